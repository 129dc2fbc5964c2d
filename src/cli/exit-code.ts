/** What the program's end tells a script. */
export const exitCodes = {
  /** The answer is yes, or there was no question. */
  yes: 0,
  /** The answer is no: a budget is broken. Nothing else. */
  no: 1,
  /** The input or the call is wrong. */
  wrong: 2,
  /** A fault of ours. */
  fault: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

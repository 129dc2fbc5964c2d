import type { Analyses, Analysis, Check, Checks, Explanation, Rule, Rules } from "../report/generated/report.ts";

/** How a document is to be laid out; what it says does not depend on it. */
export interface FormatOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** Only characters that every terminal has. */
  readonly ascii: boolean;
  /** Nothing is left out for brevity. */
  readonly all: boolean;
  /** The command as it was typed; null: the one that the report names. */
  readonly command: string | null;
}

/** What a command answers. */
export type Answer = Analysis | Analyses | Check | Checks | Explanation | Rule | Rules;

/** A view of the answer, ending with a line end. */
export type Format = (answer: Answer, options: FormatOptions) => string;

/** Meaning, not hue: what is coloured is also said in words or marks. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Set and reset, as in ECMA-48 section 8.3.117 (SGR). */
const colored =
  (set: number, reset: number) =>
  (text: string): string =>
    text === "" ? "" : `\u001b[${set}m${text}\u001b[${reset}m`;

const plain = (text: string): string => text;

/** Every style, or none of them. */
export function paintFor(color: boolean): Paint {
  if (!color) return { strong: plain, faint: plain, good: plain, warning: plain, bad: plain };
  return {
    strong: colored(1, 22),
    faint: colored(2, 22),
    good: colored(32, 39),
    warning: colored(33, 39),
    bad: colored(31, 39),
  };
}

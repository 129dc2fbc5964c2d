import { numberText } from "./number-text.ts";

/** Something that a flow is multiplied by on its way, and how it reads in a formula. */
export interface Factor {
  readonly kind: "share" | "times" | "hit" | "miss" | "copies";
  /** The share, count or hit ratio itself. */
  readonly of: number;
}

/** What the flow is multiplied by. */
export const factorValue = ({ kind, of }: Factor): number => (kind === "miss" ? 1 - of : of);

/** `× 0.8`, `× 3`, `× (1 − 0.95)`. */
export const factorText = ({ kind, of }: Factor): string =>
  kind === "miss" ? `× (1 − ${numberText(of)})` : `× ${numberText(of)}`;

/** Product of all. */
export const product = (factors: readonly Factor[]): number =>
  factors.reduce((value, factor) => value * factorValue(factor), 1);

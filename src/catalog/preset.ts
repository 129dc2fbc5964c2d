/** A value that stands in for a key that the file leaves out, with what it rests on. */
export interface Preset {
  /** What the key would say. */
  readonly value: PresetValue;
  /** The same with every time halved, and doubled: what the weight of the assumption is judged by. */
  readonly half: PresetValue;
  readonly double: PresetValue;
  /** Who says so. */
  readonly source: string;
  /** measured: by the source, on a named machine · derived: a sum of measured parts · weak: an order of magnitude. */
  readonly trust: "measured" | "derived" | "weak";
}

/** A distribution as the language writes it. */
export type PresetValue = string | { readonly p50: string; readonly p99: string };

export const NAPKIN_MATH = "sirupsen/napkin-math, measured 2026-03-08";

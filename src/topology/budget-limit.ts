import { type Dimension, dimensionWords } from "../units/dimension.ts";
import { unknownKeys } from "./known-keys.ts";
import { report } from "./log.ts";
import { quantityAt, type Range, readQuantity } from "./read-quantity.ts";
import { isMap, isSet, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Budget, Path } from "./types.ts";

/** What all budgets have. */
export interface Limit {
  readonly id: string;
  readonly path: Path;
  readonly limit: number;
  readonly warn: number | null;
}

/** What is limited: its unit, where it has a meaning, and from which side. */
export interface Figure {
  readonly dimension: Dimension;
  readonly range?: Range;
  /** `min` where more is better. */
  readonly bound: "min" | "max";
}

/** `70%`, or `{ max: 70%, warn: 60% }`; `min` where more is better. None where it is missing or wrong, which is said. */
export function limitAt(
  reader: Reader,
  key: string,
  { dimension, range, bound }: Figure,
  id: string,
  budget: (limit: Limit) => Budget,
): readonly Budget[] {
  const value = valueAt(reader, key);
  if (value === undefined) return [];
  const path = pathTo(reader, key);
  if (!isMap(value)) {
    const limit = readQuantity(value, path, reader.log, dimension, range)?.value;
    return limit === undefined ? [] : [budget({ id, path, limit, warn: null })];
  }
  const levels: Reader = { data: value, path, log: reader.log };
  unknownKeys(levels, "limit", [bound, "warn"]);
  if (!isSet(levels, bound)) {
    const { examples } = dimensionWords[dimension];
    missing(levels, bound, `a budget of two levels has ${bound} and warn`, `add ${bound}: as in ${examples}`);
  }
  const limit = quantityAt(levels, bound, dimension, range);
  const warn = quantityAt(levels, "warn", dimension, range) ?? null;
  if (limit === undefined) return [];
  const isBeyond = warn !== null && (bound === "max" ? warn > limit : warn < limit);
  if (isBeyond) {
    const message = `the warning comes after the budget is broken: warn is ${bound === "max" ? "above max" : "below min"}`;
    report(reader.log, "out-of-range", pathTo(levels, "warn"), message, "swap them");
  }
  return [budget({ id, path, limit, warn })];
}

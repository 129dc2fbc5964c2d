import { type Dimension, dimensionWords } from "../units/dimension.ts";
import { parseQuantity } from "../units/parse-quantity.ts";
import type { QuantityValue } from "../units/quantity-value.ts";
import { shownText } from "../units/shown-text.ts";
import { type Log, report } from "./log.ts";
import { describe, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Path } from "./types.ts";

/** The range in which a value has a meaning, in SI. */
export interface Range {
  readonly above?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** For the message: `more than 0`, `at most 100%`. */
  readonly words: string;
}

export const POSITIVE: Range = { above: 0, words: "more than zero" };
export const SHARE: Range = { atMost: 1, words: "at most 100%" };

/** The quantity at a key; undefined: there is none, or a wrong one, which was then said. */
export function quantityAt(reader: Reader, key: string, dimension: Dimension, range?: Range): number | undefined {
  const value = valueAt(reader, key);
  if (value === undefined) return undefined;
  return readQuantity(value, pathTo(reader, key), reader.log, dimension, range)?.value;
}

export function readQuantity(
  value: unknown,
  path: Path,
  log: Log,
  dimension: Dimension,
  range?: Range,
): QuantityValue | undefined {
  const parsed = parseQuantity(value, dimension);
  if (!parsed.ok) {
    const { kind, message, hint } = parsed.problem;
    return report(log, kind, path, message, hint);
  }
  if (range !== undefined && !isWithin(parsed.value, range)) {
    const examples = dimensionWords[dimension].examples;
    return report(log, "out-of-range", path, `${shownText(String(value))} must be ${range.words}`, `as in ${examples}`);
  }
  return parsed;
}

/** A plain number (no unit exists for it): scv, cores, weights. */
export function numberAt(reader: Reader, key: string, range: Range): number | undefined {
  const value = valueAt(reader, key);
  return value === undefined ? undefined : readNumber(value, pathTo(reader, key), reader.log, range);
}

export function readNumber(value: unknown, path: Path, log: Log, range: Range): number | undefined {
  if (typeof value !== "number")
    return report(log, "wrong-type", path, `a plain number is needed here, not ${describe(value)}`, barer(value));
  if (!Number.isFinite(value)) return report(log, "not-finite", path, `${value} is not a finite number`);
  if (value < 0) return report(log, "negative", path, `${value} is negative`, `it must be ${range.words}`);
  if (!isWithin(value, range)) return report(log, "out-of-range", path, `${value} must be ${range.words}`);
  return value;
}

/** A number of things that cannot be split: instances, replicas. */
export function wholeNumberAt(reader: Reader, key: string, range: Range): number | undefined {
  const value = numberAt(reader, key, range);
  if (value === undefined || Number.isInteger(value)) return value;
  const rounded = [Math.floor(value), Math.ceil(value)].filter((whole) => isWithin(whole, range));
  return report(
    reader.log,
    "not-whole",
    pathTo(reader, key),
    `${key} is a whole number, and ${value} is not`,
    `write ${rounded.join(" or ")}`,
  );
}

const isWithin = (value: number, { above, atLeast, atMost }: Range): boolean =>
  (above === undefined || value > above) &&
  (atLeast === undefined || value >= atLeast) &&
  (atMost === undefined || value <= atMost);

/** `"4 cores"` → `write 4`. */
function barer(value: unknown): string | null {
  const digits = typeof value === "string" ? /\d+(?:\.\d+)?/.exec(value)?.[0] : undefined;
  return digits === undefined ? null : `write ${digits}`;
}

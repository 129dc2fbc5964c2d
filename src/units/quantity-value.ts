import type { Dimension } from "./dimension.ts";
import { isMoney, unitScale } from "./unit-scale.ts";

export interface QuantityValue {
  readonly ok: true;
  /** In the one unit that the dimension has inside. */
  readonly value: number;
  /** Seconds in the denominator, of a rate: 86,400 for `40/day`. */
  readonly perSeconds: number | null;
}

/** A sign, a dollar sign, a number, a unit. */
const shape = /^([+-]?)(\$?)\s*([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d+))?\s*(\D.*)?$/su;

/** No quantity is longer; a longer text is not worth a regular expression's time. */
const LONGEST = 64;
/** Beyond this (years of seconds, requests, bytes) no system is meant, and sums of products still fit a double. */
export const LARGEST_QUANTITY = 1e18;
/** Below this a value other than zero is a slip of the pen, and its inverse would not fit. */
export const SMALLEST_QUANTITY = 1e-18;

/** The value of a quantity of this dimension; undefined where the input is none, for whatever reason. */
export function quantityValue(input: unknown, dimension: Dimension): QuantityValue | undefined {
  if (typeof input === "number") return dimension === "count" ? inRange(input, null) : undefined;
  if (typeof input !== "string" || input.length > LONGEST) return undefined;
  const match = shape.exec(input.trim());
  if (match === null) return undefined;
  const [, sign = "", dollar, innerSign = "", number = "", power = "0", unit = ""] = match;
  if ((dollar === "$") !== isMoney(dimension) || (sign !== "" && innerSign !== "")) return undefined;
  const scale = unitScale(dimension, unit.trim());
  if (scale === undefined) return undefined;
  const decimal = Number(`${sign}${innerSign}${number}e${Number(power) + scale.exponent}`);
  return inRange((decimal * scale.multiplier) / scale.divisor, scale.perSeconds);
}

function inRange(value: number, perSeconds: number | null): QuantityValue | undefined {
  const isInRange = value === 0 || (value >= SMALLEST_QUANTITY && value <= LARGEST_QUANTITY);
  return isInRange ? { ok: true, value: value + 0, perSeconds } : undefined;
}

import type { Dimension } from "./dimension.ts";

/**
 * What a unit is worth: value = number · 10^exponent · multiplier / divisor. The power of ten is
 * applied to the decimal text, so that `2ms` is the very double that `0.002` is.
 */
export interface UnitScale {
  readonly exponent: number;
  readonly multiplier: number;
  readonly divisor: number;
  /** Seconds in the denominator of a rate: a rate per day is one that needs a peak. */
  readonly perSeconds: number | null;
}

const scale = (exponent: number, multiplier = 1, divisor = 1, perSeconds: number | null = null): UnitScale => ({
  exponent,
  multiplier,
  divisor,
  perSeconds,
});

const HOUR = 3600;
/** Seconds; a month is 730 h and a year twelve of them. */
const periods: ReadonlyMap<string, number> = new Map([
  ["s", 1],
  ["min", 60],
  ["h", HOUR],
  ["d", 24 * HOUR],
  ["day", 24 * HOUR],
  ["week", 168 * HOUR],
  ["month", 730 * HOUR],
  ["year", 8760 * HOUR],
]);

const fractions: ReadonlyMap<string, number> = new Map([
  ["ns", -9],
  ["us", -6],
  ["µs", -6], // U+00B5, micro sign
  ["μs", -6], // U+03BC, Greek mu
  ["ms", -3],
]);

const decimalPrefixes: ReadonlyMap<string, number> = new Map([
  ["", 0],
  ["k", 3],
  ["K", 3],
  ["M", 6],
  ["G", 9],
  ["T", 12],
]);

const sizes: ReadonlyMap<string, UnitScale> = new Map([
  ["B", scale(0)],
  ["kB", scale(3)],
  ["KB", scale(3)],
  ["MB", scale(6)],
  ["GB", scale(9)],
  ["TB", scale(12)],
  ["PB", scale(15)],
  ["KiB", scale(0, 2 ** 10)],
  ["MiB", scale(0, 2 ** 20)],
  ["GiB", scale(0, 2 ** 30)],
  ["TiB", scale(0, 2 ** 40)],
  ["PiB", scale(0, 2 ** 50)],
]);

const perRequests: ReadonlyMap<string, number> = new Map([
  ["request", 0],
  ["thousand", -3],
  ["k", -3],
  ["10k", -4],
  ["million", -6],
  ["M", -6],
]);

function timeScale(unit: string): UnitScale | undefined {
  const fraction = fractions.get(unit);
  if (fraction !== undefined) return scale(fraction);
  const seconds = periods.get(unit);
  return seconds === undefined ? undefined : scale(0, seconds);
}

function rateScale(unit: string): UnitScale | undefined {
  const match = /^([kKMGT]?)\s*(?:\/\s*(\S+)|rps|qps)$/.exec(unit);
  if (match === null) return undefined;
  const exponent = decimalPrefixes.get(match[1] ?? "") ?? 0;
  const seconds = match[2] === undefined ? 1 : periods.get(match[2]);
  if (seconds !== undefined) return scale(exponent, 1, seconds, seconds);
  return match[2] === "ms" ? scale(exponent + 3, 1, 1, 0.001) : undefined;
}

function bandwidthScale(unit: string): UnitScale | undefined {
  const bits = /^([kKMGT]?)bps$/.exec(unit);
  if (bits !== null) return scale(decimalPrefixes.get(bits[1] ?? "") ?? 0, 1, 8);
  return unit.endsWith("/s") ? sizes.get(unit.slice(0, -2).trimEnd()) : undefined;
}

function costScale(unit: string): UnitScale | undefined {
  const match = /^([kKMGT]?)\s*\/\s*(\S+)$/.exec(unit);
  const seconds = match === null ? undefined : periods.get(match[2] ?? "");
  if (match === null || seconds === undefined) return undefined;
  const exponent = decimalPrefixes.get(match[1] ?? "") ?? 0;
  return seconds < HOUR ? scale(exponent, HOUR / seconds) : scale(exponent, 1, seconds / HOUR);
}

function pricePerSizeScale(unit: string): UnitScale | undefined {
  const size = unit.startsWith("/") ? sizes.get(unit.slice(1).trimStart()) : undefined;
  return size && scale(-size.exponent, 1, size.multiplier);
}

function pricePerRequestScale(unit: string): UnitScale | undefined {
  const match = /^\/\s*(\S+?)(?:\s+requests)?$/.exec(unit);
  const exponent = match === null ? undefined : perRequests.get(match[1] ?? "");
  return exponent === undefined ? undefined : scale(exponent);
}

function countScale(unit: string): UnitScale | undefined {
  const exponent = decimalPrefixes.get(unit.replace(/\s*users$/, ""));
  return exponent === undefined ? undefined : scale(exponent);
}

const scales: { readonly [D in Dimension]: (unit: string) => UnitScale | undefined } = {
  time: timeScale,
  rate: rateScale,
  size: (unit) => sizes.get(unit),
  bandwidth: bandwidthScale,
  ratio: (unit) => (unit === "%" ? scale(-2) : undefined),
  factor: (unit) => (unit === "x" || unit === "×" ? scale(0) : undefined),
  count: countScale,
  cost: costScale,
  "price-per-size": pricePerSizeScale,
  "price-per-request": pricePerRequestScale,
};

/** Dimensions whose quantities begin with `$`. */
export const isMoney = (dimension: Dimension): boolean => dimension === "cost" || dimension.startsWith("price-");

/** The scale of a unit as written after the number; undefined where the dimension has no such unit. */
export const unitScale = (dimension: Dimension, unit: string): UnitScale | undefined => scales[dimension](unit);

/** Quantities for people: three significant digits, never `NaN`, `∞` for what is saturated. */

const INFINITE = "∞";
const UNKNOWN = "–";

/** Three significant digits without trailing zeros: `2.78`, `41`, `0.012`. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return UNKNOWN;
  if (!Number.isFinite(value)) return value > 0 ? INFINITE : `-${INFINITE}`;
  const rounded = Number(value.toPrecision(3));
  const magnitude = Math.abs(rounded);
  if (magnitude !== 0 && (magnitude < 1e-6 || magnitude >= 1e15)) return rounded.toExponential().replace("e+", "e");
  return String(rounded);
}

/** From `from` upward a value is shown in units of `size`. */
interface Step {
  readonly from: number;
  readonly size: number;
  readonly unit: string;
}

const steps = (...units: readonly (readonly [size: number, unit: string, from?: number])[]): readonly Step[] =>
  units.map(([size, unit, from = size]) => ({ from, size, unit }));

/** The first step that the value reaches once it is rounded, so that 999.9 ms is 1 s. */
function formatInSteps(value: number, descending: readonly Step[], zero: string): string {
  if (value === 0) return zero;
  if (!Number.isFinite(value)) return formatNumber(value);
  const magnitude = Math.abs(Number(value.toPrecision(3)));
  const step = descending.find(({ from }) => magnitude >= from) ?? descending.at(-1);
  return step === undefined ? formatNumber(value) : `${formatNumber(value / step.size)}${step.unit}`;
}

const times = steps(
  [86_400, " d"],
  [3600, " h"],
  [60, " min", 120],
  [1, " s"],
  [1e-3, " ms"],
  [1e-6, " µs"],
  [1e-9, " ns"],
);
const rates = steps(
  [1e9, "G/s"],
  [1e6, "M/s"],
  [1e3, "k/s"],
  [1, "/s", 0.1],
  [1 / 60, "/min"],
  [1 / 3600, "/h"],
  [1 / 86_400, "/day"],
);
const counts = steps([1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k", 1e4], [1, ""]);
const sizes = steps(
  [2 ** 50, " PiB"],
  [2 ** 40, " TiB"],
  [2 ** 30, " GiB"],
  [2 ** 20, " MiB"],
  [2 ** 10, " KiB"],
  [1, " B"],
);

/** `41 ms`, `1.3 s`, `0 s`. */
export const formatTime = (seconds: number): string => formatInSteps(seconds, times, "0 s");

/** `2.78k/s`, `168/s`, `12/min`, `40/day`. */
export const formatRate = (perSecond: number): string => formatInSteps(perSecond, rates, "0/s");

/** `12`, `1500`, `40k`, `2.5M`. */
export function formatCount(count: number): string {
  return Number.isInteger(count) && Math.abs(count) < 1e4 ? String(count) : formatInSteps(count, counts, "0");
}

/** `400 GiB`, `1.5 KiB`, `12 B`. */
export const formatSize = (bytes: number): string => formatInSteps(bytes, sizes, "0 B");

/** A share: `85%`, `99.9%`, `0.01%`. */
export function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return formatNumber(ratio);
  const complement = 1 - ratio;
  // 99.98 % must not be shown as 100 %: near one it is the digits of the complement that count.
  if (ratio < 1 && complement < 0.005)
    return `${100 - Number((complement * 100).toPrecision(2))}%`.replace(/^100%$/, "<100%");
  return `${formatNumber(ratio * 100)}%`;
}

/** A multiple: `1.18x`. */
export const formatFactor = (factor: number): string =>
  Number.isFinite(factor) ? `${formatNumber(factor)}x` : formatNumber(factor);

/** Thousands apart. By hand, since the first `Intl.NumberFormat` of a process costs as much as reading a topology. */
const grouped = (amount: number): string => amount.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** An amount of US dollars: `$1,104`, `$12.50`, `$0.0042`, `-$310`. */
export function formatMoney(amount: number): string {
  if (!Number.isFinite(amount)) return formatNumber(amount);
  const magnitude = Math.abs(amount);
  const sign = amount < 0 ? "-" : "";
  if (magnitude === 0) return "$0";
  if (magnitude < 0.1) return `${sign}$${formatNumber(magnitude)}`;
  const cents = magnitude.toFixed(2);
  if (magnitude < 100 && !cents.endsWith(".00")) return `${sign}$${cents}`;
  return `${sign}$${grouped(magnitude)}`;
}

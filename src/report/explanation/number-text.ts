import { formatNumber, formatTime } from "../../units/format-quantity.ts";

/**
 * A number inside a formula: whole where it is large, four digits where it is not, thousands apart.
 *
 * @example
 * numberText(2777.77); // "2,778"
 */
export function numberText(value: number): string {
  const magnitude = Math.abs(value);
  if (!Number.isFinite(value) || magnitude >= 1e15 || (magnitude > 0 && magnitude < 1e-4)) return formatNumber(value);
  if (magnitude >= 1000) return value.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return String(Number(value.toPrecision(4)));
}

/** `2,778/s`. */
export const rateText = (perSecond: number): string => `${numberText(perSecond)}/s`;

/** `4.2 ms`, or `∞` of what never ends. */
export function timeText(seconds: number | null): string {
  if (seconds === null) return "∞";
  return seconds > 0 && seconds < 1e-6 ? "<1 µs" : formatTime(seconds);
}

/** Figures of the report as text; null is what does not exist. */
import type { Budget, Effect, Exactness, Money } from "../../report/generated/report.ts";
import { formatFactor, formatMoney, formatRate, formatRatio, formatTime } from "../../units/format-quantity.ts";

export const NONE = "–";
const INFINITE = "∞";

/** Shorter times are nobody's concern. */
const SHORTEST = 1e-6;

type Unit = Budget["unit"] | Effect["unit"];

const inUnit: { readonly [U in Unit]: (value: number) => string } = {
  seconds: formatTime,
  ratio: formatRatio,
  factor: formatFactor,
  usdPerMonth: (amount) => `${formatMoney(amount)}/month`,
  perSecond: formatRate,
};

/** A figure with its unit: `286 ms`, `85%`, `1.18x`; `∞` when saturated, `unknown` when not known. */
export function figureText(value: number | null, unit: Unit, saturated: boolean): string {
  if (value !== null) return inUnit[unit](value);
  return saturated ? INFINITE : "unknown";
}

/** A time, marked where it is approximate; `∞` when saturated. */
export function timeText(seconds: number | null, saturated: boolean, exactness: Exactness = "exact"): string {
  if (seconds === null) return saturated ? INFINITE : NONE;
  if (seconds > 0 && seconds < SHORTEST) return `<${formatTime(SHORTEST)}`;
  return `${exactness === "approximate" ? "≈" : ""}${formatTime(seconds)}`;
}

/** `1.18x`, or a dash where nothing ever saturates. */
export const factorText = (factor: number | null): string => (factor === null ? NONE : formatFactor(factor));

/** `$8,412/month`, or `cost unknown`. */
export const monthlyText = ({ amount }: Money): string =>
  amount === null ? "cost unknown" : `${formatMoney(amount)}/month`;

/** A share in whole percent, as long as that says enough: `31%`, `0.4%`, `99.8%`, `<0.01%`. */
export function percentText(ratio: number): string {
  if (ratio > 0 && ratio < 1e-4) return "<0.01%";
  if (ratio > 0 && ratio < 0.01) return `${Number((ratio * 100).toPrecision(1))}%`;
  const isCoarse = ratio === 0 || (ratio >= 0.01 && ratio < 0.995) || ratio >= 1.005;
  return isCoarse ? `${Math.round(ratio * 100)}%` : formatRatio(ratio);
}

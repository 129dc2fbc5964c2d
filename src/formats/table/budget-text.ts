import type { Budget } from "../../report/generated/report.ts";
import type { Cell } from "./columns.ts";
import { figureText, percentText } from "./figures.ts";
import { verdictMarks } from "./marks.ts";
import type { Screen } from "./screen.ts";

/** `p99.9`, `p50`, `mean`. */
export const statisticText = (statistic: NonNullable<Budget["statistic"]>): string =>
  statistic === "p999" ? "p99.9" : statistic;

/** `≤ 400 ms`; more headroom is better, so `≥ 1.5x`. */
export const limitText = ({ kind, limit, unit }: Budget): string =>
  `${kind === "headroom" ? "≥" : "≤"} ${figureText(limit, unit, false)}`;

/** `286 ms`; what nothing can break has no end. */
export function actualText({ actual, unit, saturated, verdict }: Budget): string {
  return actual === null && verdict === "held" ? "unlimited" : figureText(actual, unit, saturated);
}

/** `28% left`, `15% over`, `saturated`. */
export function marginText({ marginRatio, saturated, kind, limit, actual, verdict }: Budget): string {
  if (saturated) return "saturated";
  if (actual === null) return verdict === "held" ? "no end" : "unknown";
  if (marginRatio === null || limit === 0) return actual > limit ? "over" : "kept";
  if (marginRatio === 0) return "none left";
  if (marginRatio > 0)
    return kind === "headroom" ? `${percentText(marginRatio)} more` : `${percentText(marginRatio)} left`;
  return `${percentText(-marginRatio)} ${kind === "headroom" ? "short" : "over"}`;
}

/** `✓ p99 ≤ 400 ms, 28% left`. */
export function budgetCell(budget: Budget, screen: Screen): Cell {
  const { character, paint } = verdictMarks[budget.verdict];
  const name = budget.statistic === null ? budget.kind : statisticText(budget.statistic);
  return { text: `${character} ${name} ${limitText(budget)}, ${marginText(budget)}`, paint: screen.paint[paint] };
}

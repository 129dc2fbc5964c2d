import type { Budget } from "../../report/generated/report.ts";
import type { Cell } from "./columns.ts";
import { figureText, NONE, percentText } from "./figures.ts";
import { markOf } from "./marks.ts";
import type { Screen } from "./screen.ts";

/** `p99.9`, `p50`, `mean`. */
export const statisticText = (statistic: NonNullable<Budget["statistic"]>): string =>
  statistic === "p999" ? "p99.9" : statistic;

/** `≤ 400 ms`; more headroom is better, so `≥ 1.5x`. */
export const limitText = ({ kind, limit, unit }: Budget): string =>
  `${isFloor(kind) ? "≥" : "≤"} ${figureText(limit, unit, false)}`;

/** More is better. */
const isFloor = (kind: Budget["kind"]): boolean => kind === "headroom" || kind === "hit-ratio";

/** `286 ms`; what nothing can break has no end. */
export function actualText({ actual, unit, saturated, verdict }: Budget): string {
  if (actual === null && verdict === "held") return "unlimited";
  if (verdict === "unjudged") return NONE;
  return isUnanswered({ actual, saturated, verdict }) ? "no answer" : figureText(actual, unit, saturated);
}

/** There is no figure since nobody is answered. */
const isUnanswered = ({ actual, saturated, verdict }: Pick<Budget, "actual" | "saturated" | "verdict">): boolean =>
  actual === null && !saturated && verdict === "broken";

/** `28% left`, `15% over`, `saturated`. */
export function marginText({ marginRatio, saturated, kind, limit, actual, verdict }: Budget): string {
  if (saturated) return "saturated";
  if (verdict === "unjudged") return "no base";
  if (isUnanswered({ actual, saturated, verdict })) return "nobody is answered";
  if (actual === null) return verdict === "held" ? "no end" : "unknown";
  if (marginRatio === null || limit === 0) return actual > limit ? "over" : "kept";
  if (marginRatio === 0) return "none left";
  if (marginRatio > 0) return isFloor(kind) ? `${percentText(marginRatio)} more` : `${percentText(marginRatio)} left`;
  return `${percentText(-marginRatio)} ${isFloor(kind) ? "short" : "over"}`;
}

/** `✓ p99 ≤ 400 ms, 28% left`. */
export function budgetCell(budget: Budget, screen: Screen): Cell {
  const { character, paint } = markOf(budget);
  const name = budget.statistic === null ? budget.kind : statisticText(budget.statistic);
  return { text: `${character} ${name} ${limitText(budget)}, ${marginText(budget)}`, paint: screen.paint[paint] };
}

/** What becomes of a finding when the topology is changed. */
import type { Assessment, BudgetResult } from "../assess/types.ts";
import { conditionOf } from "../findings/condition.ts";
import { figureOf } from "../findings/figure.ts";
import { findingsOf } from "../findings/findings.ts";
import { spreadBudgets } from "../findings/spread-budgets.ts";
import type { Detail, Finding } from "../findings/types.ts";
import type { Outcome } from "./types.ts";

/** Rules about the load of one station, or about budgets: judged by the station's condition and the budgets. */
const LOAD_RULES: ReadonlySet<string> = new Set([
  "saturated",
  "near-saturation",
  "utilization-budget",
  "latency-budget",
  "headroom-budget",
  "error-budget",
  "errors",
  "cost-budget",
]);

/** What has to be solved to judge a finding: neither where the time goes nor what breaks next. */
export const ENOUGH_TO_JUDGE: Detail = { places: false, ladder: false };

/**
 * What a change does to a finding, and whether it does harm elsewhere is not asked here: that is for
 * the recommendation to say.
 *
 * @param after solved at least as `ENOUGH_TO_JUDGE` says
 */
export function outcomeOf(finding: Finding, after: Assessment): Outcome {
  if (!LOAD_RULES.has(finding.rule)) return isStillThere(finding, after) ? "none" : "mended";
  const budgets = new Map(spreadBudgets(after).map((result) => [figureOf(result), result]));
  const isFree = finding.station === null ? null : isStationFree(finding, finding.station, after, budgets);
  if (isFree === false) return "none";
  if (finding.budgets.every((figure) => budgets.get(figure)?.verdict === "held")) return "mended";
  if (isFree === null || finding.rule === "latency-budget" || finding.rule === "error-budget") return "none";
  return finding.rule === "headroom-budget" && !isOutOfTheWay(finding, after) ? "none" : "moved";
}

/** Whether nothing is to be said against the station any more; a station that is gone needs nothing. */
function isStationFree(
  { rule }: Finding,
  id: string,
  after: Assessment,
  budgets: ReadonlyMap<string, BudgetResult>,
): boolean {
  const index = after.model.stations.findIndex((station) => station.id === id);
  const station = after.model.stations[index];
  const figures = after.solution.stations[index];
  if (station === undefined || figures === undefined) return true;
  const condition = conditionOf(station, figures, budgets.get(`utilization.${id}`));
  // What it may turn away is for error budgets to say, if there are any.
  return condition === "calm" || (condition === "losing" && rule !== "errors");
}

/** Whether a station saturates beyond the headroom that is asked for. */
function isOutOfTheWay({ station, figures }: Finding, after: Assessment): boolean {
  const index = after.model.stations.findIndex(({ id }) => id === station);
  return (after.solution.stations[index]?.saturationFactor ?? Infinity) >= (figures.limit ?? 0);
}

/** Of rules that are not about load: whether the same rule still speaks of the same subject. */
function isStillThere(finding: Finding, after: Assessment): boolean {
  return findingsOf(after, null).some(({ code, subject }) => code === finding.code && subject === finding.subject);
}

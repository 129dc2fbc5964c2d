/** What becomes of a finding when the topology is changed. */
import type { Assessment, BudgetResult } from "../assess/types.ts";
import { conditionOf, NEAR_SATURATION } from "../findings/condition.ts";
import { figureOf } from "../findings/figure.ts";
import { isStillSaid } from "../findings/findings.ts";
import { spreadBudgets } from "../findings/spread-budgets.ts";
import type { Detail, Finding } from "../findings/types.ts";
import type { Outcome } from "./types.ts";

/** Rules about the load of one station, or about budgets: judged by the station's condition and the budgets. */
const LOAD_RULES: ReadonlySet<string> = new Set([
  "saturated",
  "near-saturation",
  "utilization-budget",
  "latency-budget",
  "lag-budget",
  "headroom-budget",
  "error-budget",
  "errors",
  "cost-budget",
]);

/** What has to be solved to judge a finding: not where the time goes, and the headroom only where it is at stake. */
export function detailFor({ budgets }: Finding): Detail {
  return { places: false, headroom: budgets.includes("headroom") ? "judged" : "ignored" };
}

/**
 * What a change does to a finding. Whether it does harm to other tiers is not asked here: that is for
 * the recommendation to say.
 *
 * @param after solved at least as `detailFor` says
 * @param findings all that were found before the change
 */
export function outcomeOf(finding: Finding, after: Assessment, findings: readonly Finding[]): Outcome {
  if (!LOAD_RULES.has(finding.rule)) return isStillSaid(finding, after) ? "none" : "mended";
  const budgets = new Map(spreadBudgets(after).map((result) => [figureOf(result), result]));
  const place = finding.station;
  if (place !== null && !isTierFree(finding, after, budgets, findings)) return "none";
  if (finding.budgets.every((figure) => budgets.get(figure)?.verdict === "held")) return "mended";
  if (
    place === null ||
    finding.rule === "latency-budget" ||
    finding.rule === "lag-budget" ||
    finding.rule === "error-budget"
  )
    return "none";
  return finding.rule === "headroom-budget" && !isOutOfTheWay(finding, after) ? "none" : "moved";
}

/**
 * Whether nothing is to be said any more against the finding's station, nor against another of its tier
 * against which nothing was said before: replicas that choke on the reads of their primary mend nothing.
 */
function isTierFree(
  { rule, tier, station }: Finding,
  after: Assessment,
  budgets: ReadonlyMap<string, BudgetResult>,
  findings: readonly Finding[],
): boolean {
  return after.model.stations.every((one, index) => {
    const figures = after.solution.stations[index];
    if (figures === undefined || one.tier !== tier) return true;
    if (one.id !== station && findings.some((other) => other.station === one.id)) return true;
    const condition = conditionOf(one, figures, budgets.get(`utilization.${one.id}`));
    // What it may turn away is for error budgets to say, if there are any.
    return condition === "calm" || (condition === "losing" && rule !== "errors");
  });
}

/**
 * Whether a station is no longer what the headroom ends at: it saturates beyond it, and where latencies
 * are budgeted its queue is not near saturation then, so that they do not break on it either.
 */
function isOutOfTheWay({ station, figures }: Finding, after: Assessment): boolean {
  const index = after.model.stations.findIndex(({ id }) => id === station);
  const saturates = after.solution.stations[index]?.saturationFactor ?? Infinity;
  const hasLatencies = after.topology.budgets.some(({ kind }) => kind === "latency");
  return saturates * (hasLatencies ? NEAR_SATURATION : 1) >= (figures.limit ?? 0);
}

import type { BudgetResult } from "../../assess/types.ts";
import { formatRatio } from "../../units/format-quantity.ts";
import { budgetSentence, severityOf } from "../budget-sentence.ts";
import type { RuleContext } from "../context.ts";
import { figureOf } from "../figure.ts";
import { shareOf } from "../queueing-share.ts";
import type { Finding, Rule } from "../types.ts";

export const latencyBudget: Rule = {
  code: "SP901",
  name: "latency-budget",
  severity: "error",
  title: "A latency budget is broken",
  what: "A percentile or mean of a workload's latency is beyond its budget (or its `warn` level), and no station near saturation explains it. Budgets that break at one place are one finding.",
  why: "Users wait longer than you promised, though nothing is overloaded: the time lies in the work itself, in a third party, or in a queue that is short but met often.",
  howToMend:
    "Look at the place named, which has the largest share: answer from a cache what it answers, call it fewer times or in parallel, make its work shorter, or give it servers where it queues.",
  example: `version: 1
workloads: { web: { rate: 20/s } }
tiers:
  app: { kind: service, instances: 2, cores: 4, serviceTime: 12ms, calls: payments }
  payments: { kind: external, latency: { p50: 120ms, p99: 700ms } }
budgets: { latency: { web: { p99: 500ms } } }
`,
  solvesVariants: false,
  evaluate: (context) =>
    [...(context.blamed.get(latencyBudget.name) ?? [])]
      .map(([place, results]) => finding(place, results.toSorted(byKindThenMargin), context))
      .sort((a, b) => (a.figures.margin ?? 0) - (b.figures.margin ?? 0)),
};

/** Latencies before the headroom that they cost, the worst first. */
const byKindThenMargin = (a: BudgetResult, b: BudgetResult): number =>
  Number(a.budget.kind !== "latency") - Number(b.budget.kind !== "latency") || (a.margin ?? 0) - (b.margin ?? 0);

function finding(place: string, results: readonly BudgetResult[], context: RuleContext): Finding {
  const worst = results[0] as BudgetResult;
  const { budget, actual, margin } = worst;
  const workload = budget.kind === "latency" ? budget.workload : place;
  const share = context.workloads.get(workload)?.shares.find((candidate) => candidate.place === place);
  const part = share === undefined || budget.kind !== "latency" ? null : shareOf(share, budget.statistic);
  const station = context.stations.get(place);
  const where = station?.name ?? (place === "network" ? "the network between the tiers" : place);
  return {
    code: latencyBudget.code,
    rule: latencyBudget.name,
    severity: severityOf(results, "error"),
    message: `${budgetSentence(worst)}${part === null ? "" : `; ${formatRatio(part)} of it is spent at ${where}`}`,
    subject: workload,
    tier: station?.station.tier ?? (context.tiers.has(place) ? place : (share?.tier ?? null)),
    station: station?.station.id ?? null,
    path: budget.path,
    budgets: results.map(figureOf),
    consequences: results.slice(1).map(budgetSentence),
    figures: { actual, limit: budget.limit, margin, share: part },
  };
}

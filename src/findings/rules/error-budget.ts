import type { BudgetResult } from "../../assess/types.ts";
import { formatRatio } from "../../units/format-quantity.ts";
import { budgetSentence, severityOf } from "../budget-sentence.ts";
import type { RuleContext, StationView } from "../context.ts";
import { figureOf } from "../figure.ts";
import type { Finding, Rule } from "../types.ts";

export const errorBudget: Rule = {
  code: "SP905",
  name: "error-budget",
  severity: "error",
  title: "An error budget is broken",
  what: "The share of a workload's requests that fail is beyond its `errors` budget, and no station near saturation explains it. Budgets that break at one place are one finding.",
  why: "Requests that are turned away are users who see an error, and most of them try again, which adds to the load that turned them away.",
  howToMend:
    "Give the place that turns requests away more servers, or a longer queue where waiting is better than failing.",
  example: `version: 1
workloads: { web: { rate: 60/s } }
tiers:
  app: { kind: service, cores: 1, serviceTime: 10ms, queueLimit: 3 }
budgets: { errors: 0.1% }
`,
  solvesVariants: false,
  evaluate: (context) =>
    [...(context.blamed.get(errorBudget.name) ?? [])]
      .map(([place, results]) => finding(place, results.toSorted(byKindThenRatio), context))
      .sort((a, b) => (b.figures.errorRatio ?? 1) - (a.figures.errorRatio ?? 1)),
};

/** Error ratios before the headroom that they cost, the worst first. */
const byKindThenRatio = (a: BudgetResult, b: BudgetResult): number =>
  Number(a.budget.kind !== "errors") - Number(b.budget.kind !== "errors") || (b.actual ?? 1) - (a.actual ?? 1);

function finding(place: string, results: readonly BudgetResult[], context: RuleContext): Finding {
  const worst = results[0] as BudgetResult;
  const station = context.stations.get(place);
  const lost = station?.solution.lossProbability ?? null;
  return {
    code: errorBudget.code,
    rule: errorBudget.name,
    severity: severityOf(results, "error"),
    message: `${budgetSentence(worst)}${station === undefined ? "" : `; ${turnsAway(station)}`}`,
    subject: station?.name ?? place,
    tier: station?.station.tier ?? null,
    station: station?.station.id ?? null,
    path: station?.station.path ?? worst.budget.path,
    budgets: results.map(figureOf),
    consequences: results.slice(1).map(budgetSentence),
    figures: { errorRatio: worst.actual, limit: worst.budget.limit, lossProbability: lost },
  };
}

const turnsAway = ({ name, station, solution }: StationView): string =>
  station.isLost
    ? `${name} is lost, and turns all of its requests away`
    : `${name} turns ${formatRatio(solution.lossProbability)} of its requests away for want of room`;

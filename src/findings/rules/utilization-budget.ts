import { formatFactor, formatRatio } from "../../units/format-quantity.ts";
import { budgetSentence, severityOf } from "../budget-sentence.ts";
import { busiestOf } from "../busiest.ts";
import { figureOf } from "../figure.ts";
import type { Rule } from "../types.ts";

export const utilizationBudget: Rule = {
  code: "SP902",
  name: "utilization-budget",
  severity: "error",
  title: "A station is busier than its budget",
  what: "A station's utilization is beyond its `utilization` budget (or its `warn` level), though it is not near saturation, which SP202 reports.",
  why: "The budget is the reserve that you decided on for spikes, for a lost machine and for growth; what is used is not in reserve.",
  howToMend: "Give the station more servers, send it less, or decide on a smaller reserve.",
  example: `version: 1
workloads: { web: { rate: 200/s } }
tiers:
  app: { kind: service, instances: 2, cores: 2, serviceTime: 12ms }
budgets: { utilization: 50% }
`,
  solvesVariants: false,
  evaluate: ({ stations, blamed }) =>
    [...stations.values()]
      .filter(({ condition }) => condition === "over-budget")
      .sort((a, b) => (a.budget?.margin ?? 0) - (b.budget?.margin ?? 0))
      .map(({ station, solution, name, budget }) => {
        const results = blamed.get(utilizationBudget.name)?.get(station.id) ?? [];
        const others = results.filter(({ budget: { kind } }) => kind !== "utilization");
        const { busiestUtilization, saturationFactor } = solution;
        return {
          code: utilizationBudget.code,
          rule: utilizationBudget.name,
          severity: severityOf(results, "warning"),
          message: `${busiestOf(name, solution)} is ${budget === undefined ? formatRatio(busiestUtilization) : budgetSentence(budget)}${saturationFactor === null ? "" : `; it saturates at ${formatFactor(saturationFactor)} today's load`}`,
          subject: name,
          tier: station.tier,
          station: station.id,
          path: station.path,
          budgets: results.map(figureOf),
          consequences: others.map(budgetSentence),
          figures: { utilization: busiestUtilization, limit: budget?.budget.limit ?? null, saturationFactor },
        };
      }),
};

import { isPool } from "../../model/is-pool.ts";
import { formatFactor, formatRatio } from "../../units/format-quantity.ts";
import { budgetSentence, severityOf } from "../budget-sentence.ts";
import { busiestOf } from "../busiest.ts";
import { NEAR_SATURATION } from "../condition.ts";
import { figureOf } from "../figure.ts";
import type { Rule } from "../types.ts";

export const nearSaturation: Rule = {
  code: "SP202",
  name: "near-saturation",
  severity: "error",
  title: "A station is near saturation",
  what: `A station is more than ${formatRatio(NEAR_SATURATION)} busy at the load analysed. Threads and connections that would all be taken at a quarter more load count as well. A utilization budget moves the threshold: a station that keeps its budget is never reported, one that does not is an error.`,
  why: "Waits grow with 1/(1 − ρ): at 80 % busy one server answers in five service times, at 90 % in ten, and a quarter more load than planned, or the loss of one machine in five, saturates it.",
  howToMend:
    "Give it more servers, or send it less. If it is meant to run this hot (a batch worker, say), say so: `budgets: { utilization: { thumbs: 95% } }`.",
  example: `version: 1
workloads: { web: { rate: 300/s } }
tiers:
  app: { kind: service, instances: 2, cores: 4, serviceTime: 12ms, pools: { pay: 20 }, calls: pay }
  pay: { kind: external, latency: 120ms }
`,
  solvesVariants: false,
  evaluate: ({ stations, blamed }) =>
    [...stations.values()]
      .filter(({ condition }) => condition === "near-saturation")
      .sort((a, b) => b.solution.busiestUtilization - a.solution.busiestUtilization)
      .map(({ station, solution, name }) => {
        const budgets = blamed.get(nearSaturation.name)?.get(station.id) ?? [];
        const { busiestUtilization, saturationFactor } = solution;
        return {
          code: nearSaturation.code,
          rule: nearSaturation.name,
          severity: severityOf(budgets, "warning"),
          message: isPool(station)
            ? `all of ${name} are soon taken: at ${formatFactor(saturationFactor ?? 1)} today's load, before what they guard is busy`
            : `${busiestOf(name, solution)} is ${formatRatio(busiestUtilization)} busy${saturationFactor === null ? "" : ` and saturates at ${formatFactor(saturationFactor)} today's load`}`,
          subject: name,
          tier: station.tier,
          station: station.id,
          path: station.path,
          budgets: budgets.map(figureOf),
          consequences: budgets.map(budgetSentence),
          figures: { utilization: busiestUtilization, saturationFactor },
        };
      }),
};

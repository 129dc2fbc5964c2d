import { formatRatio } from "../../units/format-quantity.ts";
import { WHOLE_PLAN } from "../blame.ts";
import { budgetSentence, severityOf } from "../budget-sentence.ts";
import { figureOf } from "../figure.ts";
import type { Rule } from "../types.ts";

export const costBudget: Rule = {
  code: "SP904",
  name: "cost-budget",
  severity: "error",
  title: "The plan costs more than its budget",
  what: "The sum of all prices, at the mean load, is beyond the `cost` budget (or its `warn` level).",
  why: "The money is spent every month, whether the load comes or not.",
  howToMend:
    "Take machines away where cores stand idle (SP601), buy smaller shapes, or answer more from caches before the dearest tier.",
  example: `version: 1
workloads: { web: { rate: 20/s } }
tiers:
  app: { kind: service, instances: 6, instance: m6i.xlarge, serviceTime: 12ms }
budgets: { cost: $500/month }
`,
  solvesVariants: false,
  evaluate: ({ blamed, assessment: { cost } }) => {
    const results = blamed.get(costBudget.name)?.get(WHOLE_PLAN) ?? [];
    return results.map((result) => {
      const dearest = cost.perTier.reduce<(typeof cost.perTier)[number] | null>(
        (most, tier) => (most === null || tier.knownUsdPerHour > most.knownUsdPerHour ? tier : most),
        null,
      );
      const share = dearest === null || cost.usdPerHour === null ? null : dearest.knownUsdPerHour / cost.usdPerHour;
      return {
        code: costBudget.code,
        rule: costBudget.name,
        severity: severityOf([result], "error"),
        message: `The plan's ${budgetSentence(result)}${dearest === null || share === null ? "" : `; ${formatRatio(share)} of ${result.budget.kind === "cost" ? "it" : "all"} is ${dearest.tier}`}`,
        subject: figureOf(result),
        tier: dearest?.tier ?? null,
        station: null,
        path: result.budget.path,
        budgets: [figureOf(result)],
        consequences: [],
        figures:
          result.budget.kind === "cost" ? { usdPerHour: result.actual, limitUsdPerHour: result.budget.limit } : {},
      };
    });
  },
};

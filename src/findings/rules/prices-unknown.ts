import { WHOLE_PLAN } from "../blame.ts";
import { budgetSentence, severityOf } from "../budget-sentence.ts";
import { figureOf } from "../figure.ts";
import type { Rule } from "../types.ts";
import { monthly, nameList } from "../wording.ts";

export const pricesUnknown: Rule = {
  code: "SP602",
  name: "prices-unknown",
  severity: "error",
  title: "Prices are unknown",
  what: "Tiers have neither a price of their own nor a catalog shape with one. A note, unless a `cost` budget needs them: what is unknown breaks the budget.",
  why: "The cost shown is a lower bound, and the cost of a recommendation for such a tier cannot be told.",
  howToMend:
    "Name a catalog shape (`instance: m6i.xlarge`) or give the price (`price: $0.19/h`, `price: $0.40/million`; `$0/h` for what costs nothing).",
  example: `version: 1
workloads: { web: { rate: 20/s } }
tiers:
  app: { kind: service, instances: 2, cores: 4, serviceTime: 12ms }
budgets: { cost: $500/month }
`,
  solvesVariants: false,
  evaluate: ({ blamed, tiers, assessment: { cost } }) => {
    if (cost.unknown.length === 0) return [];
    const results = blamed.get(pricesUnknown.name)?.get(WHOLE_PLAN) ?? [];
    const least = cost.knownUsdPerHour > 0 ? `: the plan costs at least ${monthly(cost.knownUsdPerHour)}` : "";
    const first = cost.unknown[0] as string;
    return [
      {
        code: pricesUnknown.code,
        rule: pricesUnknown.name,
        severity: severityOf(results, "note"),
        message: `No price is known for ${nameList(cost.unknown)}${least}`,
        subject: cost.unknown.length === 1 ? first : "cost",
        tier: cost.unknown.length === 1 ? first : null,
        station: null,
        path: results[0]?.budget.path ?? tiers.get(first)?.path ?? ["tiers", first],
        budgets: results.map(figureOf),
        consequences: results.map(budgetSentence),
        figures: { tiersWithoutPrice: cost.unknown.length, knownUsdPerHour: cost.knownUsdPerHour },
      },
    ];
  },
};

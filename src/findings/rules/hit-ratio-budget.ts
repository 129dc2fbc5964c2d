import { budgetSentence, severityOf } from "../budget-sentence.ts";
import { figureOf } from "../figure.ts";
import type { Rule } from "../types.ts";

export const hitRatioBudget: Rule = {
  code: "SP906",
  name: "hit-ratio-budget",
  severity: "error",
  title: "A cache hits less often than its budget asks",
  what: "The hit ratio of a cache or cdn is below its `hitRatio` budget (or its `warn` level).",
  why: "What a cache misses is asked of the tier behind it, which was sized for less.",
  howToMend: "Give the cache more memory or longer times to live, or cache more of what is asked often.",
  example: `version: 1
workloads: { web: { rate: 20/s } }
tiers:
  app: { kind: service, cores: 2, serviceTime: 12ms, calls: cache }
  cache: { kind: cache, instances: 2, memory: 1GiB, items: 10M, itemSize: 2KB, popularity: { zipf: 0.9 }, miss: db.read }
  db: { kind: database, cores: 4, read: 4ms }
budgets: { hitRatio: { cache: 80% } }
`,
  solvesVariants: false,
  evaluate: ({ blamed, tiers }) =>
    [...(blamed.get(hitRatioBudget.name) ?? [])].flatMap(([place, results]) => {
      const [worst] = results.toSorted((a, b) => (a.margin ?? 0) - (b.margin ?? 0));
      if (worst === undefined) return [];
      return [
        {
          code: hitRatioBudget.code,
          rule: hitRatioBudget.name,
          severity: severityOf(results, "error"),
          message: `${place}: ${budgetSentence(worst)}`,
          subject: place,
          tier: tiers.has(place) ? place : null,
          station: null,
          path: worst.budget.path,
          budgets: results.map(figureOf),
          consequences: [],
          figures: { actual: worst.actual, limit: worst.budget.limit, margin: worst.margin },
        },
      ];
    }),
};

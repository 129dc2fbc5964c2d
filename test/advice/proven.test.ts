import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPatch } from "../../src/advice/patch.ts";
import type { Effect } from "../../src/advice/types.ts";
import type { Assessment } from "../../src/assess/types.ts";
import { findingsOf } from "../../src/findings/findings.ts";
import { adviceOn, assessmentOf, planOf } from "../findings/plan.ts";

/** A shop that is too small in one way or another. */
const shop = fc
  .record({
    rate: fc.integer({ min: 50, max: 400 }),
    instances: fc.integer({ min: 1, max: 4 }),
    reads: fc.integer({ min: 1, max: 4 }),
    writeTime: fc.integer({ min: 1, max: 12 }),
    replicas: fc.integer({ min: 0, max: 2 }),
    p99: fc.integer({ min: 60, max: 400 }),
    headroom: fc.integer({ min: 10, max: 25 }),
    isMeasured: fc.boolean(),
    isPriced: fc.boolean(),
    sale: fc.integer({ min: 10, max: 25 }),
  })
  .map(
    (shop) => `version: 1
workloads: { look: { rate: ${shop.rate}/s }, buy: { rate: ${Math.ceil(shop.rate / 5)}/s } }
tiers:
  app:
    kind: service
    instances: ${shop.instances}
    ${shop.isPriced ? "instance: m6i.large" : "cores: 2"}
    operations:
      look: { serviceTime: ${shop.isMeasured ? "{ utilization: 40%, at: 100/s }" : "8ms"}, calls: { db.read: ${shop.reads} } }
      buy: { serviceTime: 9ms, calls: [db.write, mail] }
  db: { kind: database, ${shop.isPriced ? "instance: r6i.large" : "cores: 2"}, replicas: ${shop.replicas}, read: 2ms, write: ${shop.writeTime}ms }
  mail: { kind: external, latency: { p50: 20ms, p99: 90ms }, price: $0.1/million }
budgets:
  latency: { look: { p99: ${shop.p99}ms }, buy: { p95: 800ms } }
  utilization: 75%
  headroom: ${shop.headroom / 10}x
  cost: $900/month
${shop.sale > 15 ? `scenarios: { sale: { traffic: ${shop.sale / 10}x } }` : ""}
`,
  );

/** A figure of an effect, read from an assessment by its name. */
function figureIn({ workloads, model, solution, headroom, cost }: Assessment, figure: string): number | null {
  const [kind, ...rest] = figure.split(".");
  switch (kind) {
    case "latency": {
      const statistic = rest.at(-1) as "p99";
      return workloads.find(({ id }) => id === rest.slice(0, -1).join("."))?.latency?.[statistic] ?? null;
    }
    case "utilization": {
      const index = model.stations.findIndex(({ id }) => id === rest.join("."));
      // A station that is not there is not busy.
      return solution.stations[index]?.offeredUtilization ?? 0;
    }
    case "errors":
      return workloads.find(({ id }) => id === rest.join("."))?.errorRatio ?? null;
    case "headroom":
      return headroom;
    case "cost":
      return cost.usdPerHour === null ? null : cost.usdPerHour * 730;
    default:
      throw new Error(`no such figure: ${figure}`);
  }
}

/** What an effect speaks of: the plan, or the plan under a scenario. */
function under({ scenario }: Effect, assessment: Assessment): Assessment {
  if (scenario === null) return assessment;
  const found = assessment.scenarios.find((one) => one.scenario.id === scenario);
  if (found === undefined) throw new Error(`no such scenario: ${scenario}`);
  return found.assessment;
}

/** The headroom is searched to three digits, all else is the same solution. */
const digitsOf = ({ figure }: Effect): number => (figure === "headroom" ? 1e-3 : 1e-9);

/** Each run solves a plan and all its variants, twice. */
const PATIENCE = 120_000;

describe("every recommendation", () => {
  it(
    "is what its patch does: read again and solved from scratch, the figures are those that it shows",
    () => {
      let checked = 0;
      fc.assert(
        fc.property(shop, (text) => {
          const plan = planOf(text);
          for (const recommendation of adviceOn(plan)) {
            const after = assessmentOf(applyPatch(plan.data, recommendation.patch));
            for (const effect of recommendation.effects) {
              const figure = figureIn(under(effect, after), effect.figure);
              if (figure === null || effect.after === null) expect(effect.after).toBe(figure);
              else expect(Math.abs(effect.after - figure)).toBeLessThanOrEqual(digitsOf(effect) * Math.abs(figure));
              expect(effect.before).toBe(figureIn(under(effect, plan.assessment), effect.figure));
              checked++;
            }
            const left = new Set(findingsOf(after, null).map(({ code, subject }) => `${code} ${subject}`));
            for (const { code, subject } of recommendation.mends) expect(left).not.toContain(`${code} ${subject}`);
            const broken = after.budgets.filter(({ verdict }) => verdict === "broken" || verdict === "unknown");
            for (const id of recommendation.budgetsMended)
              expect(broken.map(({ budget }) => budget.id)).not.toContain(id);
            if (recommendation.mendsAll) expect(broken).toEqual([]);
            if (recommendation.costDelta !== null) {
              const delta = after.cost.knownUsdPerHour - plan.assessment.cost.knownUsdPerHour;
              expect(recommendation.costDelta).toBeCloseTo(delta, 9);
            }
          }
        }),
        { numRuns: 15 },
      );
      expect(checked).toBeGreaterThan(30);
    },
    PATIENCE,
  );

  it(
    "leaves the plan as it was",
    () => {
      fc.assert(
        fc.property(shop, (text) => {
          const plan = planOf(text);
          const before = structuredClone(plan.data);
          adviceOn(plan);
          expect(plan.data).toEqual(before);
        }),
        { numRuns: 3 },
      );
    },
    PATIENCE,
  );
});

describe("the search", () => {
  it("solves a few dozen variants for a plan that is wrong in several ways", () => {
    const plan = planOf(`version: 1
workloads: { look: { rate: 350/s }, buy: { rate: 80/s } }
tiers:
  app:
    kind: service
    instances: 2
    cores: 2
    operations: { look: { serviceTime: 8ms, calls: { db.read: 3 } }, buy: { serviceTime: 9ms, calls: db.write } }
  db: { kind: database, cores: 2, read: 2ms, write: 6ms }
budgets: { latency: { look: { p99: 100ms } }, utilization: 70%, headroom: 1.5x }
`);
    const variants = new Set<string>();
    const { solve } = plan.variants;
    const counting: typeof solve = (edits, detail) => {
      variants.add(JSON.stringify(edits));
      return solve(edits, detail);
    };
    const advice = adviceOn({ ...plan, variants: { ...plan.variants, solve: counting } });
    expect(new Set(advice.map(({ remedy }) => remedy)).size).toBeGreaterThanOrEqual(5);
    expect(variants.size).toBeLessThan(40);
  });
});

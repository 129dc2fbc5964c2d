import { describe, expect, it } from "vitest";
import { applyPatch } from "../../src/advice/patch.ts";
import type { Recommendation } from "../../src/advice/types.ts";
import type { Assessment } from "../../src/assess/types.ts";
import { isBroken } from "../../src/findings/figure.ts";
import { analyzePlan } from "../../src/report/analyze.ts";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import { adviceOn, assessmentOf, planOf } from "../findings/plan.ts";
import { analysisOf, planOf as reportPlanOf } from "../report/plans.ts";

const by = (advice: readonly Recommendation[], remedy: string) => advice.find((one) => one.remedy === remedy);

const brokenUnder = ({ scenarios }: Assessment, id: string): readonly string[] =>
  scenarios
    .filter(({ scenario }) => scenario.id === id)
    .flatMap(({ assessment }) => assessment.budgets.filter(isBroken).map(({ budget }) => budget.id));

/** 100/s of 8 ms: 0.8 servers busy. */
const shop = (rest: string) => `version: 1
workloads: { web: { rate: 100/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 8ms, price: $0.1/h }
budgets: { latency: { web: { p99: 300ms } } }
${rest}
`;

describe("what breaks under a scenario alone", () => {
  it("is mended by the smallest change that suffices there, with its effect there", () => {
    const advice = adviceOn(planOf(shop("scenarios: { sale: { traffic: 3x } }")));
    const scaleOut = by(advice, "scale-out");
    // 2.4 servers busy: two saturate, three are 80 % busy.
    expect(scaleOut?.patch).toEqual([{ path: ["tiers", "app", "instances"], before: 2, after: 3 }]);
    expect(scaleOut?.mends).toEqual([{ code: "SP907", subject: "app" }]);
    expect(scaleOut?.scenarioBudgetsMended).toEqual([{ scenario: "sale", budget: "latency.web.p99" }]);
    expect(scaleOut?.mendsAll).toBe(true);
    const [latency, busy] = scaleOut?.effects ?? [];
    expect(latency).toMatchObject({ figure: "latency.web.p99", scenario: "sale", before: null, saturatedBefore: true });
    expect(latency?.after).toBeLessThan(0.3);
    expect(busy).toMatchObject({ figure: "utilization.app.cores", scenario: "sale" });
    expect(busy?.before).toBeCloseTo(1.2, 9);
    expect(busy?.after).toBeCloseTo(0.8, 9);
  });

  it("is mended under all of the scenarios in which the same cause shows", () => {
    // Of n instances one is lost: n − 1 have to carry 1.6 servers' work below 80 %; of the sale all n have to carry 2.4.
    const advice = adviceOn(
      planOf(`version: 1
workloads: { web: { rate: 200/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 8ms }
budgets: { latency: { web: { p99: 300ms } } }
scenarios: { sale: { traffic: 1.5x } }
survive: { instance: any }
`),
    );
    const scaleOut = by(advice, "scale-out");
    expect(scaleOut?.patch[0]?.after).toBe(3);
    expect(scaleOut?.scenarioBudgetsMended.map(({ scenario }) => scenario)).toEqual(["sale", "lose-one-app"]);
  });

  it("is mended under one scenario where it cannot be under all", () => {
    // Under `frozen` the file's own number of instances does not count.
    const advice = adviceOn(
      planOf(
        shop(
          "scenarios: { sale: { traffic: 3x }, frozen: { traffic: 3x, set: { tiers.app: { kind: service, cores: 1, instances: 2, serviceTime: 8ms } } } }",
        ),
      ),
    );
    const scaleOut = by(advice, "scale-out");
    expect(scaleOut?.scenarioBudgetsMended).toEqual([{ scenario: "sale", budget: "latency.web.p99" }]);
    expect(scaleOut?.remains).toEqual([{ code: "SP907", subject: "app" }]);
    expect(scaleOut?.mends).toEqual([]);
    expect(scaleOut?.mendsAll).toBe(false);
  });

  it("is mended where the loss of a tier hits another", () => {
    const plan = planOf(`version: 1
workloads: { web: { rate: 500/s } }
tiers:
  app: { kind: service, instances: 4, cores: 4, serviceTime: 4ms, calls: cache }
  cache: { kind: cache, instances: 2, hitRatio: 90%, miss: db.read }
  db: { kind: database, cores: 2, replicas: 1, read: 6ms, write: 6ms }
budgets: { latency: { web: { p99: 300ms } } }
survive: { tier: cache }
`);
    expect(plan.findings.map(({ code, subject }) => `${code} ${subject}`)).toContain("SP907 db.replicas");
    const advice = adviceOn(plan);
    // 500 reads a second of 6 ms are three servers' work: of two cores each, two replicas are 75 % busy.
    expect(by(advice, "add-read-replicas")?.patch[0]?.after).toBe(2);
    expect(by(advice, "shard")?.patch[0]?.after).toBe(2);
    for (const one of advice) {
      if (one.scenarioBudgetsMended.length === 0) continue;
      const after = assessmentOf(applyPatch(plan.data, one.patch));
      expect(brokenUnder(after, "lose-all-cache")).toEqual([]);
    }
  });

  it("is left to people to weigh where what mends it costs more than the budget", () => {
    // $0.1/h are $73/month: two instances are within the budget, three are not.
    const text = shop("scenarios: { sale: { traffic: 3x } }").replace("budgets: {", "budgets: { cost: $150/month,");
    const scaleOut = by(adviceOn(planOf(text)), "scale-out");
    expect(scaleOut?.mendsAll).toBe(false);
    expect(scaleOut?.remains.map(({ code }) => code)).toEqual(["SP904"]);
  });

  it("is no reason for a change that breaks another scenario", () => {
    const plan = planOf(`version: 1
workloads: { web: { rate: 100/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 8ms }
budgets: { latency: { web: { p99: 300ms } } }
scenarios:
  sale: { traffic: 3x }
  slow-start: { set: { tiers.app.cores: 1 }, traffic: 1.5x }
`);
    for (const { patch } of adviceOn(plan)) {
      const after = assessmentOf(applyPatch(plan.data, patch));
      expect(brokenUnder(after, "slow-start")).toEqual([]);
      expect(after.budgets.filter(isBroken)).toEqual([]);
    }
  });
});

describe("what is wrong on the plan as it is, and worse under a scenario", () => {
  it("has a change for either, each with what it leaves", () => {
    const plan = planOf(`version: 1
workloads: { web: { rate: 220/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 8ms }
budgets: { latency: { web: { p99: 100ms } } }
scenarios: { sale: { traffic: 2x } }
`);
    const counts = adviceOn(plan)
      .filter(({ remedy }) => remedy === "scale-out")
      .map(({ patch, mendsAll }) => [patch[0]?.after, mendsAll]);
    expect(counts).toHaveLength(2);
    // 3.52 servers' work in the sale.
    expect(Number(counts[0]?.[0])).toBeGreaterThanOrEqual(5);
    expect(counts[0]?.[1]).toBe(true);
    expect(Number(counts[1]?.[0])).toBeLessThan(Number(counts[0]?.[0]));
    expect(counts[1]?.[1]).toBe(false);
  });
});

describe("what is tried", () => {
  it("is read as the plan was: with the further budgets, and the scenarios that were chosen", () => {
    const text = shop("scenarios: { sale: { traffic: 3x }, flood: { traffic: 30x } }");
    const parsed = parseTopology([{ name: "topo.yaml", text }], { budget: ["latency.web.p99<=40ms"] });
    if (!parsed.ok) throw new Error("not read");
    const plan = {
      ...reportPlanOf(text),
      topology: { ...parsed.topology, scenarios: parsed.topology.scenarios.slice(0, 1) },
      reread: (data: unknown) => {
        const read = parsed.reread(data);
        return read === null ? null : { ...read, scenarios: read.scenarios.slice(0, 1) };
      },
    };
    const answered = analyzePlan(plan);
    if (!answered.ok) throw new Error("not solved");
    const [first] = answered.document.recommendations;
    expect(first?.mendsAll).toBe(true);
    expect(first?.budgetsMended).toEqual(["latency.web.p99"]);
    expect(first?.scenarioBudgetsMended).toEqual([{ scenario: "sale", budget: "latency.web.p99" }]);
  });

  it("solves what a remedy is sized for alone, and all scenarios of what is shown", () => {
    const plan = planOf(shop("scenarios: { sale: { traffic: 3x } }\nsurvive: { instance: any }"));
    const asked: string[] = [];
    const { solveUnder } = plan.variants;
    const advice = adviceOn({
      ...plan,
      variants: {
        ...plan.variants,
        solveUnder: (edits, scenario) => {
          asked.push(`${JSON.stringify(edits)} ${scenario}`);
          return solveUnder(edits, scenario);
        },
      },
    });
    const others = new Set(asked.filter((one) => !one.endsWith(" sale")));
    expect(others.size).toBe(advice.length);
  });
});

describe("cores that stand idle", () => {
  const idle = (rest: string) =>
    analysisOf(`version: 1
workloads: { web: { rate: 100/s } }
tiers: { app: { kind: service, instances: 8, cores: 2, serviceTime: 8ms } }
budgets: { latency: { web: { p99: 300ms } } }
${rest}
`).findings.find(({ code }) => code === "SP601")?.figures.instancesNeeded;

  it("are not called idle where a scenario needs them", () => {
    expect(idle("")).toBe(2);
    // 4.8 servers' work, at most 80 % busy: three machines of two cores.
    expect(idle("scenarios: { sale: { traffic: 6x } }")).toBe(3);
    // 12 servers' work: eight machines.
    expect(idle("scenarios: { sale: { traffic: 15x } }")).toBeUndefined();
    // The same, one machine short: 4.8 servers' work for n − 1 machines.
    expect(idle("scenarios: { sale: { traffic: 6x, lose: { app: 1 } } }")).toBe(4);
  });
});

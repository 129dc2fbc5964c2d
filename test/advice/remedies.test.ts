import { describe, expect, it } from "vitest";
import { applyPatch } from "../../src/advice/patch.ts";
import type { Recommendation } from "../../src/advice/types.ts";
import { findingsOf } from "../../src/findings/findings.ts";
import { adviceOn, assessmentOf, named, type Plan, planOf } from "../findings/plan.ts";

const remedy = (plan: Plan, name: string): Recommendation | undefined =>
  adviceOn(plan).find((recommendation) => recommendation.remedy === name);

/** Findings that are left when a patch is made with another number in it. */
function leftWith(plan: Plan, { patch }: Recommendation, change: (value: unknown) => unknown): readonly string[] {
  const changed = patch.map((one, index) => (index === 0 ? { ...one, after: change(one.after) } : one));
  return named(findingsOf(assessmentOf(applyPatch(plan.data, changed)), null));
}

const oneLess = (value: unknown): unknown => Number(value) - 1;
const keys = ({ patch }: Recommendation) => patch.map(({ path, before, after }) => [path.join("."), before, after]);

describe("scaling out", () => {
  const app = (rate: number, budgets: string) =>
    planOf(`version: 1
workloads: { web: { rate: ${rate}/s } }
tiers: { app: { kind: service, instances: 2, cores: 1, serviceTime: 10ms, price: $0.1/h } }
budgets: ${budgets}
`);

  it("runs the fewest instances that keep the budget, at the price of those that it adds", () => {
    const plan = app(250, "{ utilization: 70% }");
    const advice = remedy(plan, "scale-out");
    // 250/s · 10 ms = 2.5 busy cores; 2.5/0.7 = 3.57.
    expect(advice && keys(advice)).toEqual([["tiers.app.instances", 2, 4]]);
    expect(advice?.title).toBe("Run app on 4 instances instead of 2");
    expect(advice?.costDelta).toBeCloseTo(0.2, 12);
    expect(advice?.mends).toEqual([{ code: "SP201", subject: "app" }]);
    expect(advice?.mendsAll).toBe(true);
    expect(advice?.effects[0]).toEqual({
      figure: "utilization.app.cores",
      scenario: null,
      before: 1.25,
      after: 0.625,
      unit: "ratio",
      saturatedBefore: true,
      saturatedAfter: false,
    });
    expect(advice && leftWith(plan, advice, oneLess)).toContain("SP202 app");
  });

  it("goes as far as a latency budget asks", () => {
    const plan = app(150, "{ latency: { web: { p99: 50ms } } }");
    const advice = remedy(plan, "scale-out");
    expect(advice?.budgetsMended).toEqual(["latency.web.p99"]);
    expect(advice && leftWith(plan, advice, oneLess)).toContain("SP901 web");
  });

  it("goes as far as the headroom asks", () => {
    const plan = app(150, "{ headroom: 2x }");
    const advice = remedy(plan, "scale-out");
    expect(advice && keys(advice)).toEqual([["tiers.app.instances", 2, 3]]);
    expect(advice?.nextBottleneck).toMatchObject({ subject: "app.cores", what: "saturates" });
    expect(advice?.nextBottleneck?.factor).toBeCloseTo(3 / 1.5, 9);
  });

  it("is not offered for a latency that is the work itself", () => {
    expect(adviceOn(app(20, "{ latency: { web: { p99: 20ms } } }"))).toEqual([]);
  });
});

describe("scaling up", () => {
  const app = (keysOfApp: string, rest = "") =>
    planOf(`version: 1
workloads: { web: { rate: 500/s } }
tiers: { app: { kind: service, instances: 2, ${keysOfApp} } }
budgets: { utilization: 70% }
${rest}
`);

  it("moves to the next larger shape of the family that suffices", () => {
    const plan = app("instance: m6i.large, serviceTime: 12ms");
    const advice = remedy(plan, "scale-up");
    // 6 busy cores on two machines: 4.3 each at 70 %, so 8; xlarge has 4.
    expect(advice && keys(advice)).toEqual([["tiers.app.instance", "m6i.large", "m6i.2xlarge"]]);
    // On demand in us-east-1, 2026-07-20: 0.096 and 0.384 dollars per hour.
    expect(advice?.costDelta).toBeCloseTo(2 * (0.384 - 0.096), 9);
    expect(advice && leftWith(plan, advice, () => "m6i.xlarge")).toContain("SP902 app");
  });

  it("writes the measured cores into a service time that was measured on the smaller machine", () => {
    const plan = app("cores: 2, serviceTime: { utilization: 45%, at: 75/s }");
    const advice = remedy(plan, "scale-up");
    expect(advice && keys(advice)).toEqual([
      ["tiers.app.cores", 2, 8],
      ["tiers.app.serviceTime.cores", undefined, 2],
    ]);
    const after = advice?.effects.find(({ figure }) => figure === "utilization.app.cores")?.after;
    // S = 0.45 · 2/75 = 12 ms, whatever machine it runs on from now on.
    expect(after).toBeCloseTo((500 * 0.012) / 16, 9);
  });

  it("makes a measured default the tier's own, with the cores in it", () => {
    const plan = app("cores: 2", "defaults: { service: { serviceTime: { utilization: 45%, at: 75/s } } }");
    const advice = remedy(plan, "scale-up");
    expect(advice && keys(advice)[1]).toEqual([
      "tiers.app.serviceTime",
      undefined,
      { utilization: "45%", at: "75/s", cores: 2 },
    ]);
    const after = advice?.effects.find(({ figure }) => figure === "utilization.app.cores")?.after;
    expect(after).toBeCloseTo((500 * 0.012) / 16, 9);
  });

  it("takes the file's own price in proportion, and says so", () => {
    const advice = remedy(app("cores: 2, price: $0.1/h, serviceTime: 12ms"), "scale-up");
    expect(advice && keys(advice)).toEqual([
      ["tiers.app.cores", 2, 8],
      ["tiers.app.price", "$0.1/h", "$0.4/h"],
    ]);
    expect(advice?.costDelta).toBeCloseTo(0.6, 9);
    expect(advice?.asks.join()).toContain("in proportion");
  });

  it("ends with the largest machine", () => {
    expect(remedy(app("cores: 192, serviceTime: 2s"), "scale-up")).toBeUndefined();
  });

  it("is not offered for a cache whose engine runs on one thread", () => {
    const plan = planOf(`version: 1
workloads: { web: { rate: 150000/s } }
tiers: { store: { kind: cache, engine: redis, hitRatio: 100%, serviceTime: 10us } }
`);
    expect(remedy(plan, "scale-up")).toBeUndefined();
    expect(remedy(plan, "scale-out")?.mends).toContainEqual({ code: "SP201", subject: "store" });
  });
});

describe("a database that reads too much", () => {
  const text = `version: 1
workloads: { web: { rate: 300/s } }
tiers:
  app: { kind: service, instances: 6, instance: m6i.large, serviceTime: 8ms, calls: { db.read: 3, db.write: { share: 20% } } }
  db: { kind: database, instance: r6i.large, read: 2ms, write: 5ms }
budgets: { utilization: 70% }
`;
  // 900 reads/s · 2 ms + 60 writes/s · 5 ms = 2.1 busy cores of 2.
  const plan = planOf(text);

  it("is saturated, and nothing else is wrong with its load", () => {
    expect(named(plan.findings).filter((name) => name.startsWith("SP2"))).toEqual(["SP201 db"]);
  });

  it("gets a cache with the smallest hit ratio that suffices, named", () => {
    const advice = remedy(plan, "add-a-cache");
    // 1.8·(1 − h) + 0.3 ≤ 1.4, so h ≥ 38.9 %.
    expect(advice?.title).toBe("Put a cache before db.read that answers 39%");
    expect(advice && keys(advice)).toEqual([
      [
        "tiers.db-cache",
        undefined,
        { kind: "cache", engine: "redis", instances: 2, instance: "r7g.large", hitRatio: "39%", miss: "db.read" },
      ],
      ["tiers.app.calls.db.read", 3, undefined],
      ["tiers.app.calls.db-cache", undefined, 3],
    ]);
    expect(advice?.asks[0]).toContain("39%");
    const weaker = (value: unknown) => ({ ...(value as object), hitRatio: "38%" });
    expect(advice && leftWith(plan, advice, weaker)).toContain("SP902 db");
  });

  it("gets the fewest replicas that take its reads", () => {
    const advice = remedy(plan, "add-read-replicas");
    // 1.8 + 0.3·n busy cores on n replicas of 2, so 1.8/n + 0.3 ≤ 1.4.
    expect(advice && keys(advice)).toEqual([["tiers.db.replicas", undefined, 2]]);
    expect(advice?.mends).toContainEqual({ code: "SP401", subject: "db" });
    expect(advice?.effects).toContainEqual(expect.objectContaining({ figure: "utilization.db.replicas", before: 0 }));
    expect(advice && leftWith(plan, advice, oneLess)).toContain("SP201 db.replicas");
  });

  it("gets the fewest shards", () => {
    const advice = remedy(plan, "shard");
    expect(advice && keys(advice)).toEqual([["tiers.db.shards", undefined, 2]]);
    expect(advice?.asks.join()).toMatch(/no joins.*50% of the data moved/);
  });

  it("gets them in order of merit: what mends all first, the cheapest of them first", () => {
    const advice = adviceOn(plan).filter(({ mends }) => mends.some(({ code }) => code === "SP201"));
    expect(advice.map(({ mendsAll }) => mendsAll)).toEqual([true, true, true, true]);
    const costs = advice.map(({ costDelta }) => costDelta ?? Infinity);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });

  it("keeps its fresh reads out of the cache", () => {
    const fresh = planOf(text.replace("db.read: 3", "db.read: { times: 3, fresh: true }"));
    expect(remedy(fresh, "add-a-cache")).toBeUndefined();
  });

  it("is read through a cache from wherever it is called", () => {
    const written = planOf(
      text.replace(
        "calls: { db.read: 3, db.write: { share: 20% } }",
        "calls: [db.read, { oneOf: [{ to: db.read, share: 50%, times: 4 }, { to: db.write, share: 50% }] }]",
      ),
    );
    const advice = remedy(written, "add-a-cache");
    expect(advice && keys(advice).slice(1)).toEqual([
      ["tiers.app.calls.0", "db.read", "db-cache"],
      ["tiers.app.calls.1.oneOf.0.to", "db.read", "db-cache"],
    ]);
  });
});

describe("a database that writes too much", () => {
  const plan = planOf(`version: 1
workloads: { web: { rate: 300/s } }
tiers:
  app: { kind: service, instances: 6, cores: 2, serviceTime: 8ms, calls: { db.read: { share: 10% }, db.write: 2 } }
  db: { kind: database, cores: 4, replicas: 1, read: 2ms, write: 8ms }
budgets: { utilization: 70% }
`);

  it("is not helped by replicas, as each of them applies every write", () => {
    const saturated = plan.findings.filter(({ code }) => code === "SP201").map(({ station }) => station);
    expect(saturated.toSorted()).toEqual(["db.primary", "db.replicas"]);
    expect(remedy(plan, "add-read-replicas")).toBeUndefined();
  });

  it("is not helped by a cache", () => {
    expect(remedy(plan, "add-a-cache")).toBeUndefined();
  });

  it("is helped by shards and by larger machines", () => {
    const mended = remedy(plan, "shard")?.mends.map(({ subject }) => subject);
    expect(mended?.toSorted()).toEqual(["db.primary", "db.replicas"]);
    expect(remedy(plan, "scale-up")?.mendsAll).toBe(true);
  });
});

describe("a change that only moves the bottleneck", () => {
  const plan = planOf(`version: 1
workloads: { web: { rate: 300/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 10ms, calls: db.read }
  db: { kind: database, cores: 2, read: 9ms, write: 9ms }
budgets: { latency: { web: { p99: 500ms } } }
`);

  it("says where to", () => {
    // app passes 200/s of 300/s: db is 90 % busy behind it, and would be 135 % without it.
    const advice = remedy(plan, "scale-out");
    expect(advice?.mends).toEqual([{ code: "SP201", subject: "app" }]);
    expect(advice?.mendsAll).toBe(false);
    expect(advice?.remains.map(({ code, subject }) => `${code} ${subject}`)).toEqual(["SP201 db"]);
    expect(advice?.nextBottleneck?.factor).toBeLessThan(1);
  });
});

describe("a single point of failure", () => {
  const plan = planOf(`version: 1
workloads: { web: { rate: 20/s } }
tiers:
  app: { kind: service, cores: 4, serviceTime: 12ms, price: $0.1/h, calls: [auth, db.read] }
  auth: { kind: service, cores: 1, serviceTime: 2ms, price: $0.05/h }
  db: { kind: database, cores: 4, read: 2ms, write: 5ms, price: $0.4/h }
`);

  it("is removed by one patch for all tiers of instances, and by a replica for a database", () => {
    const [instances, replica] = adviceOn(plan).filter((one) => one.remedy === "remove-single-point-of-failure");
    expect(instances && keys(instances)).toEqual([
      ["tiers.app.instances", undefined, 2],
      ["tiers.auth.instances", undefined, 2],
    ]);
    expect(instances?.mends.map(({ subject }) => subject)).toEqual(["app", "auth"]);
    expect(instances?.costDelta).toBeCloseTo(0.15, 12);
    expect(replica && keys(replica)).toEqual([["tiers.db.replicas", undefined, 1]]);
    expect(replica?.asks.join()).toContain("fail-over");
  });
});

describe("what a remedy costs", () => {
  const text = `version: 1
workloads: { web: { rate: 20/s } }
tiers: { app: { kind: service, cores: 4, serviceTime: 12ms, price: $0.1/h } }
budgets: { cost: $100/month }
`;

  it("may be beyond the budget: then it is shown, with what remains", () => {
    const advice = remedy(planOf(text), "remove-single-point-of-failure");
    expect(advice?.remains).toEqual([{ code: "SP904", subject: "cost" }]);
    expect(advice?.mendsAll).toBe(false);
  });
});

describe("idle cores", () => {
  it("are scaled in, at what that saves", () => {
    const plan = planOf(`version: 1
workloads: { web: { rate: 50/s } }
tiers: { app: { kind: service, instances: 8, cores: 4, price: $0.1/h, serviceTime: 12ms } }
`);
    const advice = remedy(plan, "scale-in");
    expect(advice && keys(advice)).toEqual([["tiers.app.instances", 8, 2]]);
    expect(advice?.costDelta).toBeCloseTo(-0.6, 12);
  });

  it("go as far as a cost budget asks", () => {
    const plan = planOf(`version: 1
workloads: { web: { rate: 50/s } }
tiers:
  app: { kind: service, instances: 8, cores: 4, price: $0.1/h, serviceTime: 12ms, calls: auth }
  auth: { kind: service, instances: 4, cores: 4, price: $0.1/h, serviceTime: 2ms }
budgets: { cost: $400/month }
`);
    const advice = adviceOn(plan).find(({ budgetsMended }) => budgetsMended.includes("cost"));
    expect(advice?.remedy).toBe("scale-in");
    expect(advice && keys(advice)).toEqual([
      ["tiers.app.instances", 8, 2],
      ["tiers.auth.instances", 4, 2],
    ]);
    expect(advice?.mendsAll).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import type { Edit } from "../../src/findings/types.ts";
import { named, planOf } from "./plan.ts";

const of = (text: string, code: string) => planOf(text).findings.filter((finding) => finding.code === code);

describe("a single point of failure", () => {
  const text = `version: 1
workloads: { web: { rate: 20/s } }
tiers:
  dns: { kind: dns, calls: edge }
  edge: { kind: cdn, hitRatio: 90%, calls: lb }
  lb: { kind: load-balancer, calls: app }
  app: { kind: service, instances: 2, cores: 4, serviceTime: 12ms, calls: [near, db.read, mail, jobs, files.get] }
  near: { kind: cache, engine: redis, hitRatio: 80%, miss: db.read }
  db: { kind: database, cores: 4, shards: 2, read: 2ms, write: 5ms }
  mail: { kind: external, latency: 20ms }
  jobs: { kind: queue, engine: rabbitmq, consumers: worker }
  worker: { kind: worker, cores: 2, serviceTime: 5ms }
  files: { kind: object-store, get: 20ms, put: 40ms }
`;

  it("is every tier of one's own that has one machine, and nobody else's", () => {
    const found = of(text, "SP401");
    expect(found.map(({ subject }) => subject).toSorted()).toEqual(["db", "near", "worker"]);
    expect(found.every(({ severity }) => severity === "warning")).toBe(true);
    expect(found.find(({ subject }) => subject === "db")?.message).toMatch(
      /^db has no replica of any of its 2 shards:/,
    );
    expect(found.find(({ subject }) => subject === "near")?.consequences).toEqual(["concerns web"]);
  });

  it("is mended by a second instance, and by a replica", () => {
    const mended = text
      .replace("near: { kind: cache,", "near: { kind: cache, instances: 2,")
      .replace("shards: 2", "shards: 2, replicas: 1")
      .replace("kind: worker,", "kind: worker, instances: 2,");
    expect(of(mended, "SP401")).toEqual([]);
  });

  it("is a load balancer that one runs oneself", () => {
    const own = text.replace("kind: load-balancer,", "kind: load-balancer, instances: 1, serviceTime: 50us,");
    expect(of(own, "SP401").map(({ subject }) => subject)).toContain("lb");
  });
});

describe("prices", () => {
  const priced = (budget: string, price: string) => `version: 1
workloads: { web: { rate: 20/s } }
tiers:
  app: { kind: service, instances: 6, instance: m6i.xlarge, serviceTime: 12ms, calls: store.get }
  store: { kind: service, instances: 2, cores: 2${price}, operations: { get: { serviceTime: 2ms } } }
budgets: { cost: ${budget} }
`;

  it("unknown break the budget that needs them, and are an error then", () => {
    const [finding] = of(priced("$5000/month", ""), "SP602");
    expect(finding).toMatchObject({ severity: "error", subject: "store", budgets: ["cost"] });
    // Six m6i.xlarge at $0.192/h, 730 h a month.
    expect(finding?.message).toBe("No price is known for store: the plan costs at least $841/month");
  });

  it("unknown are a note where no budget needs them", () => {
    const [finding] = of(priced("$5000/month", "").replace(/budgets:.*/, ""), "SP602");
    expect(finding?.severity).toBe("note");
  });

  it("beyond the budget are an error that names the dearest tier", () => {
    const [finding] = of(priced("$500/month", ", price: $0.1/h"), "SP904");
    expect(finding).toMatchObject({ severity: "error", tier: "app", budgets: ["cost"] });
    expect(finding?.message).toBe("The plan's cost $987/month, budget $500/month; 85.2% of it is app");
  });

  it("within the budget are no finding", () => {
    const { findings } = planOf(priced("$5000/month", ", price: $0.1/h"));
    expect(named(findings).filter((name) => /SP602|SP904/.test(name))).toEqual([]);
  });
});

describe("an assumption of weight", () => {
  const plan = (rate: number, serviceTime: string, budgets: string) => `version: 1
workloads: { web: { rate: ${rate}/s } }
tiers:
  app: { kind: service, instances: 8, cores: 8, serviceTime: 0.5ms, calls: store }
  store: { kind: cache, engine: redis, hitRatio: 100%${serviceTime} }
${budgets}
`;

  it("is found where doubling it would break a budget", () => {
    const [finding] = of(plan(60_000, "", "budgets: { utilization: 85% }"), "SP101");
    expect(finding).toMatchObject({ severity: "warning", tier: "store", path: ["tiers", "store", "serviceTime"] });
    // 60,000/s keep store's one core 60 % busy at 10 µs, and app's 64 cores 46.9 % at 0.5 ms.
    expect(finding?.message).toContain("halved or doubled, the highest utilization is 46.9% or 120% instead of 60%");
    expect(finding?.consequences).toEqual(["doubled, the budget of the highest utilization is broken"]);
  });

  it("is none where the figure is that of a busier station", () => {
    expect(of(plan(20_000, "", "budgets: { utilization: 85% }").replace("0.5ms", "2ms"), "SP101")).toEqual([]);
  });

  it("is none once the value is stated", () => {
    expect(of(plan(60_000, ", serviceTime: 10us", "budgets: { utilization: 85% }"), "SP101")).toEqual([]);
  });

  it("is none without a budget that it could move", () => {
    expect(of(plan(60_000, "", ""), "SP101")).toEqual([]);
  });

  it("too small to matter is told without solving anything", () => {
    const { assessment, variants } = planOf(
      plan(400, "", "budgets: { latency: { web: { p99: 100ms } }, headroom: 2x }").replace("0.5ms", "8ms"),
    );
    const solved: (readonly Edit[])[] = [];
    const solve = (edits: readonly Edit[]) => {
      solved.push(edits);
      return null;
    };
    findingsOf(assessment, { ...variants, solve });
    expect(solved.flat().filter(({ path }) => path[1] === "store")).toEqual([]);
  });
});

describe("idle cores", () => {
  const idle = (rest: string, budgets = "") => `version: 1
workloads: { web: { rate: 50/s } }
tiers: { app: { kind: service, serviceTime: 12ms, ${rest} } }
${budgets}
`;

  it("are instances that can go, two of them left at least", () => {
    const [finding] = of(idle("instances: 8, cores: 4, price: $0.1/h"), "SP601");
    expect(finding).toMatchObject({ severity: "note", figures: { instances: 8, instancesNeeded: 2 } });
    expect(finding?.message).toBe(
      "app is 1.88% busy: 2 instances instead of 8 would keep every budget and save $438/month",
    );
  });

  it("are cores where there are no instances to drop", () => {
    const [finding] = of(idle("instances: 2, cores: 16"), "SP601");
    expect(finding?.figures).toMatchObject({ cores: 16, coresNeeded: 2 });
  });

  it("are none where a tier is busy enough", () => {
    expect(of(idle("instances: 2, cores: 1"), "SP601")).toEqual([]);
  });

  it("stay where a budget needs them", () => {
    const budgets = "budgets: { headroom: 50x }";
    expect(of(idle("instances: 8, cores: 4"), "SP601")).toHaveLength(1);
    expect(of(idle("instances: 8, cores: 4", budgets), "SP601")).toEqual([]);
  });

  it("are not looked for in caches, which are bought for their memory", () => {
    const text = `version: 1
workloads: { web: { rate: 50/s } }
tiers: { store: { kind: cache, engine: redis, instances: 9, hitRatio: 100% } }
`;
    expect(of(text, "SP601")).toEqual([]);
  });
});

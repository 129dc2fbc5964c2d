import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { assess } from "../../src/assess/assess.ts";
import type { Assessment } from "../../src/assess/types.ts";
import { describeScenario } from "../../src/topology/scenarios/under-scenario.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";

/** 60 requests a second: app 15 % busy; 48 hits and 12 misses, each read from one of two replicas, and set again. */
const file = `version: 1
workloads:
  web: { rate: 40/s, entry: app }
  api: { rate: 20/s, entry: app }
tiers:
  app: { kind: service, instances: 4, serviceTime: 10ms, calls: [cache, pay] }
  cache: { kind: cache, engine: redis, instances: 2, serviceTime: 1ms, hitRatio: 80%, miss: db.read }
  db: { kind: database, engine: postgresql, cores: 1, replicas: 2, read: 10ms, write: 10ms }
  pay: { kind: external, latency: 100ms }
budgets: { latency: { web: { mean: 300ms } }, errors: 1%, utilization: 25%, headroom: 1.5x }
`;

function assessed(more: string): Assessment {
  const read = topologyFromData(parse(file + more));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  const result = assess(read.topology);
  if (!result.ok) throw new Error(result.refusals.map(({ message }) => message).join());
  return result.assessment;
}

const underOnly = (changes: string): Assessment => {
  const [under] = assessed(`scenarios: { it: ${changes} }\n`).scenarios;
  if (under === undefined) throw new Error("there is no scenario");
  return under.assessment;
};

const busy = ({ model, solution }: Assessment, id: string): number | undefined =>
  solution.stations[model.stations.findIndex((station) => station.id === id)]?.offeredUtilization;

const meanOf = ({ workloads }: Assessment, id: string) => workloads.find((one) => one.id === id)?.latency?.mean ?? null;

describe("a scenario", () => {
  it.each([
    // (80 + 40)/s × 10 ms / 4
    ["{ traffic: 2x }", { "app.cores": 0.3, "db.replicas": 0.12 }],
    // (120 + 20)/s × 10 ms / 4
    ["{ traffic: { web: 3x } }", { "app.cores": 0.35, "db.replicas": 0.14 }],
    // (40 + 60)/s: `*` is all that have no factor of their own
    ['{ traffic: { web: 1x, "*": 3x } }', { "app.cores": 0.25, "db.replicas": 0.1 }],
    ["{ lose: { app: 2 } }", { "app.cores": 0.3, "db.replicas": 0.06 }],
    // 60 gets and 12 sets of 1 ms on one node; a hit ratio that is given stays
    ["{ lose: { cache: 1 } }", { "cache.cores": 0.072, "db.replicas": 0.06 }],
    // every get is a read
    ["{ lose: { cache: all } }", { "app.cores": 0.15, "db.replicas": 0.3 }],
    ["{ lose: { db.replicas: 1 } }", { "db.replicas": 0.12, "db.primary": 0 }],
    ["{ lose: { db.replicas: all } }", { "db.primary": 0.12 }],
    // a replica is promoted, and one is left for the reads
    ["{ lose: { db.primary: 1 } }", { "db.replicas": 0.12, "db.primary": 0 }],
    // hits fall to 40 %: 36 reads
    ["{ cold: { cache: 50% } }", { "db.replicas": 0.18, "app.cores": 0.15 }],
    ["{ slow: { app: 3x } }", { "app.cores": 0.45 }],
    ["{ slow: { db: 2x } }", { "db.replicas": 0.12 }],
    ["{ set: { tiers.app.instances: 8, workloads.api.rate: 40/s } }", { "app.cores": 0.1, "db.replicas": 0.08 }],
    // together: 120/s on two instances
    ["{ traffic: 2x, lose: { app: 2 } }", { "app.cores": 0.6 }],
  ] as const)("%s is solved as the file with that change", (changes, expected) => {
    const under = underOnly(changes);
    for (const [station, utilization] of Object.entries(expected))
      expect(busy(under, station)).toBeCloseTo(utilization, 9);
  });

  it("leaves the plan as it is alone", () => {
    const plan = assessed("scenarios: { it: { traffic: 2x, lose: { app: 2 } } }\n");
    expect(busy(plan, "app.cores")).toBeCloseTo(0.15, 9);
    expect(plan.budgets.map(({ budget, scenario }) => [budget.id, scenario])).toEqual([
      ["latency.web.mean", null],
      ["errors", null],
      ["utilization", null],
      ["headroom", null],
    ]);
  });

  it("scales the workload that it names and no other", () => {
    const rates = (changes: string) => underOnly(changes).workloads.map(({ arrivalRate }) => arrivalRate);
    expect(rates("{ traffic: { web: 3x } }")).toEqual([120, 20]);
    expect(rates('{ traffic: { web: 1x, "*": 3x } }')).toEqual([40, 60]);
    expect(rates("{ traffic: 0.5x }")).toEqual([20, 10]);
  });

  it("adds to the mean what a slow tier takes longer: 5 × 100 ms", () => {
    const before = meanOf(assessed(""), "web") ?? Number.NaN;
    expect(meanOf(underOnly("{ slow: { pay: 5x } }"), "web")).toBeCloseTo(before + 0.4, 9);
  });

  it("answers nobody without the tier that all call", () => {
    const under = underOnly("{ lose: { app: all } }");
    expect(under.workloads.map(({ errorRatio, latency }) => [errorRatio, latency])).toEqual([
      [1, null],
      [1, null],
    ]);
    expect(under.budgets.map(({ budget, verdict }) => [budget.id, verdict])).toEqual([
      ["latency.web.mean", "broken"],
      ["errors", "broken"],
      ["utilization", "held"],
    ]);
  });
});

describe("budgets under a scenario", () => {
  const verdicts = (changes: string) =>
    underOnly(changes).budgets.map(({ budget, verdict }) => [budget.id, budget.limit, verdict]);

  it("are those of latency and errors as they are, and utilization up to all of it", () => {
    // 30 % busy, where the plan as it is may be 25 %.
    expect(verdicts("{ traffic: 2x }")).toEqual([
      ["latency.web.mean", 0.3, "held"],
      ["errors", 0.01, "held"],
      ["utilization", 1, "held"],
    ]);
    expect(verdicts("{ slow: { pay: 5x } }")[0]).toEqual(["latency.web.mean", 0.3, "broken"]);
  });

  it("are its own where it has some, in place of the file's and beside them", () => {
    const own = "budgets: { latency: { web: { mean: 1s }, api: { mean: 500ms } }, utilization: 10% }";
    expect(verdicts(`{ slow: { pay: 5x }, ${own} }`)).toEqual([
      ["latency.web.mean", 1, "held"],
      ["errors", 0.01, "held"],
      ["utilization", 0.1, "broken"],
      ["latency.api.mean", 0.5, "broken"],
    ]);
  });
});

describe("survive", () => {
  const matrix = (survive: string) => {
    const { topology, scenarios } = assessed(`survive: ${survive}\n`);
    return scenarios.map(({ scenario, assessment }) => [
      scenario.id,
      describeScenario(topology, scenario).words.join(),
      Number((busy(assessment, "app.cores") ?? Number.NaN).toFixed(6)),
      Number((busy(assessment, "db.replicas") ?? Number.NaN).toFixed(6)),
    ]);
  };

  it("loses one of each tier that has machines of its own, and none that others manage", () => {
    expect(matrix("{ instance: any }")).toEqual([
      ["lose-one-app", "app loses 1 of 4 instances", 0.2, 0.06],
      ["lose-one-cache", "cache loses 1 of 2 instances", 0.15, 0.06],
      ["lose-one-db", "db loses 1 of 3 machines", 0.15, 0.12],
    ]);
  });

  it("loses whole tiers, those that are named or each", () => {
    expect(matrix("{ tier: [cache] }")).toEqual([["lose-all-cache", "cache is lost", 0.15, 0.3]]);
    expect(matrix("{ tier: cache }")).toEqual(matrix("{ tier: [cache] }"));
    expect(matrix("{ tier: any }").map(([id]) => id)).toEqual([
      "lose-all-app",
      "lose-all-cache",
      "lose-all-db",
      "lose-all-pay",
    ]);
  });

  it("comes after the scenarios of the file", () => {
    const { scenarios } = assessed("scenarios: { double: { traffic: 2x } }\nsurvive: { instance: any, tier: pay }\n");
    expect(scenarios.map(({ scenario }) => [scenario.id, scenario.isGenerated])).toEqual([
      ["double", false],
      ["lose-one-app", true],
      ["lose-one-cache", true],
      ["lose-one-db", true],
      ["lose-all-pay", true],
    ]);
  });
});

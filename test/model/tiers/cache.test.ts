import { describe, expect, it } from "vitest";
import { cache, call, constant, database, exponential, operation, service, topology, workload } from "../topologies.ts";
import { flowsOf, modelOf, stepsOf } from "../visits.ts";

const caller = (...calls: readonly ReturnType<typeof call>[]) =>
  service("web", { operations: [operation("*", 0.01, calls)] });
const ask = workload("w", 100, "web");

describe("cache aside", () => {
  const tiers = [
    caller(call("cache", { times: 3 }), call("cache.delete", { share: 0.1 })),
    cache("cache", { hitRatio: 0.8, miss: [call("db.read", { times: 2 })] }),
    database("db"),
  ];

  it("leaves a miss to the caller, who asks further and sets", () => {
    // 100 × 3 gets, 20 % missed: 60 sets, 120 reads; and 10 deletes.
    expect(flowsOf(topology([ask], tiers))).toEqual({
      "web.*": 100,
      "web.cores": 100,
      "cache.fetch": 300,
      "cache.get": 300,
      "db.read": 120,
      "db.primary": 120,
      "cache.set": 60,
      "cache.delete": 10,
      "cache.cores": 370,
    });
  });

  it("pays the network once for each of get, miss and set, not for the caller's own part", () => {
    const model = modelOf(topology([ask], tiers, constant(0.0005)));
    const network = constant(0.0005);
    expect(stepsOf(model, "web.*")).toEqual([
      { use: "web.cores", service: exponential(0.01) },
      { call: "cache.fetch", times: { kind: "exact", count: 3 } },
      { call: "cache.delete", share: 0.1, network },
    ]);
    expect(stepsOf(model, "cache.fetch")).toEqual([
      { call: "cache.get", network },
      {
        lookup: "cache",
        hit: [],
        miss: [
          { call: "db.read", times: { kind: "exact", count: 2 }, network },
          { call: "cache.set", network },
        ],
      },
    ]);
    expect(stepsOf(model, "cache.get")).toEqual([{ use: "cache.cores", service: exponential(0.00001) }]);
  });

  it("is a plain store where a miss asks nobody", () => {
    expect(flowsOf(topology([ask], [caller(call("cache")), cache("cache", { hitRatio: 1 })]))).toEqual({
      "web.*": 100,
      "web.cores": 100,
      "cache.get": 100,
      "cache.cores": 100,
    });
  });
});

describe("cache through", () => {
  it("asks further and sets inside its own get", () => {
    const plan = topology(
      [ask],
      [caller(call("cache")), cache("cache", { fill: "through", miss: [call("db.read")] }), database("db")],
      constant(0.001),
    );
    const network = constant(0.001);
    expect(stepsOf(modelOf(plan), "web.*")).toContainEqual({ call: "cache.get", network });
    expect(stepsOf(modelOf(plan), "cache.get")).toEqual([
      { use: "cache.cores", service: exponential(0.00001) },
      {
        lookup: "cache",
        hit: [],
        miss: [
          { call: "db.read", network },
          { use: "cache.cores", service: exponential(0.00001) },
        ],
      },
    ]);
    expect(flowsOf(plan)).toMatchObject({ "cache.get": 100, "cache.cores": 120, "db.read": 20 });
  });
});

describe("cache instances", () => {
  const group = (servers: Parameters<typeof cache>[1]) =>
    modelOf(topology([ask], [caller(call("cache.set")), cache("cache", servers)]));

  it("are chosen by key, as good as random, unless the tier says otherwise", () => {
    const byKey = group({ servers: { instances: 3 } });
    expect(byKey.groups[1]).toMatchObject({ members: 3, balancing: "random" });
    expect(stepsOf(byKey, "web.*")).toContainEqual({ call: "cache.set", select: { kind: "key" } });
    const balanced = group({ servers: { instances: 3, balancing: "least-connections" } });
    expect(balanced.groups[1]).toMatchObject({ balancing: "least-connections" });
    expect(stepsOf(balanced, "web.*")).toContainEqual({ call: "cache.set" });
  });

  it("one alone is a single point of failure", () => {
    expect(group({}).elements[1]).toMatchObject({ machines: 1, spare: 0 });
    expect(group({ servers: { instances: 3 } }).elements[1]).toMatchObject({ machines: 3, spare: 2 });
  });
});

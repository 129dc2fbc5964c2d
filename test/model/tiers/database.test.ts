import { describe, expect, it } from "vitest";
import {
  call,
  constant,
  database,
  exponential,
  operation,
  read,
  service,
  topology,
  workload,
  write,
} from "../topologies.ts";
import { flowsOf, modelOf, refusalsOf, stepsOf } from "../visits.ts";

type Database = Parameters<typeof database>[1];

/** 100/s, each with 4 reads and a fresh one, one in five with a write. */
const plan = (
  db: Database,
  calls = [call("db.read", { times: 4 }), call("db.read", { fresh: true }), call("db.write", { share: 0.2 })],
) =>
  topology(
    [workload("w", 100, "app")],
    [service("app", { operations: [operation("*", 0.01, calls)] }), database("db", db)],
  );

describe("database with a leader", () => {
  it("without replicas does everything on the primary", () => {
    expect(flowsOf(plan({}))).toMatchObject({ "db.read": 500, "db.write": 20, "db.primary": 520 });
    expect(modelOf(plan({})).groups[1]).toMatchObject({ id: "db.primary", members: 1, balancing: "central" });
    expect(modelOf(plan({})).stations.map((station) => station.id)).toEqual(["app.cores", "db.primary"]);
  });

  it("reads from replicas, fresh reads and writes on the primary, and every replica applies every write", () => {
    const flows = flowsOf(plan({ replicas: 2 }));
    expect(flows).toEqual({
      "app.*": 100,
      "app.cores": 100,
      "db.read": 400,
      "db.read.primary": 100,
      "db.write": 20,
      "db.write.apply": 40,
      "db.primary": 120,
      "db.replicas": 440,
    });
  });

  it("applies without being waited for, in the write's time unless another is said", () => {
    const steps = (db: Database) => stepsOf(modelOf(plan({ replicas: 2, ...db })), "db.write");
    expect(steps({})).toEqual([
      { use: "db.primary", service: exponential(0.005) },
      { call: "db.write.apply", select: { kind: "distinct", count: 2 }, waited: false },
    ]);
    const applied = (db: Database) =>
      stepsOf(modelOf(plan({ replicas: 2, servers: { speed: 2 }, ...db })), "db.write.apply");
    expect(applied({})).toEqual([{ use: "db.replicas", service: exponential(0.0025) }]);
    expect(applied({ apply: constant(0.001) })).toEqual([{ use: "db.replicas", service: constant(0.0005) }]);
  });

  it("reads from all by the count of machines", () => {
    expect(flowsOf(plan({ replicas: 3, readFrom: "all" }))).toMatchObject({
      "db.read": 400,
      "db.read.primary": 100 + 100,
      "db.read.replicas": 300,
      "db.primary": 100 + 100 + 20,
      "db.replicas": 300 + 3 * 20,
    });
  });

  it("reads from the primary where told so", () => {
    expect(flowsOf(plan({ replicas: 3, readFrom: "primary" }))).toMatchObject({
      "db.read": 500,
      "db.primary": 520,
      "db.replicas": 60,
    });
  });

  it("finds the shard by key, and writes to the replicas of that shard alone", () => {
    const model = modelOf(plan({ shards: 4, replicas: 2 }));
    expect(model.groups.slice(1)).toMatchObject([
      { id: "db.primary", members: 4, balancing: "random" },
      { id: "db.replicas", members: 8, partitions: 4, balancing: "round-robin" },
    ]);
    expect(stepsOf(model, "app.*")).toContainEqual({ call: "db.write", share: 0.2, select: { kind: "key" } });
    expect(flowsOf(plan({ shards: 4, replicas: 2 }))).toMatchObject({ "db.write.apply": 40, "db.replicas": 440 });
  });

  it("called by its bare name reads with the probability given, else writes", () => {
    const bare = plan({ reads: 0.9, replicas: 1 }, [call("db", { times: 2 }), call("db", { fresh: true })]);
    expect(flowsOf(bare)).toMatchObject({
      "db.*": 200,
      "db.*.primary": 100,
      "db.read": 180,
      "db.read.primary": 90,
      "db.write": 30,
      "db.write.apply": 30,
    });
    expect(refusalsOf(plan({}, [call("db")]))).toEqual(["say which operation of db: read, write"]);
  });

  it("has operations of its own names", () => {
    const named = { operations: [read("timeline", 0.012), write("post", 0.02)] };
    expect(flowsOf(plan(named, [call("db.timeline"), call("db.post")]))).toMatchObject({
      "db.timeline": 100,
      "db.post": 100,
    });
    expect(refusalsOf(plan(named, [call("db.read")]))).toEqual(["db has no operation read: it has timeline, post"]);
  });

  it("is shards × (1 + replicas) machines, of which each shard can spare its replicas", () => {
    const model = modelOf(
      plan({
        shards: 3,
        replicas: 2,
        servers: { shape: "r6i.large", price: { kind: "hourly", usdPerHour: 0.126 }, priceBasis: "list" },
      }),
    );
    expect(model.elements[1]).toMatchObject({ machines: 9, spare: 2 });
    expect(model.costs[1]).toEqual({
      tier: "db",
      label: "9 × r6i.large",
      path: ["tiers", "db"],
      charge: { kind: "hourly", usdPerHour: 9 * 0.126 },
      basis: "list",
    });
    expect(modelOf(plan({})).elements[1]).toMatchObject({ machines: 1, spare: 0 });
  });
});

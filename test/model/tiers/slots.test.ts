import { describe, expect, it } from "vitest";
import { cache, call, database, operation, service, topology, workload } from "../topologies.ts";
import { flowsOf, modelOf } from "../visits.ts";

const pool = (tier: string, size: number, hold: "call" | "operation" = "call") => ({
  tier,
  path: ["tiers", "web", "pools", tier],
  size,
  hold,
});

function slotsOf(model: ReturnType<typeof modelOf>) {
  return model.stations
    .filter(({ resource }) => resource === "threads" || resource === "pool")
    .map(({ id, resource, servers, waitingRoom, group }) => ({
      id,
      resource,
      servers,
      waitingRoom,
      group: model.groups[group]?.id,
    }));
}

const stepsOf = (model: ReturnType<typeof modelOf>, id: string) =>
  model.operations.find((one) => one.id === id)?.steps as readonly unknown[];

describe("threads, pools and connections", () => {
  it("belong to the instances whose cores are used, and threads take over the waiting room", () => {
    const model = modelOf(
      topology(
        [workload("browse", 1, "web")],
        [
          service("web", {
            operations: [operation("browse", 0.01, [call("db.read")])],
            servers: { instances: 3, threads: 8, queueLimit: 5, pools: [pool("db", 4)] },
          }),
          database("db", { connections: 100, replicas: 2, servers: { threads: 7 } }),
        ],
      ),
    );
    expect(slotsOf(model)).toEqual([
      { id: "web.threads", resource: "threads", servers: 8, waitingRoom: 5, group: "web.cores" },
      { id: "web.pools.db", resource: "pool", servers: 4, waitingRoom: null, group: "web.cores" },
      { id: "db.threads", resource: "threads", servers: 7, waitingRoom: null, group: "db.primary" },
      { id: "db.connections", resource: "pool", servers: 100, waitingRoom: null, group: "db.primary" },
      { id: "db.replicas.threads", resource: "threads", servers: 7, waitingRoom: null, group: "db.replicas" },
      { id: "db.replicas.connections", resource: "pool", servers: 100, waitingRoom: null, group: "db.replicas" },
    ]);
    expect(model.stations.find(({ id }) => id === "web.cores")?.waitingRoom).toBeNull();
  });

  it("are held over the whole operation, over each call, over each query", () => {
    const model = modelOf(
      topology(
        [workload("browse", 1, "web")],
        [
          service("web", {
            operations: [operation("browse", 0.01, [call("db.read", { times: 3 })])],
            servers: { threads: 8, pools: [pool("db", 4)] },
          }),
          database("db", { connections: 100 }),
        ],
      ),
    );
    const station = (id: string) => model.stations.findIndex((one) => one.id === id);
    expect(stepsOf(model, "web.browse")).toMatchObject([
      {
        kind: "hold",
        station: station("web.threads"),
        steps: [{ kind: "use" }, { kind: "call", select: { kind: "same" }, times: { kind: "exact", count: 3 } }],
      },
    ]);
    expect(stepsOf(model, "web.pools.db.read")).toMatchObject([
      { kind: "hold", station: station("web.pools.db"), steps: [{ kind: "call", select: { kind: "one" } }] },
    ]);
    expect(stepsOf(model, "db.read")).toMatchObject([
      { kind: "hold", station: station("db.connections"), steps: [{ kind: "use" }] },
    ]);
  });

  it("can be held from the operation's start, within its thread", () => {
    const model = modelOf(
      topology(
        [workload("browse", 1, "web"), workload("ping", 1, "web")],
        [
          service("web", {
            operations: [operation("browse", 0.01, [call("db.read", { share: 0.5 })]), operation("ping", 0.01)],
            servers: { threads: 8, pools: [pool("db", 4, "operation")] },
          }),
          database("db"),
        ],
      ),
    );
    expect(stepsOf(model, "web.browse")).toMatchObject([
      { kind: "hold", steps: [{ kind: "hold", steps: [{ kind: "use" }, { kind: "call", share: 0.5 }] }] },
    ]);
    expect(stepsOf(model, "web.ping")).toMatchObject([{ kind: "hold", steps: [{ kind: "use" }] }]);
  });

  it("of the caller are held where a cache-aside has it ask on a miss; other callers are not concerned", () => {
    const asks = [operation("*", 0.01, [call("cache")])];
    const read = topology(
      [workload("a", 8, "web"), workload("b", 2, "other")],
      [
        service("web", { operations: asks, servers: { pools: [pool("db", 4), pool("cache", 9)] } }),
        service("other", { operations: asks }),
        cache("cache", { hitRatio: 0.5, miss: [call("db.read")] }),
        database("db"),
      ],
    );
    expect(flowsOf(read)).toMatchObject({
      "cache.fetch": 8,
      "cache.fetch~2": 2,
      "web.pools.db.read": 4,
      "cache.get": 10,
      "db.read": 5,
    });
    expect(stepsOf(modelOf(read), "cache.fetch")).toMatchObject([
      { kind: "hold", steps: [{ kind: "call" }] },
      {
        kind: "lookup",
        miss: [
          { kind: "call", select: { kind: "same" } },
          { kind: "hold", steps: [{ kind: "call" }] },
        ],
      },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { callsTo, redirect, redirectReads } from "../../src/advice/calls-to.ts";
import { patchOf } from "../../src/advice/patch.ts";
import type { Edit } from "../../src/findings/types.ts";
import { planOf } from "../findings/plan.ts";

const shop = (calls: string, db = "") =>
  planOf(`version: 1
workloads: { web: { rate: 10/s } }
tiers:
  app: { kind: service, instances: 2, cores: 4, serviceTime: 2ms, calls: ${calls} }
  db: { kind: database, cores: 4, read: 2ms, write: 3ms${db} }
`);

/** Patches of `tiers.app.calls…` that some edits make. */
function changed(plan: ReturnType<typeof shop>, edits: readonly (readonly Edit[] | null)[]) {
  return patchOf(
    plan.data,
    edits.flatMap((one) => one ?? []),
  ).map(({ path, after }) => [path.slice(3), after]);
}

const sentToCache = (calls: string) => {
  const plan = shop(calls);
  const found = callsTo(plan.assessment.topology.tiers, "db", "read");
  return changed(
    plan,
    found.map((call) => redirect(call, "near", plan.data)),
  );
};

const splitReads = (calls: string) => {
  const plan = shop(calls, ", reads: 90%");
  const found = callsTo(plan.assessment.topology.tiers, "db", null);
  const split = { reads: 0.9, readTarget: "near", writeTarget: "db.write" };
  return changed(
    plan,
    found.map((call) => redirectReads(call, split, plan.data)),
  );
};

describe("a call is sent elsewhere", () => {
  it("where it is a name", () => {
    expect(sentToCache("db.read")).toEqual([[[], "near"]]);
    expect(sentToCache("[db.read, db.write]")).toEqual([[[0], "near"]]);
  });

  it("where it is a key with a count or settings, which stay", () => {
    expect(sentToCache("{ db.read: { times: 3, share: 50% }, db.write: 1 }")).toEqual([
      [["db.read"], undefined],
      [["near"], { times: 3, share: "50%" }],
    ]);
  });

  it("where it stands in a group", () => {
    expect(sentToCache("[{ parallel: [db.read, { to: db.read, times: 2 }] }]")).toEqual([
      [[0, "parallel", 0], "near"],
      [[0, "parallel", 1, "to"], "near"],
    ]);
  });

  it("but not where it has to be fresh, or writes", () => {
    expect(sentToCache("[{ to: db.read, fresh: true }, db.write]")).toEqual([]);
  });
});

describe("a call that draws between read and write", () => {
  it("becomes one of each, by their shares", () => {
    expect(splitReads("db")).toEqual([[[], { near: 0.9, "db.write": 0.1 }]]);
    expect(splitReads("{ db: 3 }")).toEqual([
      [["db"], undefined],
      [["near"], 2.7],
      [["db.write"], 0.3],
    ]);
    expect(splitReads("[{ to: db, times: 2, share: 50% }]")).toEqual([
      [
        [0],
        [
          { to: "near", times: 1.8, share: "50%" },
          { to: "db.write", times: 0.2, share: "50%" },
        ],
      ],
    ]);
  });

  it("stays where its share is that of a branch", () => {
    expect(splitReads("[{ oneOf: [{ to: db, share: 30% }] }]")).toEqual([]);
  });

  it("keeps the load of the database's writes when a cache is put before its reads", () => {
    const plan = planOf(`version: 1
workloads: { web: { rate: 300/s } }
tiers:
  app: { kind: service, instances: 6, cores: 2, serviceTime: 8ms, calls: { db: 4 } }
  db: { kind: database, cores: 2, reads: 90%, read: 2ms, write: 5ms }
`);
    const [call] = callsTo(plan.assessment.topology.tiers, "db", null);
    const split = { reads: 0.9, readTarget: "near", writeTarget: "db.write" };
    const near = { kind: "cache", instances: 2, hitRatio: "50%", miss: "db.read" };
    const edits = call === undefined ? [] : (redirectReads(call, split, plan.data) ?? []);
    const after = plan.variants.solve([{ path: ["tiers", "near"], value: near }, ...edits]);
    const index = after?.model.stations.findIndex(({ id }) => id === "db.primary") ?? -1;
    // 1,200 calls a second: 1,080 reads of which half reach the database, 120 writes.
    expect(after?.solution.stations[index]?.offeredUtilization).toBeCloseTo((540 * 0.002 + 120 * 0.005) / 2, 9);
  });
});

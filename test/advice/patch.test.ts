import { describe, expect, it } from "vitest";
import { applyEdits, applyPatch, patchOf } from "../../src/advice/patch.ts";

const file = {
  version: 1,
  tiers: { app: { kind: "service", calls: { "db.read": 3, cache: 1 } }, db: { kind: "database", read: "2ms" } },
};

describe("edits of a file's data", () => {
  it("change a copy and leave the original as it was", () => {
    const before = structuredClone(file);
    const after = applyEdits(file, [{ path: ["tiers", "app", "instances"], value: 4 }]);
    expect(after).toEqual({ ...file, tiers: { ...file.tiers, app: { ...file.tiers.app, instances: 4 } } });
    expect(file).toEqual(before);
  });

  it("share with the original what they do not touch", () => {
    const after = applyEdits(file, [{ path: ["tiers", "app", "instances"], value: 4 }]) as typeof file;
    expect(after.tiers.db).toBe(file.tiers.db);
  });

  it("keep the order of keys, and take a key away", () => {
    const after = applyEdits(file, [
      { path: ["tiers", "app", "kind"], value: "worker" },
      { path: ["tiers", "app", "calls", "db.read"], value: undefined },
    ]) as typeof file;
    expect(Object.keys(after.tiers.app)).toEqual(["kind", "calls"]);
    expect(after.tiers.app).toEqual({ kind: "worker", calls: { cache: 1 } });
  });

  it("create the maps on the way, and replace items of lists", () => {
    const after = applyEdits({ list: ["a", "b"] }, [
      { path: ["list", 1], value: "c" },
      { path: ["budgets", "latency", "web", "p99"], value: "1s" },
    ]);
    expect(after).toEqual({ list: ["a", "c"], budgets: { latency: { web: { p99: "1s" } } } });
  });

  it("take __proto__ and constructor for names like any other", () => {
    const after = applyEdits({}, [
      { path: ["tiers", "__proto__", "polluted"], value: true },
      { path: ["constructor", "prototype", "polluted"], value: true },
    ]) as { tiers: object };
    expect(Object.hasOwn(after.tiers, "__proto__")).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(after.tiers)).toBe(Object.prototype);
  });
});

describe("a patch", () => {
  it("tells what stood there before, and leaves out what does not change", () => {
    const patch = patchOf(file, [
      { path: ["tiers", "app", "calls", "cache"], value: 1 },
      { path: ["tiers", "app", "calls", "db.read"], value: undefined },
      { path: ["tiers", "db", "replicas"], value: 2 },
    ]);
    expect(patch).toEqual([
      { path: ["tiers", "app", "calls", "db.read"], before: 3, after: undefined },
      { path: ["tiers", "db", "replicas"], before: undefined, after: 2 },
    ]);
  });

  it("applied is the same as its edits", () => {
    const edits = [
      { path: ["tiers", "db", "replicas"], value: 2 },
      { path: ["tiers", "app", "calls", "db.read"], value: undefined },
    ];
    expect(applyPatch(file, patchOf(file, edits))).toEqual(applyEdits(file, edits));
  });
});

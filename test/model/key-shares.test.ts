import { describe, expect, it } from "vitest";
import { keyShares } from "../../src/model/key-shares.ts";
import { cache, call, database, operation, service, topology, workload } from "./topologies.ts";
import { modelOf } from "./visits.ts";

const web = service("web", { operations: [operation("*", 0.01, [call("db.read"), call("cache.get")])] });
const hit = { kind: "store", items: 1000, itemSize: 1, zipf: 1, ttl: null } as const;

describe("the shares of parts that keys choose", () => {
  // networks.json, maxshard-*: 400 random placements of 100,000 keys; half-width of the mean in the last column.
  it.each([
    [0.8, 16, 1.33499, 0.0086],
    [1.0, 4, 1.24521, 0.0101],
    [1.0, 16, 2.23939, 0.0266],
    [1.2, 16, 3.94903, 0.0463],
  ])("have a busiest as in random placements: Zipf %d on %d shards", (zipf, shards, overMean, halfWidth) => {
    const [busiest = 0] = keyShares({ items: 100_000, zipf }, shards) ?? [];
    expect(Math.abs(busiest * shards - overMean)).toBeLessThan(0.015 * overMean + 2 * halfWidth);
  });

  it("sum to 1 and fall, with few values among many parts", () => {
    for (const parts of [2, 16, 17, 100, 5000]) {
      const shares = keyShares({ items: 1e6, zipf: 0.9 }, parts) ?? [];
      expect(shares).toHaveLength(parts);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(shares.every((share, k) => k === 0 || share <= (shares[k - 1] as number))).toBe(true);
      expect(new Set(shares).size).toBeLessThan(45);
    }
    expect(keyShares({ items: 1e6, zipf: 0.9 }, 1)).toBeNull();
  });

  it("are the weights of a database's shards, and of the replicas of each", () => {
    const keys = { items: 1000, zipf: 1 };
    const db = database("db", { shards: 2, replicas: 2, keys });
    const { groups } = modelOf(topology([workload("w", 1, "web")], [web, db, cache("cache")]));
    const [hot, cold] = keyShares(keys, 2) ?? [];
    expect(groups.find(({ id }) => id === "db.primary")?.weights).toEqual([hot, cold]);
    expect(groups.find(({ id }) => id === "db.replicas")).toMatchObject({
      partitions: 2,
      weights: [hot, hot, cold, cold].map((share) => (share as number) / 2),
    });
  });

  it("are the weights of the nodes of a cache whose keys are known", () => {
    const keySpaces = [{ name: null, path: [], hit, miss: [call("db.read")] }];
    const known = cache("cache", { servers: { instances: 3 }, keySpaces, memory: { bytes: 100, eviction: "lru" } });
    const tiers = [web, database("db"), known];
    const { groups } = modelOf(topology([workload("w", 1, "web")], tiers));
    expect(groups.find(({ id }) => id === "cache.cores")?.weights).toEqual(keyShares(hit, 3));
  });
});

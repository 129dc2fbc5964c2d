import { describe, expect, it } from "vitest";
import type { Cache, CacheRoom, Model, Step } from "../../src/model/types.ts";
import { cacheHitRatio } from "../../src/queueing/cache-hit-ratio.ts";
import { prepare } from "../../src/solve/prepare.ts";
import { type SolveOptions, solve } from "../../src/solve/solve.ts";
import { call, exponential, model, open, operation, station, use } from "./small-models.ts";

const room: CacheRoom = { id: "cache", policy: "lru", capacity: 10_000, copies: 1 };
const store = (more: Partial<Extract<Cache["hit"], { kind: "store" }>> = {}): Cache => ({
  id: "cache",
  tier: "cache",
  hit: { kind: "store", room, items: 100_000, itemSize: 1, popularity: { zipf: 0.8 }, ttl: null, ...more },
});

/** A web server that looks up and asks a database on a miss. */
function lookups(
  caches: readonly Cache[],
  rate = 200,
  extra: readonly Step[] = [],
  behind: readonly Step[] = [],
): Model {
  return model({
    stations: [station("web", 0, 4), station("db", 1, 4)],
    operations: [
      operation("web", [use(0, exponential(0.015)), { kind: "lookup", cache: 0, hit: [], miss: [call(1)] }, ...extra]),
      operation("db", [use(1, exponential(0.03)), ...behind]),
    ],
    workloads: [open("w", 0, rate)],
    caches,
  });
}

function solved(built: Model, options: SolveOptions = {}) {
  const prepared = prepare(built);
  if ("refusals" in prepared) throw new Error(prepared.refusals.map(({ message }) => message).join());
  return solve(prepared, options);
}

describe("a hit ratio that is an outcome", () => {
  it("sends its misses on: a web system with an LRU cache as simulated (networks.json, lru-web-db)", () => {
    const { caches, workloads, stations, converged } = solved(lookups([store()]));
    expect(converged).toBe(true);
    expect(Math.abs((caches[0]?.hitRatio ?? 0) - 0.468943)).toBeLessThan(0.002);
    expect((workloads[0]?.meanLatency ?? 0) / 0.0500882).toBeCloseTo(1, 2);
    expect((stations[1]?.arrivalRate ?? 0) / 106.184).toBeCloseTo(1, 2);
    expect(workloads[0]?.exactness).toBe("approximate");
  });

  it("does not depend on the load without expiry, and rises with it under a ttl", () => {
    const ratioAt = (cache: Cache, loadFactor: number) => solved(lookups([cache]), { loadFactor }).caches[0]?.hitRatio;
    expect(ratioAt(store(), 1.1)).toBe(ratioAt(store(), 0.5));
    const timed = store({ ttl: 20 });
    for (const factor of [0.25, 1, 1.2]) {
      const input = { policy: "lru", capacity: 10_000, items: 100_000, zipf: 0.8, ttl: 20 } as const;
      const expected = cacheHitRatio({ ...input, requestRate: 200 * factor }).hitRatio;
      expect(ratioAt(timed, factor)).toBeCloseTo(expected, 12);
    }
  });

  it("saturates what is behind it at the load where its misses do", () => {
    // One key alone that expires after T: misses come at λ/(1 + λT), which never reaches the database's 133/s.
    const alone = store({ items: 1, ttl: 0.01 });
    const { stations } = solved(lookups([alone]));
    expect(stations[1]?.saturationFactor).toBeNull();
    const shorter = solved(lookups([store({ items: 1, ttl: 0.005 })]));
    // λ/(1 + λ/200) = 4/0.03 at λ = 400.
    expect(shorter.stations[1]?.saturationFactor).toBeCloseTo(2, 9);
    expect(
      solved(lookups([store({ items: 1, ttl: 0.005 })]), { loadFactor: 1.5 }).stations[1]?.saturationFactor,
    ).toBeCloseTo(2, 9);
  });

  it("falls with writes that drop keys, and not with those that put them", () => {
    const write = (drops: boolean): Step => ({
      kind: "choice",
      branches: [{ share: 0.25, steps: [{ kind: "write", cache: 0, drops }] }],
    });
    const ratio = (extra: readonly Step[]) => solved(lookups([store()], 200, extra)).caches[0]?.hitRatio;
    const input = { policy: "lru", capacity: 10_000, items: 100_000, zipf: 0.8 } as const;
    expect(ratio([write(false)])).toBe(ratio([]));
    expect(ratio([write(true)])).toBeCloseTo(
      cacheHitRatio({ ...input, requestRate: 250, writeShare: 0.2 }).hitRatio,
      12,
    );
  });

  it("is that of a smaller, less asked cache where each instance holds all keys", () => {
    const copies = store({ room: { ...room, copies: 4 }, ttl: 60 });
    const expected = cacheHitRatio({
      policy: "lru",
      capacity: 10_000,
      items: 100_000,
      zipf: 0.8,
      ttl: 60,
      requestRate: 50,
    });
    expect(solved(lookups([copies])).caches[0]?.hitRatio).toBeCloseTo(expected.hitRatio, 12);
  });

  it("settles where its own misses lead back to it", () => {
    const again: Step = {
      ...call(2),
      waited: false,
      share: 0.5,
    };
    const base = lookups([store({ ttl: 30 })], 100, [], [again]);
    const ring: Model = {
      ...base,
      operations: [...base.operations, operation("again", [{ kind: "lookup", cache: 0, hit: [], miss: [call(1)] }])],
    };
    const { caches, converged } = solved(ring);
    expect(converged).toBe(true);
    const { hitRatio = 0, readRate = 0 } = caches[0] ?? {};
    // Reads: 100 and half of all misses.
    expect(readRate).toBeCloseTo(100 + 0.5 * (1 - hitRatio) * readRate, 9);
    expect(hitRatio).toBeCloseTo(
      cacheHitRatio({ policy: "lru", capacity: 10_000, items: 100_000, zipf: 0.8, ttl: 30, requestRate: readRate })
        .hitRatio,
      12,
    );
  });

  it("is remembered from load to load, a billion keys and all", () => {
    const prepared = prepare(lookups([store({ items: 1e9, room: { ...room, capacity: 1e7 } })]));
    if ("refusals" in prepared) throw new Error("refused");
    solve(prepared, { percentiles: "none" });
    const start = performance.now();
    for (let k = 1; k <= 50; k++) solve(prepared, { percentiles: "none", loadFactor: k / 60 });
    expect(performance.now() - start).toBeLessThan(500);
  });
});

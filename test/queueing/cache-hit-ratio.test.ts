import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CacheInput } from "../../src/queueing/cache-hit-ratio.ts";
import { cacheHitRatio } from "../../src/queueing/cache-hit-ratio.ts";
import { meanStay } from "../../src/queueing/cache-stay.ts";
import { zipfTopShare } from "../../src/queueing/zipf.ts";
import { exactFifo, exactLru, shares } from "./exact-caches.ts";

const { lru } = JSON.parse(readFileSync(new URL("../reference/caches-and-shards.json", import.meta.url), "utf8")) as {
  lru: readonly (CacheInput & { id: string; hitRatio: number; halfWidth: number })[];
};

const policies = ["lru", "lfu", "fifo", "random"] as const;

describe("the hit ratio of an LRU cache", () => {
  it.each(lru)("is within 0.001 of the simulated one: $id", ({ hitRatio, ...cache }) => {
    expect(Math.abs(cacheHitRatio(cache).hitRatio - hitRatio)).toBeLessThan(0.001);
  });

  it("has the published characteristic time (Icarus: Zipf 0.8, 100 items, 40 fit)", () => {
    const result = cacheHitRatio({ policy: "lru", capacity: 40, items: 100, zipf: 0.8 });
    expect(result.characteristicTime).toBeCloseTo(72.2109, 3);
    expect(result.hitRatio).toBeGreaterThan(0.63);
    expect(result.hitRatio).toBeLessThan(0.66);
  });

  it("is close to the exact one of small caches, and closer than Che's", () => {
    for (const [items, zipf, capacity, error] of [
      [30, 0.8, 8, 0.0003],
      [30, 1, 12, 0.0003],
      [40, 1.2, 16, 0.0002],
      [40, 0.6, 20, 0.0001],
    ] as const) {
      const truth = exactLru(shares(items, zipf), capacity);
      expect(Math.abs(cacheHitRatio({ policy: "lru", capacity, items, zipf }).hitRatio - truth)).toBeLessThan(error);
    }
  });
});

describe("the hit ratio of a FIFO or random cache", () => {
  it("is the share that fits where keys are alike (LINE: 5 items, 2 fit)", () => {
    expect(cacheHitRatio({ policy: "fifo", capacity: 2, items: 5, zipf: 0 }).hitRatio).toBeCloseTo(0.4, 12);
  });

  it("agrees with the exact product form", () => {
    for (const [items, zipf, capacity, error] of [
      [20, 0.8, 8, 0.0003],
      [50, 1, 10, 0.0002],
      [100, 1.2, 20, 0.00005],
      [100, 0.7, 60, 0.00001],
    ] as const)
      for (const policy of ["fifo", "random"] as const) {
        const truth = exactFifo(shares(items, zipf), capacity);
        expect(Math.abs(cacheHitRatio({ policy, capacity, items, zipf }).hitRatio - truth)).toBeLessThan(error);
      }
  });
});

describe("the hit ratio of an LFU cache", () => {
  it("is the share of the most popular", () => {
    expect(cacheHitRatio({ policy: "lfu", capacity: 1e6, items: 1e9, zipf: 0.9 }).hitRatio).toBeCloseTo(
      zipfTopShare(1e9, 0.9, 1e6),
      12,
    );
  });
});

describe("expiry and writes", () => {
  const key = { items: 1, zipf: 0, capacity: 1, requestRate: 2 };

  it("rule alone where there is room, by the closed forms of one key", () => {
    for (const policy of policies) {
      expect(cacheHitRatio({ ...key, policy, ttl: 3 }).hitRatio).toBeCloseTo(6 / 7, 12);
      expect(cacheHitRatio({ ...key, policy, ttl: 3, ttlReset: true }).hitRatio).toBeCloseTo(-Math.expm1(-6), 12);
      expect(cacheHitRatio({ ...key, policy, writeShare: 0.2 }).hitRatio).toBeCloseTo(0.8, 12);
      // Until the write at rate 0.4 or the end at 3 s, then until the next read at rate 1.6.
      const stay = -Math.expm1(-1.2) / 0.4;
      expect(cacheHitRatio({ ...key, policy, ttl: 3, writeShare: 0.2 }).hitRatio).toBeCloseTo(
        stay / (stay + 1 / 1.6),
        12,
      );
    }
  });

  it("leave room that would else be full, and then nothing is evicted", () => {
    const cache = { items: 10_000, zipf: 0.8, capacity: 2000, ttl: 10, requestRate: 100 };
    for (const policy of policies) {
      const { occupancy, characteristicTime, hitRatio } = cacheHitRatio({ ...cache, policy });
      expect(occupancy).toBeLessThan(1000);
      expect(characteristicTime).toBeNull();
      expect(hitRatio).toBeCloseTo(cacheHitRatio({ ...cache, policy, capacity: 10_000 }).hitRatio, 12);
    }
  });

  // Simulated for scale-plan: 2,000 keys, Zipf 0.9, room for 100, one request per second, 900,000 requests after
  // warm-up, expired items purged when room is needed; standard deviation about 0.0005.
  it.each([
    ["lru", 400, false, 0, 0.379],
    ["lru", 1500, false, 0, 0.3903],
    ["lru", 100, true, 0, 0.3503],
    ["lru", 400, false, 0.1, 0.3603],
    ["lru", null, false, 0.1, 0.3666],
    ["fifo", 100, false, 0, 0.2955],
    ["fifo", 400, true, 0, 0.3439],
    ["fifo", null, false, 0.1, 0.333],
    ["random", 400, false, 0, 0.3439],
    ["random", 400, true, 0, 0.3494],
    ["random", 400, false, 0.1, 0.3259],
    ["lfu", 400, false, 0, 0.438],
    ["lfu", 400, true, 0, 0.4955],
    ["lfu", 1500, false, 0, 0.5068],
    ["lfu", null, false, 0.1, 0.4958],
  ] as const)(
    "together with %s eviction agree with simulation (ttl %s, reset %s, writes %s)",
    (policy, ttl, ttlReset, writeShare, simulated) => {
      const cache = { policy, capacity: 100, items: 2000, zipf: 0.9, ttl, ttlReset, writeShare, requestRate: 1 };
      expect(Math.abs(cacheHitRatio(cache).hitRatio - simulated)).toBeLessThan(0.002);
    },
  );
});

describe("the stay of a key", () => {
  it("is within 0.2 % of the delay equation for gaps, where a life ends it too", () => {
    // P(no gap of length 1 by s): 1 up to 1, then P′(s) = −r e^{−r} P(s − 1) from 1 − e^{−r}.
    const steps = 400;
    for (const readRate of [0.2, 1, 2.5])
      for (const leaveRate of [0, 0.3]) {
        const unread = Math.exp(-readRate);
        const survives = [1];
        let stay = 0;
        for (let i = 1; i <= 8 * steps; i++) {
          const before = survives[i - 1] as number;
          const lag = ((survives[i - steps] ?? 1) + (survives[i - 1 - steps] ?? 1)) / 2;
          survives.push(i <= steps ? 1 : (i === steps + 1 ? 1 - unread : before) - (readRate * unread * lag) / steps);
          stay += Math.exp((-leaveRate * (i - 0.5)) / steps) * (i <= steps ? 1 : (survives[i] as number)) * (1 / steps);
          if (i % 300 === 0) expect(meanStay(readRate, leaveRate, 1, i / steps) / stay).toBeCloseTo(1, 2.4);
        }
      }
  });

  it("is known without limit: e^{rG} − 1 reads", () => {
    expect(meanStay(1, 0, 2, Number.POSITIVE_INFINITY)).toBeCloseTo(Math.expm1(2), 12);
    expect(meanStay(1, 0, Number.POSITIVE_INFINITY, 3)).toBe(3);
    expect(meanStay(2, 0.5, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(2);
  });
});

describe("every cache", () => {
  const anyCache = fc.record({
    policy: fc.constantFrom(...policies),
    capacity: fc.integer({ min: 1, max: 3_000_000 }),
    items: fc.integer({ min: 1, max: 2_000_000 }),
    zipf: fc.double({ min: 0, max: 3, noNaN: true }),
    ttl: fc.option(fc.double({ min: 1e-3, max: 1e7, noNaN: true })),
    ttlReset: fc.boolean(),
    requestRate: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    writeShare: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it("has ratios that sum to 1, and holds no more than fits", () => {
    fc.assert(
      fc.property(anyCache, (cache) => {
        const { hitRatio, missRatio, occupancy } = cacheHitRatio(cache);
        expect(hitRatio).toBeGreaterThanOrEqual(0);
        expect(hitRatio + missRatio).toBeCloseTo(1, 9);
        expect(occupancy).toBeGreaterThanOrEqual(0);
        expect(occupancy).toBeLessThanOrEqual(Math.min(cache.capacity, cache.items) * (1 + 1e-9));
      }),
      { numRuns: 300 },
    );
  });

  it("hits no less with more room or a longer ttl", () => {
    fc.assert(
      fc.property(anyCache, fc.double({ min: 1, max: 4, noNaN: true }), (cache, factor) => {
        const before = cacheHitRatio(cache).hitRatio;
        const roomier = cacheHitRatio({ ...cache, capacity: Math.ceil(cache.capacity * factor) + 1 }).hitRatio;
        expect(roomier).toBeGreaterThanOrEqual(before - 2e-9 - (cache.capacity < 20 ? 0.002 : 0));
        // Where idle items expire early, that does LRU's work for a cache that evicts without looking: longer may be worse.
        const isBlind = cache.policy === "fifo" || cache.policy === "random";
        if (cache.ttl !== null && !(cache.ttlReset && isBlind))
          expect(cacheHitRatio({ ...cache, ttl: cache.ttl * factor }).hitRatio).toBeGreaterThanOrEqual(before - 2e-6);
      }),
      { numRuns: 200 },
    );
  });

  it("depends on the rate only through its product with the ttl", () => {
    fc.assert(
      fc.property(anyCache, fc.double({ min: 0.01, max: 100, noNaN: true }), (cache, unit) => {
        const scaled = {
          ...cache,
          ttl: cache.ttl === null ? null : cache.ttl * unit,
          requestRate: cache.requestRate / unit,
        };
        expect(cacheHitRatio(scaled).hitRatio).toBeCloseTo(cacheHitRatio(cache).hitRatio, 8);
      }),
      { numRuns: 100 },
    );
  });

  it("is no better than to keep the most popular", () => {
    fc.assert(
      fc.property(anyCache, (cache) => {
        const plain = { ...cache, ttl: null, writeShare: 0 };
        const best = cacheHitRatio({ ...plain, policy: "lfu" }).hitRatio;
        expect(cacheHitRatio(plain).hitRatio).toBeLessThanOrEqual(best + 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it("hits nothing without room, time or reads, and all where all fits", () => {
    for (const policy of policies) {
      const cache = { policy, items: 100, zipf: 1, capacity: 10, requestRate: 1 };
      expect(cacheHitRatio({ ...cache, capacity: 0.5 }).hitRatio).toBe(0);
      expect(cacheHitRatio({ ...cache, ttl: 0 }).hitRatio).toBe(0);
      expect(cacheHitRatio({ ...cache, requestRate: 0 }).hitRatio).toBe(0);
      expect(cacheHitRatio({ ...cache, writeShare: 1 }).hitRatio).toBe(0);
      expect(cacheHitRatio({ ...cache, capacity: Number.POSITIVE_INFINITY })).toMatchObject({
        hitRatio: 1,
        missRatio: 0,
      });
    }
  });

  it("refuses arguments outside its domain", () => {
    const cache = { policy: "lru", items: 100, zipf: 1, capacity: 10 } as const;
    expect(() => cacheHitRatio({ ...cache, ttl: 5 })).toThrow(/requestRate must be given with a ttl/);
    expect(() => cacheHitRatio({ ...cache, capacity: -1 })).toThrow(/capacity/);
    expect(() => cacheHitRatio({ ...cache, zipf: Number.NaN })).toThrow(/zipf/);
    expect(() => cacheHitRatio({ ...cache, items: 0.5 })).toThrow(/items/);
    expect(() => cacheHitRatio({ ...cache, writeShare: 1.1 })).toThrow(/writeShare/);
    expect(() => cacheHitRatio({ ...cache, ttl: -1, requestRate: 1 })).toThrow(/ttl/);
  });
});

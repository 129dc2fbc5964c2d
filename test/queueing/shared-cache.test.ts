import { describe, expect, it } from "vitest";
import { cacheHitRatio } from "../../src/queueing/cache-hit-ratio.ts";
import type { EvictionPolicy } from "../../src/queueing/eviction.ts";
import type { KeySpace } from "../../src/queueing/key-space.ts";
import { sharedCacheHits } from "../../src/queueing/shared-cache.ts";

const space = (more: Partial<KeySpace>): KeySpace => ({
  items: 3000,
  itemSize: 1,
  zipf: 0.8,
  ttl: null,
  requestRate: 1,
  writeShare: 0,
  ...more,
});

/** Numbers in (0, 1), the same at every call (Marsaglia 2003). */
function randomStream(): () => number {
  let state = 88172645;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4294967296;
  };
}

/** Hit ratios of an LRU cache played with items of several sizes; a Map keeps its keys in the order of last use. */
function playedLru(spaces: readonly KeySpace[], capacity: number, requests: number): readonly number[] {
  const random = randomStream();
  const total = spaces.reduce((sum, { requestRate }) => sum + requestRate, 0);
  const cumulative = spaces.map(({ items, zipf }) => {
    const sums = new Float64Array(items);
    let sum = 0;
    for (let i = 0; i < items; i++) sums[i] = sum += (i + 1) ** -zipf;
    return sums.map((value) => value / sum);
  });
  const held = new Map<string, number>();
  let used = 0;
  const asked = spaces.map(() => 0);
  const hits = spaces.map(() => 0);
  for (let request = 0; request < requests; request++) {
    let u = random() * total;
    let k = 0;
    while (u > (spaces[k] as KeySpace).requestRate) u -= (spaces[k++] as KeySpace).requestRate;
    const { itemSize, writeShare } = spaces[k] as KeySpace;
    const sums = cumulative[k] as Float64Array;
    const at = random();
    let low = 0;
    for (let high = sums.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    const key = `${k} ${low}`;
    const isHit = held.has(key);
    if (random() < writeShare) {
      if (held.delete(key)) used -= itemSize;
      continue;
    }
    if (request > requests / 4) {
      asked[k] = (asked[k] as number) + 1;
      if (isHit) hits[k] = (hits[k] as number) + 1;
    }
    if (isHit) held.delete(key);
    else used += itemSize;
    held.set(key, itemSize);
    while (used > capacity) {
      const [oldest, size] = held.entries().next().value as [string, number];
      held.delete(oldest);
      used -= size;
    }
  }
  return spaces.map((_, k) => (hits[k] as number) / (asked[k] as number));
}

describe("key spaces in one cache", () => {
  it("have the hit ratios of an LRU cache that is played, each with its own size, popularity and writes", () => {
    const spaces = [
      space({ items: 5000, itemSize: 1, zipf: 0.7, requestRate: 1 }),
      space({ items: 2000, itemSize: 3, zipf: 1.1, requestRate: 2, writeShare: 0.1 }),
    ];
    const played = playedLru(spaces, 1500, 800_000);
    const hits = sharedCacheHits({ policy: "lru", capacity: 1500, spaces });
    hits.forEach(({ hitRatio }, k) => {
      expect(Math.abs(hitRatio - (played[k] as number))).toBeLessThan(0.003);
    });
    expect(hits.reduce((sum, { occupancy }, k) => sum + occupancy * (spaces[k] as KeySpace).itemSize, 0)).toBeCloseTo(
      1500,
      6,
    );
  });

  it.each(["lru", "lfu", "fifo", "random"] as const)("one alone is a cache of its own (%s)", (policy) => {
    const alone = space({ itemSize: 4, ttl: 500, writeShare: 0.05, requestRate: 3 });
    const [shared] = sharedCacheHits({ policy, capacity: 1200, spaces: [alone] });
    const { itemSize, ...keys } = alone;
    expect(shared).toEqual(cacheHitRatio({ ...keys, policy, capacity: 1200 / itemSize }));
  });

  it.each(["lru", "fifo", "random"] as const)("two halves of like uniform keys are as one (%s)", (policy) => {
    const halves = [space({ zipf: 0, requestRate: 1 }), space({ zipf: 0, requestRate: 1 })];
    const [first, second] = sharedCacheHits({ policy, capacity: 1500, spaces: halves });
    // Of keys that are all alike the share that fits is hit.
    expect(first?.hitRatio).toBeCloseTo(0.25, 9);
    expect(second?.hitRatio).toBeCloseTo(0.25, 9);
  });

  it("an LFU cache keeps those that are read most, whichever kind they are of", () => {
    const busy = space({ items: 100, zipf: 0, requestRate: 100 });
    const idle = space({ items: 1000, zipf: 0, requestRate: 1 });
    const [first, second] = sharedCacheHits({ policy: "lfu", capacity: 200, spaces: [busy, idle] });
    expect(first?.hitRatio).toBeCloseTo(1, 12);
    expect(second?.hitRatio).toBeCloseTo(0.1, 12);
  });

  it("all fit where there is room for all, and one that nobody asks takes none", () => {
    for (const policy of ["lru", "lfu", "fifo", "random"] satisfies EvictionPolicy[]) {
      const roomy = sharedCacheHits({ policy, capacity: 6000, spaces: [space({}), space({ requestRate: 9 })] });
      for (const { hitRatio } of roomy) expect(hitRatio).toBeCloseTo(1, 12);
      const [asked, unasked] = sharedCacheHits({
        policy,
        capacity: 3000,
        spaces: [space({}), space({ requestRate: 0 })],
      });
      expect(asked?.hitRatio).toBeCloseTo(1, 12);
      expect(unasked).toMatchObject({ hitRatio: 0, occupancy: 0 });
    }
  });

  it("refuses a size of nothing", () => {
    expect(() => sharedCacheHits({ policy: "lru", capacity: 1, spaces: [space({ itemSize: 0 })] })).toThrow(/itemSize/);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hottestShardShare } from "../../src/queueing/hottest-shard.ts";
import { keyPlacements } from "../../src/queueing/key-placements.ts";
import { orderedShardShares } from "../../src/queueing/ordered-shards.ts";
import { loadUpTo, shardLoad } from "../../src/queueing/shard-load.ts";
import { splitKeys } from "../../src/queueing/sharded-keys.ts";

interface Case {
  readonly id: string;
  readonly zipf: number;
  readonly items: number;
  readonly shards: number;
  readonly busiestOverMean: number;
  readonly halfWidth: number;
  readonly orderedOverMean?: readonly number[];
}

const { shards: cases } = JSON.parse(
  readFileSync(new URL("../reference/caches-and-shards.json", import.meta.url), "utf8"),
) as { shards: readonly Case[] };

describe("the hottest shard", () => {
  it.each(cases)("gets the share that random placements give it: $id", (one) => {
    const { shards, busiestOverMean, halfWidth } = one;
    const error = Math.abs(hottestShardShare(one, shards) * shards - busiestOverMean);
    expect(error).toBeLessThan(Math.max(0.005 * busiestOverMean, 1.2 * halfWidth));
  });

  it("is exact where the keys can be placed in all ways", () => {
    // Two like keys on n shards: together with 1/n.
    for (const shards of [2, 3, 10, 1000])
      expect(hottestShardShare({ items: 2, zipf: 0 }, shards)).toBeCloseTo(0.5 + 0.5 / shards, 9);
    // Three keys of 6/11, 3/11, 2/11 on two shards: the largest alone, or with one or both.
    expect(hottestShardShare({ items: 3, zipf: 1 }, 2)).toBeCloseTo((6 + 9 + 8 + 11) / 44, 9);
    expect(hottestShardShare({ items: 1, zipf: 1 }, 7)).toBe(1);
  });

  it("gets the normal's share of like keys on two shards", () => {
    // E max(X, 1 − X) = ½ + E|X − ½|, X binomial: ½ + √(1/(2πn)) for many keys.
    const items = 1e6;
    expect(hottestShardShare({ items, zipf: 0 }, 2)).toBeCloseTo(0.5 + Math.sqrt(1 / (2 * Math.PI * items)), 6);
  });

  it("gets all of one shard, and never less than a fair share or the largest key", () => {
    for (const items of [1, 2, 5, 64, 65, 70, 1000, 1e9])
      for (const zipf of [0, 0.5, 1, 2, 6])
        for (const shards of [1, 2, 5, 64, 4096]) {
          const share = hottestShardShare({ items, zipf }, shards);
          expect(share).toBeLessThanOrEqual(1);
          expect(share).toBeGreaterThanOrEqual(1 / shards);
          expect(share).toBeGreaterThanOrEqual((splitKeys({ items, zipf }).placed[0] as number) - 1e-9);
          if (shards === 1) expect(share).toBe(1);
        }
  });

  it("grows with a key that all ask for", () => {
    const keys = { items: 1e6, zipf: 0.8 };
    const without = hottestShardShare(keys, 16);
    const celebrity = hottestShardShare({ ...keys, hotKeyShare: 0.2 }, 16);
    // Its shard is always the busiest, and gets a fair share of the rest on average.
    expect(celebrity).toBeCloseTo(0.2 + 0.8 / 16, 6);
    expect(celebrity).toBeGreaterThan(without);
  });

  it("refuses what is no number of shards, keys or no share", () => {
    expect(() => hottestShardShare({ items: 10, zipf: 1 }, 0)).toThrow(/shards must be an integer ≥ 1/);
    expect(() => hottestShardShare({ items: 0, zipf: 1 }, 2)).toThrow(/items/);
    expect(() => hottestShardShare({ items: 10, zipf: -1 }, 2)).toThrow(/exponent/);
    expect(() => orderedShardShares({ items: 10, zipf: 1, hotKeyShare: 1 }, 2)).toThrow(/hotKeyShare/);
  });
});

describe("the shards by their load", () => {
  it.each(cases.filter((one) => one.orderedOverMean))("are as random placements have them: $id", (one) => {
    const expected = one.orderedOverMean as readonly number[];
    const ordered = orderedShardShares(one, one.shards);
    expected.forEach((load, k) => {
      expect(Math.abs((ordered[k] as number) * one.shards - load)).toBeLessThan(0.03 + 0.02 * load);
    });
  });

  it("share all requests, the busiest first", () => {
    for (const items of [1, 3, 50, 1e7])
      for (const zipf of [0, 1, 2])
        for (const shards of [1, 2, 16, 300]) {
          const ordered = orderedShardShares({ items, zipf }, shards);
          expect(ordered.length).toBe(shards);
          expect(ordered.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          for (let k = 1; k < shards; k++) expect(ordered[k]).toBeLessThanOrEqual((ordered[k - 1] as number) + 1e-12);
          expect(ordered[0]).toBe(hottestShardShare({ items, zipf }, shards));
        }
  });

  it("come out the same every time", () => {
    const keys = { items: 1e5, zipf: 1 };
    expect(orderedShardShares(keys, 8)).toEqual(orderedShardShares(keys, 8));
  });
});

describe("placements of few keys", () => {
  it("are the set partitions, with chances that sum to 1", () => {
    expect(keyPlacements([4, 3, 2, 1], 10).length).toBe(15);
    expect(keyPlacements([4, 3, 2, 1], 2).length).toBe(8);
    for (const shards of [1, 2, 5, 100]) {
      const placements = keyPlacements([4, 3, 2, 1], shards);
      expect(placements.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
      for (const { loads } of placements) expect(loads.reduce((sum, load) => sum + load, 0)).toBe(10);
    }
  });
});

describe("the load of one shard", () => {
  it("has the mean and variance of independent draws", () => {
    const largest = [0.05, 0.03, 0.03, 0.02, 0.01];
    const keys = { largest, restShare: 0.86, restSquares: 2e-4 };
    const chance = 1 / 8;
    const law = shardLoad(keys, chance);
    let mean = 0;
    let square = 0;
    let before = 0;
    law.upTo.forEach((p, j) => {
      const load = law.first + j * law.step;
      mean += (p - before) * load;
      square += (p - before) * load * load;
      before = p;
    });
    const squares = largest.reduce((sum, q) => sum + q * q, 2e-4);
    expect(mean).toBeCloseTo(chance, 6);
    expect((square - mean * mean) / (squares * chance * (1 - chance))).toBeCloseTo(1, 3);
    expect(law.mean).toBeCloseTo(chance, 12);
    expect(loadUpTo(law, -1)).toBe(0);
    expect(loadUpTo(law, 2)).toBe(1);
  });
});

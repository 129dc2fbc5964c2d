import { describe, expect, it } from "vitest";
import { rankSum } from "../../src/queueing/rank-sum.ts";
import { zipfPopularity, zipfTopShare, zipfTotal } from "../../src/queueing/zipf.ts";

const EULER = 0.5772156649015329;
const totalOf = (items: number, term: (rank: number) => number): number => {
  let sum = 0;
  for (let i = items; i >= 1; i--) sum += term(i);
  return sum;
};

describe("sums over ranks", () => {
  it("count every rank once, wherever the last panel ends", () => {
    for (const items of [1, 5, 31, 32, 33, 63, 64, 65, 95, 96, 97, 200, 1000, 65_537, 1e6, 1e9, 2 ** 50]) {
      const { count, rank } = rankSum(items);
      expect(count.reduce((sum, c) => sum + c, 0) / items).toBeCloseTo(1, 11);
      expect(Math.min(...count)).toBeGreaterThan(0);
      expect(rank[0]).toBe(1);
      for (let k = 1; k < rank.length; k++) expect(rank[k]).toBeGreaterThan(rank[k - 1] as number);
      expect(rank.at(-1)).toBeLessThanOrEqual(items);
    }
  });

  it("agree with adding up one by one, for powers and for what caches sum", () => {
    for (const items of [40, 64, 97, 1000, 40_000])
      for (const exponent of [0, 0.6, 1, 1.3, 3]) {
        const { rank, count } = rankSum(items);
        const sum = (term: (i: number) => number) => rank.reduce((s, i, k) => s + (count[k] as number) * term(i), 0);
        const power = (i: number) => i ** -exponent;
        expect(sum(power) / totalOf(items, power)).toBeCloseTo(1, 8);
        for (const time of [1, 50, 4000]) {
          const asked = (i: number) => -Math.expm1(-time * i ** -exponent);
          expect(sum(asked) / totalOf(items, asked)).toBeCloseTo(1, 7);
        }
      }
  });

  it("take some 180 terms for a billion", () => {
    expect(rankSum(1e9).rank.length).toBe(182);
  });

  it("refuse what is no number of items", () => {
    expect(() => rankSum(0)).toThrow(/items must be an integer ≥ 1/);
    expect(() => rankSum(2.5)).toThrow(RangeError);
    expect(() => rankSum(Number.NaN)).toThrow(RangeError);
  });
});

describe("Zipf's law", () => {
  it("is normalised by the known harmonic numbers, to a billion items", () => {
    // Euler 1735; Apostol, Introduction to Analytic Number Theory, theorem 3.2; ζ(½) from Abramowitz & Stegun.
    const items = 1e9;
    expect(zipfTotal(items, 0) / items).toBeCloseTo(1, 11);
    expect(zipfTotal(items, 1)).toBeCloseTo(Math.log(items) + EULER + 0.5 / items, 7);
    expect(zipfTotal(items, 2)).toBeCloseTo(Math.PI ** 2 / 6 - 1 / items, 8);
    expect(zipfTotal(items, 0.5) / (2 * Math.sqrt(items) - 1.4603545088095868)).toBeCloseTo(1, 8);
  });

  it("gives shares that sum to 1 and fall with the rank", () => {
    for (const exponent of [0, 0.7, 1, 1.1, 4, 300]) {
      const { share, count } = zipfPopularity(1e7, exponent);
      expect(share.reduce((sum, q, k) => sum + q * (count[k] as number), 0)).toBeCloseTo(1, 12);
      for (let k = 1; k < share.length; k++) expect(share[k]).toBeLessThanOrEqual(share[k - 1] as number);
    }
  });

  it("knows the share of the most popular", () => {
    expect(zipfTopShare(4, 1, 2)).toBeCloseTo(0.72, 14);
    expect(zipfTopShare(1000, 0, 250)).toBeCloseTo(0.25, 12);
    expect(zipfTopShare(1000, 0.9, 0)).toBe(0);
    expect(zipfTopShare(1000, 0.9, 1000)).toBe(1);
    expect(() => zipfTopShare(10, 1, 11)).toThrow(/top must be at most the 10 items/);
    expect(() => zipfPopularity(10, -1)).toThrow(/exponent/);
  });
});

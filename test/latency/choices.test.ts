import { describe, expect, it } from "vitest";
import { MAX_PIECES } from "../../src/latency/compact.ts";
import { fromLaw } from "../../src/latency/from-law.ts";
import { type Latency, pointMass, zero } from "../../src/latency/latency.ts";
import { mixture } from "../../src/latency/mixture.ts";
import { meanOf } from "../../src/latency/moments.ts";
import { percentile } from "../../src/latency/percentile.ts";
import { repeat } from "../../src/latency/repeat.ts";
import { sequence, sequenceAll } from "../../src/latency/sequence.ts";
import { rootOf } from "./inversion.ts";

const exponential = (mean: number) => fromLaw({ kind: "exponential", mean });
const exponentialCdf = (mean: number) => (t: number) => (t > 0 ? -Math.expm1(-t / mean) : 0);
const percentiles = [0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

/** Sum of two exponentials of different means. */
const twoStageCdf = (a: number, b: number) => (t: number) =>
  t > 0 ? 1 - (a * Math.exp(-t / a) - b * Math.exp(-t / b)) / (a - b) : 0;

function expectLaw(latency: Latency, cdf: (t: number) => number, tolerance: number): void {
  for (const p of percentiles) {
    const exact = rootOf(cdf, p, 1e-6, 1e6);
    expect(Math.abs(percentile(latency, p) / exact - 1), `p${100 * p}, exact ${exact}`).toBeLessThan(tolerance);
  }
}

describe("a read through a cache", () => {
  it("has the percentiles of hit and miss, not of their mean", () => {
    const hit = exponential(1e-4);
    const path = mixture([
      { weight: 0.8, latency: hit },
      { weight: 0.2, latency: sequence(hit, exponential(5e-3)) },
    ]);
    const miss = twoStageCdf(1e-4, 5e-3);
    expectLaw(path, (t) => 0.8 * exponentialCdf(1e-4)(t) + 0.2 * miss(t), 1e-3);
    expect(meanOf(path)).toBeCloseTo(1e-4 + 0.2 * 5e-3, 15);
  });

  it("keeps its percentiles where either way begins with its own network delay", () => {
    const hit = sequence(pointMass(5e-4), exponential(1e-4));
    const path = mixture([
      { weight: 0.8, latency: hit },
      { weight: 0.2, latency: sequenceAll([hit, pointMass(2e-3), exponential(5e-3)]) },
    ]);
    const miss = twoStageCdf(1e-4, 5e-3);
    expectLaw(path, (t) => 0.8 * exponentialCdf(1e-4)(t - 5e-4) + 0.2 * miss(t - 2.5e-3), 1e-3);
  });

  it("finds a p90 within a narrow second way: 10 ms or 20 ms, give or take 0.1 ms", () => {
    const path = mixture([
      { weight: 0.6, latency: sequence(pointMass(0.01), exponential(1e-4)) },
      { weight: 0.4, latency: sequence(pointMass(0.02), exponential(1e-4)) },
    ]);
    const narrow = exponentialCdf(1e-4);
    expectLaw(path, (t) => 0.6 * narrow(t - 0.01) + 0.4 * narrow(t - 0.02), 1e-4);
  });
});

describe("calls made by chance", () => {
  it("three lookups in a row, each a hit or a miss, are within 0.2 % of the binomial mixture", () => {
    const one = mixture([
      { weight: 0.9, latency: pointMass(5e-4) },
      { weight: 0.1, latency: sequence(pointMass(5e-4), exponential(4e-3)) },
    ]);
    const erlangCdf = (stages: number) => (t: number) => {
      if (t <= 0) return 0;
      const x = t / 4e-3;
      return 1 - Math.exp(-x) * (stages === 1 ? 1 : stages === 2 ? 1 + x : 1 + x + (x * x) / 2);
    };
    const cdf = (t: number) =>
      t < 1.5e-3
        ? 0
        : 0.729 +
          0.243 * erlangCdf(1)(t - 1.5e-3) +
          0.027 * erlangCdf(2)(t - 1.5e-3) +
          0.001 * erlangCdf(3)(t - 1.5e-3);
    expectLaw(repeat(one, 3), cdf, 2e-3);
  });

  it("a geometric number of exponentials is an exponential: N ≥ 1 with mean 4", () => {
    const outcomes = Array.from({ length: 200 }, (_, i) => ({ count: i + 1, probability: 0.25 * 0.75 ** i }));
    const total = outcomes.reduce((sum, { probability }) => sum + probability, 0);
    const normed = outcomes.map(({ count, probability }) => ({ count, probability: probability / total }));
    const sum = repeat(exponential(1), normed);
    expectLaw(sum, exponentialCdf(4), 3e-3);
    expect(meanOf(sum)).toBeCloseTo(4, 9);
  });

  it("2.3 calls are two or three", () => {
    const calls = repeat(pointMass(1), [
      { count: 2, probability: 0.7 },
      { count: 3, probability: 0.3 },
    ]);
    expect(calls.atoms).toEqual([
      { at: 2, mass: 0.7 },
      { at: 3, mass: 0.3 },
    ]);
  });

  it("none at all take no time", () => {
    expect(percentile(mixture([{ weight: 1, latency: zero() }]), 0.999)).toBe(0);
    expect(repeat(exponential(1), [{ count: 0, probability: 1 }])).toEqual(zero());
  });
});

describe("many ways with delays of their own", () => {
  it("keep mass and mean when they are more than a law can hold apart", () => {
    const ways = Array.from({ length: 12 }, (_, i) => sequence(pointMass(1 + i), exponential(0.05)));
    const path = mixture(ways.map((latency) => ({ weight: 1 / 12, latency })));
    expect(path.pieces.length).toBeLessThanOrEqual(MAX_PIECES);
    expect(meanOf(path)).toBeCloseTo(6.5 + 0.05, 12);
    expect(percentile(path, 0.5)).toBeGreaterThan(6);
    expect(percentile(path, 0.5)).toBeLessThan(7.2);
  });
});

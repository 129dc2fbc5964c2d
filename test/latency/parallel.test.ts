import { describe, expect, it } from "vitest";
import { kthSmallest, maximum, minimum } from "../../src/latency/extremes.ts";
import { fromLaw } from "../../src/latency/from-law.ts";
import { gaussHermite } from "../../src/latency/gauss-hermite.ts";
import { atLeast, exactly } from "../../src/latency/how-many.ts";
import { pointMass, zero } from "../../src/latency/latency.ts";
import { longestOf } from "../../src/latency/longest-of.ts";
import { mixture } from "../../src/latency/mixture.ts";
import { meanOf } from "../../src/latency/moments.ts";
import { percentile } from "../../src/latency/percentile.ts";
import { sequence } from "../../src/latency/sequence.ts";
import { normalProbability, normalQuantile } from "../../src/latency/standard-normal.ts";
import { together } from "../../src/latency/together.ts";
import { normalCdf } from "../../src/queueing/normal-law.ts";
import { rootOf } from "./inversion.ts";

const exponential = (mean: number) => fromLaw({ kind: "exponential", mean });
const percentiles = [0.5, 0.9, 0.95, 0.99, 0.999];
const harmonic = (n: number) => Array.from({ length: n }, (_, i) => 1 / (i + 1)).reduce((sum, x) => sum + x, 0);

describe("the last answer of all", () => {
  it.each([1, 2, 5, 16, 64, 500])("of %d like exponentials has mean H_n and percentiles −ln(1 − p^{1/n})", (n) => {
    const all = maximum(Array.from({ length: n }, () => one));
    expect(meanOf(all) / harmonic(n)).toBeCloseTo(1, 4);
    for (const p of percentiles)
      expect(Math.abs(percentile(all, p) / -Math.log(-Math.expm1(Math.log(p) / n)) - 1)).toBeLessThan(1e-3);
  });
  const one = exponential(1);

  it("of unlike exponentials has the product of their distribution functions", () => {
    const means = [0.001, 0.02, 0.03, 2];
    const all = maximum(means.map(exponential));
    const cdf = (t: number) => means.reduce((product, mean) => product * -Math.expm1(-t / mean), 1);
    for (const p of percentiles)
      expect(Math.abs(percentile(all, p) / rootOf(cdf, p, 1e-4, 1e3) - 1)).toBeLessThan(1e-3);
    // E max = Σ over subsets, with alternating signs, of the means of their minima.
    let mean = 0;
    for (let subset = 1; subset < 16; subset++) {
      const members = means.filter((_, i) => (subset >> i) & 1);
      mean += (members.length % 2 === 1 ? 1 : -1) / members.reduce((sum, member) => sum + 1 / member, 0);
    }
    expect(meanOf(all) / mean).toBeCloseTo(1, 5);
  });

  it("of constants is the largest, and of constant and law is never less than the constant", () => {
    expect(maximum([pointMass(3), pointMass(5), pointMass(1)])).toEqual(pointMass(5));
    const all = maximum([pointMass(1), exponential(1)]);
    expect(all.atoms[0]?.at).toBe(1);
    expect(all.atoms[0]?.mass).toBeCloseTo(1 - Math.exp(-1), 4);
    expect(meanOf(all)).toBeCloseTo(1 + Math.exp(-1), 3);
    expect(percentile(all, 0.6)).toBe(1);
    expect(Math.abs(percentile(all, 0.99) / Math.log(100) - 1)).toBeLessThan(1e-3);
  });

  it("of nothing takes no time", () => {
    expect(meanOf(maximum([]))).toBe(0);
  });
});

describe("the first answer of two", () => {
  it("of exponentials is an exponential of the summed rates", () => {
    const first = minimum(exponential(1), exponential(1 / 3));
    expect(meanOf(first)).toBeCloseTo(0.25, 5);
    for (const p of percentiles)
      expect(Math.abs(percentile(first, p) / (-0.25 * Math.log1p(-p)) - 1)).toBeLessThan(1e-3);
  });

  it("waits for a backup no longer than for it alone", () => {
    const hedged = minimum(exponential(1), sequence(pointMass(0.5), exponential(1)));
    const tail = (t: number) => Math.exp(-t) * (t < 0.5 ? 1 : Math.exp(-(t - 0.5)));
    for (const p of [0.25, 0.75, 0.95, 0.99])
      expect(Math.abs(percentile(hedged, p) / rootOf((t) => 1 - tail(t), p, 1e-3, 1e2) - 1)).toBeLessThan(3e-3);
  });
});

describe("the k-th answer of n", () => {
  it("of like exponentials has mean H_n − H_{n−k}", () => {
    const one = exponential(1);
    for (const [k, n] of [
      [1, 3],
      [2, 3],
      [3, 5],
      [9, 10],
    ] as const)
      expect(meanOf(kthSmallest(new Array(n).fill(one), k)) / (harmonic(n) - harmonic(n - k))).toBeCloseTo(1, 4);
  });

  it("of unlike branches has the Poisson-binomial tail of their distribution functions", () => {
    const means = [0.1, 0.1, 1, 5];
    const fast = exponential(0.1);
    const quorum = kthSmallest([fast, fast, exponential(1), exponential(5)], 3);
    const cdf = (t: number) => {
      let probability = 0;
      for (let subset = 0; subset < 16; subset++) {
        const inside = means.map((_, i) => (subset >> i) & 1);
        if (inside.reduce((sum, bit) => sum + bit, 0) < 3) continue;
        probability += means.reduce((p, mean, i) => p * (inside[i] ? -Math.expm1(-t / mean) : Math.exp(-t / mean)), 1);
      }
      return probability;
    };
    for (const p of percentiles)
      expect(Math.abs(percentile(quorum, p) / rootOf(cdf, p, 1e-4, 1e3) - 1)).toBeLessThan(1e-3);
  });

  it("is refused where there is none", () => {
    expect(() => kthSmallest([pointMass(1)], 2)).toThrow(/k must be/);
    expect(() => kthSmallest([pointMass(1)], 0)).toThrow(/k must be/);
    expect(() => maximum([pointMass(1), pointMass(2)], 1)).toThrow(/correlation must be/);
  });
});

describe("branches that follow one factor", () => {
  const one = exponential(1);

  it("are independent at correlation 0", () => {
    const nearly = maximum([one, one, one], 1e-12);
    for (const p of percentiles)
      expect(percentile(nearly, p) / percentile(maximum([one, one, one]), p)).toBeCloseTo(1, 4);
  });

  it("end together as the correlation nears 1", () => {
    const all = maximum([one, one, one, one], 0.9999);
    expect(meanOf(all)).toBeGreaterThan(1);
    expect(meanOf(all)).toBeLessThan(1.03);
  });

  it("have the normal factor's distribution function, integrated at a thousand points", () => {
    const r = 0.36;
    const n = 8;
    const all = maximum(new Array(n).fill(one), r);
    const cdf = (t: number) => {
      const score = normalQuantile(-Math.expm1(-t));
      let sum = 0;
      for (let i = 0; i < 1000; i++) {
        const z = normalQuantile((i + 0.5) / 1000);
        sum += normalCdf((score - Math.sqrt(r) * z) / Math.sqrt(1 - r)) ** n;
      }
      return sum / 1000;
    };
    for (const p of [0.5, 0.9, 0.99])
      expect(Math.abs(percentile(all, p) / rootOf(cdf, p, 0.1, 20) - 1)).toBeLessThan(2e-3);
  });

  it("wait less for the last and more for the first, the more they hang together", () => {
    const means = [0, 0.2, 0.5, 0.8].map((r) => [
      meanOf(maximum([one, one], r)),
      meanOf(kthSmallest([one, one], 1, r)),
    ]);
    for (let i = 1; i < means.length; i++) {
      expect(means[i]?.[0]).toBeLessThan(means[i - 1]?.[0] as number);
      expect(means[i]?.[1]).toBeGreaterThan(means[i - 1]?.[1] as number);
      // max + min = sum, whatever the dependence.
      expect((means[i]?.[0] as number) + (means[i]?.[1] as number)).toBeCloseTo(2, 4);
    }
  });
});

describe("a random number of calls at once", () => {
  it("is the mixture of the maxima", () => {
    const one = exponential(1);
    const outcomes = [
      { count: 0, probability: 0.2 },
      { count: 1, probability: 0.3 },
      { count: 4, probability: 0.5 },
    ];
    const all = together(one, outcomes);
    const maxima = mixture([
      { weight: 0.2, latency: pointMass(0) },
      { weight: 0.3, latency: one },
      { weight: 0.5, latency: maximum([one, one, one, one]) },
    ]);
    expect(meanOf(all) / meanOf(maxima)).toBeCloseTo(1, 5);
    for (const p of percentiles) expect(percentile(all, p) / percentile(maxima, p)).toBeCloseTo(1, 3.3);
    expect(percentile(all, 0.2)).toBe(0);
    expect(together(one, 1)).toBe(one);
  });
});

describe("what the copula stands on", () => {
  it("is the normal law, as the slower one has it", () => {
    for (const z of [-12, -5, -1.3, 0, 0.01, 2, 8]) {
      expect(normalProbability(z) / normalCdf(z)).toBeCloseTo(1, Math.abs(z) < 4 ? 12 : 8);
      if (Math.abs(z) < 6) expect(normalQuantile(normalProbability(z))).toBeCloseTo(z, 7);
    }
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it("is a quadrature that has the moments of the normal law", () => {
    const { nodes, weights } = gaussHermite(24);
    const moment = (k: number) => nodes.reduce((sum, z, i) => sum + (weights[i] as number) * z ** k, 0);
    expect([0, 1, 2, 3, 4, 6, 8].map(moment)).toEqual(
      [1, 0, 1, 0, 3, 15, 105].map((value) => expect.closeTo(value, 8)),
    );
  });

  it("is how many of several events happen", () => {
    expect(exactly([2, 1], [0.5, 0.2], 1)).toBeCloseTo(0.5 * 0.8 + 0.25 * 0.2, 14);
    expect(atLeast([2, 1], [0.5, 0.2], 2)).toBeCloseTo(0.25 + 0.5 * 0.2, 14);
    expect(exactly([1000], [0.4], 400)).toBeCloseTo(0.025742, 5);
    expect(exactly([3], [0.4], 4)).toBe(0);
  });
});

describe("the last answer of a random number", () => {
  const outcomes = [0.3, 0.1, 0.25, 0.2, 0, 0.15].map((probability, count) => ({ count, probability }));
  const laws = {
    exponential: exponential(0.02),
    "constant and more": sequence(pointMass(0.1), exponential(0.01)),
    "now and then": mixture([
      { weight: 0.6, latency: pointMass(0.05) },
      { weight: 0.4, latency: exponential(0.2) },
    ]),
  };

  it.each(Object.entries(laws))("is the mixture over the numbers: %s", (_, one) => {
    for (const correlation of [0, 0.5]) {
      const mixed = mixture(
        outcomes.map(({ count, probability }) => ({
          weight: probability,
          latency: count === 0 ? zero() : maximum(new Array(count).fill(one), correlation),
        })),
      );
      const found = longestOf(one, outcomes, correlation);
      expect(meanOf(found) / meanOf(mixed)).toBeCloseTo(1, 5);
      for (const p of percentiles) expect(percentile(found, p)).toBeCloseTo(percentile(mixed, p), 5);
    }
  });

  it("of always as many is the last of so many, and of none no time", () => {
    const one = exponential(3);
    expect(meanOf(longestOf(one, [{ count: 4, probability: 1 }])) / (3 * harmonic(4))).toBeCloseTo(1, 4);
    expect(meanOf(longestOf(one, [{ count: 0, probability: 1 }]))).toBe(0);
  });
});

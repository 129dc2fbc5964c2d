import { describe, expect, it } from "vitest";
import { fromLaw } from "../../src/latency/from-law.ts";
import { fromTail } from "../../src/latency/from-tail.ts";
import { meanOf, varianceOf } from "../../src/latency/moments.ts";
import { cdfAt, percentile } from "../../src/latency/percentile.ts";
import { waitAndService } from "../../src/latency/wait-and-service.ts";
import type { Law } from "../../src/queueing/law.ts";
import { cdfOf, tailOf } from "../../src/queueing/law-cdf.ts";
import { meanOf as meanOfLaw, scvOf } from "../../src/queueing/law-moments.ts";
import { exponentialSumTail, noTime } from "../../src/queueing/tail-law.ts";
import { rootOf } from "./inversion.ts";

const percentiles = [0.01, 0.5, 0.9, 0.95, 0.99, 0.999];

const smooth: readonly [string, Law][] = [
  ["exponential", { kind: "exponential", mean: 0.008 }],
  ["exponential of a nanosecond", { kind: "exponential", mean: 1e-9 }],
  ["exponential of a week", { kind: "exponential", mean: 604800 }],
  ["Erlang of 2", { kind: "erlang", mean: 1, stages: 2 }],
  ["Erlang of 15", { kind: "erlang", mean: 3, stages: 15 }],
  ["Erlang of 10,000", { kind: "erlang", mean: 3, stages: 10000 }],
  ["mixed Erlang", { kind: "mixed-erlang", mean: 2, stages: 3, probability: 0.4 }],
  ["mixed Erlang of one stage or two", { kind: "mixed-erlang", mean: 2, stages: 2, probability: 0.7 }],
  [
    "hyperexponential",
    {
      kind: "hyperexponential",
      branches: [
        { probability: 0.9, mean: 0.5 },
        { probability: 0.1, mean: 40 },
      ],
    },
  ],
  ["gamma, narrow", { kind: "gamma", mean: 0.2, scv: 0.01 }],
  ["gamma, wide", { kind: "gamma", mean: 0.2, scv: 6 }],
  ["lognormal, narrow", { kind: "lognormal", mean: 0.2, scv: 0.002 }],
  ["lognormal", { kind: "lognormal", mean: 0.2, scv: 1.5 }],
  ["lognormal, heavy", { kind: "lognormal", mean: 0.2, scv: 400 }],
  [
    "mixture",
    {
      kind: "mixture",
      parts: [
        { weight: 0.3, law: { kind: "erlang", mean: 1, stages: 4 } },
        { weight: 0.7, law: { kind: "lognormal", mean: 9, scv: 2 } },
      ],
    },
  ],
];

describe("a law on the grid", () => {
  it.each(smooth)("has the percentiles of its distribution function to 0.05 %%: %s", (_, law) => {
    const latency = fromLaw(law);
    const mean = meanOfLaw(law);
    for (const p of percentiles) {
      const exact = rootOf((t) => cdfOf(law, t), p, mean * 1e-20, mean * 1e4);
      expect(Math.abs(percentile(latency, p) / exact - 1), `p${100 * p}`).toBeLessThan(5e-4);
      expect(Math.abs(cdfAt(latency, exact) - p)).toBeLessThan(2e-4);
    }
  });

  it.each(smooth)("has its mean to rounding, and its scv: %s", (_, law) => {
    const latency = fromLaw(law);
    const mean = meanOfLaw(law);
    expect(meanOf(latency) / mean).toBeCloseTo(1, 12);
    expect(varianceOf(latency) / (mean * mean * scvOf(law))).toBeCloseTo(1, 2.4);
  });

  it("is an atom where it is constant, or takes no time, or all but", () => {
    expect(fromLaw({ kind: "constant", mean: 2 }).atoms).toEqual([{ at: 2, mass: 1 }]);
    expect(meanOf(fromLaw({ kind: "exponential", mean: 0 }))).toBe(0);
    expect(percentile(fromLaw({ kind: "lognormal", mean: 2, scv: 1e-24 }), 0.999)).toBe(2);
    const half = fromLaw({
      kind: "hyperexponential",
      branches: [
        { probability: 0.5, mean: 0 },
        { probability: 0.5, mean: 2 },
      ],
    });
    expect(half.atoms).toEqual([{ at: 0, mass: 0.5 }]);
    expect(meanOf(half)).toBeCloseTo(1, 12);
  });

  it("keeps a gamma law whose draws are mostly next to nothing", () => {
    const latency = fromLaw({ kind: "gamma", mean: 1, scv: 1e4 });
    expect(meanOf(latency)).toBeCloseTo(1, 12);
    expect(percentile(latency, 0.5)).toBeLessThan(1e-15);
    const exact = rootOf((t) => cdfOf({ kind: "gamma", mean: 1, scv: 1e4 }, t), 0.9999, 1e-3, 1e6);
    expect(percentile(latency, 0.9999) / exact).toBeCloseTo(1, 2.5);
  });

  it("is refused where its mean is none", () => {
    expect(() => fromLaw({ kind: "exponential", mean: Number.NaN })).toThrow(/mean must be/);
    expect(() => fromLaw({ kind: "exponential", mean: -1 })).toThrow(/mean must be/);
    expect(() => fromLaw({ kind: "exponential", mean: 1e200 })).toThrow(/mean must be/);
  });
});

describe("a law known by its tail", () => {
  it.each(smooth)("is the same as by its density: %s", (_, law) => {
    const latency = fromTail({ mean: meanOfLaw(law), atZero: 0, tail: (t) => tailOf(law, t) });
    const mean = meanOfLaw(law);
    expect(meanOf(latency) / mean).toBeCloseTo(1, 12);
    for (const p of [0.5, 0.9, 0.99, 0.999]) {
      const exact = rootOf((t) => cdfOf(law, t), p, mean * 1e-20, mean * 1e4);
      expect(Math.abs(percentile(latency, p) / exact - 1), `p${100 * p}`).toBeLessThan(2e-3);
    }
  });

  it("has an atom at zero of those who do not wait", () => {
    const latency = fromTail(exponentialSumTail([0.3], [2]));
    expect(percentile(latency, 0.7)).toBe(0);
    expect(Math.abs(percentile(latency, 0.97) / (Math.log(10) / 2) - 1)).toBeLessThan(5e-4);
    expect(meanOf(latency)).toBeCloseTo(0.15, 13);
    expect(meanOf(fromTail(noTime))).toBe(0);
  });

  it("may have a wait that is seldom and long", () => {
    const latency = fromTail(exponentialSumTail([1e-9], [1e-3]));
    expect(meanOf(latency) / 1e-6).toBeCloseTo(1, 9);
    expect(percentile(latency, 0.999)).toBe(0);
  });

  it("may jump: a uniform time between 1 s and 3 s", () => {
    const latency = fromTail({ mean: 2, atZero: 0, tail: (t) => Math.min(1, Math.max(0, (3 - t) / 2)) });
    expect(meanOf(latency)).toBeCloseTo(2, 12);
    for (const p of [0.25, 0.5, 0.75, 0.9])
      expect(Math.abs(percentile(latency, p) / (1 + 2 * p) - 1)).toBeLessThan(0.01);
  });
});

describe("a wait and a service", () => {
  it("of equal rates are an Erlang of two", () => {
    const response = waitAndService(exponentialSumTail([1], [2]), { kind: "exponential", mean: 0.5 });
    const law: Law = { kind: "erlang", mean: 1, stages: 2 };
    for (const p of [0.5, 0.99]) {
      const exact = rootOf((t) => cdfOf(law, t), p, 1e-3, 1e2);
      expect(Math.abs(percentile(response, p) / exact - 1)).toBeLessThan(5e-4);
    }
  });

  it("are the service alone where nobody waits, and the wait alone where service takes no time", () => {
    expect(meanOf(waitAndService(noTime, { kind: "exponential", mean: 2 }))).toBeCloseTo(2, 12);
    expect(meanOf(waitAndService(exponentialSumTail([0.5], [1]), { kind: "constant", mean: 0 }))).toBeCloseTo(0.5, 12);
  });

  it("need not be exponential", () => {
    const wait = exponentialSumTail([0.4, 0.3], [1, 5]);
    const response = waitAndService(wait, { kind: "constant", mean: 2 });
    expect(meanOf(response)).toBeCloseTo(2 + wait.mean, 12);
    expect(percentile(response, 0.3)).toBe(2);
    const exact = rootOf((t) => 1 - wait.tail(t), 0.99, 1e-3, 1e2);
    expect(Math.abs(percentile(response, 0.99) / (2 + exact) - 1)).toBeLessThan(5e-4);
  });

  it("with hyperexponential service agree with their sequence", () => {
    const wait = exponentialSumTail([0.6], [0.5]);
    const service: Law = {
      kind: "hyperexponential",
      branches: [
        { probability: 0.8, mean: 0.2 },
        { probability: 0.2, mean: 3 },
      ],
    };
    const response = waitAndService(wait, service);
    expect(meanOf(response)).toBeCloseTo(1.2 + 0.76, 12);
    // P(W + S ≤ t) by parts: each pair of exponentials in closed form.
    const pair = (a: number, b: number) => (t: number) => 1 - (a * Math.exp(-t / a) - b * Math.exp(-t / b)) / (a - b);
    const cdf = (t: number) => 0.4 * cdfOf(service, t) + 0.6 * (0.8 * pair(2, 0.2)(t) + 0.2 * pair(2, 3)(t));
    for (const p of [0.5, 0.9, 0.99, 0.999]) {
      const exact = rootOf(cdf, p, 1e-3, 1e3);
      expect(Math.abs(percentile(response, p) / exact - 1)).toBeLessThan(5e-4);
    }
  });
});

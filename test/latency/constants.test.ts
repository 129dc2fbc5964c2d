import { describe, expect, it } from "vitest";
import { MAX_ATOMS } from "../../src/latency/atoms.ts";
import { fromLaw } from "../../src/latency/from-law.ts";
import { pointMass, zero } from "../../src/latency/latency.ts";
import { mixture } from "../../src/latency/mixture.ts";
import { meanOf, varianceOf } from "../../src/latency/moments.ts";
import { cdfAt, percentile } from "../../src/latency/percentile.ts";
import { repeat } from "../../src/latency/repeat.ts";
import { scale, shift } from "../../src/latency/rescale.ts";
import { sequence, sequenceAll } from "../../src/latency/sequence.ts";
import { summary } from "../../src/latency/summary.ts";

const exponential = (mean: number) => fromLaw({ kind: "exponential", mean });

describe("constants", () => {
  it("in sequence are their sum, exactly", () => {
    expect(summary(sequence(pointMass(0.25), pointMass(0.5)))).toEqual({
      mean: 0.75,
      p50: 0.75,
      p90: 0.75,
      p95: 0.75,
      p99: 0.75,
      p999: 0.75,
    });
  });

  it("before a smooth law only shift it, however large they are", () => {
    const millisecond = exponential(1e-3);
    const late = sequence(pointMass(100), millisecond);
    for (const p of [0.1, 0.5, 0.99]) expect(percentile(late, p) - 100).toBeCloseTo(percentile(millisecond, p), 12);
    expect(varianceOf(late) / 1e-6).toBeCloseTo(1, 5);
    expect(shift(millisecond, 100).pieces).toEqual(late.pieces);
  });

  it("that take no time change nothing", () => {
    const law = exponential(2);
    expect(sequence(zero(), law)).toBe(law);
    expect(sequence(law, zero())).toBe(law);
    expect(shift(law, 0)).toBe(law);
    expect(meanOf(repeat(law, 0))).toBe(0);
  });

  it("by chance are atoms, and percentiles step over them", () => {
    const law = mixture([
      { weight: 0.5, latency: pointMass(1) },
      { weight: 0.3, latency: pointMass(2) },
      { weight: 0.2, latency: pointMass(5) },
    ]);
    expect([0.5, 0.500001, 0.8, 0.81, 1].map((p) => percentile(law, p))).toEqual([1, 2, 2, 5, 5]);
    expect([0.99, 1, 3, 5].map((t) => cdfAt(law, t))).toEqual([0, 0.5, 0.8, 1]);
  });

  it("by chance many times over are a binomial law", () => {
    const one = mixture([
      { weight: 0.7, latency: zero() },
      { weight: 0.3, latency: pointMass(1) },
    ]);
    const many = repeat(one, 40);
    expect(many.atoms.length).toBe(41);
    expect(meanOf(many)).toBeCloseTo(12, 12);
    expect(varianceOf(many)).toBeCloseTo(40 * 0.21, 10);
    expect(percentile(many, 0.5)).toBe(12);
  });

  it("in great number are merged with the nearest, mass and mean kept", () => {
    const alternatives = Array.from({ length: 500 }, (_, i) => ({ weight: 1 / 500, latency: pointMass(1 + i * i) }));
    const law = mixture(alternatives);
    expect(law.atoms.length).toBe(MAX_ATOMS);
    expect(law.atoms.reduce((sum, { mass }) => sum + mass, 0)).toBeCloseTo(1, 12);
    expect(meanOf(law) / (1 + (499 * 500 * 999) / 6 / 500)).toBeCloseTo(1, 12);
  });

  it("of a slower or faster world scale with it", () => {
    const law = sequenceAll([pointMass(1), exponential(2)]);
    expect(meanOf(scale(law, 7)) / 21).toBeCloseTo(1, 13);
    for (const p of [0.5, 0.99]) expect(percentile(scale(law, 7), p) / (7 * percentile(law, p))).toBeCloseTo(1, 3.3);
    for (const p of [0.5, 0.99]) expect(percentile(scale(law, 4), p) / (4 * percentile(law, p))).toBeCloseTo(1, 12);
    expect(meanOf(scale(law, 0))).toBe(0);
  });
});

describe("arguments outside their domain", () => {
  it("are range errors that name them", () => {
    expect(() => pointMass(-1)).toThrow(RangeError);
    expect(() => pointMass(Number.NaN)).toThrow(/t must be/);
    expect(() => shift(zero(), -1)).toThrow(/t must be/);
    expect(() => scale(zero(), Number.POSITIVE_INFINITY)).toThrow(/factor must be/);
    expect(() => percentile(zero(), 1.5)).toThrow(/p must be in \[0, 1\]/);
    expect(() => mixture([{ weight: 0.5, latency: zero() }])).toThrow(/weights must sum to 1/);
    expect(() => repeat(zero(), 1.5)).toThrow(/count must be an integer/);
  });
});

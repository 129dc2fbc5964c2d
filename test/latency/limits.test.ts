import { describe, expect, it } from "vitest";
import { fromLaw } from "../../src/latency/from-law.ts";
import { pointMass } from "../../src/latency/latency.ts";
import { mixture } from "../../src/latency/mixture.ts";
import { meanOf } from "../../src/latency/moments.ts";
import { cdfAt, percentile } from "../../src/latency/percentile.ts";
import { restrict, truncate } from "../../src/latency/restrict.ts";
import { sequence } from "../../src/latency/sequence.ts";

const exponential = (mean: number) => fromLaw({ kind: "exponential", mean });

describe("the answers before a timeout", () => {
  it.each([0.001, 0.1, 0.5, 1, 3, 4, 6, 10])(
    "of an exponential of mean 1, timeout %d: share, mean and percentiles",
    (limit) => {
      const { probability, latency } = restrict(exponential(1), limit);
      const share = -Math.expm1(-limit);
      // Where more than 3 % are cut away the edge is blurred by half an interval of the grid.
      const isSharp = share > 0.97;
      expect(Math.abs(probability / share - 1)).toBeLessThan(1e-3);
      if (latency === null) throw new Error("some answers come in time");
      const mean = 1 - (limit * Math.exp(-limit)) / share;
      expect(Math.abs(meanOf(latency) / mean - 1)).toBeLessThan(isSharp ? 1e-4 : 3e-3);
      for (const p of [0.1, 0.5, 0.9, 0.99]) {
        const exact = -Math.log1p(-p * share);
        expect(Math.abs(percentile(latency, p) / exact - 1), `p${100 * p}`).toBeLessThan(
          isSharp ? 2e-3 : p < 0.99 ? 0.01 : 0.04,
        );
        expect(percentile(latency, p)).toBeLessThanOrEqual(limit);
      }
      expect(percentile(latency, 1)).toBeLessThanOrEqual(limit);
    },
  );

  it("never are where none can come", () => {
    expect(restrict(pointMass(2), 2)).toEqual({ probability: 0, latency: null });
    expect(restrict(sequence(pointMass(2), exponential(1)), 1.5)).toEqual({ probability: 0, latency: null });
    expect(restrict(exponential(1), 0).latency).toBeNull();
  });

  it("are all of them where the limit is far", () => {
    const law = exponential(1);
    expect(restrict(law, 1e6).probability).toBeCloseTo(1, 12);
    expect(restrict(pointMass(2), 3)).toEqual({ probability: 1, latency: pointMass(2) });
  });

  it("leave the atoms below the limit", () => {
    const law = mixture([
      { weight: 0.5, latency: pointMass(1) },
      { weight: 0.5, latency: pointMass(4) },
    ]);
    const { probability, latency } = restrict(law, 4);
    expect(probability).toBe(0.5);
    expect(latency?.atoms).toEqual([{ at: 1, mass: 1 }]);
  });

  it("stay below the limits of their parts in sequence", () => {
    const answered = restrict(exponential(1), 0.5).latency;
    if (answered === null) throw new Error("some answers come in time");
    expect(percentile(sequence(answered, answered), 1)).toBeLessThanOrEqual(1);
    expect(percentile(sequence(answered, pointMass(2)), 0.9999)).toBeLessThanOrEqual(2.5);
  });
});

describe("a caller that gives up at a timeout", () => {
  it("waits min(T, limit), with an atom at the limit", () => {
    const waited = truncate(exponential(1), 2);
    expect(waited.atoms[0]?.at).toBe(2);
    expect(waited.atoms[0]?.mass).toBeCloseTo(Math.exp(-2), 4);
    expect(meanOf(waited)).toBeCloseTo(-Math.expm1(-2), 3);
    expect(percentile(waited, 0.9)).toBe(2);
    expect(cdfAt(waited, 2)).toBe(1);
    expect(Math.abs(percentile(waited, 0.5) / Math.LN2 - 1)).toBeLessThan(1e-3);
  });

  it("waits the limit where the answer never comes in time, and for the answer where it always does", () => {
    expect(truncate(pointMass(5), 2)).toEqual(pointMass(2));
    expect(truncate(pointMass(1), 2)).toEqual(pointMass(1));
  });
});

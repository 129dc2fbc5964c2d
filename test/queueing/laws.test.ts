import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Law } from "../../src/queueing/law.ts";
import { cdfOf, partialMeanOf, tailOf } from "../../src/queueing/law-cdf.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { meanOf, rawMomentOf, scvOf } from "../../src/queueing/law-moments.ts";
import { complexTransformOf, transformOf } from "../../src/queueing/law-transform.ts";
import { lognormalFromPercentiles } from "../../src/queueing/lognormal-from-percentiles.ts";
import { scaleLaw } from "../../src/queueing/scale-law.ts";

const laws: Law[] = [
  { kind: "constant", mean: 2 },
  { kind: "exponential", mean: 2 },
  { kind: "erlang", mean: 2, stages: 3 },
  lawFromMoments(2, 0.3),
  lawFromMoments(2, 0.7),
  lawFromMoments(2, 4),
  { kind: "gamma", mean: 2, scv: 0.6 },
  { kind: "gamma", mean: 2, scv: 3 },
  { kind: "lognormal", mean: 2, scv: 0.4 },
  { kind: "lognormal", mean: 2, scv: 4 },
  {
    kind: "mixture",
    parts: [
      { weight: 0.3, law: { kind: "constant", mean: 1 } },
      { weight: 0.7, law: { kind: "erlang", mean: 3, stages: 2 } },
    ],
  },
];
const anyLaw = fc.constantFrom(...laws);

describe("the two-moment family", () => {
  it("has the mean and scv that were asked for, whatever the shape", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 100, noNaN: true }),
        fc.constantFrom(undefined, "gamma", "lognormal", "erlang", "hyperexponential"),
        (mean, scv, shape) => {
          fc.pre(!(shape === "erlang" && scv > 1) && !(shape === "hyperexponential" && scv < 1));
          const law = lawFromMoments(mean, scv, shape);
          expect(meanOf(law) / mean).toBeCloseTo(1, 9);
          expect(scvOf(law) / scv).toBeCloseTo(1, 7);
        },
      ),
    );
  });

  it("names the classical laws where scv is theirs", () => {
    expect(lawFromMoments(3, 0)).toEqual({ kind: "constant", mean: 3 });
    expect(lawFromMoments(3, 1)).toEqual({ kind: "exponential", mean: 3 });
    expect(lawFromMoments(3, 1 / 7)).toEqual({ kind: "erlang", mean: 3, stages: 7 });
    expect(lawFromMoments(0, 4)).toEqual({ kind: "constant", mean: 0 });
  });

  it("splits the mean of a hyperexponential evenly over its branches", () => {
    const law = lawFromMoments(1, 9);
    if (law.kind !== "hyperexponential") throw new Error("not hyperexponential");
    for (const branch of law.branches) expect(branch.probability * branch.mean).toBeCloseTo(0.5, 12);
  });

  it("refuses moments that no law or not the shape asked for has", () => {
    expect(() => lawFromMoments(-1, 1)).toThrow(/mean/);
    expect(() => lawFromMoments(1, -1)).toThrow(/scv/);
    expect(() => lawFromMoments(1, Number.NaN)).toThrow(RangeError);
    expect(() => lawFromMoments(1, 2, "erlang")).toThrow(/scv must be in \[0, 1\]/);
    expect(() => lawFromMoments(1, 0.5, "hyperexponential")).toThrow(/scv must be ≥ 1/);
  });
});

describe("the lognormal through two percentiles", () => {
  it("has these percentiles", () => {
    const law = lognormalFromPercentiles(0.03, 0.12);
    expect(cdfOf(law, 0.03)).toBeCloseTo(0.5, 12);
    expect(cdfOf(law, 0.12)).toBeCloseTo(0.99, 12);
  });

  it("refuses a p99 below the median", () => {
    expect(() => lognormalFromPercentiles(2, 1)).toThrow(/p99 must be at least p50/);
  });
});

describe("every law", () => {
  it.each(laws)("$kind: moments, CDF, partial mean and transform belong together", (law) => {
    // ∫ of the tail and of u·tail and e^{−su}·tail by Simpson's rule against the closed forms.
    const end = 400;
    const cells = 400_000;
    const step = end / cells;
    let mean = 0;
    let half = 0;
    let transform = 0;
    for (let i = 0; i < cells; i++) {
      const u = (i + 0.5) * step;
      const tail = tailOf(law, u);
      mean += tail * step;
      half += u * tail * step;
      transform += Math.exp(-0.7 * u) * tail * step;
    }
    expect(mean).toBeCloseTo(meanOf(law), 3);
    expect(2 * half).toBeCloseTo(rawMomentOf(law, 2), law.kind === "lognormal" ? 0 : 2);
    expect(1 - 0.7 * transform).toBeCloseTo(transformOf(law, 0.7), 3);
  });

  it("has a CDF that rises to 1, and a tail that is its complement", () => {
    fc.assert(
      fc.property(
        anyLaw,
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (law, t, more) => {
          expect(cdfOf(law, t) + tailOf(law, t)).toBeCloseTo(1, 12);
          expect(cdfOf(law, t + more)).toBeGreaterThanOrEqual(cdfOf(law, t) - 1e-14);
          expect(partialMeanOf(law, t + more)).toBeGreaterThanOrEqual(partialMeanOf(law, t) - 1e-13);
          expect(partialMeanOf(law, t)).toBeLessThanOrEqual(t * cdfOf(law, t) + 1e-12);
        },
      ),
    );
    for (const law of laws) {
      expect(cdfOf(law, Number.POSITIVE_INFINITY)).toBeCloseTo(1, 14);
      expect(partialMeanOf(law, Number.POSITIVE_INFINITY)).toBeCloseTo(meanOf(law), 12);
    }
  });

  it("has one transform, real and complex, that is conjugate symmetric and inside the unit disk", () => {
    fc.assert(
      fc.property(
        anyLaw,
        fc.double({ min: 1e-3, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 40, noNaN: true }),
        (law, re, im) => {
          expect(complexTransformOf(law, { re, im: 0 }).re).toBeCloseTo(transformOf(law, re), 11);
          const above = complexTransformOf(law, { re, im });
          const below = complexTransformOf(law, { re, im: -im });
          expect(above.re).toBeCloseTo(below.re, 11);
          expect(above.im).toBeCloseTo(-below.im, 11);
          expect(Math.hypot(above.re, above.im)).toBeLessThanOrEqual(transformOf(law, re) + 1e-11);
        },
      ),
    );
  });

  it("scales: the law of twice the time", () => {
    for (const law of laws) {
      const twice = scaleLaw(law, 2);
      expect(meanOf(twice)).toBeCloseTo(2 * meanOf(law), 12);
      expect(scvOf(twice)).toBeCloseTo(scvOf(law), 12);
      expect(cdfOf(twice, 3)).toBeCloseTo(cdfOf(law, 1.5), 13);
    }
    expect(() => scaleLaw({ kind: "constant", mean: 1 }, -1)).toThrow(/factor/);
  });

  it("has raw moments of the published forms", () => {
    // E X³ of an exponential is 6m³; of an Erlang-2 with mean 2, 24; of a lognormal m³(1+c²)³.
    expect(rawMomentOf({ kind: "exponential", mean: 2 }, 3)).toBe(48);
    expect(rawMomentOf({ kind: "erlang", mean: 2, stages: 2 }, 3)).toBe(24);
    expect(rawMomentOf({ kind: "lognormal", mean: 1, scv: 1 }, 3)).toBe(8);
    expect(() => rawMomentOf({ kind: "exponential", mean: 2 }, 4 as 3)).toThrow(/order/);
  });
});

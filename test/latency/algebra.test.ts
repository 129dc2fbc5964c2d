import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maximum, minimum } from "../../src/latency/extremes.ts";
import { fromLaw } from "../../src/latency/from-law.ts";
import { type Latency, pointMass } from "../../src/latency/latency.ts";
import { mixture } from "../../src/latency/mixture.ts";
import { meanOf, varianceOf } from "../../src/latency/moments.ts";
import { cdfAt, percentile } from "../../src/latency/percentile.ts";
import { scale } from "../../src/latency/rescale.ts";
import { restrict } from "../../src/latency/restrict.ts";
import { sequence } from "../../src/latency/sequence.ts";
import { summary } from "../../src/latency/summary.ts";
import type { Law } from "../../src/queueing/law.ts";

const time = fc.double({ min: -5, max: 3, noNaN: true }).map((power) => 10 ** power);
const scv = fc.double({ min: 0.001, max: 8, noNaN: true });
const law: fc.Arbitrary<Law> = fc.oneof(
  time.map((mean) => ({ kind: "constant", mean }) as const),
  time.map((mean) => ({ kind: "exponential", mean }) as const),
  fc.record({ kind: fc.constant("erlang" as const), mean: time, stages: fc.integer({ min: 2, max: 60 }) }),
  fc.record({ kind: fc.constant("gamma" as const), mean: time, scv }),
  fc.record({ kind: fc.constant("lognormal" as const), mean: time, scv }),
);

/** How a latency is made, so that a counterexample can be read. */
type Recipe =
  | { readonly kind: "law"; readonly law: Law }
  | { readonly kind: "sequence"; readonly of: readonly [Law, Law] }
  | { readonly kind: "maximum"; readonly of: readonly [Law, Law] }
  | { readonly kind: "mixture"; readonly of: readonly [Law, Law]; readonly weight: number };

const simple = law.map((law): Recipe => ({ kind: "law", law }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const recipe: fc.Arbitrary<Recipe> = fc.oneof(
  simple,
  fc.record({ kind: fc.constant("sequence" as const), of: fc.tuple(law, law) }),
  fc.record({ kind: fc.constant("maximum" as const), of: fc.tuple(law, law) }),
  fc.record({ kind: fc.constant("mixture" as const), of: fc.tuple(law, law), weight: share }),
);

function make(recipe: Recipe): Latency {
  if (recipe.kind === "law") return fromLaw(recipe.law);
  const [a, b] = [fromLaw(recipe.of[0]), fromLaw(recipe.of[1])];
  if (recipe.kind === "sequence") return sequence(a, b);
  if (recipe.kind === "maximum") return maximum([a, b]);
  return mixture([
    { weight: recipe.weight, latency: a },
    { weight: 1 - recipe.weight, latency: b },
  ]);
}

const runs = { numRuns: 150 };

function massOf(law: Latency): number {
  const atoms = law.atoms.reduce((sum, { mass }) => sum + mass, 0);
  return law.pieces.reduce((sum, { masses }) => sum + masses.reduce((all, mass) => all + mass, 0), atoms);
}

const deviationOf = (law: Latency) => Math.sqrt(Math.max(0, varianceOf(law)));

describe("every law", () => {
  it("has mass 1, and finite figures in order", () => {
    fc.assert(
      fc.property(recipe, (made) => {
        const law = make(made);
        expect(massOf(law)).toBeCloseTo(1, 9);
        const { mean, p50, p90, p95, p99, p999 } = summary(law);
        expect(mean).toBeGreaterThan(0);
        expect(Number.isFinite(p999)).toBe(true);
        const ordered = [0, p50, p90, p95, p99, p999];
        for (let i = 1; i < ordered.length; i++)
          expect(ordered[i]).toBeGreaterThanOrEqual((ordered[i - 1] as number) * (1 - 1e-12));
      }),
      runs,
    );
  });

  it("has percentiles that its distribution function gives back, but at atoms", () => {
    fc.assert(
      fc.property(recipe, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (made, p) => {
        const law = make(made);
        const t = percentile(law, p);
        if (law.atoms.some(({ at }) => at === t)) return;
        expect(cdfAt(law, t * (1 + 1e-9))).toBeGreaterThan(p - 1e-6);
        expect(cdfAt(law, t * (1 - 1e-9))).toBeLessThan(p + 1e-6);
      }),
      runs,
    );
  });
});

describe("sequences", () => {
  it("add means and variances", () => {
    fc.assert(
      fc.property(recipe, recipe, (first, second) => {
        const [a, b] = [make(first), make(second)];
        const sum = sequence(a, b);
        expect(meanOf(sum) / (meanOf(a) + meanOf(b))).toBeCloseTo(1, 12);
        const exact = varianceOf(a) + varianceOf(b);
        expect(Math.abs(varianceOf(sum) - exact)).toBeLessThan(0.01 * exact + 1e-12 * meanOf(sum) ** 2);
      }),
      runs,
    );
  });

  it("do not depend on order or grouping", () => {
    fc.assert(
      fc.property(law, law, law, (...laws) => {
        const [a, b, c] = [fromLaw(laws[0]), fromLaw(laws[1]), fromLaw(laws[2])];
        const left = sequence(sequence(a, b), c);
        const right = sequence(a, sequence(c, b));
        for (const p of [0.5, 0.9, 0.99]) {
          const difference = Math.abs(percentile(left, p) - percentile(right, p));
          expect(difference).toBeLessThanOrEqual(1e-3 * deviationOf(left) + 1e-3 * percentile(left, p));
        }
      }),
      runs,
    );
  });

  it("take longer than their parts", () => {
    fc.assert(
      fc.property(recipe, recipe, (first, second) => {
        const [a, b] = [make(first), make(second)];
        const sum = sequence(a, b);
        for (const p of [0.5, 0.95, 0.999])
          expect(percentile(sum, p)).toBeGreaterThan(0.995 * Math.max(percentile(a, p), percentile(b, p)));
      }),
      runs,
    );
  });
});

describe("choices, maxima and limits", () => {
  it("have the weighted mean, and percentiles between those of the ways", () => {
    fc.assert(
      fc.property(recipe, recipe, share, (first, second, weight) => {
        const [a, b] = [make(first), make(second)];
        const either = mixture([
          { weight, latency: a },
          { weight: 1 - weight, latency: b },
        ]);
        expect(meanOf(either) / (weight * meanOf(a) + (1 - weight) * meanOf(b))).toBeCloseTo(1, 12);
        for (const p of [0.5, 0.95, 0.999]) {
          const ends = [percentile(a, p), percentile(b, p)];
          expect(percentile(either, p)).toBeGreaterThanOrEqual(0.99 * Math.min(...ends));
          expect(percentile(either, p)).toBeLessThanOrEqual(1.01 * Math.max(...ends));
        }
      }),
      runs,
    );
  });

  it("end no sooner than each of all, and no later than either of two", () => {
    fc.assert(
      fc.property(law, law, (...laws) => {
        const [a, b] = [fromLaw(laws[0]), fromLaw(laws[1])];
        const last = maximum([a, b]);
        const first = minimum(a, b);
        for (const p of [0.5, 0.95, 0.999]) {
          const ends = [percentile(a, p), percentile(b, p)];
          expect(percentile(last, p)).toBeGreaterThanOrEqual(0.99 * Math.max(...ends));
          expect(percentile(first, p)).toBeLessThanOrEqual(1.01 * Math.min(...ends));
        }
        expect((meanOf(last) + meanOf(first)) / (meanOf(a) + meanOf(b))).toBeCloseTo(1, 1.5);
      }),
      runs,
    );
  });

  it("stay below the limit to which they are cut, with the share that the law had there", () => {
    fc.assert(
      fc.property(recipe, fc.double({ min: 0.05, max: 0.999, noNaN: true }), (made, p) => {
        const law = make(made);
        const limit = percentile(law, p) * (1 + 1e-9);
        const { probability, latency: below } = restrict(law, limit);
        expect(Math.abs(probability - cdfAt(law, limit))).toBeLessThan(2e-3);
        if (below) expect(percentile(below, 0.999)).toBeLessThanOrEqual(limit);
      }),
      runs,
    );
  });
});

describe("the clock", () => {
  it("does not matter: what is slower by a factor has figures larger by it", () => {
    fc.assert(
      fc.property(law, law, time, (first, second, factor) => {
        const [a, b] = [fromLaw(first), fromLaw(second)];
        const before = sequence(a, b);
        const after = sequence(scale(a, factor), scale(b, factor));
        expect(meanOf(after) / (factor * meanOf(before))).toBeCloseTo(1, 12);
        for (const p of [0.5, 0.9, 0.99])
          expect(Math.abs(percentile(after, p) / (factor * percentile(before, p)) - 1)).toBeLessThan(3e-3);
      }),
      runs,
    );
  });

  it("may count in nanoseconds or in days", () => {
    for (const mean of [1e-30, 1e-9, 86400, 1e30]) {
      const law = sequence(fromLaw({ kind: "exponential", mean }), pointMass(mean));
      expect(meanOf(law) / mean).toBeCloseTo(2, 12);
      expect(percentile(law, 0.99) / mean).toBeCloseTo(1 + Math.log(100), 2);
    }
  });
});

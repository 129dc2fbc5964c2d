import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScalabilityPoint } from "../../src/queueing/fit-scalability.ts";
import { fitScalability } from "../../src/queueing/fit-scalability.ts";
import { solvePositiveDefinite } from "../../src/queueing/normal-equations.ts";
import { studentQuantile } from "../../src/queueing/student-t.ts";
import type { Scalability } from "../../src/queueing/usl.ts";
import {
  bestConcurrency,
  concurrencyAtLatency,
  latencyAtConcurrency,
  limitingThroughput,
  peakConcurrency,
  peakThroughput,
  throughputAtConcurrency,
} from "../../src/queueing/usl.ts";

interface Case {
  readonly id: string;
  readonly inputs: {
    readonly points?: readonly ScalabilityPoint[];
    readonly at?: readonly number[];
    readonly latencies?: readonly number[];
    readonly alpha?: number;
    readonly beta?: number;
  };
  readonly expected: Readonly<Record<string, number | readonly number[]>>;
  readonly tolerance: { readonly abs?: number; readonly rel?: number };
}

const { cases } = JSON.parse(readFileSync(new URL("../reference/scalability.json", import.meta.url), "utf8")) as {
  cases: readonly Case[];
};

/** What our curve says for each published figure, by its name there. */
function figures({ inputs }: Case): Readonly<Record<string, number | readonly number[]>> {
  if (inputs.points === undefined) {
    const curve = { singleRate: 1, contention: inputs.alpha as number, coherency: inputs.beta as number };
    return { peakLoad: peakConcurrency(curve), optimalLoad: 1 / curve.contention };
  }
  const fit = fitScalability(inputs.points);
  const quantile = studentQuantile(0.95, Math.max(1, inputs.points.length - 3));
  const errorOf = (name: keyof Scalability): number =>
    ((fit.intervals?.[name].high ?? Number.NaN) - fit[name]) / quantile;
  return {
    sigma: fit.contention,
    alpha: fit.contention,
    kappa: fit.coherency,
    beta: fit.coherency,
    lambda_: fit.singleRate,
    gamma: fit.singleRate,
    nMax: Math.floor(peakConcurrency(fit)),
    xMax: fit.coherency > 0 ? throughputAtConcurrency(fit, Math.floor(peakConcurrency(fit))) : Number.NaN,
    peakLoad: peakConcurrency(fit),
    peakThroughput: peakThroughput(fit),
    amdahlLimit: limitingThroughput({ ...fit, coherency: 0 }),
    optimalLoad: 1 / fit.contention,
    residualSE: fit.residualError ?? Number.NaN,
    throughput: (inputs.at ?? []).map((n) => throughputAtConcurrency(fit, n)),
    latency: (inputs.at ?? []).map((n) => latencyAtConcurrency(fit, n)),
    concurrency: (inputs.latencies ?? []).map((latency) => concurrencyAtLatency(fit, latency)),
    fitted: inputs.points.map(([n]) => throughputAtConcurrency(fit, n)),
    alphaError: errorOf("contention"),
    betaError: errorOf("coherency"),
    gammaError: errorOf("singleRate"),
  };
}

describe("the Universal Scalability Law", () => {
  it.each(cases)("has the published figures: $id", (one) => {
    const ours = figures(one);
    const { abs = 0, rel = 0 } = one.tolerance;
    for (const [name, expected] of Object.entries(one.expected)) {
      const values = [ours[name]].flat() as number[];
      [expected].flat().forEach((truth, i) => {
        const error = Math.abs((values[i] as number) - (truth as number));
        expect(error, `${name}: ${values[i]}, published ${truth}`).toBeLessThanOrEqual(
          abs + rel * Math.abs(truth as number),
        );
      });
    }
  });

  const anyCurve = fc.record({
    singleRate: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    contention: fc.double({ min: 0, max: 0.9, noNaN: true }),
    coherency: fc.double({ min: 0, max: 0.1, noNaN: true }),
  });

  it("is highest at its best concurrency", () => {
    fc.assert(
      fc.property(anyCurve, fc.integer({ min: 1, max: 100_000 }), (curve, n) => {
        const best = bestConcurrency(curve);
        if (best < Number.POSITIVE_INFINITY)
          expect(throughputAtConcurrency(curve, n)).toBeLessThanOrEqual(
            throughputAtConcurrency(curve, best) * (1 + 1e-12),
          );
        expect(throughputAtConcurrency(curve, n)).toBeLessThanOrEqual(peakThroughput(curve) * (1 + 1e-12));
      }),
    );
  });

  it("takes a latency back to its concurrency", () => {
    fc.assert(
      fc.property(anyCurve, fc.integer({ min: 1, max: 10_000 }), (curve, n) => {
        if (curve.contention < 1e-6) return;
        expect(concurrencyAtLatency(curve, latencyAtConcurrency(curve, n)) / n).toBeCloseTo(1, 6);
      }),
    );
  });

  it("goes without limit where nothing is shared", () => {
    const curve = { singleRate: 10, contention: 0, coherency: 0 };
    expect(throughputAtConcurrency(curve, 500)).toBe(5000);
    expect(peakThroughput(curve)).toBe(Number.POSITIVE_INFINITY);
    expect(bestConcurrency(curve)).toBe(Number.POSITIVE_INFINITY);
    expect(concurrencyAtLatency(curve, 0.2)).toBe(Number.POSITIVE_INFINITY);
    expect(concurrencyAtLatency(curve, 0.1)).toBe(1);
    expect(limitingThroughput({ ...curve, coherency: 0.1 })).toBe(0);
    expect(bestConcurrency({ ...curve, contention: 1.5, coherency: 0.1 })).toBe(1);
  });
});

describe("a fit of the scalability law", () => {
  it("finds the curve that made the points", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 0.02, noNaN: true }),
        (singleRate, contention, coherency) => {
          const curve = { singleRate, contention, coherency };
          const fit = fitScalability([1, 2, 4, 8, 16, 32].map((n) => [n, throughputAtConcurrency(curve, n)]));
          expect(fit.singleRate / singleRate).toBeCloseTo(1, 6);
          expect(fit.contention).toBeCloseTo(contention, 6);
          expect(fit.coherency).toBeCloseTo(coherency, 7);
        },
      ),
    );
  });

  it("cannot be improved by small changes within the bounds", () => {
    const noise = fc.array(fc.double({ min: 0.8, max: 1.25, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(noise, fc.double({ min: 0, max: 0.3, noNaN: true }), (factors, contention) => {
        const curve = { singleRate: 100, contention, coherency: 0.001 };
        const points = [1, 2, 4, 8, 16, 32].map(
          (n, i) => [n, throughputAtConcurrency(curve, n) * (factors[i] as number)] as const,
        );
        const error = (of: Scalability) =>
          points.reduce((sum, [n, x]) => sum + (x - throughputAtConcurrency(of, n)) ** 2, 0);
        const fit = fitScalability(points);
        const least = error(fit);
        expect(fit.contention).toBeGreaterThanOrEqual(0);
        expect(fit.coherency).toBeGreaterThanOrEqual(0);
        for (const [rate, sigma, kappa] of [
          [1e-3, 0, 0],
          [-1e-3, 0, 0],
          [0, 1e-3, 0],
          [0, -1e-3, 0],
          [0, 0, 1e-5],
          [0, 0, -1e-5],
          [1e-3, 1e-3, -1e-5],
        ] as const) {
          const other = {
            singleRate: fit.singleRate * (1 + rate),
            contention: Math.max(0, fit.contention + sigma),
            coherency: Math.max(0, fit.coherency + kappa),
          };
          expect(error(other)).toBeGreaterThanOrEqual(least * (1 - 1e-9));
        }
      }),
    );
  });

  it("stays at a bound where the points are better than linear, with intervals on one side", () => {
    const fit = fitScalability([
      [1, 100],
      [2, 210],
      [4, 450],
      [8, 1000],
    ]);
    expect(fit).toMatchObject({ contention: 0, coherency: 0 });
    expect(fit.intervals?.contention.low).toBe(0);
    expect(fit.intervals?.coherency.high).toBeGreaterThan(0);
  });

  it("takes linear points for what they are", () => {
    const fit = fitScalability([
      [1, 100],
      [2, 200],
      [4, 400],
      [8, 800],
    ]);
    expect(fit).toMatchObject({ singleRate: 100, contention: 0, coherency: 0, residualError: 0 });
  });

  it("knows no intervals from as many points as coefficients", () => {
    const fit = fitScalability([
      [1, 7216],
      [4, 14100],
      [32, 8900],
    ]);
    expect(fit.intervals).toBeNull();
    expect(throughputAtConcurrency(fit, 32)).toBeCloseTo(8900, 4);
    expect(bestConcurrency(fit)).toBeLessThan(16);
  });

  it("refuses too few concurrencies and impossible points", () => {
    const two: ScalabilityPoint[] = [
      [1, 100],
      [2, 150],
      [2, 160],
    ];
    expect(() => fitScalability(two)).toThrow(/at least three concurrencies/);
    expect(() => fitScalability([...two, [4, 0]])).toThrow(/throughput/);
    expect(() => fitScalability([...two, [0, 1]])).toThrow(/concurrency/);
    expect(() => fitScalability([...two, [4, 200], [8, 200]], 1)).toThrow(/confidence/);
  });
});

describe("Student's quantiles", () => {
  it("are the tabulated ones", () => {
    // Abramowitz & Stegun, table 26.10, 95 % and 99 % two-sided.
    for (const [freedom, at95, at99] of [
      [1, 12.706, 63.657],
      [2, 4.303, 9.925],
      [5, 2.571, 4.032],
      [8, 2.306, 3.355],
      [29, 2.045, 2.756],
      [120, 1.98, 2.617],
    ] as const) {
      expect(studentQuantile(0.95, freedom)).toBeCloseTo(at95, 3);
      expect(studentQuantile(0.99, freedom)).toBeCloseTo(at99, 3);
    }
    expect(() => studentQuantile(0.95, 0)).toThrow(/freedom/);
  });
});

describe("normal equations", () => {
  it("are solved beside one another whatever the size of their unknowns", () => {
    const solution = solvePositiveDefinite(
      [
        [4e12, 2],
        [2, 3e-12],
      ],
      [2e6, 1e-6],
    );
    expect(solution?.[0]).toBeCloseTo(5e-7, 12);
    expect((solution?.[1] as number) / 1).toBeCloseTo(0, 9);
    expect(
      solvePositiveDefinite(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 1],
      ),
    ).toBeNull();
    expect(solvePositiveDefinite([[0]], [1])).toBeNull();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossingOf } from "../../src/solve/root.ts";

describe("the place where a rising function crosses zero", () => {
  it("is found to the tolerance, in few evaluations where the function is smooth", () => {
    let asked = 0;
    const place = crossingOf(
      (x) => {
        asked++;
        return 1 / 0.3 - 1 / (0.02 / (1 - x / 2.8) + 0.01);
      },
      1,
      2.79,
      1e-6,
    );
    // 0.02/(1 − x/2.8) = 0.29
    expect(place).toBeCloseTo(2.8 * (1 - 0.02 / 0.29), 5);
    expect(asked).toBeLessThan(10);
  });

  it("is foretold from the last trials where the function is said to be smooth", () => {
    const latency = (stretch: number) => 0.001 * stretch + 0.02 * Math.log(stretch) - 0.4;
    const asked = (smooth: boolean): { readonly place: number; readonly trials: number } => {
      let trials = 0;
      const place = crossingOf(
        (stretch) => {
          trials++;
          return latency(stretch);
        },
        1,
        500,
        1e-4,
        smooth,
      );
      return { place, trials };
    };
    const [told, tried] = [asked(true), asked(false)];
    expect(Math.abs(told.place / tried.place - 1)).toBeLessThan(1e-4);
    expect(told.trials).toBeLessThan(tried.trials);
  });

  it("is found to a tolerance that differs from place to place", () => {
    const place = crossingOf(
      (x) => x - 0.3,
      0,
      1,
      (x) => 1e-3 * x,
      true,
    );
    expect(Math.abs(place - 0.3)).toBeLessThan(1e-3);
  });

  it("is found where the function jumps, is flat or infinite", () => {
    expect(crossingOf((x) => (x < 0.3 ? -1 : Number.POSITIVE_INFINITY), 0, 1, 1e-9)).toBeCloseTo(0.3, 8);
    expect(crossingOf((x) => (x < 700 ? -1e-9 : x), 0, 1000, 1e-9)).toBeCloseTo(700, 5);
    expect(crossingOf((x) => (x < 700 ? -1e-9 : x), 0, 1000, 1e-9, true)).toBeCloseTo(700, 5);
  });

  it("is an end where there is no crossing between", () => {
    expect(crossingOf((x) => x + 1, 0, 1, 1e-9)).toBe(0);
    expect(crossingOf((x) => x - 2, 0, 1, 1e-9)).toBe(1);
  });

  it("is right for any power", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 9, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (power, zero) => {
          const place = crossingOf((x) => x ** power - zero ** power, 0, 1, 1e-9);
          expect(Math.abs(place - zero)).toBeLessThan(1e-7);
        },
      ),
    );
  });
});

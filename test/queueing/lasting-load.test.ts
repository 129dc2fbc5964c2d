import { describe, expect, it } from "vitest";
import { lastingLoad } from "../../src/queueing/lasting-load.ts";
import { solveLoadDependent } from "../../src/queueing/load-dependent.ts";
import { bestConcurrency, throughputAtConcurrency } from "../../src/queueing/usl.ts";

const law = { contention: 0.38175, coherency: 0.019132 };
const rateAt = (n: number) => throughputAtConcurrency({ ...law, singleRate: 1 }, n);

describe("the load that a station can be offered for good", () => {
  it("is the peak of its curve where no more are let in than it serves best", () => {
    const best = bestConcurrency({ ...law, singleRate: 1 });
    for (let most = 1; most <= best; most++) expect(lastingLoad(law, most)).toBeCloseTo(rateAt(most), 12);
    expect(lastingLoad({ contention: 0, coherency: 0 }, 4)).toBe(4);
    expect(lastingLoad({ contention: 0.25, coherency: 0 }, Number.POSITIVE_INFINITY)).toBe(4);
  });

  it("falls with each one more, never below what an overload ends at", () => {
    let before = Number.POSITIVE_INFINITY;
    for (const most of [6, 8, 12, 32, 100, Number.POSITIVE_INFINITY]) {
      const load = lastingLoad(law, most);
      expect(load).toBeLessThanOrEqual(before * (1 + 1e-6));
      if (most < 1000) expect(load).toBeGreaterThanOrEqual(rateAt(most) * (1 - 1e-5));
      before = load;
    }
    expect(before).toBeGreaterThan(0.5);
    expect(before).toBeLessThan(0.6 * lastingLoad(law, 6));
    expect(lastingLoad(law, 32, true)).toBe(lastingLoad(law, 6));
  });

  it("keeps the station working for ten million services", () => {
    const load = lastingLoad(law, Number.POSITIVE_INFINITY);
    const [working] = solveLoadDependent({ arrivalRate: load, rateAt, concurrency: Number.POSITIVE_INFINITY }).regimes;
    expect(working?.lasts).toBeGreaterThan(1e7);
    expect(working?.lasts).toBeLessThan(1.01e7);
  });
});

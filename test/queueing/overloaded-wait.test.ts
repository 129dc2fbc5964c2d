import { describe, expect, it } from "vitest";
import type { Law } from "../../src/queueing/law.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { logTransformOf } from "../../src/queueing/log-transform.ts";
import { lateInOverload } from "../../src/queueing/overloaded-wait.ts";
import { type PhaseType, phasesOf } from "../../src/queueing/phase-type.ts";
import { workloadGrowth } from "../../src/queueing/workload-growth.ts";

const phases = (law: Law) => phasesOf(law) as PhaseType;

describe("services that end too late in an overload of patient requests", () => {
  it("are those of M/M/c with patience for one phase", () => {
    for (const [rate, servers] of [
      [12, 1],
      [95, 4],
      [300, 16],
    ] as const) {
      const spare = rate - 10 * servers;
      const late = lateInOverload(rate, phases({ kind: "exponential", mean: 0.1 }), servers) as number;
      expect(late).toBeCloseTo(spare / (spare + 10), 9);
    }
  });

  it("are those of M/G/1 before one server", () => {
    for (const scv of [0.5, 4]) {
      const law = lawFromMoments(0.1, scv);
      const growth = workloadGrowth(20, law, 1);
      expect(lateInOverload(20, phases(law), 1)).toBeCloseTo(1 - Math.exp(logTransformOf(law, growth)), 8);
    }
  });

  // Simulated for this test independently of the program: 2 M requests, patience of 5 services; share in time of all.
  it.each([
    [4, 4, 110.9, 0.07126, 0.0007],
    [4, 4, 81, 0.15406, 0.0014],
    [16, 4, 440, 0.02038, 0.0004],
    [4, 9, 110, 0.08323, 0.0011],
    [4, 0.5, 107, 0.01667, 0.0002],
  ])("with %d servers, scv %d and %d/s are as many as in a simulation", (servers, scv, rate, inTime, halfWidth) => {
    const late = lateInOverload(rate, phases(lawFromMoments(0.1, scv)), servers) as number;
    const served = (10 * servers) / rate;
    expect(Math.abs(served * (1 - late) - inTime)).toBeLessThan(0.01 * inTime + 2 * halfWidth);
  });
});

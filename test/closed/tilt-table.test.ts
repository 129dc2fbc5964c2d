import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addStation } from "../../src/closed/add-station.ts";
import { expectation, populationLaw } from "../../src/closed/population-law.ts";
import { delayCurve } from "../../src/closed/throughput-curve.ts";
import { tiltTable } from "../../src/closed/tilt-table.ts";
import { tiltedTo } from "../../src/closed/tilted-law.ts";

describe("a function's mean under tilted laws", () => {
  it("is that of the law tilted anew, for the number at a station of any closed network", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 32 }),
        fc.double({ min: 0.01, max: 30, noNaN: true }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        fc.double({ min: 0.002, max: 0.998, noNaN: true }),
        (population, servers, think, demand, share) => {
          const speeds = Float64Array.from({ length: Math.min(servers, population) }, (_, i) => i + 1);
          const others = addStation(delayCurve(think, population), 1, Float64Array.of(1));
          const law = populationLaw(others, demand, speeds, population);
          const stretch = (k: number) => Math.max(1, (k + 1) / servers);
          const mean = law.first + share * (law.probabilities.length - 1);
          const truth = expectation(tiltedTo(law, mean), stretch);
          expect(Math.abs(tiltTable(law, stretch)(mean) / truth - 1)).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 200 },
    );
  });
});

import { describe, expect, it } from "vitest";
import type { Station } from "../../src/model/types.ts";
import { lastingLoad } from "../../src/queueing/lasting-load.ts";
import { solveLoadDependent } from "../../src/queueing/load-dependent.ts";
import { throughputAtConcurrency } from "../../src/queueing/usl.ts";
import { violationsOf } from "../../src/solve/guards.ts";
import { prepare } from "../../src/solve/prepare.ts";
import { solve } from "../../src/solve/solve.ts";
import type { Solution, StationSolution } from "../../src/solve/types.ts";
import { exponential, group, model, open, operation, station, use } from "./small-models.ts";

const law = { contention: 0.38, coherency: 0.019 };
const SERVICE = 0.00012;

function whole(rate: number, concurrency: number | null, more: Partial<Station> = {}, members = 1): Solution {
  const built = model({
    stations: [
      station("db", 0, lastingLoad(law, concurrency ?? Number.POSITIVE_INFINITY), {
        discipline: "ps",
        scalability: { ...law, concurrency, fit: null },
        ...more,
      }),
    ],
    groups: [group("db", members, members === 1 ? "central" : "random")],
    operations: [operation("read", [use(0, exponential(SERVICE))])],
    workloads: [open("w", 0, rate)],
  });
  const prepared = prepare(built);
  if ("refusals" in prepared) throw new Error("refused");
  const solution = solve(prepared);
  expect(violationsOf(prepared, solution)).toEqual([]);
  return solution;
}

const solved = (...asked: Parameters<typeof whole>) => whole(...asked).stations[0] as StationSolution;

describe("a station whose speed depends on how many it serves at once", () => {
  it("is the birth–death process of its curve", () => {
    const truth = solveLoadDependent({
      arrivalRate: 9000,
      rateAt: (n) => throughputAtConcurrency({ ...law, singleRate: 1 / SERVICE }, n),
      concurrency: 4,
    }).steady;
    const { responseTime, queueLength, saturated } = solved(9000, 4);
    expect(saturated).toBe(false);
    expect(responseTime).toBeCloseTo(truth?.response?.mean ?? 0, 12);
    expect(queueLength).toBeCloseTo(truth?.meanNumber ?? 0, 9);
    expect(whole(9000, 4).workloads[0]?.meanLatency).toBeCloseTo(truth?.response?.mean ?? 0, 12);
  });

  it("ends an overload at what it does with the whole pool in service, more with a smaller pool", () => {
    const at = (n: number) => throughputAtConcurrency({ ...law, singleRate: 1 / SERVICE }, n);
    const [small, large] = [solved(20_000, 4), solved(20_000, 32)];
    expect(small).toMatchObject({ saturated: true, responseTime: null });
    expect(small.throughput).toBeCloseTo(at(4), 6);
    expect(large.throughput).toBeCloseTo(at(32), 6);
    expect(small.throughput ?? 0).toBeGreaterThan(1.5 * (large.throughput ?? 0));
    expect(solved(20_000, null).throughput).toBe(0);
  });

  it("saturates at the load that it is not offered for good", () => {
    const { saturationFactor = 0, saturated } = solved(5000, null);
    expect(saturated).toBe(false);
    expect(solved(5000 * (saturationFactor ?? 0) * 0.999, null).saturated).toBe(false);
    expect(solved(5000 * (saturationFactor ?? 0) * 1.001, null).saturated).toBe(true);
  });

  it("turns away what finds no room, and several members have their part each", () => {
    const { lossProbability = 0, throughput = 0 } = solved(20_000, 8, { waitingRoom: 20 });
    expect(lossProbability).toBeGreaterThan(0.25);
    expect(throughput).toBeCloseTo(20_000 * (1 - lossProbability), 6);
    const [one, two] = [solved(5000, 4), solved(10_000, 4, {}, 2)];
    expect(two.responseTime).toBeCloseTo(one.responseTime ?? 0, 12);
    expect(two.saturationFactor).toBeCloseTo(one.saturationFactor ?? 0, 9);
  });
});

import { describe, expect, it } from "vitest";
import { percentile } from "../../src/latency/percentile.ts";
import type { Call, Model } from "../../src/model/types.ts";
import { patientQueue } from "../../src/queueing/patience.ts";
import { violationsOf } from "../../src/solve/guards.ts";
import { type Prepared, prepare } from "../../src/solve/prepare.ts";
import type { Regime } from "../../src/solve/regimes.ts";
import { solve } from "../../src/solve/solve.ts";
import type { Solution, WorkloadSolution } from "../../src/solve/types.ts";
import { simulate } from "./simulate.ts";
import { call, exponential, group, model, open, operation, station, use } from "./small-models.ts";

function solved(plan: Model, regime: Regime = "calm"): Solution & { readonly first: WorkloadSolution } {
  const prepared = prepare(plan) as Prepared;
  const solution = solve(prepared, { regime });
  expect(violationsOf(prepared, solution)).toEqual([]);
  expect(solution.converged).toBe(true);
  return { ...solution, first: solution.workloads[0] as WorkloadSolution };
}

/** Four exponential servers of 0.1 s behind a client that gives up, tries again, or does without. */
const asked = (rate: number, more: Partial<Call>, waitingRoom: number | null = null): Model =>
  model({
    stations: [station("svc", 0, 4, { waitingRoom })],
    operations: [operation("client", [call(1, more)]), operation("svc", [use(0, exponential(0.1))])],
    workloads: [open("w", 0, rate)],
  });

const patient = { timeout: 0.5, retries: 2, backoff: exponential(0.1) };

describe("a call that is given up", () => {
  it("once, and withdrawn from the queue, is M/M/c with patience", () => {
    for (const rate of [24, 38, 60]) {
      const { first, stations } = solved(asked(rate, { timeout: 0.5, cancel: true }));
      const exact = patientQueue(rate, 0.1, 4, 0.5);
      expect(stations[0]?.utilization).toBeCloseTo(exact.utilization, 9);
      expect(stations[0]?.withdrawnProbability).toBeCloseTo(exact.abandonProbability, 9);
      expect(1 - first.errorRatio).toBeCloseTo(exact.withinProbability, 3);
    }
  });

  it("without being withdrawn goes on loading what it called", () => {
    const { first, stations } = solved(asked(30, { timeout: 0.3 }));
    const plain = solved(asked(30, {}));
    expect(stations[0]?.utilization).toBeCloseTo(0.75, 12);
    const late = 1 - first.errorRatio;
    let low = 0;
    let high = 1;
    for (let k = 0; k < 40; k++) {
      const middle = (low + high) / 2;
      if (percentile(plain.first.latency as NonNullable<WorkloadSolution["latency"]>, middle) < 0.3) low = middle;
      else high = middle;
    }
    expect(late).toBeCloseTo(low, 5);
    expect(first.latency && percentile(first.latency, 1)).toBeLessThanOrEqual(0.3 + 1e-9);
  });

  it("and done without costs its timeout, and is no error", () => {
    const { first } = solved(asked(30, { timeout: 0.3, onFailure: { kind: "ignore" } }));
    const given = solved(asked(30, { timeout: 0.3 })).first;
    expect(first.errorRatio).toBe(0);
    const mean = (1 - given.errorRatio) * (given.meanLatency as number) + given.errorRatio * 0.3;
    expect(first.meanLatency).toBeCloseTo(mean, 9);
  });
});

describe("what is refused for want of room", () => {
  it("is tried again at once, with the load that this adds", () => {
    const { first, stations } = solved(asked(44, { retries: 3, backoff: exponential(0.4) }, 2));
    const loss = stations[0]?.lossProbability as number;
    expect(first.errorRatio).toBeCloseTo(loss ** 4, 9);
    expect(stations[0]?.arrivalRate).toBeCloseTo(44 * (1 + loss + loss ** 2 + loss ** 3), 6);
  });
});

describe("retries agree with a simulation", () => {
  const chain = model({
    stations: [station("web", 0, 4), station("db", 1, 2)],
    groups: [group("web"), group("db", 2, "round-robin")],
    operations: [
      operation("client", [call(1, { timeout: 0.4, retries: 1, backoff: exponential(0.05) })]),
      operation("web", [use(0, exponential(0.05)), call(2)]),
      operation("db", [use(1, exponential(0.04))]),
    ],
    workloads: [open("w", 0, 50)],
  });
  it.each([
    ["one tier, healthy", asked(20, patient)],

    ["two tiers", chain],
  ])("%s", (_, plan) => {
    const { first, stations } = solved(plan);
    const truth = simulate(plan, 60_000);
    stations.forEach(({ utilization }, s) => {
      expect(Math.abs(utilization / (truth.utilization[s] as number) - 1)).toBeLessThan(0.02);
    });
    expect(Math.abs(first.throughput / truth.throughput - 1)).toBeLessThan(0.02);
    expect(Math.abs((first.meanLatency as number) / truth.mean - 1)).toBeLessThan(0.05);
    expect(Math.abs((first.latency ? percentile(first.latency, 0.99) : 0) / truth.p99 - 1)).toBeLessThan(0.1);
  });
});

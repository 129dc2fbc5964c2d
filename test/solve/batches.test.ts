import { describe, expect, it } from "vitest";
import { summary } from "../../src/latency/summary.ts";
import { lower } from "../../src/model/lower.ts";
import { violationsOf } from "../../src/solve/guards.ts";
import { type Prepared, prepare } from "../../src/solve/prepare.ts";
import { solve } from "../../src/solve/solve.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";
import { simulate } from "../simulation/simulate.ts";

function modelOf(rate: string, times: number, db: Record<string, unknown>) {
  const read = topologyFromData({
    version: 1,
    workloads: { w: { rate } },
    tiers: {
      p: { kind: "service", delay: "0s", calls: [{ to: "db", times, parallel: true }] },
      db: { kind: "service", ...db },
    },
  });
  if (!read.ok) throw new Error("not a topology");
  const lowered = lower(read.topology);
  if ("refusals" in lowered) throw new Error("refused");
  return lowered.model;
}

function solved(model: ReturnType<typeof modelOf>) {
  const prepared = prepare(model) as Prepared;
  const solution = solve(prepared);
  expect(violationsOf(prepared, solution)).toEqual([]);
  const [workload] = solution.workloads;
  if (workload?.latency == null) throw new Error("no latency");
  return { ...summary(workload.latency), stations: solution.stations };
}

describe("what is asked several times at once", () => {
  it("of one exponential server is served like one Erlang request: M/E4/1", () => {
    const { mean } = solved(modelOf("15/s", 4, { serviceTime: "10ms" }));
    // λE(S²)/2(1 − ρ) + S with S = 40 ms, scv 1/4.
    expect(mean).toBeCloseTo((15 * 0.0016 * 1.25) / 2 / 0.4 + 0.04, 6);
  });

  it("of one constant server is M/D/1", () => {
    const { mean } = solved(modelOf("15/s", 4, { serviceTime: { constant: "10ms" } }));
    expect(mean).toBeCloseTo((15 * 0.0016) / 2 / 0.4 + 0.04, 6);
  });

  it.each([
    ["four servers", "60/s", 4, { cores: 4, serviceTime: "10ms" }],
    ["more at once than servers", "15/s", 16, { cores: 4, serviceTime: "10ms" }],
    ["as many instances, in turn", "60/s", 4, { instances: 4, serviceTime: "10ms" }],
    ["instances at random", "50/s", 4, { instances: 4, balancing: "random", serviceTime: "10ms" }],
    ["more than instances", "10/s", 20, { instances: 4, serviceTime: "10ms" }],
    ["variable services", "60/s", 4, { cores: 4, serviceTime: { mean: "10ms", scv: 4 } }],
  ])("agrees with simulation: %s", (_, rate, times, db) => {
    const model = modelOf(rate, times, db);
    const ours = solved(model);
    const [truth] = simulate(model, { seed: 5, requests: 60_000 }).workloads;
    if (truth === undefined) throw new Error("no workload");
    expect(Math.abs(ours.mean - truth.mean)).toBeLessThan(0.05 * truth.mean + truth.halfWidth);
    expect(Math.abs(ours.p99 - truth.p99)).toBeLessThan(0.08 * truth.p99 + truth.p99HalfWidth);
  });
});

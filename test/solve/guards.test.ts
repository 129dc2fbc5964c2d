import { describe, expect, it } from "vitest";
import { pointMass } from "../../src/latency/latency.ts";
import { lower } from "../../src/model/lower.ts";
import { violationsOf } from "../../src/solve/guards.ts";
import { type Prepared, prepare } from "../../src/solve/prepare.ts";
import { solve } from "../../src/solve/solve.ts";
import type { Solution, StationSolution, WorkloadSolution } from "../../src/solve/types.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";

function preparedOf(data: unknown): Prepared {
  const read = topologyFromData(data);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const lowered = lower(read.topology);
  if ("refusals" in lowered) throw new Error("refused");
  const prepared = prepare(lowered.model);
  if ("refusals" in prepared) throw new Error("refused");
  return prepared;
}

const prepared = preparedOf({
  version: 1,
  workloads: { w: { rate: "100/s" } },
  tiers: {
    web: { kind: "service", cores: 2, serviceTime: "8ms", delay: "3ms", calls: { cache: 2, db: { share: "40%" } } },
    cache: { kind: "cache", engine: "redis", hitRatio: "70%", miss: "db" },
    db: { kind: "service", cores: 2, serviceTime: { mean: "12ms", scv: 2 } },
  },
});
const solution = solve(prepared);

const withStation = (change: (station: StationSolution) => Partial<StationSolution>): Solution => ({
  ...solution,
  stations: solution.stations.map((station, s) => (s === 0 ? { ...station, ...change(station) } : station)),
});
const withWorkload = (change: (workload: WorkloadSolution) => Partial<WorkloadSolution>): Solution => ({
  ...solution,
  workloads: solution.workloads.map((workload) => ({ ...workload, ...change(workload) })),
});
const broken = (doctored: Solution) => violationsOf(prepared, doctored).join("; ");

describe("a solution in order", () => {
  it("breaks no law", () => {
    expect(violationsOf(prepared, solution)).toEqual([]);
  });

  it("breaks none either where it saturates, loses, joins or runs on", () => {
    const services = { kind: "service", serviceTime: "10ms" };
    for (const [rate, tiers] of [
      ["150/s", { a: { ...services, calls: "b" }, b: services }],
      ["90/s", { a: { ...services, queueLimit: 3, calls: "b" }, b: services }],
      ["60/s", { a: { ...services, calls: [{ parallel: ["b", "c"] }] }, b: services, c: services }],
      ["60/s", { a: { ...services, calls: [{ to: "b", async: true }] }, b: services }],
    ] as const) {
      const one = preparedOf({ version: 1, workloads: { w: { rate } }, tiers });
      expect(violationsOf(one, solve(one))).toEqual([]);
    }
  });
});

describe("one user whose branches never meet", () => {
  it("is as fast as one who never waits, as far as the mean of the longest branch is known", () => {
    const slices = (...to: readonly string[]) => ({
      serviceTime: "200ms",
      calls: to.map((tier) => ({ to: tier, times: { mean: 5, scv: 1.2 } })),
    });
    const disk = { kind: "service", serviceTime: "40ms" };
    const one = preparedOf({
      version: 1,
      workloads: { job: { concurrentUsers: 1, thinkTime: "0s", entry: "program" } },
      tiers: {
        program: { kind: "service", delay: "0s", calls: [{ parallel: ["cpu.left", "cpu.right"] }] },
        cpu: { kind: "service", cores: 2, operations: { left: slices("d1", "d2"), right: slices("d3", "d4") } },
        d1: disk,
        d2: disk,
        d3: disk,
        d4: disk,
      },
    });
    expect(violationsOf(one, solve(one))).toEqual([]);
  });
});

describe("a doctored solution is caught by", () => {
  it("the utilization law", () => {
    expect(broken(withStation(({ utilization }) => ({ utilization: utilization * 1.01 })))).toContain("is not X·S/c");
    expect(broken(withStation(() => ({ utilization: 1.2 })))).toContain("exceeds 1");
  });

  it("flow balance", () => {
    expect(broken(withStation(({ throughput }) => ({ throughput: throughput * 1.1 })))).toContain("more leave");
    expect(broken(withStation(() => ({ lossProbability: 0.1 })))).toContain("is not the admitted");
    const less = {
      ...solution,
      operations: solution.operations.map(({ arrivalRate }) => ({ arrivalRate: arrivalRate / 2 })),
    };
    expect(broken(less)).toContain("by the operations that use it");
  });

  it("Little's law at a station", () => {
    expect(broken(withStation(({ queueLength }) => ({ queueLength: (queueLength ?? 0) + 1 })))).toContain(
      "are present",
    );
  });

  it("Little's law over the system, both sides computed apart", () => {
    const slower = withStation(({ waitTime, responseTime, queueLength, throughput }) => ({
      waitTime: (waitTime ?? 0) + 0.001,
      responseTime: (responseTime ?? 0) + 0.001,
      queueLength: (queueLength ?? 0) + 0.001 * throughput,
    }));
    expect(broken(slower)).toContain("Little's law");
  });

  it("the bound that no response is shorter than its service", () => {
    expect(broken(withStation(({ serviceTime }) => ({ responseTime: serviceTime / 2 })))).toContain("shorter than");
  });

  it("figures that are none", () => {
    expect(broken(withStation(() => ({ waitTime: Number.NaN })))).toContain("not a finite number");
    expect(broken(withStation(() => ({ waitProbability: 1.5 })))).toContain("P(wait)");
    expect(broken(withWorkload(() => ({ errorRatio: -0.2 })))).toContain("error ratio");
    expect(broken(withWorkload(({ arrivalRate }) => ({ throughput: 2 * arrivalRate })))).toContain("more answers");
  });

  it("the mean of its distribution", () => {
    expect(broken(withWorkload(() => ({ latency: pointMass(1) })))).toContain("its distribution has mean");
  });

  it("the round of a user who thinks, and the most that the busiest station can do", () => {
    const closed = preparedOf({
      version: 1,
      workloads: { u: { concurrentUsers: 30, thinkTime: "1s" } },
      tiers: { web: { kind: "service", serviceTime: "20ms" } },
    });
    const settled = solve(closed);
    expect(violationsOf(closed, settled)).toEqual([]);
    const users = settled.users.map((one) => ({ ...one, population: one.population + 1 }));
    expect(violationsOf(closed, { ...settled, users }).join()).toContain("are not X·(R + Z)");
    const fast = settled.users.map((one) => ({ ...one, limit: one.limit && { ...one.limit, throughput: 1 } }));
    expect(violationsOf(closed, { ...settled, users: fast }).join()).toContain("exceeds what web");
  });
});

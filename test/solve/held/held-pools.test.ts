import { describe, expect, it } from "vitest";
import { summary } from "../../../src/latency/summary.ts";
import { lower } from "../../../src/model/lower.ts";
import type { Model } from "../../../src/model/types.ts";
import { solveStation } from "../../../src/queueing/station.ts";
import { violationsOf } from "../../../src/solve/guards.ts";
import { type Prepared, prepare } from "../../../src/solve/prepare.ts";
import { solve } from "../../../src/solve/solve.ts";
import { parseTopology } from "../../../src/topology/parse-topology.ts";
import { simulate } from "../../simulation/simulate.ts";
import { heldPlans } from "./plans.ts";

function modelOf(text: string): Model {
  const result = parseTopology([{ name: "plan.yaml", text }]);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("; "));
  const lowered = lower(result.topology);
  if ("refusals" in lowered) throw new Error(lowered.refusals.map(({ message }) => message).join("; "));
  return lowered.model;
}

function preparedOf(model: Model): Prepared {
  const prepared = prepare(model);
  if ("refusals" in prepared) throw new Error(prepared.refusals.map(({ message }) => message).join("; "));
  return prepared;
}

function solved(text: string, loadFactor = 1) {
  const model = modelOf(text);
  const prepared = preparedOf(model);
  const solution = solve(prepared, { loadFactor, places: true });
  expect(violationsOf(prepared, solution)).toEqual([]);
  const station = (id: string) => {
    const found = solution.stations[model.stations.findIndex((one) => one.id === id)];
    if (found === undefined) throw new Error(`no station ${id}`);
    return found;
  };
  return { solution, station, workload: solution.workloads[0] as (typeof solution.workloads)[0] };
}

const app = (keys: string, rate = 360, db = "cores: 8, read: 20ms") => `version: 1
workloads: { web: { rate: ${rate}/s } }
tiers:
  app: { kind: service, cores: 64, delay: { mean: 10ms, scv: 0.5 }, calls: { db.read: 1 }, ${keys} }
  db: { kind: database, ${db} }
`;

describe("What is held while it waits", () => {
  it("agrees with the reference: 32 threads over a database that is 90 % busy", () => {
    // Simulated to the half-widths of case pool32-db8-rate360 of the reference set: 0.7 % of the mean, 2 % of the p99.
    const { workload, station } = solved(app("threads: 32"));
    expect(workload.meanLatency).toBeCloseTo(0.0477927, 3);
    const { p50, p90, p99 } = summary(workload.latency as NonNullable<typeof workload.latency>);
    expect(Math.abs(p50 / 0.0403845 - 1)).toBeLessThan(0.02);
    expect(Math.abs(p90 / 0.0906576 - 1)).toBeLessThan(0.03);
    expect(Math.abs(p99 / 0.154084 - 1)).toBeLessThan(0.04);
    expect(station("app.threads").utilization).toBeCloseTo(0.513209, 2);
    expect(station("app.threads").waitProbability).toBeCloseTo(0.0861947, 1);
    expect(station("db.primary").waitTime).toBeCloseTo(0.0155989, 3);
  });

  it.each(heldPlans)("agrees with simulation: $name", ({ text, mean, p99, requests }) => {
    const model = modelOf(text);
    const { solution } = solved(text);
    const truth = simulate(model, { requests, seed: 7 });
    solution.workloads.forEach(({ meanLatency, latency, errorRatio }, w) => {
      const simulated = truth.workloads[w] as (typeof truth.workloads)[number];
      // The simulation itself is about 2 % off.
      expect(Math.abs((meanLatency as number) / simulated.mean - 1)).toBeLessThan(mean + 0.02);
      const law = summary(latency as NonNullable<typeof latency>);
      expect(Math.abs(law.p99 / simulated.p99 - 1)).toBeLessThan(p99 + 0.04);
      expect(Math.abs(errorRatio - simulated.errorRatio)).toBeLessThan(0.01);
    });
  });

  it("is no limit, and costs no digit, where there is always a slot left", () => {
    const without = solved(app("threads: 100000"));
    const plain = solved(app("instances: 1"));
    expect(without.workload.meanLatency).toBe(plain.workload.meanLatency);
    expect(without.station("db.primary").waitTime).toBe(plain.station("db.primary").waitTime);
    expect(without.station("app.threads").waitTime).toBe(0);
  });

  it("that do nothing but wait for a time are servers: M/M/N", () => {
    const plan = `version: 1
workloads: { web: { rate: 80/s } }
tiers:
  app: { kind: service, threads: 10, serviceTime: 0ms, delay: 100ms }
`;
    const { station, workload } = solved(plan);
    const known = solveStation({
      arrivalRate: 80,
      arrivalScv: 1,
      service: { kind: "exponential", mean: 0.1 },
      servers: 10,
      discipline: "fcfs",
    });
    expect(station("app.threads").waitTime).toBeCloseTo(known.wait?.mean ?? 0, 10);
    expect(station("app.threads").waitProbability).toBeCloseTo(known.waitProbability, 10);
    expect(workload.meanLatency).toBeCloseTo((known.wait?.mean ?? 0) + 0.1, 10);
  });

  it("around one queue and nothing else changes nothing but where one waits", () => {
    const plan = (keys: string) => `version: 1
workloads: { web: { rate: 360/s } }
tiers:
  app: { kind: service, cores: 8, serviceTime: 20ms${keys} }
`;
    const limited = solved(plan(", threads: 12"));
    const plain = solved(plan(""));
    expect(limited.workload.meanLatency).toBeCloseTo(plain.workload.meanLatency as number, 8);
  });

  it("saturate before what they guard where they are short, and never let more pass than they can", () => {
    const { station, workload, solution } = solved(app("threads: 8", 360));
    const threads = station("app.threads");
    expect(threads.saturated).toBe(true);
    expect(workload.saturated).toBe(true);
    expect(threads.utilization).toBe(1);
    expect(station("db.primary").saturated).toBe(false);
    expect(station("db.primary").utilization).toBeLessThan(0.7);
    expect(threads.throughput).toBeCloseTo(station("db.primary").throughput, 6);
    expect(solution.converged).toBe(true);
  });

  it("keep a database that would be overloaded stable, and wait themselves", () => {
    const { station } = solved(app("threads: 32", 420));
    expect(station("app.threads").saturated).toBe(true);
    expect(station("db.primary").saturated).toBe(false);
    expect(station("app.threads").throughput).toBeGreaterThan(399);
    expect(station("app.threads").throughput).toBeLessThan(400);
  });

  it("wait the longer the fewer they are, and the more come", () => {
    const waits = [14, 16, 20, 28, 40].map((count) => solved(app(`threads: ${count}`)).station("app.threads").waitTime);
    for (const [k, wait] of waits.entries()) if (k > 0) expect(wait).toBeLessThan(waits[k - 1] as number);
    const loads = [0.5, 0.8, 0.95, 1, 1.05].map((factor) => solved(app("threads: 20"), factor).workload.meanLatency);
    for (const [k, mean] of loads.entries()) if (k > 0) expect(mean).toBeGreaterThan(loads[k - 1] as number);
  });

  it.each([4, 8, 16, 64])(
    "let through what a station passes that a request asks twice at once, of %i threads",
    (threads) => {
      const { station, workload } = solved(`version: 1
workloads: { all: { rate: 900/s, entry: web } }
tiers:
  web:
    kind: service
    threads: ${threads}
    pools: { db: 10 }
    serviceTime: 7ms
    calls: [{ parallel: [db.read, db.read] }]
  db: { kind: database, read: 4ms }
`);
      // 250 of 4 ms a second, and two for each request; the fewer threads, the more of it lies idle.
      const most = 125;
      expect(workload.throughput).toBeLessThan(most);
      expect(workload.throughput).toBeGreaterThan(most * (threads / (threads + 2)) ** 0.5);
      expect(station("db.primary").utilization).toBeLessThan(1);
      expect(station("web.pools.db").saturated).toBe(false);
    },
  );

  it.each([1, 2, 10, 64])("of %i instances share what is behind them when all of them are full", (count) => {
    const { station, solution } = solved(`version: 1
workloads: { all: { rate: 900/s, entry: web } }
tiers:
  web: { kind: service, instances: ${count}, cores: 4, threads: 64, queueLimit: 0, serviceTime: 7ms, calls: { db.read: 1 } }
  db: { kind: database, connections: 4, replicas: 2, read: 4ms }
`);
    expect(solution.converged).toBe(true);
    expect(station("db.replicas").throughput).toBeLessThan(500);
    expect(station("db.replicas").throughput).toBeGreaterThan(480);
    expect(station("web.threads").lossProbability).toBeCloseTo(1 - station("db.replicas").throughput / 900, 4);
  });

  it("of many instances and of their callers settle before a database that both fill", () => {
    const { station, solution } = solved(`version: 1
workloads: { all: { rate: 495/s, entry: web } }
tiers:
  web:
    kind: service
    instances: 4
    cores: 4
    queueLimit: 0
    balancing: random
    serviceTime: 19.4ms
    pools: { db: 40 }
    calls:
      - { parallel: [{ to: api, times: 3 }, db.read] }
      - db.write
  api: { kind: service, instances: 64, threads: 32, delay: { constant: 20ms }, serviceTime: { constant: 2.4ms }, calls: [{ to: db.read, share: 70% }] }
  db: { kind: database, read: 1ms, write: 0.6ms, replicas: 1 }
`);
    expect(solution.converged).toBe(true);
    expect(station("db.replicas").utilization).toBeLessThanOrEqual(1);
    expect(station("db.replicas").utilization).toBeGreaterThan(0.99);
  });
});

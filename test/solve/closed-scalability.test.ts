import { describe, expect, it } from "vitest";
import { speedsBesideOpenLoad } from "../../src/closed/beside-open-load.ts";
import { crowdLaw } from "../../src/closed/crowd.ts";
import { besideOpenLoad } from "../../src/closed/open-load.ts";
import type { Station, Workload } from "../../src/model/types.ts";
import { fitScalability } from "../../src/queueing/fit-scalability.ts";
import { lastingLoad } from "../../src/queueing/lasting-load.ts";
import { throughputAtConcurrency } from "../../src/queueing/usl.ts";
import { violationsOf } from "../../src/solve/guards.ts";
import { prepare } from "../../src/solve/prepare.ts";
import { solve } from "../../src/solve/solve.ts";
import published from "../reference/scalability.json" with { type: "json" };
import { exponential, group, model, open, operation, station, use } from "./small-models.ts";

type Curve = NonNullable<Station["scalability"]>;

const users = (population: number, think: number, id = "w", entry = 0): Workload => ({
  id,
  whole: id,
  path: ["workloads", id],
  entry,
  load: { kind: "closed", population, thinkTime: exponential(think) },
});

function scalable(law: { contention: number; coherency: number }, concurrency: number | null) {
  const scalability: Curve = { ...law, concurrency, fit: null };
  return station("db", 0, lastingLoad(law, concurrency ?? Number.POSITIVE_INFINITY), {
    discipline: "ps",
    scalability,
  });
}

function solved(of: Station, service: number, workloads: readonly Workload[], members = 1) {
  const built = model({
    stations: [of],
    groups: [group("db", members, members === 1 ? "central" : "random")],
    operations: [operation("read", [use(0, exponential(service))])],
    workloads,
  });
  const prepared = prepare(built);
  if ("refusals" in prepared) throw new Error(prepared.refusals[0]?.message);
  const solution = solve(prepared);
  expect(violationsOf(prepared, solution)).toEqual([]);
  expect(solution.converged).toBe(true);
  return solution;
}

/** Users who think and stay, one birth–death chain: P(k) ∝ Π (N − i + 1)/Z · S/r(i). */
function chain(population: number, think: number, service: number, rate: (n: number) => number) {
  const weights = [1];
  for (let k = 1; k <= population; k++)
    weights.push(((weights[k - 1] as number) * (population - k + 1) * service) / think / rate(k));
  const sum = weights.reduce((a, b) => a + b);
  return weights.reduce((total, weight, k) => total + (k === 0 ? 0 : (weight / sum) * (rate(k) / service)), 0);
}

describe("users who think at a tier whose speed depends on how many it serves at once", () => {
  const measured = published.cases.filter(({ id }) => id.endsWith("-fit") && id.startsWith("usl-"));
  it.each(measured)("get the throughput of the curve that $id was fitted with when they do not think", ({ inputs }) => {
    const points = inputs.points as [number, number][];
    const fit = fitScalability(points);
    for (const population of [1, 2, 7, 32]) {
      const { workloads } = solved(scalable(fit, null), 1 / fit.singleRate, [users(population, 0)]);
      expect(workloads[0]?.throughput).toBeCloseTo(throughputAtConcurrency(fit, population), 6);
      expect(workloads[0]?.exactness).toBe("exact");
    }
  });

  const law = { contention: 0.38, coherency: 0.019 };
  const unit = (n: number) => throughputAtConcurrency({ ...law, singleRate: 1 }, n);

  it("are a birth–death chain", () => {
    for (const [population, think] of [
      [5, 0.0003],
      [32, 0.002],
      [40, 0.004],
    ] as const) {
      const { workloads } = solved(scalable(law, null), 0.00012, [users(population, think)]);
      expect((workloads[0]?.throughput ?? 0) / chain(population, think, 0.00012, unit)).toBeCloseTo(1, 9);
      const limited = solved(scalable(law, 6), 0.00012, [users(population, think)]);
      const truth = chain(population, think, 0.00012, (n) => unit(Math.min(n, 6)));
      expect((limited.workloads[0]?.throughput ?? 0) / truth).toBeCloseTo(1, 9);
    }
  });

  it("get the most of it by as many at once as it serves best, and less of it past that", () => {
    const at = (concurrency: number | null) =>
      solved(scalable(law, concurrency), 0.00012, [users(32, 0)]).stations[0]?.throughput ?? 0;
    expect(at(6)).toBeCloseTo(unit(6) / 0.00012, 6);
    expect(at(null)).toBeCloseTo(unit(32) / 0.00012, 6);
    expect(at(6)).toBeGreaterThan(1.6 * at(null));
    const { scalability, utilization, saturationFactor } =
      solved(scalable(law, null), 0.00012, [users(32, 0)]).stations[0] ?? {};
    expect(scalability).toMatchObject({ bestConcurrency: 6, crowd: 32 });
    expect(scalability?.overloadThroughput).toBeCloseTo(unit(32) / 0.00012, 6);
    expect([utilization, saturationFactor]).toEqual([1, null]);
  });

  it("beside open requests are as in a chain of both", () => {
    const { workloads, users: limits } = solved(scalable(law, 3), 0.01, [users(4, 0.05), open("o", 0, 40)]);
    // States (k of 4 users, j others), others cut where nobody comes.
    const most = 400;
    const weight = (k: number, j: number): number => {
      let log = 0;
      for (let n = 1; n <= k + j; n++) log += Math.log(n) - Math.log(unit(Math.min(n, 3)) / 0.01);
      for (let i = 1; i <= k; i++) log += Math.log((4 - i + 1) / 0.05 / i);
      for (let i = 1; i <= j; i++) log += Math.log(40 / i);
      return Math.exp(log);
    };
    let [sum, flow, others] = [0, 0, 0];
    for (let k = 0; k <= 4; k++)
      for (let j = 0; j <= most; j++) {
        const p = weight(k, j);
        sum += p;
        flow += p * (4 - k) * 20;
        others += p * j;
      }
    expect(workloads[0]?.throughput).toBeCloseTo(flow / sum, 8);
    expect(workloads[1]?.meanLatency).toBeCloseTo(others / sum / 40, 8);
    expect(limits[0]?.limit?.throughput).toBeCloseTo(unit(3) / 0.01 - 40, 6);
  });

  it("several classes share its speed", () => {
    const { workloads } = solved(scalable(law, null), 0.001, [users(3, 0, "a"), users(5, 0, "b")]);
    const total = (workloads[0]?.throughput ?? 0) + (workloads[1]?.throughput ?? 0);
    expect(total).toBeCloseTo(unit(8) / 0.001, 6);
    expect((workloads[0]?.throughput ?? 0) / total).toBeCloseTo(3 / 8, 9);
  });

  it("are many or few, with contention alone", () => {
    const contended = { contention: 0.03, coherency: 0 };
    const { workloads } = solved(scalable(contended, null), 0.001, [users(30_000, 2)]);
    expect((workloads[0]?.throughput ?? 0) / (15_000 * (2 / 2.001))).toBeCloseTo(1, 2);
    const crowd = crowdLaw(
      500,
      0.001,
      Float64Array.from({ length: 500 }, (_, i) => unit(i + 1)),
      "test",
    );
    const mean = crowd.numbers.reduce((sum, k, i) => sum + k * (crowd.probabilities[i] as number), 0);
    const rate = crowd.numbers.reduce((sum, k, i) => sum + (500 - k) * (crowd.probabilities[i] as number), 0);
    const flow = crowd.numbers.reduce((s, k, i) => s + (k > 0 ? unit(k) : 0) * (crowd.probabilities[i] as number), 0);
    expect(mean).toBeGreaterThan(0);
    expect((rate * 0.001) / flow).toBeCloseTo(1, 9);
  });

  it("are refused where others come as well and any number is served at once", () => {
    expect(() => solved(scalable(law, null), 0.001, [users(3, 1), open("o", 0, 10)])).toThrow(/limit how many/);
  });
});

describe("speeds that an open load leaves", () => {
  it.each([
    [1, 0.25],
    [4, 3.9],
    [16, 9],
  ])("of %d servers under a load of %d are those of the closed form", (servers, load) => {
    const given = Float64Array.from({ length: servers }, (_, i) => i + 1);
    const [ours, truth] = [speedsBesideOpenLoad(given, load, 40, servers), besideOpenLoad(servers, load, 40)];
    expect(ours.speeds.length).toBe(truth.speeds.length);
    ours.speeds.forEach((speed, i) => {
      expect(speed / (truth.speeds[i] as number)).toBeCloseTo(1, 10);
      expect((ours.busy[i] as number) / (truth.busy[i] as number)).toBeCloseTo(1, 10);
    });
  });

  it("are refused above what is done in the limit", () => {
    expect(() => speedsBesideOpenLoad(Float64Array.of(1, 0.5), 0.6, 3, 2)).toThrow(/below 0.5/);
  });
});

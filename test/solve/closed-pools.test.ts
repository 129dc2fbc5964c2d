import { describe, expect, it } from "vitest";
import { markovChain } from "../../src/chain/markov-chain.ts";
import type { Model } from "../../src/model/types.ts";
import { violationsOf } from "../../src/solve/guards.ts";
import { prepare } from "../../src/solve/prepare.ts";
import { type SolveOptions, solve } from "../../src/solve/solve.ts";
import type { Solution } from "../../src/solve/types.ts";
import { type LayeredInputs, layeredModel } from "../chain/layered-model.ts";
import { builder, call, exponential, hold, use } from "../chain/small-models.ts";
import shop from "../reference/layered-users.json" with { type: "json" };

function solved(model: Model, options: SolveOptions = {}): Solution {
  const prepared = prepare(model);
  if ("refusals" in prepared) throw new Error(prepared.refusals.map(({ message }) => message).join());
  const solution = solve(prepared, options);
  expect(violationsOf(prepared, solution)).toEqual([]);
  return solution;
}

/** Users before threads, and before connections behind those. */
function layers(users: number, threads: number, connections: number, thinkTime: number): Model {
  const build = builder();
  const pool = build.station("threads", threads, { resource: "threads" });
  const cores = build.station("cores", 1);
  const connected = build.station("connections", connections, { resource: "pool" });
  const database = build.station("database", 1);
  const query = build.operation("query", [hold(connected, use(database, 1))]);
  build.users(
    "u",
    build.operation("web", [hold(pool, use(cores, 1), call(query), use(cores, 1))]),
    users,
    exponential(thinkTime),
  );
  return build.model();
}

function shared(within: boolean): Model {
  const build = builder();
  const pool = build.station("threads", 2, { resource: "threads" });
  const other = build.station("jobs", 1, { resource: "threads" });
  const database = build.station("database", 1);
  const cores = build.station("cores", 1);
  const last = build.station("last", 1);
  if (within) {
    build.users("u", build.operation("w", [hold(pool, use(cores, 0.5), use(database, 0.5))]), 4, exponential(2));
    build.users("v", build.operation("v", [hold(other, use(last, 0.5), use(database, 0.5))]), 3, exponential(2));
  } else {
    const query = build.operation("query", [hold(other, use(database, 0.5))]);
    build.users("u", build.operation("w", [hold(pool, use(cores, 0.5), call(query))]), 4, exponential(2));
    build.users("v", build.operation("v", [call(query)]), 3, exponential(2));
  }
  return build.model();
}

describe("users before threads and connections", () => {
  const few = [
    [6, 3, 1, 4],
    [6, 2, 2, 1],
    [10, 4, 2, 10],
    [8, 1, 1, 5],
    [8, 8, 2, 5],
    [12, 4, 4, 20],
  ] as const;

  it("are exact where they are few", () => {
    for (const [users, threads, connections, thinkTime] of few) {
      const model = layers(users, threads, connections, thinkTime);
      const exact = markovChain(model);
      if (exact.kind !== "solved") throw new Error(exact.message);
      const { workloads, stations } = solved(model);
      expect(workloads[0]?.throughput).toBeCloseTo(exact.workloads[0]?.throughput as number, 8);
      expect(workloads[0]?.exactness).toBe("numerically-exact");
      stations.forEach(({ waitTime }, s) => {
        expect(waitTime).toBeCloseTo(exact.stations[s]?.waitTime as number, 6);
      });
    }
  });

  it("are within 1 % of that as a pool with the rates of its inside", () => {
    for (const [users, threads, connections, thinkTime] of few) {
      const model = layers(users, threads, connections, thinkTime);
      const exact = markovChain(model);
      if (exact.kind !== "solved") throw new Error(exact.message);
      const { throughput = 0 } = solved(model, { effort: "fast" }).workloads[0] ?? {};
      expect(Math.abs(throughput / (exact.workloads[0]?.throughput as number) - 1)).toBeLessThan(0.01);
    }
  });

  it("are within 12 % where what is behind a pool is used on another way, too", () => {
    for (const model of [shared(true), shared(false)]) {
      const exact = markovChain(model);
      if (exact.kind !== "solved") throw new Error(exact.message);
      solved(model, { effort: "fast" }).workloads.forEach(({ throughput }, w) => {
        expect(Math.abs(throughput / (exact.workloads[w]?.throughput as number) - 1)).toBeLessThan(0.12);
      });
    }
  });

  it("are served more the more slots there are, and no more than without", () => {
    const at = (threads: number): number =>
      solved(layers(30, threads, 2, 8), { effort: "fast" }).workloads[0]?.throughput as number;
    const rates = [1, 2, 3, 5, 8, 13, 21, 29, 30].map(at);
    rates.slice(1).forEach((rate, k) => {
      expect(rate).toBeGreaterThanOrEqual((rates[k] as number) * (1 - 1e-6));
    });
    expect(rates.at(-1)).toBe(at(1000));
  });

  it("are as many whether they are counted or not", () => {
    const [counted, uncounted] = [19_990, 20_010].map(
      (users) => solved(layers(users, 40, 10, 21_000), { percentiles: "none" }).workloads[0]?.throughput as number,
    ) as [number, number];
    // Per second and user.
    expect(uncounted / 20_010 / (counted / 19_990)).toBeCloseTo(1, 2);
  });

  it("with a slot for each are as if there were no pool", () => {
    const build = builder();
    const pool = build.station("threads", 40, { resource: "threads" });
    const cores = build.station("cores", 2);
    build.users("u", build.operation("web", [hold(pool, use(cores, 0.1))]), 40, exponential(1));
    const plain = builder();
    plain.station("threads", 40, { resource: "threads" });
    plain.users("u", plain.operation("web", [use(plain.station("cores", 2), 0.1)]), 40, exponential(1));
    const { workloads, stations } = solved(build.model());
    expect(workloads[0]?.throughput).toBeCloseTo(solved(plain.model()).workloads[0]?.throughput as number, 9);
    expect(workloads[0]?.exactness).toBe("exact");
    expect(stations[0]?.waitTime).toBe(0);
  });

  it("of a web shop in nine layers are met as simulated (Zhou & Woodside 2022)", () => {
    const errors = shop.cases.flatMap(({ users, throughputs }) => {
      const inputs = structuredClone(shop.inputs) as LayeredInputs;
      const { User1, User2 } = inputs.tasks as Record<string, { threads: number }>;
      if (User1 === undefined || User2 === undefined) throw new Error("no users");
      [User1.threads, User2.threads] = users as [number, number];
      const { workloads } = solved(layeredModel(inputs), { percentiles: "none" });
      return workloads.map(({ throughput }, w) => Math.abs(throughput / (throughputs[w] as number) - 1));
    });
    expect(errors).toHaveLength(2 * shop.cases.length);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.01);
    // Five of one kind among a hundred of the other, two stations full.
    expect(Math.max(...errors)).toBeLessThan(0.07);
  }, 60_000);

  it("are refused beside requests at a rate for slots", () => {
    const build = builder();
    const pool = build.station("threads", 2, { resource: "threads" });
    const web = build.operation("web", [hold(pool, use(build.station("cores", 1), 0.1))]);
    build.users("u", web, 5, exponential(1));
    build.requests("r", web, 1);
    const prepared = prepare(build.model());
    expect("refusals" in prepared && prepared.refusals.map(({ message }) => message)).toEqual([
      expect.stringContaining("beside users who think (concurrentUsers) are planned: give r concurrentUsers, too"),
    ]);
  });
});

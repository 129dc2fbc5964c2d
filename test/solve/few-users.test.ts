import { describe, expect, it } from "vitest";
import type { Model } from "../../src/model/types.ts";
import { violationsOf } from "../../src/solve/guards.ts";
import { prepare } from "../../src/solve/prepare.ts";
import { solve } from "../../src/solve/solve.ts";
import type { Solution } from "../../src/solve/types.ts";
import { forkJoinModel } from "../chain/fork-join-model.ts";
import { builder, exponential, use } from "../chain/small-models.ts";
import forkJoins from "../reference/closed-fork-join.json" with { type: "json" };

function solved(model: Model): Solution {
  const prepared = prepare(model);
  if ("refusals" in prepared) throw new Error(prepared.refusals.map(({ message }) => message).join());
  const solution = solve(prepared);
  expect(violationsOf(prepared, solution)).toEqual([]);
  return solution;
}

describe("few users", () => {
  it("of classes with services of their own at several servers are solved as a Markov chain (LINE's exact figures)", () => {
    const build = builder();
    const station = build.station("queue", 3);
    build.users("slow", build.operation("slow", [use(station, 1)]), 4, exponential(1));
    build.users("fast", build.operation("fast", [use(station, 0.1)]), 2, exponential(1));
    const { workloads, stations, users } = solved(build.model());
    expect(workloads.map(({ throughput }) => throughput)).toEqual([
      expect.closeTo(1.9454556, 6),
      expect.closeTo(1.6382845, 6),
    ]);
    expect(users[0]?.throughput).toBeCloseTo(1.9454556, 6);
    expect(workloads[0]).toMatchObject({ exactness: "numerically-exact", percentileExactness: "numerically-exact" });
    expect(stations[0]).toMatchObject({ method: "Markov chain", exactness: "numerically-exact" });
  });

  it("that fork and join meet the Petri nets of Heidelberger & Trivedi's programs", () => {
    for (const { id, inputs, expected } of forkJoins) {
      if (inputs.population > 1) continue;
      const { workloads } = solved(forkJoinModel(inputs));
      expect(Math.abs((workloads[0]?.throughput ?? 0) / expected.throughput - 1), id).toBeLessThan(3e-4);
    }
  });

  it("are left to the product form where that is exact", () => {
    const build = builder();
    const station = build.station("queue", 2);
    build.users("all", build.operation("all", [use(station, 1)]), 4, exponential(1));
    expect(solved(build.model()).stations[0]).toMatchObject({ exactness: "exact" });
  });

  it("are no longer few when there are a thousand", () => {
    const build = builder();
    const station = build.station("queue", 3);
    build.users("slow", build.operation("slow", [use(station, 1)]), 1000, exponential(1000));
    build.users("fast", build.operation("fast", [use(station, 0.1)]), 1000, exponential(1000));
    expect(solved(build.model()).stations[0]).toMatchObject({ exactness: "approximate" });
  });
});

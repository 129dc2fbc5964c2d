import { describe, expect, it } from "vitest";
import type { Step, Workload } from "../../src/model/types.ts";
import { violationsOf } from "../../src/solve/guards.ts";
import { prepare } from "../../src/solve/prepare.ts";
import { solve } from "../../src/solve/solve.ts";
import { exponential, model, operation, station, use } from "./small-models.ts";

const users = (id: string, population: number, think: number): Workload => ({
  id,
  whole: id,
  path: ["workloads", id],
  entry: 0,
  load: { kind: "closed", population, thinkTime: exponential(think) },
});

function solved(stations: readonly number[], steps: readonly Step[], workloads: readonly Workload[]) {
  const prepared = prepare(
    model({
      stations: stations.map((servers, s) => station(`s${s}`, s, servers)),
      operations: [operation("ask", steps)],
      workloads,
    }),
  );
  if ("refusals" in prepared) throw new Error(prepared.refusals[0]?.message);
  const solution = solve(prepared);
  expect(violationsOf(prepared, solution)).toEqual([]);
  return solution.workloads.map(({ throughput }) => throughput);
}

describe("very many users", () => {
  it("get a little less than they could ask for, where that is just what the slowest station can do", () => {
    const [throughput = 0] = solved(
      [4, 1],
      [use(0, exponential(20e-6)), use(1, exponential(10e-6))],
      [users("all", 1_000_000, 10)],
    );
    // 10^6 users / 10 s = 1/10 us: those who are in line do not ask.
    expect(throughput).toBeLessThan(1e5);
    expect(throughput / 1e5).toBeGreaterThan(0.99);
  });

  it("of two kinds share one full station by their numbers", () => {
    const [first = 0, second = 0] = solved(
      [12, 2],
      [use(0, exponential(0.01)), use(1, exponential(0.03))],
      [users("a", 1_000_000, 10), users("b", 2_000_000, 10)],
    );
    expect((first + second) / (2 / 0.03)).toBeCloseTo(1, 6);
    expect(second / first).toBeCloseTo(2, 5);
  });

  it.each([50, 2000])("whose requests fork and who do not think get what the busiest station can do (%d)", (count) => {
    const fork: Step = {
      kind: "parallel",
      branches: [[use(1, exponential(0.002))], [use(1, exponential(0.004))]],
      need: 2,
      cancel: false,
    };
    const [throughput = 0] = solved([8, 2], [use(0, exponential(0.008)), fork], [users("a", count, 0)]);
    expect(throughput / (2 / 0.006)).toBeCloseTo(1, 3);
  });
});

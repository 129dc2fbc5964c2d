import { describe, expect, it } from "vitest";
import { solveBalanced } from "../../src/queueing/balanced-queues.ts";
import type { BalancedInput, Balancing } from "../../src/queueing/balanced-result.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { leastConnectionsRatios } from "../../src/queueing/least-connections.ts";
import { generalMeanField } from "../../src/queueing/mean-field-general.ts";
import { meanFieldTwoChoices } from "../../src/queueing/mean-field-two-choices.ts";
import { solveStation } from "../../src/queueing/station.ts";
import reference from "../reference/balanced-queues.json" with { type: "json" };
import { responseTail } from "./response-tail.ts";

interface Case {
  readonly members: number;
  readonly utilization: number;
  readonly serviceScv: number;
  readonly balancing: Balancing;
  readonly mean: number;
  readonly response: readonly number[];
  readonly halfWidth?: { readonly mean: number; readonly response: readonly number[] };
}

const cases = reference.cases as readonly Case[];
const plain = {
  arrivalScv: 1,
  service: { kind: "exponential", mean: 1 },
  servers: 1,
  discipline: "fcfs",
} as const;

function solve(each: Case) {
  return solveBalanced({
    ...plain,
    arrivalRate: each.members * each.utilization,
    service: lawFromMoments(1, each.serviceScv),
    members: each.members,
    balancing: each.balancing,
  });
}

/** What issue 3 asks of each balancing: mean and p99. */
function target(each: Case): { readonly mean: number; readonly p99: number } {
  if (["central", "random", "round-robin"].includes(each.balancing)) return { mean: 0.003, p99: 0.01 };
  return each.serviceScv === 1 ? { mean: 0.01, p99: 0.01 } : { mean: 0.03, p99: 0.05 };
}

describe("queues behind a balancer", () => {
  it.each(cases)(
    "$balancing over $members at $utilization, scv $serviceScv: mean and percentiles of the response",
    (each) => {
      const { wait } = solve(each);
      if (wait === null) throw new Error("saturated");
      const wanted = target(each);
      const allowed = 2 * (each.halfWidth?.mean ?? 0);
      expect(Math.max(0, Math.abs(wait.mean + 1 - each.mean) - allowed) / each.mean).toBeLessThan(wanted.mean);
      const service = lawFromMoments(1, each.serviceScv);
      [0.5, 0.9, 0.95, 0.99, 0.999].forEach((level, i) => {
        const truth = each.response[i] as number;
        const slack = (level < 0.9 ? 0.06 : wanted.p99) * truth + 2 * (each.halfWidth?.response[i] ?? 0);
        expect(responseTail(wait, service, truth - slack)).toBeGreaterThan(1 - level);
        expect(responseTail(wait, service, truth + slack)).toBeLessThan(1 - level);
      });
    },
  );

  it("of one member are that station, however it is balanced", () => {
    const alone = solveStation({ ...plain, arrivalRate: 0.8 });
    for (const balancing of ["central", "round-robin", "random", "least-connections", "two-choices", "sticky"] as const)
      expect(solveBalanced({ ...plain, arrivalRate: 0.8, members: 1, balancing }).wait?.mean).toBe(alone.wait?.mean);
  });

  it("wait in the order central, shortest, two choices, round-robin, random", () => {
    for (const members of [3, 8, 40])
      for (const servers of [1, 3])
        for (const rho of [0.5, 0.8, 0.95]) {
          const mean = (balancing: Balancing): number =>
            solveBalanced({ ...plain, servers, arrivalRate: members * servers * rho, members, balancing }).wait?.mean ??
            0;
          const order = (["central", "least-connections", "two-choices", "round-robin", "random"] as const).map(mean);
          for (let i = 1; i < order.length; i++)
            expect(order[i]).toBeGreaterThanOrEqual((order[i - 1] as number) * 0.999);
        }
  });

  it("act as one near saturation where they are kept level", () => {
    for (const balancing of ["least-connections", "two-choices"] as const) {
      const input: BalancedInput = { ...plain, arrivalRate: 4 * 0.9995, members: 4, balancing };
      const central = solveBalanced({ ...input, balancing: "central" });
      expect((solveBalanced(input).wait?.mean ?? 0) / (central.wait?.mean ?? 1)).toBeCloseTo(1, 1);
    }
    expect(leastConnectionsRatios(5, 2, 1e-12).mean).toBeCloseTo(1, 9);
  });

  it("with weights are separate queues, and the wait is their mixture", () => {
    const weights = [3, 1, 1, 1];
    const result = solveBalanced({ ...plain, arrivalRate: 1.2, members: 4, balancing: "random", weights });
    // 0.6 of one server at the heavy member, 0.2 at each other: M/M/1 waits 1.5 and 0.25.
    expect(result.wait?.mean).toBeCloseTo(0.5 * 1.5 + 0.5 * 0.25, 12);
    expect(result.members.map(({ count, share }) => [count, share])).toEqual([
      [1, 0.5],
      [3, 1 / 6],
    ]);
    expect(result.utilization).toBeCloseTo(0.3, 12);
    expect(result.throughput).toBeCloseTo(1.2, 12);
  });

  it("saturate when the heaviest member does", () => {
    const result = solveBalanced({ ...plain, arrivalRate: 2, members: 2, balancing: "sticky", weights: [3, 1] });
    expect(result).toMatchObject({ saturated: true, wait: null });
    expect(result.throughput).toBeCloseTo(1.5, 12);
  });

  it("refuse weights that do not fit", () => {
    const input = { ...plain, arrivalRate: 1, members: 2, balancing: "random" } as const;
    expect(() => solveBalanced({ ...input, weights: [1] })).toThrow(/weights must have one entry/);
    expect(() => solveBalanced({ ...input, weights: [0, 0] })).toThrow(/positive sum/);
    expect(() => solveBalanced({ ...input, weights: [1, -1] })).toThrow(/weights/);
    expect(() => solveBalanced({ ...input, members: 1.5 })).toThrow(/members must be an integer/);
  });
});

describe("the mean field of two choices", () => {
  it("is Mitzenmacher's ρ^(2^k − 1) for one server", () => {
    const shares = meanFieldTwoChoices(0.9, 1);
    for (const k of [0, 1, 2, 3, 4]) expect(shares[k]).toBeCloseTo(0.9 ** (2 ** k - 1), 12);
  });

  it("holds the flow balance for several servers", () => {
    const rho = 0.8;
    const servers = 4;
    const shares = meanFieldTwoChoices(rho, servers);
    // Busy servers are the load; up through k equals down from it.
    let busy = 0;
    for (let k = 1; k <= servers; k++) busy += shares[k] as number;
    expect(busy).toBeCloseTo(rho * servers, 9);
    for (const k of [1, 3, 4, 6]) {
      const up = rho * servers * ((shares[k - 1] as number) ** 2 - (shares[k] as number) ** 2);
      const down = Math.min(k, servers) * ((shares[k] as number) - (shares[k + 1] as number));
      expect(up).toBeCloseTo(down, 9);
    }
  });

  it("over phases gives the same for exponential service", () => {
    let truth = 0;
    for (let k = 1; k < 12; k++) truth += 0.9 ** (2 ** (k + 1) - 2);
    expect(generalMeanField(0.9, { kind: "exponential", mean: 1 }).mean).toBeCloseTo(truth, 7);
  });
});

describe("the mean field of two choices", () => {
  it.each([1, 4, 16])("has as many of %d servers busy as the load asks for, at any load", (servers) => {
    for (const utilization of [1e-6, 1e-4, 0.0027, 0.03, 0.1, 0.3, 0.7, 0.95]) {
      const shares = meanFieldTwoChoices(utilization, servers);
      const busy = shares.slice(1, servers + 1).reduce((sum, share) => sum + share, 0);
      expect(busy / (utilization * servers)).toBeCloseTo(1, 9);
    }
  });
});

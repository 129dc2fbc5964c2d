import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveMixedNetwork } from "../../src/closed/mixed-network.ts";
import type { CustomerClass, MixedNetwork, MixedResult } from "../../src/closed/types.ts";
import reference from "../reference/closed-several-classes.json" with { type: "json" };
import { distance, networkFrom, type Tolerance } from "./published-networks.ts";

interface Expected {
  readonly throughputs?: readonly number[];
  readonly responseTimes?: readonly number[];
  readonly queueLengths?: readonly (readonly number[])[];
}

function solved(network: MixedNetwork, affordable?: number): MixedResult {
  const result = solveMixedNetwork(network, affordable);
  if (result.kind !== "solved") throw new Error(result.kind);
  return result;
}

function expectPublished(result: MixedResult, expected: Expected, tolerance: Tolerance): void {
  result.classes.forEach(({ throughput, responseTime, stations }, r) => {
    const truths: [number, number | undefined][] = [
      [throughput, expected.throughputs?.[r]],
      [responseTime, expected.responseTimes?.[r]],
      ...stations.map((station, m): [number, number | undefined] => [
        station.queueLength,
        expected.queueLengths?.[r]?.[m],
      ]),
    ];
    for (const [got, truth] of truths)
      if (truth !== undefined && truth > 0) expect(distance(got, truth, tolerance)).toBeLessThanOrEqual(1);
  });
}

const closedClass = fc.record({
  kind: fc.constant("closed" as const),
  population: fc.integer({ min: 1, max: 6 }),
  thinkTime: fc.double({ min: 0, max: 5, noNaN: true }),
});
const openClass = fc.record({
  kind: fc.constant("open" as const),
  arrivalRate: fc.double({ min: 0, max: 0.2, noNaN: true }),
});
const anyNetwork = fc
  .record({
    closed: fc.array(closedClass, { minLength: 1, maxLength: 3 }),
    open: fc.array(openClass, { maxLength: 2 }),
    servers: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    seed: fc.array(fc.double({ min: 0.05, max: 2, noNaN: true }), { minLength: 15, maxLength: 15 }),
  })
  .map(({ closed, open, servers, seed }): MixedNetwork => {
    const classes: CustomerClass[] = [...closed, ...open];
    return {
      classes,
      stations: servers.map((count) => ({ servers: count, discipline: "ps" })),
      demands: classes.map((_, r) => servers.map((_, m) => seed[3 * r + m] as number)),
    };
  });

describe("a network of several classes", () => {
  const small = reference.exact.filter(({ id }) => id !== "closed-multiclass-5x20");
  it.each(small)("has the published figures of $id", ({ expected, tolerance, ...network }) => {
    const result = solved(networkFrom(network, "ps"));
    expect(result.exactness).toBe("exact");
    expectPublished(result, expected, tolerance as Tolerance);
  });

  it("of five classes with 20 customers each comes out to twelve digits", () => {
    const { expected, tolerance, ...network } = reference.exact.find(
      ({ id }) => id === "closed-multiclass-5x20",
    ) as (typeof reference.exact)[0];
    expectPublished(solved(networkFrom(network, "ps")), expected, tolerance as Tolerance);
  }, 120_000);

  it.each(["closed-multiclass-3x20", "closed-multiclass-5x20"])(
    "without the exact solution is within 0.1 % (%s)",
    (id) => {
      const { expected, ...network } = reference.exact.find((one) => one.id === id) as (typeof reference.exact)[0];
      const result = solved(networkFrom(network, "ps"), 0);
      expect(result.exactness).toBe("approximate");
      expectPublished(result, { throughputs: expected.throughputs ?? [] }, { rel: 3e-4 });
      expectPublished(result, { responseTimes: expected.responseTimes ?? [] }, { rel: 1e-3 });
    },
  );

  it.each(reference.approximate)("is as simulated by others: $id", ({ expected, tolerance, ...network }) => {
    expectPublished(solved(networkFrom(network, "fcfs")), expected, tolerance);
  });

  it.each(reference.simulated)(
    "is as simulated in throughput and mean: $id",
    ({ expected, halfWidths, ...network }) => {
      const { classes } = solved(networkFrom(network, "fcfs"));
      classes.forEach(({ throughput, responseTime }, r) => {
        const [truth, width] = [expected[r], halfWidths[r]] as [(typeof expected)[0], (typeof halfWidths)[0]];
        expect(distance(throughput, truth.throughput, { rel: 0.01 })).toBeLessThanOrEqual(1);
        expect(distance(responseTime, truth.mean, { rel: 0.01, abs: 2 * width.mean })).toBeLessThanOrEqual(1);
      });
    },
  );

  it("obeys Little's law for all of it together", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const result = solveMixedNetwork(network);
        if (result.kind !== "solved") return;
        network.classes.forEach((one, r) => {
          const { throughput, stations } = result.classes[r] as MixedResult["classes"][0];
          if (one.kind === "open") return;
          const present = stations.reduce((sum, { queueLength }) => sum + queueLength, throughput * one.thinkTime);
          expect(present / one.population).toBeCloseTo(1, 10);
        });
        for (const utilization of result.utilizations) expect(utilization).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 60 },
    );
  });

  it("does not see how customers that are alike are told apart", () => {
    const one: MixedNetwork = {
      classes: [{ kind: "closed", population: 12, thinkTime: 2 }],
      stations: [
        { servers: 2, discipline: "fcfs" },
        { servers: 1, discipline: "ps" },
      ],
      demands: [[0.4, 0.25]],
    };
    const [whole] = solved(one).classes;
    const split: MixedNetwork = {
      ...one,
      classes: [3, 4, 5].map((population) => ({ kind: "closed", population, thinkTime: 2 })),
      demands: [
        [0.4, 0.25],
        [0.4, 0.25],
        [0.4, 0.25],
      ],
    };
    for (const affordable of [1e9, 0])
      for (const { responseTime } of solved(split, affordable).classes)
        expect(responseTime / (whole?.responseTime as number)).toBeCloseTo(1, affordable === 0 ? 3 : 12);
  });

  it("by the approximation is near the exact solution: half within 0.2 %, nine of ten within 1 %", () => {
    const errors: number[] = [];
    for (const network of fc.sample(anyNetwork, { seed: 1982, numRuns: 200 })) {
      const exact = solveMixedNetwork(network, 1e9);
      const near = solveMixedNetwork(network, 0);
      if (exact.kind !== "solved" || near.kind !== "solved") continue;
      exact.classes.forEach(({ throughput }, r) => {
        if (throughput > 0) errors.push(Math.abs((near.classes[r]?.throughput as number) / throughput - 1));
      });
    }
    errors.sort((a, b) => a - b);
    const quantile = (share: number) => errors[Math.floor(share * (errors.length - 1))];
    expect(errors.length).toBeGreaterThan(300);
    expect(quantile(0.5)).toBeLessThan(0.002);
    expect(quantile(0.9)).toBeLessThan(0.01);
    expect(quantile(1)).toBeLessThan(0.1);
  });

  it("with a vanishing open class is the closed network", () => {
    const closed: MixedNetwork = {
      classes: [{ kind: "closed", population: 9, thinkTime: 1 }],
      stations: [{ servers: 3, discipline: "ps" }],
      demands: [[0.8]],
    };
    const mixed: MixedNetwork = {
      ...closed,
      classes: [...closed.classes, { kind: "open", arrivalRate: 1e-12 }],
      demands: [[0.8], [0.8]],
    };
    const [alone] = solved(closed).classes;
    const [beside, stranger] = solved(mixed).classes;
    expect((beside?.throughput as number) / (alone?.throughput as number)).toBeCloseTo(1, 10);
    // Who comes from outside meets all nine.
    expect(stranger?.responseTime as number).toBeGreaterThan(alone?.responseTime as number);
  });

  it("waits on variable services as the residual says, and in saturation not at all longer", () => {
    const network = (population: number, scv: number): MixedNetwork => ({
      classes: [{ kind: "closed", population, thinkTime: 2 }],
      stations: [{ servers: 1, discipline: "fcfs" }],
      demands: [[0.1]],
      serviceScv: [[scv]],
    });
    const [even, burst] = [solved(network(15, 1)), solved(network(15, 4))];
    expect(burst.classes[0]?.responseTime as number).toBeGreaterThan(1.2 * (even.classes[0]?.responseTime as number));
    const saturated = solved(network(400, 4));
    expect(saturated.classes[0]?.throughput).toBeCloseTo(10, 2);
    expect(saturated.classes[0]?.responseTime).toBeCloseTo(38, 1);
  });

  it("is as simulated with services of scv 4 and 1/4 at three tiers", () => {
    // Discrete-event simulation, 4·10⁶ events, think 2 s, 4, 8 and 2 servers: population, scv, X, R.
    for (const [population, scv, throughput, responseTime, allowed] of [
      [150, 4, 70.21, 0.1387, 0.04],
      [220, 4, 96.8, 0.2733, 0.03],
      [300, 4, 107.87, 0.7811, 0.01],
      [150, 0.25, 70.88, 0.117, 0.02],
      [220, 0.25, 101.52, 0.1681, 0.08],
      [300, 0.25, 111.01, 0.7012, 0.01],
    ] as const) {
      const [users] = solved({
        classes: [{ kind: "closed", population, thinkTime: 2 }],
        stations: [4, 8, 2].map((servers) => ({ servers, discipline: "fcfs" })),
        demands: [[0.02, 0.07, 0.018]],
        serviceScv: [[scv, scv, scv]],
      }).classes;
      expect(distance(users?.throughput as number, throughput, { rel: 0.01 })).toBeLessThanOrEqual(1);
      expect(distance(users?.responseTime as number, responseTime, { rel: allowed })).toBeLessThanOrEqual(1);
    }
  });

  it("carries a million users of two classes through a saturated station within its capacity", () => {
    const { classes, utilizations } = solved({
      classes: [
        { kind: "closed", population: 6e5, thinkTime: 1000 },
        { kind: "closed", population: 4e5, thinkTime: 3000 },
      ],
      stations: [{ servers: 10, discipline: "fcfs" }],
      demands: [[0.01], [0.04]],
    });
    expect(utilizations[0]).toBeLessThanOrEqual(1 + 1e-12);
    expect(utilizations[0]).toBeGreaterThan(0.9999);
    classes.forEach(({ throughput, responseTime }, r) => {
      const [population, thinkTime] = r === 0 ? [6e5, 1000] : [4e5, 3000];
      expect((throughput * (thinkTime + responseTime)) / population).toBeCloseTo(1, 6);
    });
  }, 60_000);

  it("says which stations the open classes alone saturate", () => {
    const network: MixedNetwork = {
      classes: [
        { kind: "closed", population: 1, thinkTime: 1 },
        { kind: "open", arrivalRate: 4 },
      ],
      stations: [
        { servers: 4, discipline: "ps" },
        { servers: 2, discipline: "ps" },
      ],
      demands: [
        [1, 1],
        [0.5, 0.5],
      ],
    };
    expect(solveMixedNetwork(network)).toEqual({ kind: "open-overload", stations: [1] });
  });

  it("refuses what is no network", () => {
    const station = { servers: 1, discipline: "ps" } as const;
    const users = { kind: "closed", population: 2, thinkTime: 1 } as const;
    const refused = (network: MixedNetwork, message: RegExp) =>
      expect(() => solveMixedNetwork(network)).toThrow(message);
    refused({ classes: [{ kind: "open", arrivalRate: 1 }], stations: [station], demands: [[1]] }, /closed/);
    refused({ classes: [{ ...users, population: 1.5 }], stations: [station], demands: [[1]] }, /population/);
    refused({ classes: [users], stations: [station], demands: [[-1]] }, /demand/);
    refused({ classes: [users], stations: [station], demands: [[1]], visits: [[0]] }, /visits/);
    refused(
      {
        classes: [users, { kind: "open", arrivalRate: 0.1 }],
        stations: [{ ...station, speeds: [0, 1] }],
        demands: [[1], [1]],
      },
      /speed 1/,
    );
  });
});

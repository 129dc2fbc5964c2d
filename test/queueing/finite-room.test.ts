import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangB } from "../../src/queueing/erlang.ts";
import { finitePhaseQueue } from "../../src/queueing/finite-phase-queue.ts";
import { finiteRoom } from "../../src/queueing/finite-room.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { solveStation } from "../../src/queueing/station.ts";
import type { StationInput } from "../../src/queueing/station-result.ts";

const exponential = { kind: "exponential", mean: 1 } as const;
const station = { arrivalScv: 1, service: exponential, servers: 1, discipline: "fcfs" } as const;

describe("a limited room", () => {
  it("M/M/3/7 at 40/s and 30/s (worked example of the R and Octave queueing packages)", () => {
    const result = solveStation({
      ...station,
      arrivalRate: 40,
      service: { kind: "exponential", mean: 1 / 30 },
      servers: 3,
      waitingRoom: 4,
    });
    expect((result.wait?.mean ?? 0) + 1 / 30).toBeCloseTo(0.036517, 6);
  });

  it("M/M/1/11 of the JMT examples holds 4.2769 requests", () => {
    const result = solveStation({
      ...station,
      arrivalRate: 9,
      service: { kind: "exponential", mean: 0.1 },
      waitingRoom: 10,
    });
    expect(result.throughput * ((result.wait?.mean ?? 0) + 0.1)).toBeCloseTo(4.2769036, 6);
  });

  it("without a place to wait loses by Erlang's formula, whatever the service", () => {
    for (const scv of [0, 0.5, 1, 9]) {
      const result = solveStation({
        ...station,
        arrivalRate: 3,
        servers: 4,
        service: lawFromMoments(1, scv),
        waitingRoom: 0,
      });
      expect(result.lossProbability).toBeCloseTo(erlangB(4, 3), 14);
      expect(finitePhaseQueue({ kind: "exponential", mean: 1 / 3 }, exponential, 4, 0)?.lossProbability).toBeCloseTo(
        erlangB(4, 3),
        13,
      );
    }
  });

  it("in closed form is what the elimination finds, also in overload", () => {
    for (const [load, servers, room] of [
      [0.9, 1, 5],
      [20, 16, 3],
      [1.5, 1, 100],
      [0.999, 1, 300],
    ] as const) {
      const closed = solveStation({ ...station, arrivalRate: load, servers, waitingRoom: room });
      const solved = finitePhaseQueue({ kind: "exponential", mean: 1 / load }, exponential, servers, room);
      if (solved === null) throw new Error("not solved");
      expect(solved.lossProbability / closed.lossProbability).toBeCloseTo(1, 10);
      expect(solved.waiting / closed.throughput / (closed.wait?.mean ?? 1)).toBeCloseTo(1, 10);
    }
  });

  it("in heavy overload is full: the servers are never short of work", () => {
    for (const scv of [1 / 3, 0.5, 4])
      for (const waitingRoom of [11, 60, 400]) {
        const result = solveStation({
          ...station,
          arrivalRate: 6.4 * 2,
          servers: 2,
          service: lawFromMoments(1, scv),
          waitingRoom,
        });
        expect(result.throughput).toBeCloseTo(2, 6);
        // One place falls free at a time and is soon taken: the wait is that of a full room, nearly.
        expect(result.wait?.mean).toBeGreaterThan((waitingRoom - 1) / 2);
        expect(result.wait?.mean).toBeLessThan((waitingRoom + 1) / 2);
      }
  });

  it("of a million places under the load of M/M/1 is no limit", () => {
    const result = solveStation({ ...station, arrivalRate: 0.9, waitingRoom: 1_000_000 });
    expect(result.lossProbability).toBe(0);
    expect(result.wait?.mean).toBeCloseTo(9, 9);
    expect(result.wait?.tail(20)).toBeCloseTo(0.9 * Math.exp(-2), 12);
  });

  it("carries what is admitted: throughput, loss and queue belong together at any load", () => {
    fc.assert(
      fc.property(
        fc.record({
          arrivalRate: fc.double({ min: 0.1, max: 12, noNaN: true }),
          arrivalScv: fc.constantFrom(0.3, 0.5, 1, 4),
          scv: fc.constantFrom(0, 0.25, 0.5, 1, 2, 9),
          servers: fc.integer({ min: 1, max: 5 }),
          waitingRoom: fc.integer({ min: 0, max: 30 }),
          discipline: fc.constantFrom("fcfs", "ps") as fc.Arbitrary<"fcfs" | "ps">,
          effort: fc.constantFrom("fast", "exact") as fc.Arbitrary<"fast" | "exact">,
        }),
        ({ scv, ...rest }) => {
          const input: StationInput = { ...rest, service: lawFromMoments(1, scv) };
          const result = solveStation(input);
          expect(result.saturated).toBe(false);
          expect(result.lossProbability).toBeGreaterThanOrEqual(0);
          expect(result.lossProbability).toBeLessThan(1);
          expect(result.throughput).toBeCloseTo(rest.arrivalRate * (1 - result.lossProbability), 9);
          expect(result.throughput).toBeLessThanOrEqual(rest.servers * (1 + 1e-9));
          expect(result.departureScv).toBeGreaterThanOrEqual(0);
          const time = rest.discipline === "ps" ? (result.response?.mean ?? 0) : (result.wait?.mean ?? -1) + 1;
          // At most all places are taken, all the time.
          expect(result.throughput * time).toBeLessThanOrEqual((rest.servers + rest.waitingRoom) * 1.05);
          if (rest.discipline === "fcfs") expect(result.wait?.tail(0)).toBeCloseTo(result.waitProbability, 9);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("loses less the larger it is, and more the more variable the service", () => {
    for (const scv of [0.5, 1, 4]) {
      let before = 1;
      for (const waitingRoom of [0, 1, 2, 5, 20, 80]) {
        const { lossProbability } = solveStation({
          ...station,
          arrivalRate: 1.8,
          servers: 2,
          service: lawFromMoments(1, scv),
          waitingRoom,
        });
        expect(lossProbability).toBeLessThan(before);
        before = lossProbability;
      }
    }
    const loss = (scv: number): number =>
      solveStation({ ...station, arrivalRate: 0.8, service: lawFromMoments(1, scv), waitingRoom: 6 }).lossProbability;
    expect(loss(0)).toBeLessThan(loss(0.5));
    expect(loss(0.5)).toBeLessThan(loss(1));
    expect(loss(1)).toBeLessThan(loss(4));
  });

  it("M/D/1/K by the exact embedded chain (Cohen 1982), at ρ = 0.8 and four places", () => {
    // Stationary law of M/D/1 at departures, cut at K: loss = 1 − 1/(q₀ + ρ) with q₀ of the finite chain.
    const rho = 0.8;
    const most = 5;
    const arrivals = (k: number): number => {
      let value = Math.exp(-rho);
      for (let i = 1; i <= k; i++) value *= rho / i;
      return value;
    };
    const q = [1];
    for (let n = 0; n + 1 < most; n++) {
      let sum = (q[n] as number) - (q[0] as number) * arrivals(n);
      for (let j = 1; j <= n; j++) sum -= (q[j] as number) * arrivals(n - j + 1);
      q.push(sum / arrivals(0));
    }
    const empty = 1 / q.reduce((sum, value) => sum + value, 0);
    const truth = 1 - 1 / (empty + rho);
    const result = solveStation({
      ...station,
      arrivalRate: rho,
      service: { kind: "constant", mean: 1 },
      waitingRoom: most - 1,
    });
    expect(result.lossProbability / truth).toBeGreaterThan(0.94);
    expect(result.lossProbability / truth).toBeLessThan(1.06);
  });
});

describe("departures from a limited room", () => {
  it("of M/M/1/1 are gaps of one idle time and one service", () => {
    const { departureScv } = solveStation({ ...station, arrivalRate: 0.5, waitingRoom: 0 });
    expect(departureScv).toBeCloseTo((4 + 1) / 9, 12);
  });

  it("of an ample room are those of no limit", () => {
    const { departureScv } = solveStation({ ...station, arrivalRate: 0.7, waitingRoom: 200 });
    expect(departureScv).toBeCloseTo(1, 9);
  });
});

describe("A room that is hardly ever needed", () => {
  it.each([1, 7.6, 50])("has a loss of about nothing, not no number, at %f/s", (rate) => {
    const arrivals = { kind: "erlang", stages: 32, mean: 1 / rate } as const;
    for (const service of [
      { kind: "constant", mean: 0.0016 },
      { kind: "erlang", stages: 2, mean: 0.0016 },
      { kind: "exponential", mean: 0.0016 },
    ] as const) {
      const found = finiteRoom({ arrivals, service, servers: 2, waitingRoom: 0, effort: "exact" });
      expect(found.lossProbability).toBeLessThan(1e-9);
      expect(found.waitProbability).toBe(0);
    }
  });

  it("loses nobody where next to nobody waits, of services that vary", () => {
    const service = lawFromMoments(0.0041, 4);
    const found = finiteRoom({
      arrivals: lawFromMoments(1 / 250, 1.5),
      service,
      servers: 64,
      waitingRoom: 5,
      effort: "exact",
    });
    expect(found.lossProbability).toBeLessThan(1e-12);
    expect(found.waitProbability).toBeLessThan(1e-12);
  });
});

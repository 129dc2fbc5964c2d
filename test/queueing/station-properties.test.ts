import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constantServiceTail } from "../../src/queueing/constant-service-tail.ts";
import { finitePhaseQueue } from "../../src/queueing/finite-phase-queue.ts";
import { giMcWait } from "../../src/queueing/gi-m-c.ts";
import type { Law } from "../../src/queueing/law.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { meanOf } from "../../src/queueing/law-moments.ts";
import { mg1Wait } from "../../src/queueing/mg1.ts";
import { mmcWait } from "../../src/queueing/mmc.ts";
import { phaseQueueWait } from "../../src/queueing/phase-queue.ts";
import { scaleLaw } from "../../src/queueing/scale-law.ts";
import { solveStation } from "../../src/queueing/station.ts";
import type { StationInput } from "../../src/queueing/station-result.ts";
import { dampedSumTail, type TailLaw } from "../../src/queueing/tail-law.ts";

const scv = fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1, 4), fc.double({ min: 0.1, max: 12, noNaN: true }));
const utilization = fc.double({ min: 0.05, max: 0.98, noNaN: true });
const servers = fc.integer({ min: 1, max: 8 });
const effort = fc.constantFrom("fast", "exact") as fc.Arbitrary<"fast" | "exact">;

const stations: fc.Arbitrary<StationInput> = fc
  .record({ scv, arrivalScv: scv, utilization, servers, effort, mean: fc.constantFrom(1, 0.004, 30) })
  .map((each) => ({
    arrivalRate: (each.utilization * each.servers) / each.mean,
    arrivalScv: each.arrivalScv,
    service: lawFromMoments(each.mean, each.scv),
    servers: each.servers,
    discipline: "fcfs",
    effort: each.effort,
  }));

/** ∫ of the tail by the trapezoidal rule in ln t. */
function integralOf(law: TailLaw, scale: number): number {
  let sum = 0;
  const step = 0.02;
  for (let v = -22; v < 12; v += step) {
    const t = scale * Math.exp(v);
    sum += law.tail(t) * t * step;
  }
  return sum;
}

describe("every station", () => {
  it("has a tail that falls from P(wait) to 0 and whose integral is the mean", () => {
    fc.assert(
      fc.property(stations, (station) => {
        const { wait, waitProbability } = solveStation(station);
        const scale = meanOf(station.service);
        if (wait === null) throw new Error("saturated");
        expect(wait.mean).toBeGreaterThanOrEqual(0);
        expect(waitProbability).toBeGreaterThanOrEqual(0);
        expect(waitProbability).toBeLessThanOrEqual(1);
        expect(wait.tail(0)).toBeCloseTo(waitProbability, 6);
        let before = wait.tail(0);
        for (const x of [0.01, 0.1, 0.3, 1, 3, 10, 100]) {
          const now = wait.tail(x * scale);
          expect(now).toBeLessThanOrEqual(before + 1e-6);
          expect(now).toBeGreaterThanOrEqual(0);
          before = now;
        }
        expect(integralOf(wait, scale) / scale).toBeCloseTo(wait.mean / scale, wait.mean / scale > 5 ? 2 : 4);
      }),
      { numRuns: 150 },
    );
  });

  it("has a partial tail that is the integral of the tail beyond", () => {
    fc.assert(
      fc.property(stations, fc.double({ min: 0.05, max: 3, noNaN: true }), (station, x) => {
        const { wait } = solveStation(station);
        const t = x * meanOf(station.service);
        const partial = wait?.partialTail;
        if (!wait || !partial) throw new Error("no partial tail");
        expect(partial(0) / t).toBeCloseTo(wait.mean / t, 9);
        let between = 0;
        const cells = 400;
        for (let i = 0; i < cells; i++) between += (wait.tail(t * (1 + (i + 0.5) / cells)) * t) / cells;
        expect((partial(t) - partial(2 * t)) / t).toBeCloseTo(between / t, 4);
      }),
      { numRuns: 100 },
    );
  });

  it("waits longer under more load", () => {
    fc.assert(
      fc.property(stations, fc.double({ min: 0.9, max: 0.999, noNaN: true }), (station, factor) => {
        const more = solveStation(station);
        const less = solveStation({ ...station, arrivalRate: station.arrivalRate * factor });
        const unit = meanOf(station.service);
        expect((less.wait?.mean ?? 0) / unit).toBeLessThanOrEqual((1.002 * (more.wait?.mean ?? 0)) / unit + 1e-5);
      }),
      { numRuns: 150 },
    );
  });

  it("does not depend on the unit of time", () => {
    fc.assert(
      fc.property(stations, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (station, factor) => {
        const one = solveStation(station);
        const other = solveStation({
          ...station,
          arrivalRate: station.arrivalRate / factor,
          service: scaleLaw(station.service, factor),
        });
        const unit = meanOf(station.service);
        expect((other.wait?.mean ?? 0) / factor / unit).toBeCloseTo((one.wait?.mean ?? 0) / unit, 7);
      }),
      { numRuns: 100 },
    );
  });

  it("is never NaN, whatever the corner", () => {
    for (const servers of [1, 2, 33, 1_000_000])
      for (const rho of [1e-6, 0.3, 1 - 1e-9, 1, 1.5])
        for (const arrivalScv of [0, 0.003, 1, 7])
          for (const serviceScv of [0, 0.004, 0.4, 1, 30])
            for (const effort of ["fast", "exact"] as const) {
              if (effort === "exact" && servers > 40 && arrivalScv === 0.003) continue; // slow, and no other branch
              const result = solveStation({
                arrivalRate: rho * servers,
                arrivalScv,
                service: lawFromMoments(1, serviceScv),
                servers,
                discipline: "fcfs",
                effort,
              });
              const where = `${servers} ${rho} ${arrivalScv} ${serviceScv} ${effort}`;
              expect(Number.isFinite(result.departureScv), where).toBe(true);
              expect(Number.isFinite(result.throughput), where).toBe(true);
              expect(result.saturated, where).toBe(rho >= 1);
              expect(result.wait === null, where).toBe(result.saturated);
              if (result.wait === null) continue;
              expect(Number.isFinite(result.wait.mean), where).toBe(true);
              expect(result.waitProbability >= 0 && result.waitProbability <= 1, where).toBe(true);
              expect(result.wait.tail(0.5) >= 0, where).toBe(true);
            }
  }, 240_000);
});

describe("solvers that share no code agree", () => {
  const poisson = (rate: number): Law => ({ kind: "exponential", mean: 1 / rate });

  it("GI/M/c by levels and by modes", () => {
    for (const arrivalScv of [0.25, 0.7, 1, 4])
      for (const count of [1, 3, 12]) {
        const arrivals = lawFromMoments(1 / (0.8 * count), arrivalScv);
        const modes = phaseQueueWait(arrivals, { kind: "exponential", mean: 1 }, count, 0.2);
        const levels = giMcWait(arrivals, 1, count, 0.2);
        expect(modes?.weights[0]?.re).toBeCloseTo(1 - (levels?.atZero ?? 0), 11);
      }
    expect(giMcWait(poisson(7), 1, 8, 1 / 8)?.mean).toBeCloseTo(mmcWait(7, 1, 8, 1 / 8).mean, 12);
  });

  it("M/G/1 by inversion and by modes", () => {
    for (const serviceScv of [0.25, 0.5, 0.7, 4])
      for (const rho of [0.3, 0.9]) {
        const service = lawFromMoments(1, serviceScv);
        const solved = phaseQueueWait(poisson(rho), service, 1, 1 - rho);
        if (solved === null) throw new Error("no modes");
        const modes = dampedSumTail(solved.weights, solved.decays);
        const inverted = mg1Wait(rho, service, 1 - rho);
        expect(modes.mean).toBeCloseTo(inverted.mean, 10);
        expect(modes.variance).toBeCloseTo(inverted.variance ?? 0, 7);
        for (const t of [0.1, 0.7, 2, 6]) expect(modes.tail(t)).toBeCloseTo(inverted.tail(t), 6);
      }
  });

  it("M/G/1 of a lognormal, nearly constant to heavy, has a tail at every time, with its mean", () => {
    for (const scv of [0.02, 0.06, 0.1133, 0.2, 1, 4])
      for (const rho of [0.3, 0.5, 0.665, 0.9]) {
        const { tail, mean } = mg1Wait(rho, { kind: "lognormal", mean: 1, scv }, 1 - rho);
        let [before, area] = [tail(0), 0];
        for (let t = 1 / 64; t < 4096; t *= 1.01) {
          const now = tail(t);
          expect(now).toBeLessThanOrEqual(before + 1e-7);
          area += (((now + before) / 2) * t * 0.01) / 1.01;
          before = now;
        }
        expect((area + tail(1 / 64) / 64) / mean).toBeCloseTo(1, 2);
      }
  });

  it("constant services: Pollaczek's integral and an Erlang of many stages", () => {
    for (const arrivalScv of [0.25, 1, 4]) {
      const arrivals = lawFromMoments(1 / 0.8, arrivalScv);
      const constant = constantServiceTail(arrivals, 1, 1, 0.2)?.mean ?? 0;
      const mean = (stages: number): number => {
        const solved = phaseQueueWait(arrivals, { kind: "erlang", mean: 1, stages }, 1, 0.2);
        return solved === null ? 0 : dampedSumTail(solved.weights, solved.decays).mean;
      };
      // Along the line in 1/k to no variability at all.
      expect((2 * mean(64) - mean(32)) / constant).toBeCloseTo(1, 2);
    }
  });

  it("a limited room that is never full is no limit", () => {
    for (const [arrivalScv, serviceScv, count] of [
      [0.5, 4, 3],
      [4, 0.5, 2],
      [2, 2, 5],
    ] as const) {
      const arrivals = lawFromMoments(1 / (0.7 * count), arrivalScv);
      const service = lawFromMoments(1, serviceScv);
      const finite = finitePhaseQueue(arrivals, service, count, 400);
      const solved = phaseQueueWait(arrivals, service, count, 0.3);
      if (finite === null || solved === null) throw new Error("not solved");
      const infinite = dampedSumTail(solved.weights, solved.decays);
      expect(finite.waiting / (0.7 * count)).toBeCloseTo(infinite.mean, 10);
      expect(finite.found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1 - infinite.atZero, 10);
      expect(solved.workError).toBeLessThan(1e-12);
    }
  });
});

describe("misuse", () => {
  const station: StationInput = {
    arrivalRate: 1,
    arrivalScv: 1,
    service: { kind: "exponential", mean: 0.5 },
    servers: 1,
    discipline: "fcfs",
  };
  it("is a RangeError that names the argument", () => {
    expect(() => solveStation({ ...station, arrivalRate: -1 })).toThrow(/arrivalRate/);
    expect(() => solveStation({ ...station, arrivalScv: Number.NaN })).toThrow(/arrivalScv/);
    expect(() => solveStation({ ...station, servers: 0 })).toThrow(/servers must be an integer/);
    expect(() => solveStation({ ...station, waitingRoom: 1.5 })).toThrow(/waitingRoom/);
  });
});

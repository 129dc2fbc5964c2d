import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangB } from "../../src/queueing/erlang.ts";
import { mmcWait } from "../../src/queueing/mmc.ts";
import { patientQueue } from "../../src/queueing/patience.ts";
import { patientStation } from "../../src/queueing/patient-station.ts";

describe("requests that wait for a fixed time at most", () => {
  it("without patience are lost by Erlang's formula", () => {
    const queue = patientQueue(12, 0.5, 5, 0);
    expect(queue.abandonProbability).toBeCloseTo(erlangB(5, 6), 13);
    expect(queue.waitProbability).toBe(0);
  });

  it("with endless patience are M/M/c", () => {
    const queue = patientQueue(7, 1, 8, 400);
    const plain = mmcWait(7, 1, 8, 1 / 8);
    expect(queue.abandonProbability).toBeLessThan(1e-12);
    expect(queue.wait.mean).toBeCloseTo(plain.mean, 10);
    expect(queue.wait.tail(1.3)).toBeCloseTo(plain.tail(1.3), 10);
  });

  it("before one server agree with Barrer's formula (1957)", () => {
    // P(V > τ) for M/M/1+D: (1 − ρ)ρe^{−(μ−λ)τ} / (1 − ρ²e^{−(μ−λ)τ}).
    const rho = 0.8;
    for (const patience of [0.3, 2, 9]) {
      const fall = Math.exp(-(1 - rho) * patience);
      expect(patientQueue(rho, 1, 1, patience).abandonProbability).toBeCloseTo(
        ((1 - rho) * rho * fall) / (1 - rho * rho * fall),
        12,
      );
    }
  });

  it("carry what the servers complete, whatever the load", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (rho, servers, patience) => {
          const queue = patientQueue(rho * servers, 1, servers, patience);
          expect(queue.abandonProbability).toBeGreaterThanOrEqual(Math.max(0, 1 - 1 / rho) - 1e-12);
          expect(queue.abandonProbability).toBeLessThanOrEqual(erlangB(servers, rho * servers) + 1e-12);
          expect(queue.utilization).toBeLessThanOrEqual(1 + 1e-12);
          expect(queue.wait.mean).toBeLessThanOrEqual(patience + 1e-9);
          expect(queue.withinProbability).toBeLessThanOrEqual(1 - queue.abandonProbability + 1e-12);
          // Busy servers counted over the states: Σ k·p_k below c, all c while there is a virtual wait.
          let state = 1;
          let below = 1;
          let busy = 0;
          for (let k = 1; k < servers; k++) {
            state *= (rho * servers) / k;
            below += state;
            busy += k * state;
          }
          const waiting = queue.waitProbability * (1 - queue.abandonProbability) + queue.abandonProbability;
          const mean = (busy / below) * (1 - waiting) + servers * waiting;
          expect(queue.utilization).toBeCloseTo(mean / servers, 8);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("have a wait whose tail integrates to its mean", () => {
    for (const [rho, patience] of [
      [0.7, 2],
      [1, 5],
      [1.6, 3],
      [1.00000001, 4],
    ] as const) {
      const { wait } = patientQueue(4 * rho, 1, 4, patience);
      let integral = 0;
      for (let i = 0; i < 4000; i++) integral += (wait.tail(((i + 0.5) * patience) / 4000) * patience) / 4000;
      expect(wait.mean).toBeCloseTo(integral, 6);
      expect(wait.partialTail?.(1)).toBeCloseTo(
        integral - [...Array(4000).keys()].reduce((sum, i) => sum + wait.tail((i + 0.5) / 4000) / 4000, 0),
        6,
      );
    }
  });

  it("answer in time as many as a station whose virtual wait is followed numerically, in any overload", () => {
    for (const rate of [0.5, 3.9, 4.1, 9.5, 30]) {
      const exact = patientQueue(rate, 1, 4, 5);
      const service = { kind: "exponential", mean: 1 } as const;
      const classes = [{ share: 1, stays: () => 1, longest: 5 }];
      const followed = patientStation({ arrivalRate: rate, arrivalScv: 1, service, servers: 4, classes });
      expect(followed?.withdrawnProbability).toBeCloseTo(exact.abandonProbability, 10);
      expect(followed?.wait.mean).toBeCloseTo(exact.wait.mean, 10);
      expect(followed?.wait.tail(4)).toBeCloseTo(exact.wait.tail(4), 10);
      expect(followed?.within(5, service).probability).toBeCloseTo(exact.withinProbability, 5);
    }
  });

  it("are too many where those who stay for ever overrun the servers", () => {
    const service = { kind: "exponential", mean: 1 } as const;
    const station = (steadfast: number) =>
      patientStation({
        arrivalRate: 8,
        arrivalScv: 1,
        service,
        servers: 4,
        classes: [
          { share: 1 - steadfast, stays: () => 1, longest: 1 },
          { share: steadfast, stays: null, longest: Number.POSITIVE_INFINITY },
        ],
      });
    expect(station(0.6)).toBeNull();
    const mixed = station(0.3);
    expect(mixed?.classes[1]?.served).toBeCloseTo(1, 1);
    expect(mixed?.throughput).toBeLessThan(4);
  });

  it("refuse what is no patience", () => {
    expect(() => patientQueue(1, 1, 1, -1)).toThrow(/patience/);
    expect(() => patientQueue(0, 1, 1, 1)).toThrow(/arrivalRate/);
  });
});

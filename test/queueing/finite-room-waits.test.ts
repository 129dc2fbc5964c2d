import { describe, expect, it } from "vitest";
import { waitBehindConstants } from "../../src/queueing/behind-constants.ts";
import { drainedWait } from "../../src/queueing/drained-wait.ts";
import { finitePhaseQueue } from "../../src/queueing/finite-phase-queue.ts";
import { finiteRoom } from "../../src/queueing/finite-room.ts";
import type { Law } from "../../src/queueing/law.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { mmcWait } from "../../src/queueing/mmc.ts";
import { mmck } from "../../src/queueing/mmck.ts";
import { truncatedQueue } from "../../src/queueing/truncated-queue.ts";

const poisson = (rate: number): Law => ({ kind: "exponential", mean: 1 / rate });

/** P(T > t) for T = a wait of this law and then a service of that. */
function responseTail(wait: (t: number) => number, atZero: number, service: (t: number) => number, t: number): number {
  const steps = 4000;
  let sum = atZero * service(t) + wait(t);
  for (let i = 0; i < steps; i++) {
    const from = wait((t * i) / steps) - wait((t * (i + 1)) / steps);
    sum += from * service(t * (1 - (i + 0.5) / steps));
  }
  return sum;
}

describe("the wait before a full room", () => {
  it("of exponential services is that of M/M/c/K at every time", () => {
    const solved = finitePhaseQueue(poisson(3.6), { kind: "exponential", mean: 1 }, 4, 6);
    if (solved === null) throw new Error("not solved");
    const closed = mmck(3.6, 1, 4, 6).wait;
    const wait = drainedWait(solved.line, closed.mean);
    for (const t of [0, 0.2, 1, 3]) expect(wait?.tail(t)).toBeCloseTo(closed.tail(t), 10);
    expect(wait?.partialTail?.(0.5)).toBeCloseTo(closed.partialTail?.(0.5) as number, 8);
  });

  it("has the mean that the numbers waiting say (Little)", () => {
    for (const scv of [0.25, 0.5, 4, 9]) {
      const service = lawFromMoments(1, scv);
      const solved = finitePhaseQueue(poisson(1.8), service, 2, 7);
      if (solved === null) throw new Error("not solved");
      const mean = solved.waiting / (1.8 * (1 - solved.lossProbability));
      const wait = drainedWait(solved.line, mean);
      let area = 0;
      for (let i = 0; i < 40_000; i++) area += 0.005 * (wait?.tail((i + 0.5) * 0.005) as number);
      expect(area / mean).toBeCloseTo(1, 4);
    }
  });

  it("is what simulation says with H2 services of scv 9, five places and one server", () => {
    // test/simulation, seed 7, 10⁶ requests.
    const { wait } = finiteRoom({
      arrivals: { kind: "exponential", mean: 1 / 70 },
      service: lawFromMoments(0.01, 9),
      servers: 1,
      waitingRoom: 5,
      effort: "exact",
    });
    const law = lawFromMoments(0.01, 9);
    if (law.kind !== "hyperexponential") throw new Error("two phases");
    const service = (t: number) =>
      law.branches.reduce((sum, { probability, mean }) => sum + probability * Math.exp(-t / mean), 0);
    const at = (t: number) => responseTail(wait.tail, wait.atZero, service, t);
    expect(at(SIMULATED.p50)).toBeCloseTo(0.5, 2);
    expect(Math.abs(at(SIMULATED.p99) / 0.01 - 1)).toBeLessThan(0.05);
  });
});

/** Of the case above: the response of those who are let in, ± 1.4 %. */
const SIMULATED = { p50: 0.00903, p99: 0.33886 };

describe("an unlimited queue that is cut off at its room", () => {
  it("is M/M/c/K for exponential services", () => {
    const truncated = truncatedQueue({
      arrivalRate: 3.6,
      serviceTime: 1,
      servers: 4,
      idle: 0.1,
      wait: mmcWait(3.6, 1, 4, 0.1),
      waitingRoom: 6,
    });
    const closed = mmck(3.6, 1, 4, 6);
    expect(truncated?.lossProbability).toBeCloseTo(closed.lossProbability, 6);
    expect((truncated?.waiting ?? 0) / (3.6 * (1 - closed.lossProbability))).toBeCloseTo(closed.wait.mean, 6);
  });

  it("is the M/D/1/K of the embedded chain: one place, by hand", () => {
    // M/D/1/2 at ρ = 1/2: a departure leaves nobody with p = e^{−1/2}, so P(empty) = p/(p + ρ), and X = 1 − P(empty) over S.
    const p = Math.exp(-0.5);
    const empty = p / (p + 0.5);
    const { lossProbability } = finiteRoom({
      arrivals: poisson(0.5),
      service: { kind: "constant", mean: 1 },
      servers: 1,
      waitingRoom: 1,
      effort: "exact",
    });
    expect(lossProbability).toBeCloseTo(1 - (1 - empty) / 0.5, 5);
  });
});

describe("behind constant services", () => {
  it("no wait is longer than the room takes to empty", () => {
    const law = waitBehindConstants([0.1, 0.1, 0.1, 0.1], 2, 1, 0.4 * (0.5 + 0.5 * (1 / 3 + 2 / 3)));
    expect(law.tail(2)).toBe(0);
    expect(law.tail(1.99)).toBeGreaterThan(0);
    expect(law.tail(1)).toBeCloseTo(0.2, 12);
  });
});

import { describe, expect, it } from "vitest";
import { patientQueue } from "../../src/queueing/patience.ts";
import { failingAtRest, type RetriedQueueProblem, retriedQueue } from "../../src/queueing/retried-queue.ts";

/** Exponential servers of 0.1 s, a timeout of 0.5 s, three attempts, a pause of 0.1 s on average. */
const tried = (servers: number, firstRate: number, more: Partial<RetriedQueueProblem> = {}): RetriedQueueProblem => ({
  members: 1,
  servers,
  serviceTime: 0.1,
  serviceScv: 1,
  timeout: 0.5,
  isWithdrawn: true,
  late: (t) => Math.exp(-t / 0.1),
  excess: (t) => (Math.exp(-t / 0.1) * t) / 0.1,
  firstRate,
  otherRate: 0,
  attempts: 3,
  away: 0.6,
  stages: 2,
  regime: "usual",
  tolerance: 1e-6,
  ...more,
});

const failedOf = (problem: RetriedQueueProblem): number =>
  (retriedQueue(problem)?.failing ?? []).reduce((all, one) => all * one, 1);

describe("a queue that is tried again", () => {
  it.each([
    [1, 7],
    [4, 24],
    [4, 95],
    [16, 150],
  ])("is M/M/c with patience at a constant load (%d servers, %d/s)", (servers, rate) => {
    const exact = patientQueue(rate, 0.1, servers, 0.5);
    const late = failingAtRest(tried(servers, rate), rate);
    expect(Math.abs(late / (1 - exact.withinProbability) - 1)).toBeLessThan(0.005);
  });

  it("has attempts with fates of their own when they come much later", () => {
    const { failing } = retriedQueue(tried(1, 1, { attempts: 2, away: 300.5 })) as { failing: readonly number[] };
    const [first, second] = failing as [number, number];
    expect(Math.abs(second / first - 1)).toBeLessThan(0.03);
    const rate = 1 + first;
    expect(Math.abs(first / (1 - patientQueue(rate, 0.1, 1, 0.5).withinProbability) - 1)).toBeLessThan(0.01);
  });

  // Simulated for this test independently of the program: 3 M requests each, 95 % half-widths by batch means.
  it.each([
    [1, 4, 3, 0.00736, 0.0002],
    [1, 6, 3, 0.0641, 0.001],
    [4, 20, 3, 5.1e-5, 2e-5],
    [4, 24, 3, 0.00256, 0.0003],
    [4, 26, 3, 0.0219, 0.0028],
    [4, 28, 3, 0.16, 0.018],
    [4, 30, 3, 0.536, 0.021],
    [4, 34, 3, 0.8125, 0.0024],
    [4, 24, 2, 6.6e-4, 1.2e-4],
    [4, 30, 2, 0.0455, 0.0027],
  ])(
    "with %d servers and %d/s fails in %d attempts as in a simulation",
    (servers, rate, attempts, truth, halfWidth) => {
      const ours = failedOf(tried(servers, rate, { attempts }));
      expect(ours).toBeGreaterThan(0.5 * (truth - 2 * halfWidth));
      expect(ours).toBeLessThan(2 * (truth + 2 * halfWidth));
      if (truth > 0.03) expect(Math.abs(ours / truth - 1)).toBeLessThan(0.12 + (2 * halfWidth) / truth);
    },
  );

  // Simulated for this test independently of the program: 6 M to 20 M requests each, half-widths below 1 % of the share.
  it.each([
    [4, 34, 0.5, 0.8123],
    [4, 38, 0.5, 0.8647],
    [4, 24, 0.3, 0.0824],
    [4, 28, 0.3, 0.4789],
    [4, 34, 0.3, 0.811],
    [2, 17, 0.5, 0.5788],
    [1, 8.5, 0.5, 0.3643],
    [8, 68, 0.5, 0.9072],
  ])(
    "with %d servers, %d/s and a timeout of %d s answers as many as in a simulation",
    (servers, rate, timeout, truth) => {
      const ours = 1 - failedOf(tried(servers, rate, { timeout, away: timeout + 0.1 }));
      expect(Math.abs(ours / (1 - truth) - 1)).toBeLessThan(0.04);
    },
  );

  it("serves no more than its servers can, and in a storm nearly that", () => {
    const { served } = retriedQueue(tried(4, 34)) as NonNullable<ReturnType<typeof retriedQueue>>;
    expect(served.throughput).toBeLessThanOrEqual(40);
    expect(served.throughput).toBeGreaterThan(39.9);
  });

  it("gives answers to a later attempt that come later, and none after the timeout", () => {
    const { answers } = retriedQueue(tried(4, 26)) as NonNullable<ReturnType<typeof retriedQueue>>;
    const means = (answers ?? []).map((answer) => answer?.mean ?? 0);
    expect(means[1]).toBeGreaterThan(means[0] as number);
    expect(means[2]).toBeGreaterThan(means[1] as number);
    for (const answer of answers ?? []) expect(answer?.tail(0.5)).toBe(0);
  });

  it("is calm where the storm beside it lasts, and so does the calm", () => {
    // The timeout of a second makes both regimes last: hours of calm, an hour of storm.
    const calm = failedOf(tried(4, 30, { timeout: 1, away: 1.1 }));
    expect(calm).toBeLessThan(1e-4);
    expect(failedOf(tried(4, 32, { timeout: 1, away: 1.1 }))).toBeGreaterThan(0.1);
    expect(failedOf(tried(4, 32, { timeout: 1, away: 1.1, regime: "calm" }))).toBeLessThan(0.01);
  });

  it("is none where so many try again that fluctuations are small", () => {
    expect(retriedQueue(tried(1000, 5000))).toBeNull();
  });
});

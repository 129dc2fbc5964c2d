import { describe, expect, it } from "vitest";
import { mmck } from "../../src/queueing/mmck.ts";
import { pooledQueue } from "../../src/queueing/pooled-queue.ts";

const plain = () => 1;

describe("A queue before slots", () => {
  it.each([0.5, 0.9, 1, 1.3, 4])("over servers alone is M/M/c/K, at load %f each", (load) => {
    const found = pooledQueue({ arrivalRate: 3 * load, curve: [0, 1, 2, 3], spread: plain, waitingRoom: 5 });
    const known = mmck(3 * load, 1, 3, 5);
    expect(found.lossProbability).toBeCloseTo(known.lossProbability, 12);
    expect(found.waitTime).toBeCloseTo(known.wait.mean, 10);
    expect(found.waitProbability).toBeCloseTo(known.waitProbability, 10);
  });

  it("is near the whole chain of slots over a delay and a station, with room for six", () => {
    // 12 slots over a delay of 10 ms and 8 servers of 20 ms at 380/s: the 525 states of (waiting, delayed, served)
    // solved directly by linear algebra. X(n) is that of the closed network of the two.
    const curve = [
      0, 33.3333333, 66.6666667, 100, 133.3333333, 166.6666667, 200, 233.3333333, 266.6666667, 299.028, 328.542,
      353.266, 372.013,
    ];
    const spread = (n: number) => (n === 12 ? 0.8476761799294548 : 1);
    const found = pooledQueue({ arrivalRate: 380, curve, spread, waitingRoom: 6 });
    expect(Math.abs(found.lossProbability - 0.0921612)).toBeLessThan(0.003);
    expect(Math.abs(found.waitTime / 0.00576868 - 1)).toBeLessThan(0.05);
  });

  it.each([0.3, 1, 3])(
    "lets no more through than it serves, and all that it serves when flooded, at spread %f",
    (f) => {
      const flooded = pooledQueue({ arrivalRate: 50, curve: [0, 1, 1.8, 2], spread: () => f, waitingRoom: 4 });
      expect(50 * (1 - flooded.lossProbability)).toBeCloseTo(2, 1);
      expect(50 * (1 - flooded.lossProbability)).toBeLessThanOrEqual(2 + 1e-9);
      const above = pooledQueue({ arrivalRate: 2.0001, curve: [0, 1, 1.8, 2], spread: () => f, waitingRoom: 4 });
      const below = pooledQueue({ arrivalRate: 1.9999, curve: [0, 1, 1.8, 2], spread: () => f, waitingRoom: 4 });
      expect(above.lossProbability).toBeCloseTo(below.lossProbability, 3);
    },
  );

  it("has figures for rooms of any size, however many come", () => {
    const { waitTime, lossProbability } = pooledQueue({
      arrivalRate: 6,
      curve: [0, 1],
      spread: () => 0.5,
      waitingRoom: 100_000,
    });
    expect(lossProbability).toBeCloseTo(5 / 6, 6);
    expect(waitTime).toBeCloseTo(100_000, -1);
  });
});

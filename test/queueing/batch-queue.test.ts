import { describe, expect, it } from "vitest";
import { batchQueue } from "../../src/queueing/batch-queue.ts";
import { mmcWait } from "../../src/queueing/mmc.ts";

describe("a queue to which requests come in batches", () => {
  it.each([1, 3, 16])("of one is M/M/c (c = %i)", (servers) => {
    const rate = 0.8 * servers;
    const solved = batchQueue({
      batches: [{ size: 1, rate }],
      serviceTime: 1,
      serviceScv: 1,
      servers,
      dispersion: 1,
    });
    const known = mmcWait(rate, 1, servers, 0.2);
    expect(solved?.wait.mean).toBeCloseTo(known.mean, 9);
    expect(solved?.wait.atZero).toBeCloseTo(known.atZero, 9);
    expect(solved?.wait.tail(3)).toBeCloseTo(known.tail(3), 9);
    expect(solved?.found.first.mean).toBeCloseTo(known.mean, 9);
  });

  // Pollaczek and Khinchine for the batch as one request, then (n − 1)/2 services of its own (Gross & Harris, section 3.1).
  it.each([
    [2, 0.5, 1],
    [5, 0.9, 1],
    [4, 0.6, 0],
    [4, 0.6, 4],
  ])("of %i before one server waits as M/G/1 does, at %f and scv %f", (size, load, serviceScv) => {
    const solved = batchQueue({
      batches: [{ size, rate: load / size }],
      serviceTime: 1,
      serviceScv,
      servers: 1,
      dispersion: size,
    });
    const first = (load * (size + serviceScv)) / 2 / (1 - load);
    expect(solved?.found.first.mean).toBeCloseTo(first, 6);
    expect(solved?.wait.mean).toBeCloseTo(first + (size - 1) / 2, 6);
  });

  it("of two sizes is the mixture that one server sees", () => {
    const batches = [
      { size: 1, rate: 0.2 },
      { size: 3, rate: 0.1 },
    ];
    const solved = batchQueue({ batches, serviceTime: 1, serviceScv: 1, servers: 1, dispersion: 1.1 / 0.5 });
    // λE(S'²)/2(1 − ρ), with S' the services of a batch.
    expect(solved?.found.first.mean).toBeCloseTo((0.2 * 2 + 0.1 * 12) / 2 / 0.5, 9);
  });

  it("has no solution where more come than are served", () => {
    const batches = [{ size: 4, rate: 0.3 }];
    expect(batchQueue({ batches, serviceTime: 1, serviceScv: 1, servers: 1, dispersion: 4 })).toBeNull();
  });
});

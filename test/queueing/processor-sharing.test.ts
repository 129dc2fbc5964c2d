import { describe, expect, it } from "vitest";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { sharingSpread, varianceAt } from "../../src/queueing/sharing-slowdown.ts";
import { solveStation } from "../../src/queueing/station.ts";

const station = { arrivalRate: 3, arrivalScv: 1, servers: 1, discipline: "ps" } as const;

describe("processor sharing", () => {
  it("has the published mean: M/M/1-PS at 3/s and 5/s takes 0.5 s (Ciw's test suite)", () => {
    const { response } = solveStation({ ...station, service: { kind: "exponential", mean: 0.2 } });
    expect(response?.mean).toBeCloseTo(0.5, 12);
  });

  it("has a mean that does not hang on the law of the work (JMT: Coxian of scv 4, R = 1.0)", () => {
    for (const scv of [0, 0.25, 1, 4, 20]) {
      const { response } = solveStation({ ...station, arrivalRate: 1, service: lawFromMoments(0.5, scv) });
      expect(response?.mean).toBeCloseTo(1, 12);
    }
  });

  it("with several servers has the mean of M/M/c", () => {
    const shared = solveStation({ ...station, servers: 4, service: lawFromMoments(1, 4) });
    const queued = solveStation({ ...station, servers: 4, discipline: "fcfs", service: lawFromMoments(1, 1) });
    expect(shared.response?.mean).toBeCloseTo(1 + (queued.wait?.mean ?? 0), 12);
    expect(shared.wait).toBeNull();
  });

  it("has the variance of Coffman, Muntz & Trotter (1970) given the work", () => {
    for (const rho of [0.3, 0.8, 0.95]) {
      const spread = sharingSpread(rho, 1);
      const idle = 1 - rho;
      for (const x of [0.01, 0.1, 1, 3, 50, 1000]) {
        const truth = (2 * rho * x) / idle ** 3 - (2 * rho * -Math.expm1(-idle * x)) / idle ** 4;
        expect(varianceAt(spread, x) / truth).toBeCloseTo(1, 2);
      }
    }
  });

  it("has a response whose tail integrates to the mean, and exceeds the work", () => {
    for (const scv of [0, 0.5, 1, 4])
      for (const servers of [1, 4]) {
        const service = lawFromMoments(1, scv);
        const { response } = solveStation({ ...station, arrivalRate: 0.8 * servers, servers, service });
        if (!response) throw new Error("saturated");
        let integral = 0;
        const step = 0.01;
        for (let v = -12; v < 9; v += step) integral += response.tail(Math.exp(v)) * Math.exp(v) * step;
        expect(integral / response.mean).toBeCloseTo(1, 2);
        expect(response.partialTail?.(0)).toBeCloseTo(response.mean, 6);
        const middle = response.partialTail?.(2) ?? 0;
        expect(middle - (response.partialTail?.(2.01) ?? 0)).toBeCloseTo(0.01 * response.tail(2.005), 4);
      }
  });

  it("has the p99 of a constant work in M/M/1 to 2 %: slowdowns from the birth and death process itself", () => {
    // x = 1, ρ = 0.5: simulate the tagged job exactly, by its jumps in the clock of work done.
    let seed = 7;
    const random = (): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return (seed + 0.5) / 4294967296;
    };
    const rho = 0.5;
    const samples: number[] = [];
    for (let i = 0; i < 60_000; i++) {
      let others = Math.floor(Math.log(random()) / Math.log(rho));
      let done = 0;
      let time = 0;
      while (done < 1) {
        const up = rho * (others + 1);
        const gap = Math.min(1 - done, -Math.log(random()) / (up + others));
        done += gap;
        time += gap * (others + 1);
        if (done < 1) others += random() < up / (up + others) ? 1 : -1;
      }
      samples.push(time);
    }
    samples.sort((a, b) => a - b);
    const p99 = samples[Math.floor(0.99 * samples.length)] as number;
    const spread = sharingSpread(rho, 1);
    const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
    const variance = samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / samples.length;
    expect(mean).toBeCloseTo(2, 1);
    expect(varianceAt(spread, 1) / variance).toBeGreaterThan(0.96);
    expect(varianceAt(spread, 1) / variance).toBeLessThan(1.04);
    const { response } = solveStation({ ...station, arrivalRate: 0.5, service: { kind: "constant", mean: 1 } });
    // Others bring constant work here, which shares out a little less unevenly.
    expect(response?.tail(p99)).toBeLessThan(0.0125);
  });

  it("is saturated as a value", () => {
    const result = solveStation({ ...station, arrivalRate: 6, service: { kind: "exponential", mean: 0.2 } });
    expect(result).toMatchObject({ saturated: true, throughput: 5, wait: null, response: null });
  });
});

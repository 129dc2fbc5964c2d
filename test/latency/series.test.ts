import { describe, expect, it } from "vitest";
import { fromLaw } from "../../src/latency/from-law.ts";
import { fromTail } from "../../src/latency/from-tail.ts";
import { COARSE, FINE } from "../../src/latency/grid.ts";
import type { Latency } from "../../src/latency/latency.ts";
import { meanOf, varianceOf } from "../../src/latency/moments.ts";
import { cdfAt, percentile } from "../../src/latency/percentile.ts";
import { repeat } from "../../src/latency/repeat.ts";
import { sequence, sequenceAll } from "../../src/latency/sequence.ts";
import { waitAndService } from "../../src/latency/wait-and-service.ts";
import { type Complex, multiply } from "../../src/queueing/complex.ts";
import { erlangC } from "../../src/queueing/erlang.ts";
import { lowerGammaRatio } from "../../src/queueing/incomplete-gamma.ts";
import { complexTransformOf } from "../../src/queueing/law-transform.ts";
import { mmcWait } from "../../src/queueing/mmc.ts";
import type { TailLaw } from "../../src/queueing/tail-law.ts";
import { invertedCdf, rootOf, type Transform } from "./inversion.ts";

const percentiles = [0.5, 0.9, 0.95, 0.99, 0.999] as const;

interface Station {
  readonly servers: number;
  readonly serviceTime: number;
  readonly utilization: number;
}

const waitOf = ({ servers, serviceTime, utilization }: Station): TailLaw =>
  mmcWait((utilization * servers) / serviceTime, serviceTime, servers, 1 - utilization);

const responseOf = (station: Station): Latency =>
  waitAndService(waitOf(station), { kind: "exponential", mean: station.serviceTime });

const meanResponseOf = (station: Station): number => station.serviceTime + waitOf(station).mean;

/** (1 − C) + C·δ/(δ + s), times the service's. */
function transformOf(station: Station): Transform {
  const { servers, serviceTime, utilization } = station;
  const delayed = erlangC(servers, utilization * servers);
  const waiting = { kind: "exponential", mean: serviceTime / (servers * (1 - utilization)) } as const;
  return (s) => {
    const wait = complexTransformOf(waiting, s);
    const service = complexTransformOf({ kind: "exponential", mean: serviceTime }, s);
    return multiply({ re: 1 - delayed + delayed * wait.re, im: delayed * wait.im }, service);
  };
}

const productOf =
  (transforms: readonly Transform[]): Transform =>
  (s) =>
    transforms.reduce<Complex>((product, transform) => multiply(product, transform(s)), { re: 1, im: 0 });

/** The largest relative error of the five percentiles of a series, against the inverted product of transforms. */
function worstError(stations: readonly Station[]): number {
  const transform = productOf(stations.map(transformOf));
  const mean = stations.reduce((sum, station) => sum + meanResponseOf(station), 0);
  const latency = sequenceAll(stations.map(responseOf));
  const errors = percentiles.map((p) => {
    const exact = rootOf((t) => invertedCdf(transform, t), p, mean * 1e-4, mean * 1e3);
    return Math.abs(percentile(latency, p) / exact - 1);
  });
  return Math.max(...errors);
}

/** A fixed stream of numbers in (0, 1): Park & Miller's generator. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

describe("M/M/c stations in series", () => {
  it.each([
    ["of one time scale", 0],
    ["over three decades", 3],
    ["from 0.1 ms to 1,000 s", 7],
  ])("agree with the inverted transform to 0.1 %% in every percentile: %s", (_, decades) => {
    const next = numbersFrom(17 + decades);
    const pick = (list: readonly number[]) => list[Math.floor(next() * list.length)] as number;
    for (let round = 0; round < 25; round++) {
      const stations = Array.from({ length: 1 + Math.floor(next() * 10) }, () => ({
        servers: pick([1, 1, 2, 4, 8, 32, 100]),
        serviceTime: 1e-4 * 10 ** (decades * next()),
        utilization: pick([0.3, 0.5, 0.7, 0.9, 0.97, 0.999]),
      }));
      expect(worstError(stations), JSON.stringify(stations)).toBeLessThan(1e-3);
    }
  });

  it("hold a cache hit of 0.1 ms and a worker of 100 s in one path", () => {
    const cache = { servers: 1, serviceTime: 1e-4, utilization: 0.8 };
    const worker = { servers: 16, serviceTime: 100, utilization: 0.95 };
    expect(worstError([cache, worker])).toBeLessThan(1e-3);
    expect(worstError([cache, cache, cache])).toBeLessThan(1e-3);
  });

  it("have means that add to rounding", () => {
    const stations = [1e-6, 1e-4, 0.02, 3, 1e4].map((serviceTime) => ({ servers: 3, serviceTime, utilization: 0.9 }));
    const exact = stations.reduce((sum, station) => sum + meanResponseOf(station), 0);
    expect(meanOf(sequenceAll(stations.map(responseOf))) / exact).toBeCloseTo(1, 13);
  });

  it("have the response of M/M/1, an exponential, where there is one of one server", () => {
    const response = responseOf({ servers: 1, serviceTime: 0.01, utilization: 0.75 });
    for (const p of percentiles)
      expect(Math.abs(percentile(response, p) / (-0.04 * Math.log1p(-p)) - 1)).toBeLessThan(5e-4);
  });

  it("have the same response by the closed form as by convolving wait and service", () => {
    const station = { servers: 4, serviceTime: 0.02, utilization: 0.85 };
    const convolved = sequence(fromTail(waitOf(station)), fromLaw({ kind: "exponential", mean: 0.02 }));
    for (const p of percentiles)
      expect(Math.abs(percentile(responseOf(station), p) / percentile(convolved, p) - 1)).toBeLessThan(5e-4);
  });
});

describe("like exponentials in series", () => {
  it.each([2, 3, 5, 8, 13, 20, 40, 100, 1000])(
    "%d of them are an Erlang, by the incomplete gamma function",
    (stages) => {
      const series = repeat(fromLaw({ kind: "exponential", mean: 1 }), stages);
      const direct = fromLaw({ kind: "erlang", mean: stages, stages });
      for (const p of [0.01, ...percentiles]) {
        const exact = rootOf((t) => lowerGammaRatio(stages, t), p, stages * 1e-3, stages * 20);
        expect(Math.abs(percentile(series, p) / exact - 1)).toBeLessThan(1e-3);
        expect(Math.abs(percentile(direct, p) / exact - 1)).toBeLessThan(4e-4);
      }
      expect(meanOf(series) / stages).toBeCloseTo(1, 12);
      expect(varianceOf(series) / stages).toBeCloseTo(1, 2.5);
    },
  );

  it("use the coarse grid while they are wide and the fine one when not", () => {
    const one = fromLaw({ kind: "exponential", mean: 1 });
    expect(one.pieces[0]?.grid).toBe(COARSE);
    expect(repeat(one, 10).pieces[0]?.grid).toBe(FINE);
    expect(repeat(one, 100).pieces[0]?.floor).toBeGreaterThan(30);
  });
});

describe("unlike exponentials in series", () => {
  it("have the hypoexponential law: Σ_i (1 − e^{−t/m_i}) Π_{j≠i} m_i/(m_i − m_j)", () => {
    const means = [0.0003, 0.002, 0.009, 0.03, 4];
    const cdf = (t: number) =>
      means.reduce((sum, mean, i) => {
        const weight = means.reduce((product, other, j) => (j === i ? product : (product * mean) / (mean - other)), 1);
        return sum - weight * Math.expm1(-t / mean);
      }, 0);
    const latency = sequenceAll(means.map((mean) => fromLaw({ kind: "exponential", mean })));
    for (const p of percentiles) {
      const exact = rootOf(cdf, p, 1e-4, 1e3);
      expect(Math.abs(percentile(latency, p) / exact - 1)).toBeLessThan(5e-4);
    }
    for (const t of [0.01, 0.1, 1, 10]) expect(Math.abs(cdfAt(latency, t) - cdf(t))).toBeLessThan(2e-5);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OneClassNetwork, solveOneClass, throughputCurve } from "../../src/closed/one-class.ts";
import { expectation } from "../../src/closed/population-law.ts";
import { speedsAsGiven } from "../../src/closed/speeds.ts";
import { asymptoticBounds, balancedJobBounds } from "../../src/closed/throughput-bounds.ts";
import reference from "../reference/closed-one-class.json" with { type: "json" };
import { networkOf, type Queue } from "./one-class-network.ts";

interface Station {
  readonly serviceTime: number;
  readonly visits: number;
  readonly servers: number | string;
}

interface Tolerance {
  readonly abs?: number;
  readonly rel?: number;
}

/** Stations without a queue are delay. */
function solve(population: number, thinkTime: number, stations: readonly Station[]) {
  let delay = thinkTime;
  const queues: Queue[] = [];
  for (const { serviceTime, visits, servers } of stations)
    if (typeof servers === "number") queues.push([serviceTime * visits, servers]);
    else delay += serviceTime * visits;
  return solveOneClass(networkOf(population, delay, queues));
}

const queue = fc.tuple(fc.double({ min: 0.01, max: 2, noNaN: true }), fc.integer({ min: 1, max: 12 }));
const anyNetwork = fc
  .tuple(
    fc.integer({ min: 1, max: 80 }),
    fc.double({ min: 0, max: 20, noNaN: true }),
    fc.array(queue, { minLength: 1, maxLength: 5 }),
  )
  .map(([population, delay, queues]) => networkOf(population, delay, queues));

describe("a closed network of one class", () => {
  it.each(reference.networks)("has the published figures of $id", ({ network, expected, tolerance }) => {
    const result = solve(network.population, network.thinkTime, network.stations);
    const allowed = (truth: number) =>
      ((tolerance as Tolerance).abs ?? 0) + ((tolerance as Tolerance).rel ?? 0) * Math.abs(truth);
    const agree = (got: number, truth: number) => expect(Math.abs(got - truth)).toBeLessThanOrEqual(allowed(truth));
    if ("throughput" in expected && expected.throughput) agree(result.throughput, expected.throughput);
    if ("responseTime" in expected && expected.responseTime) agree(result.responseTime, expected.responseTime);
    let place = 0;
    network.stations.forEach(({ servers, visits, serviceTime }, i) => {
      const found = typeof servers === "number" ? result.places[place++] : undefined;
      const queueLength = found?.queueLength ?? result.throughput * visits * serviceTime;
      const response = found ? found.residenceTime / visits : serviceTime;
      if ("stationQueue" in expected && expected.stationQueue) agree(queueLength, expected.stationQueue[i] as number);
      if ("stationResponse" in expected && expected.stationResponse)
        agree(response, expected.stationResponse[i] as number);
    });
  });

  it.each(reference.bounds)("lies between the published bounds of $id", (published) => {
    const network = networkOf(
      published.population,
      published.thinkTime,
      published.demands.map((demand): Queue => [demand, 1]),
    );
    const { throughput } = solveOneClass(network);
    expect(throughput).toBeCloseTo(published.exactThroughput, 7);
    expect(throughput).toBeGreaterThanOrEqual(published.lower - 1e-4);
    expect(throughput).toBeLessThanOrEqual(published.upper + 1e-4);
  });

  it("is a finite source of calls where nothing queues behind the servers (Engset)", () => {
    // Two servers, think 1, service 1/2, N = 3: G(n) = Σ Z^{n−k}/(n−k)!·f(k), by hand X(3) = G(2)/G(3).
    const f = [1, 1 / 2, 1 / 8, 1 / 32];
    const z = [1, 1, 1 / 2, 1 / 6];
    const g = [0, 1, 2, 3].map((n) => f.slice(0, n + 1).reduce((sum, x, k) => sum + x * (z[n - k] as number), 0));
    expect(solveOneClass(networkOf(3, 1, [[0.5, 2]])).throughput).toBeCloseTo((g[2] as number) / (g[3] as number), 15);
  });

  it("with one customer never waits", () => {
    const { throughput, responseTime } = solveOneClass(
      networkOf(1, 3, [
        [0.5, 1],
        [0.25, 4],
      ]),
    );
    expect(responseTime).toBeCloseTo(0.75, 15);
    expect(throughput).toBeCloseTo(1 / 3.75, 15);
  });

  it("of delay alone serves all at once", () => {
    expect(Array.from(throughputCurve({ population: 3, delay: 2, places: [] }))).toEqual([0, 0.5, 1, 1.5]);
  });

  it("with a server for everyone is a delay", () => {
    const open = solveOneClass(
      networkOf(40, 1, [
        [0.5, 40],
        [0.1, 2],
      ]),
    );
    const delayed = solveOneClass(networkOf(40, 1.5, [[0.1, 2]]));
    expect(open.throughput / delayed.throughput).toBeCloseTo(1, 13);
  });

  it("keeps one server busy without thinking, however many they are", () => {
    expect(
      throughputCurve(networkOf(1000, 0, [[0.25, 1]]))
        .slice(1)
        .every((x) => x === 4),
    ).toBe(true);
  });

  it("carries a million users over three stations without losing a digit", () => {
    const { throughput, responseTime, places } = solveOneClass(
      networkOf(1e6, 2, [
        [0.02, 4],
        [0.07, 8],
        [0.018, 2],
      ]),
    );
    // Saturated: X = c/D of the database to every digit, R by Little; the tiers before it are open M/M/c queues.
    expect(throughput).toBeCloseTo(2 / 0.018, 9);
    expect(Math.abs(responseTime / (1e6 / throughput - 2) - 1)).toBeLessThan(1e-12);
    const queued = places.reduce((sum, place) => sum + place.queueLength, 0);
    expect(Math.abs((queued + 2 * throughput) / 1e6 - 1)).toBeLessThan(1e-12);
  });

  it("takes speeds that fall under contention as they are", () => {
    // Three customers without thinking at two stations, every term of G by hand.
    const speeds = [2, 1, 0.5];
    const f = [1, 1 / 2, 1 / 2, 1];
    const g = [1, 2, 3, 4].map((_, n) => f.slice(0, n + 1).reduce((sum, x) => sum + x, 0));
    const network = {
      population: 3,
      delay: 0,
      places: [
        { demand: 1, speeds: Float64Array.of(1) },
        { demand: 1, speeds: speedsAsGiven(speeds, 3) },
      ],
    };
    const { throughput, places } = solveOneClass(network);
    expect(throughput).toBeCloseTo((g[2] as number) / (g[3] as number), 14);
    expect(places[1]?.queueLength).toBeCloseTo((1 / 2 + 2 * (1 / 2) + 3) / (g[3] as number), 14);
  });

  it("knows two regimes under contention, with next to nothing between them", () => {
    // M customers think 10 s; the station does 40 at once at full speed, then thrashes. Birth and death, by logarithms.
    const population = 900;
    const speeds = Array.from({ length: population }, (_, i) => (i < 40 ? i + 1 : Math.max(2, 40 - 2 * (i - 39))));
    const log: number[] = [0];
    for (let k = 1; k <= population; k++)
      log.push((log[k - 1] as number) + Math.log((population - k + 1) / 10 / ((speeds[k - 1] as number) / 0.5)));
    const largest = Math.max(...log);
    const weights = log.map((value) => Math.exp(value - largest));
    const total = weights.reduce((a, b) => a + b, 0);
    const mean = weights.reduce((sum, weight, k) => sum + weight * k, 0) / total;
    const { places, throughput } = solveOneClass({
      population,
      delay: 10,
      places: [{ demand: 0.5, speeds: speedsAsGiven(speeds, population) }],
    });
    expect(Math.abs((places[0]?.queueLength as number) / mean - 1)).toBeLessThan(1e-9);
    expect(Math.abs(throughput / ((population - mean) / 10) - 1)).toBeLessThan(1e-9);
  });

  it("stays within its bounds", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { throughput } = solveOneClass(network);
        const bounds = [asymptoticBounds(network)];
        const single: OneClassNetwork = {
          ...network,
          places: network.places.map(({ demand }) => ({ demand, speeds: Float64Array.of(1) })),
        };
        const alone = solveOneClass(single).throughput;
        const { lower, upper } = balancedJobBounds(single);
        expect(alone).toBeGreaterThanOrEqual(lower * (1 - 1e-12));
        expect(alone).toBeLessThanOrEqual(upper * (1 + 1e-12));
        for (const bound of bounds) {
          expect(throughput).toBeGreaterThanOrEqual(bound.lower * (1 - 1e-12));
          expect(throughput).toBeLessThanOrEqual(bound.upper * (1 + 1e-12));
        }
      }),
    );
  });

  it("obeys Little's law and the utilization law, and loses nobody", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { throughput, places } = solveOneClass(network);
        let present = throughput * network.delay;
        places.forEach(({ queueLength, residenceTime, present: law }, i) => {
          const { demand, speeds } = network.places[i] as OneClassNetwork["places"][number];
          present += queueLength;
          // The queue is seen by the clock, the residence by those who arrive.
          expect(queueLength / (throughput * residenceTime)).toBeCloseTo(1, 11);
          const busy = expectation(law, (k) => Math.min(k, speeds.length));
          expect(busy / (throughput * demand)).toBeCloseTo(1, 11);
        });
        expect(present / network.population).toBeCloseTo(1, 11);
      }),
    );
  });

  it("serves no less when more are in it", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const curve = throughputCurve(network);
        for (let n = 1; n < curve.length; n++)
          expect(curve[n]).toBeGreaterThanOrEqual((curve[n - 1] as number) * (1 - 1e-13));
      }),
    );
  });

  it("does not see what takes no time", () => {
    const seen = solveOneClass(networkOf(7, 1, [[0.5, 2]]));
    for (const none of [0, 1e-300]) {
      const { throughput, places } = solveOneClass(
        networkOf(7, 1, [
          [none, 1],
          [0.5, 2],
        ]),
      );
      expect(throughput).toBe(seen.throughput);
      expect(places[0]?.residenceTime).toBe(none);
      expect(places[1]).toEqual(seen.places[0]);
    }
    expect(throughputCurve(networkOf(2, 1e-320, [[0.5, 1]]))[2]).toBe(2);
  });

  it("refuses what is no network", () => {
    expect(() => throughputCurve({ population: 5, delay: 0, places: [] })).toThrow(RangeError);
    expect(() => throughputCurve({ population: 0, delay: 1, places: [] })).toThrow(/population/);
    expect(() => throughputCurve({ population: 1, delay: -1, places: [] })).toThrow(/delay/);
    expect(() => speedsAsGiven([1, 0], 5)).toThrow(/speed 2/);
    expect(() => balancedJobBounds(networkOf(5, 0, [[1, 2]]))).toThrow(/one server/);
  });
});

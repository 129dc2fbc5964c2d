import { describe, expect, it } from "vitest";
import { arrivalStates } from "../../src/closed/arrival-states.ts";
import { gammaMixture } from "../../src/closed/gamma-mixture.ts";
import { evenPoints } from "../../src/closed/low-discrepancy.ts";
import { solveMixedNetwork } from "../../src/closed/mixed-network.ts";
import { solveOneClass } from "../../src/closed/one-class.ts";
import { type Route, solvedLaws } from "../../src/closed/solved-laws.ts";
import type { MixedNetwork } from "../../src/closed/types.ts";
import { fromLaw } from "../../src/latency/from-law.ts";
import { zero } from "../../src/latency/latency.ts";
import { sequenceAll } from "../../src/latency/sequence.ts";
import { summary } from "../../src/latency/summary.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import reference from "../reference/closed-several-classes.json" with { type: "json" };
import { networkOf } from "./one-class-network.ts";
import { distance, networkFrom } from "./published-networks.ts";

const once = (demands: readonly number[]): Route["stops"] =>
  demands.map((_, at) => ({ stations: [{ at, share: 1 }], visits: 1, variance: 0 }));

function responseOf(network: MixedNetwork, customer: number) {
  const solved = solveMixedNetwork(network);
  if (solved.kind !== "solved") throw new Error(solved.kind);
  const demands = network.demands[customer] as readonly number[];
  const route: Route = {
    stops: once(demands),
    unloaded: sequenceAll(
      demands
        .filter((_, m) => network.stations[m]?.discipline === "fcfs")
        .map((mean) => fromLaw({ kind: "exponential", mean })),
    ),
  };
  return {
    mean: solved.classes[customer]?.responseTime,
    ...{ latency: summary(solvedLaws(network, solved).response(customer, route)) },
  };
}

describe("the response of closed users", () => {
  it.each(reference.simulated)("has the simulated percentiles of $id", ({ expected, halfWidths, ...published }) => {
    const network = networkFrom(published, "fcfs");
    const isAlike = expected.length === 1;
    expected.forEach((truth, r) => {
      const { latency } = responseOf(network, r);
      const width = halfWidths[r] as (typeof halfWidths)[0];
      for (const name of ["p50", "p90", "p95", "p99", "p999"] as const) {
        const allowed = { rel: isAlike ? 0.01 : name === "p999" ? 0.09 : 0.06, abs: 2 * width[name] };
        expect(distance(latency[name], truth[name], allowed)).toBeLessThanOrEqual(1);
      }
    });
  });

  it.each([
    [150, 4, 0.0919, 0.835],
    [220, 4, 0.2279, 1.0043],
    [300, 4, 0.7498, 1.6158],
    [150, 0.25, 0.1118, 0.2322],
    [220, 0.25, 0.1597, 0.3466],
    [300, 0.25, 0.699, 0.9794],
  ])("of %i users with services of scv %f at three tiers is as simulated", (population, scv, p50, p99) => {
    // Discrete-event simulation, 4·10⁶ events, balanced hyperexponential and Erlang services, think 2 s.
    const demands = [0.02, 0.07, 0.018];
    const network: MixedNetwork = {
      classes: [{ kind: "closed", population, thinkTime: 2 }],
      stations: [4, 8, 2].map((servers) => ({ servers, discipline: "fcfs" })),
      demands: [demands],
      serviceScv: [[scv, scv, scv]],
    };
    const solved = solveMixedNetwork(network);
    if (solved.kind !== "solved") throw new Error(solved.kind);
    const unloaded = sequenceAll(demands.map((mean) => fromLaw(lawFromMoments(mean, scv))));
    const latency = summary(solvedLaws(network, solved).response(0, { stops: once(demands), unloaded }));
    expect(distance(latency.p50, p50, { rel: 0.085 })).toBeLessThanOrEqual(1);
    expect(distance(latency.p99, p99, { rel: population === 220 ? 0.07 : 0.03 })).toBeLessThanOrEqual(1);
  });

  it("of one user is his service", () => {
    const { latency } = responseOf(
      {
        classes: [{ kind: "closed", population: 1, thinkTime: 1 }],
        stations: [{ servers: 1, discipline: "fcfs" }],
        demands: [[2]],
      },
      0,
    );
    expect(latency.p99).toBeCloseTo(2 * Math.log(100), 3);
  });

  it("of two who never think is two services", () => {
    const { latency } = responseOf(
      {
        classes: [{ kind: "closed", population: 2, thinkTime: 0 }],
        stations: [{ servers: 1, discipline: "fcfs" }],
        demands: [[1]],
      },
      0,
    );
    // Erlang of two stages: (1 + t)·e^{−t} = 0.01 at t = 6.638352.
    expect(latency.p99).toBeCloseTo(6.638352, 3);
    expect(latency.mean).toBeCloseTo(2, 9);
  });

  it("with a server for each is the service alone, shared or not", () => {
    for (const discipline of ["fcfs", "ps"] as const) {
      const { latency } = responseOf(
        {
          classes: [{ kind: "closed", population: 5, thinkTime: 1 }],
          stations: [{ servers: 5, discipline }],
          demands: [[2]],
        },
        0,
      );
      expect(latency.p99).toBeCloseTo(2 * Math.log(100), 3);
    }
  });

  it("takes a fraction of a visit as its chance", () => {
    const network: MixedNetwork = {
      classes: [{ kind: "closed", population: 30, thinkTime: 1 }],
      stations: [{ servers: 1, discipline: "fcfs" }],
      demands: [[0.04]],
      visits: [[0.25]],
    };
    const solved = solveMixedNetwork(network);
    if (solved.kind !== "solved") throw new Error(solved.kind);
    const wait = (solved.classes[0]?.responseTime as number) - 0.04;
    const { mean, p50 } = summary(
      solvedLaws(network, solved).response(0, {
        stops: [{ stations: [{ at: 0, share: 1 }], visits: 0.25, variance: 0.1875 }],
        unloaded: zero(),
      }),
    );
    expect(p50).toBe(0);
    expect(mean / wait).toBeCloseTo(1, 1);
  });
});

describe("the states that are met on arrival", () => {
  it("have the means of the law with one customer less, and never more than there are", () => {
    const network = networkOf(60, 1, [
      [0.2, 4],
      [0.05, 1],
      [0.03, 1],
    ]);
    const states = arrivalStates(network, 2048);
    const { places } = solveOneClass({ ...network, population: 59 });
    places.forEach(({ queueLength }, m) => {
      const mean = states.reduce((sum, state) => sum + (state[m] as number), 0) / states.length;
      expect(mean / queueLength).toBeCloseTo(1, 2);
    });
    for (const state of states) expect(state.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(59);
  });

  it("are everybody else where nobody thinks", () => {
    for (const state of arrivalStates(
      networkOf(7, 0, [
        [1, 1],
        [2, 1],
      ]),
      50,
    ))
      expect(state.reduce((a, b) => a + b, 0)).toBe(6);
  });
});

describe("evenly spread points", () => {
  it("leave no sixteenth of an axis out, and none with twice its share", () => {
    const at = evenPoints(3);
    for (const axis of [0, 1, 2]) {
      const counts = new Array<number>(16).fill(0);
      for (let i = 0; i < 512; i++) {
        const cell = Math.floor(16 * (at(i)[axis] as number));
        counts[cell] = (counts[cell] as number) + 1;
      }
      for (const count of counts) expect(Math.abs(count - 32)).toBeLessThanOrEqual(6);
    }
  });
});

describe("a mixture of conditional times", () => {
  it("keeps mean and mass, whatever it takes together", () => {
    const conditions = Array.from({ length: 1000 }, (_, i) => ({
      weight: 1 / 1000,
      mean: i % 3 === 0 ? 0 : i / 100,
      variance: 0.5,
    }));
    const law = gammaMixture(conditions);
    const mean = conditions.reduce((sum, condition) => sum + condition.mean, 0) / 1000;
    expect(law.mean).toBeCloseTo(mean, 12);
    expect(law.atZero).toBeCloseTo(0.334, 12);
    expect(law.tail(0)).toBeCloseTo(0.666, 12);
    expect(gammaMixture([{ weight: 1, mean: 2, variance: 4 }]).tail(2)).toBeCloseTo(Math.exp(-1), 12);
  });
});

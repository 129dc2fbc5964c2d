import type { Case, Family } from "../family.ts";
import { forkedSystems } from "../simulated-systems.ts";
import { assessed, workloadOf } from "../topology-figures.ts";
import { networkCase, ownCases, simulatedCases } from "./simulated.ts";

/** Single-server branches with exponential service of the given means, all asked at once. */
function fanOut(rate: number, serviceTimes: readonly number[]): unknown {
  return {
    version: 1,
    workloads: { w: { rate: `${rate}/s` } },
    tiers: {
      p: { kind: "service", delay: "0s", calls: [{ parallel: serviceTimes.map((_, k) => `s${k}`) }] },
      ...Object.fromEntries(serviceTimes.map((time, k) => [`s${k}`, { kind: "service", serviceTime: `${time}s` }])),
    },
  };
}

const simulated = simulatedCases((id) => id.startsWith("fanout")).map((one) =>
  networkCase(one, fanOut(70, new Array<number>(Number(one.id.split("-")[1])).fill(0.01))),
);

/** Two like M/M/1 branches: E max = (12 − ρ)/8 · R (Flatto & Hahn 1984; Nelson & Tantawi 1988), exact. */
const two = [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95].map((rho): Case => {
  const truth = (12 - rho) / 8 / (1 - rho);
  return {
    id: `two exponential branches, ρ ${rho}`,
    load: rho,
    measure: () => {
      const { latency } = workloadOf(assessed(fanOut(rho, [1, 1])));
      return [
        {
          name: "mean",
          ours: latency?.mean ?? null,
          truth,
          peers: { "independent branches": 1.5 / (1 - rho) },
        },
      ];
    },
  };
});

export const forkJoin: Family = {
  name: "fork-join",
  title: "Fork and join",
  about: "One stream feeds all branches, and the answer waits for the last. Exact for two, simulated beyond.",
  targets: { mean: { worst: 0.06 }, p50: {}, p90: {}, p95: {}, p99: { worst: 0.05 }, p999: {} },
  cases: [...two, ...simulated, ...ownCases(forkedSystems)],
  picture: "mean",
};

import type { Family } from "../family.ts";
import {
  batchedSystems,
  burstsBehindBalancers,
  burstySystems,
  entangledSystems,
  limitedSystems,
  loopingSystems,
} from "../simulated-systems.ts";
import { ownCases, ownSource } from "./simulated.ts";

const targets = { mean: { worst: 0.1 }, p50: {}, p90: {}, p99: { worst: 0.15 } };

export const burstyNetworks: Family = {
  name: "bursty-networks",
  title: "Bursts through busy chains",
  about: `Arrivals of scv 4 and 9, as they pass one station after the other. ${ownSource}`,
  targets,
  cases: ownCases(burstySystems),
};

export const loopingNetworks: Family = {
  name: "looping-networks",
  title: "Requests that come back",
  about: `A tier visited several times by one request, in a row or back and forth. ${ownSource}`,
  targets,
  cases: ownCases(loopingSystems),
};

export const limitedNetworks: Family = {
  name: "limited-networks",
  title: "Limited rooms in a row",
  about: `What one full room turns away the next one never meets. ${ownSource}`,
  targets: {
    throughput: { worst: 0.01 },
    mean: { worst: 0.03 },
    "share lost": { worst: 0.06 },
    p50: {},
    p90: {},
    p99: {},
  },
  cases: ownCases(limitedSystems),
};

export const batchedNetworks: Family = {
  name: "batched-networks",
  title: "Calls that are sent several times at once",
  about: `A batch before one queue, or dealt out to several; the answer waits for the last. ${ownSource}`,
  targets: { mean: { worst: 0.1 }, p50: {}, p90: {}, p99: { worst: 0.15 } },
  cases: ownCases(batchedSystems),
};

export const entangledForks: Family = {
  name: "entangled-forks",
  title: "Forks behind bursts, and branches that meet",
  about: `Known to be rough: what branches have in common here is more than one Poisson stream. ${ownSource}`,
  targets: { mean: {}, p50: {}, p90: {}, p99: {} },
  cases: ownCases(entangledSystems),
};

export const balancedBursts: Family = {
  name: "balanced-bursts",
  title: "Bursts behind a balancer",
  about: `Arrivals more and less even than by chance, spread over instances. ${ownSource}`,
  targets,
  cases: ownCases(burstsBehindBalancers),
};

import type { Family } from "../family.ts";
import { plainSystems } from "../simulated-systems.ts";
import { networkCase, ownCases, simulatedCases } from "./simulated.ts";

const shardShares = Array.from({ length: 8 }, (_, k) => 1 / (k + 1));
const allShares = shardShares.reduce((sum, share) => sum + share, 0);

const topologies: Readonly<Record<string, unknown>> = {
  "lb-web-cache-db-replicas": {
    version: 1,
    workloads: { w: { rate: "300/s" } },
    tiers: {
      lb: { kind: "load-balancer", serviceTime: { constant: "0.5ms" }, calls: "web" },
      web: {
        kind: "service",
        cores: 8,
        serviceTime: { mean: "20ms", scv: 2 },
        calls: [
          {
            oneOf: [
              { to: "primary", share: "15%" },
              { to: "cache", share: "85%" },
            ],
          },
        ],
      },
      cache: {
        kind: "service",
        cores: 4,
        serviceTime: { constant: "1ms" },
        calls: { replicas: { share: "30%" } },
      },
      primary: { kind: "service", cores: 2, serviceTime: { mean: "30ms", scv: 2 } },
      replicas: { kind: "service", instances: 3, balancing: "random", serviceTime: { mean: "25ms", scv: 2 } },
    },
  },
  "ps-web-fcfs-db": {
    version: 1,
    workloads: { w: { rate: "160/s" } },
    tiers: {
      web: { kind: "service", cores: 4, discipline: "ps", serviceTime: { mean: "20ms", scv: 4 }, calls: { db: 1 } },
      db: { kind: "service", cores: 2, serviceTime: "10ms" },
    },
  },
  "shards-8-zipf1.0": {
    version: 1,
    workloads: { w: { rate: "244.607/s" } },
    tiers: {
      p: {
        kind: "service",
        delay: "0s",
        calls: [{ oneOf: shardShares.map((share, k) => ({ to: `s${k}`, share: `${(100 * share) / allShares}%` })) }],
      },
      ...Object.fromEntries(shardShares.map((_, k) => [`s${k}`, { kind: "service", serviceTime: "10ms" }])),
    },
  },
};

export const networks: Family = {
  name: "networks",
  title: "Trees, choice, caches, replicas, shards, processor sharing",
  about: "Web systems with Poisson arrivals, simulated to the half-widths that the reference states.",
  targets: {
    mean: { median: 0.01, worst: 0.05 },
    p50: {},
    p90: {},
    p95: {},
    p99: { median: 0.02, worst: 0.08 },
    p999: {},
  },
  cases: [
    ...simulatedCases((id) => id in topologies).map((one) => networkCase(one, topologies[one.id])),
    ...ownCases(plainSystems),
  ],
};

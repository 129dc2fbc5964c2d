import type { Family } from "../family.ts";
import { fullSystems } from "../simulated-systems.ts";
import { networkCase, ownCases, simulatedCases } from "./simulated.ts";

const chain = {
  version: 1,
  workloads: { w: { rate: "100/s" } },
  tiers: {
    web: { kind: "service", cores: 4, queueLimit: 6, serviceTime: "40ms", calls: { db: 1 } },
    db: { kind: "service", cores: 2, queueLimit: 4, serviceTime: "22ms" },
  },
};

export const finiteRoom: Family = {
  name: "finite-room",
  title: "Chains with finite room",
  about: "What finds no room is turned away, so that the next tier is met by less, and more evenly. Simulated.",
  targets: {
    throughput: { worst: 0.01 },
    mean: { worst: 0.03 },
    "share lost": { worst: 0.06 },
    p50: {},
    p90: {},
    p95: {},
    p99: {},
    p999: {},
  },
  cases: [
    ...simulatedCases((id) => id === "loss-chain").map((one) => networkCase(one, chain)),
    ...ownCases(fullSystems),
  ],
};

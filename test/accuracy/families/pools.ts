import other from "../../reference/other-networks.json" with { type: "json" };
import type { Family } from "../family.ts";
import { networkCase, type Simulated } from "./simulated.ts";

/** A thread is held over 5 ms of its own, the call of the database, and 5 ms more. */
const threads = {
  version: 1,
  workloads: { w: { rate: "360/s" } },
  tiers: {
    web: { kind: "service", threads: 32, delay: "5ms", calls: ["db", "rest"] },
    db: { kind: "service", cores: 8, serviceTime: "20ms" },
    rest: { kind: "external", latency: "5ms" },
  },
};

export const pools: Family = {
  name: "pools",
  title: "Held pools",
  about: `A slot is held while what it calls is waited for. ${other.source}`,
  targets: {
    throughput: { worst: 0.01 },
    mean: { worst: 0.06 },
    p50: {},
    p90: {},
    p99: { worst: 0.15 },
  },
  cases: (other.cases as readonly Simulated[])
    .filter(({ id }) => id.startsWith("pool"))
    .map((truth) => networkCase(truth, threads)),
};

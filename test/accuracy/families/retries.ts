import other from "../../reference/other-networks.json" with { type: "json" };
import retried from "../../reference/retried-systems.json" with { type: "json" };
import type { Family } from "../family.ts";
import { retriedSystems } from "../retried-systems.ts";
import { networkCase, type Simulated } from "./simulated.ts";

/** A client that waits half a second, three times, and takes what still queues back. */
const impatient = (rate: number) => ({
  version: 1,
  workloads: { w: { rate: `${rate}/s` } },
  tiers: {
    client: {
      kind: "service",
      delay: "0s",
      calls: [{ to: "svc", timeout: "0.5s", retries: 2, backoff: "0.1s", cancel: true }],
    },
    svc: { kind: "service", cores: 4, serviceTime: "100ms" },
  },
});

export const retries: Family = {
  name: "retries",
  title: "Timeouts and retries",
  about: `One regime, or those that come and go within the hour. Attempts of one call meet the same busy spell, so that
the share that fails is told as an interval too. ${other.source} ${retried.source}`,
  targets: {
    throughput: { worst: 0.02 },
    mean: { worst: 0.05 },
    p50: {},
    p90: {},
    p99: { worst: 0.2 },
    "share lost": {},
  },
  cases: [
    ...(other.cases as readonly Simulated[])
      .filter(({ id }) => id.startsWith("retry-"))
      .map((truth) => networkCase(truth, impatient(Number(/rate(\d+)/.exec(truth.id)?.[1])))),
    ...(retried.cases as readonly Simulated[]).map((truth) => networkCase(truth, retriedSystems[truth.id])),
  ],
};

import type { Remedy } from "../types.ts";

export const lowerAPool: Remedy = {
  name: "lower-a-pool",
  title: "Let in as many as are served best",
  what: "Sets `connections` of a database, or `threads` of a service or worker, to the concurrency at which it serves the most; who comes beyond waits in line.",
  limits:
    "Only where a speed that falls with concurrency is given (`coherency`, or points of `scaling`); the best concurrency is no better known than they are.",
  asks: ["the clients' own pools checked, so that their waiting does not run into timeouts"],
  rules: ["past-best-concurrency"],
  propose: (finding, { assessment }) => {
    const best = finding.figures.bestConcurrency ?? null;
    const tier = assessment.topology.tiers.find(({ id }) => id === finding.tier);
    if (best === null || tier === undefined) return [];
    const key = tier.kind === "database" ? "connections" : "threads";
    return [
      {
        title: `Let ${best} at once into ${finding.subject}`,
        edits: [{ path: ["tiers", tier.id, key], value: best }],
        asks: lowerAPool.asks,
      },
    ];
  },
};

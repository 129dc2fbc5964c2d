import { growthWanted, tierOf } from "../demand.ts";
import { smallestThatHelps } from "../smallest.ts";
import type { Remedy } from "../types.ts";

/** Replicas beyond which the primary is busy with feeding them. */
const MOST_REPLICAS = 15;

export const addReadReplicas: Remedy = {
  name: "add-read-replicas",
  title: "Add read replicas",
  what: "Adds replicas to a database, which take its reads off the primary and share them: the smallest number that mends the finding is searched.",
  limits: `Every replica applies every write, so replicas never cure a write bottleneck; as the change is solved, they are not shown then. At most ${MOST_REPLICAS}, as many as Amazon Aurora allows. Not where \`readFrom: primary\` keeps the reads.`,
  asks: ["reads that may be older than the last write: mark those that must not be with `fresh`"],
  rules: ["saturated", "near-saturation", "utilization-budget", "headroom-budget", "latency-budget"],
  propose: (finding, { assessment, at }, judge) => {
    const tier = tierOf(finding, assessment);
    if (tier?.kind !== "database" || finding.station === null) return [];
    const { replicas } = tier;
    const edits = (count: number) => [{ path: [...tier.path, "replicas"], value: count }];
    const range = {
      least: replicas + 1,
      guess: Math.max(1, replicas) * growthWanted(finding, at),
      most: MOST_REPLICAS,
    };
    const smallest = smallestThatHelps(range, (count) => judge(edits(count)));
    if (smallest === null) return [];
    const { number } = smallest;
    return [
      {
        title:
          replicas === 0
            ? `Read from ${number === 1 ? "a replica" : `${number} replicas`} of ${tier.id}`
            : `Read from ${number} replicas of ${tier.id} instead of ${replicas}`,
        edits: edits(number),
        asks: [
          ...addReadReplicas.asks,
          ...(replicas === 0 ? ["reads sent to the replicas by the application, its driver or a proxy"] : []),
        ],
      },
    ];
  },
};

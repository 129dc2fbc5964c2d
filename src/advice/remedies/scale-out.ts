import type { Tier } from "../../topology/types.ts";
import { growthWanted, serversOf, tierOf } from "../demand.ts";
import { smallestThatHelps } from "../smallest.ts";
import type { Remedy } from "../types.ts";

/** Instances beyond which another remedy is called for. */
const MOST_TIMES = 32;

export const scaleOut: Remedy = {
  name: "scale-out",
  title: "Scale out",
  what: "Runs more instances of a service, worker, load balancer or cache: the smallest number that mends the finding is searched.",
  limits: `Up to ${MOST_TIMES} times the instances. Databases scale by replicas or shards. More instances shorten waits, not the work itself: a latency that is mostly service time is not mended by them.`,
  asks: [],
  rules: [
    "saturated",
    "near-saturation",
    "utilization-budget",
    "headroom-budget",
    "latency-budget",
    "lag-budget",
    "error-budget",
    "errors",
  ],
  propose: (finding, { assessment, at }, judge) => {
    const tier = tierOf(finding, assessment);
    const servers = tier === undefined || tier.kind === "database" ? null : serversOf(tier);
    if (tier === undefined || servers === null || finding.station === null) return [];
    const { instances } = servers;
    const edits = (count: number) => [{ path: [...tier.path, "instances"], value: count }];
    const range = {
      least: instances + 1,
      guess: instances * growthWanted(finding, at),
      most: instances * MOST_TIMES,
    };
    const smallest = smallestThatHelps(range, (count) => judge(edits(count)));
    if (smallest === null) return [];
    return [
      {
        title: `Run ${tier.id} on ${smallest.number} instances instead of ${instances}`,
        edits: edits(smallest.number),
        asks: asksOf(tier, instances, smallest.number),
      },
    ];
  },
};

function asksOf(tier: Tier, before: number, after: number): readonly string[] {
  if (tier.kind === "worker") return [];
  if (tier.kind === "cache") {
    const moved = Math.round((1 - before / after) * 100);
    return [`keys are spread anew: about ${moved}% of them miss once, even with consistent hashing`];
  }
  const state = "no state of a user kept in one instance";
  return before === 1
    ? ["something before it that chooses among the instances: a load balancer, or its callers", state]
    : [state];
}

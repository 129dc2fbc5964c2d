import { growthWanted, tierOf } from "../demand.ts";
import { smallestThatHelps } from "../smallest.ts";
import type { Remedy } from "../types.ts";

/** Times the shards beyond which another remedy is called for. */
const MOST_TIMES = 32;
/** Seconds in which a terabyte is copied at 100 MB/s, in hours. */
const HOURS_PER_TERABYTE = 2.8;

export const shard: Remedy = {
  name: "shard",
  title: "Shard",
  what: "Splits a database by key into equal shards, each with its own primary and replicas: the smallest number that mends the finding is searched. The one remedy for writes when the largest machine is too small.",
  limits:
    "Up to 32 times the shards. The figures take keys to be equally popular unless `data` says how unevenly they are asked for, and every query to know its key. Where queries go to all shards, less is gained.",
  asks: ["a key by which nearly every query can be sent to one shard", "no joins and no transactions across shards"],
  rules: ["saturated", "near-saturation", "utilization-budget", "headroom-budget", "latency-budget"],
  propose: (finding, { assessment, at }, judge) => {
    const tier = tierOf(finding, assessment);
    if (tier?.kind !== "database" || finding.station === null) return [];
    const { shards } = tier;
    const edits = (count: number) => [{ path: [...tier.path, "shards"], value: count }];
    const range = { least: shards + 1, guess: shards * growthWanted(finding, at), most: shards * MOST_TIMES };
    const smallest = smallestThatHelps(range, (count) => judge(edits(count)));
    if (smallest === null) return [];
    const { number } = smallest;
    const moved = Math.round((1 - shards / number) * 100);
    return [
      {
        title: `Shard ${tier.id} in ${number}${shards === 1 ? "" : ` instead of ${shards}`}`,
        edits: edits(number),
        asks: [
          ...shard.asks,
          `${moved}% of the data moved to other machines: ${HOURS_PER_TERABYTE} h per terabyte at 100 MB/s, while writes go on`,
        ],
      },
    ];
  },
};

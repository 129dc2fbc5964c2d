import reference from "../../reference/caches-and-shards.json" with { type: "json" };
import type { Family } from "../family.ts";
import { assessed, stationOf } from "../topology-figures.ts";

interface Shards {
  readonly id: string;
  readonly zipf: number;
  readonly items: number;
  readonly shards: number;
  readonly busiestOverMean: number;
  readonly halfWidth: number;
}

/** What the busiest shard gets of the mean one's load: it is the one that saturates. */
function busiestOverMean({ items, zipf, shards }: Shards): number | null {
  const result = assessed({
    version: 1,
    workloads: { w: { rate: "1/s", operation: "read" } },
    tiers: {
      db: { kind: "database", engine: "mysql", shards, data: { items, popularity: { zipf } }, read: "1ms" },
    },
  });
  const { saturationFactor } = stationOf(result, "db.primary");
  return saturationFactor === null ? null : shards / (saturationFactor * 0.001);
}

export const hottestShard: Family = {
  name: "hottest-shard",
  title: "The hottest shard",
  about: `Load of the busiest of n shards over the mean one's, keys placed by a hash. ${reference.source}`,
  targets: { "busiest over mean": { worst: 0.015 } },
  cases: (reference.shards as readonly Shards[]).map((row) => ({
    id: row.id,
    load: null,
    measure: () => [
      {
        name: "busiest over mean",
        ours: busiestOverMean(row),
        truth: row.busiestOverMean,
        halfWidth: row.halfWidth,
        peers: { "all shards alike": 1 },
      },
    ],
  })),
};

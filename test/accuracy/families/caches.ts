import reference from "../../reference/caches-and-shards.json" with { type: "json" };
import other from "../../reference/other-networks.json" with { type: "json" };
import type { Case, Family } from "../family.ts";
import { assessed } from "../topology-figures.ts";
import { networkCase, type Simulated } from "./simulated.ts";

interface Lru {
  readonly id: string;
  readonly zipf: number;
  readonly items: number;
  readonly capacity: number;
  readonly hitRatio: number;
  readonly halfWidth: number;
}

/** Items of 1 kB, a cache that holds `capacity` of them. */
const cacheTier = ({ capacity, items, zipf }: Pick<Lru, "capacity" | "items" | "zipf">) => ({
  kind: "cache",
  engine: "redis",
  memory: `${capacity}KB`,
  items,
  itemSize: "1KB",
  popularity: { zipf },
});

const hitRatios = (reference.lru as readonly Lru[]).map(
  (row): Case => ({
    id: row.id,
    load: null,
    measure: () => {
      const { solution } = assessed({
        version: 1,
        workloads: { w: { rate: "200/s" } },
        tiers: {
          web: { kind: "service", cores: 8, serviceTime: "1ms", calls: "cache" },
          cache: { ...cacheTier(row), miss: "db" },
          db: { kind: "service", cores: 8, serviceTime: "1ms" },
        },
      });
      const [cache] = solution.caches;
      return [{ name: "hit ratio", ours: cache?.hitRatio ?? null, truth: row.hitRatio, halfWidth: row.halfWidth }];
    },
  }),
);

const cached = (other.cases as readonly Simulated[])
  .filter(({ id }) => id === "lru-web-db")
  .map((truth) =>
    networkCase(truth, {
      version: 1,
      workloads: { w: { rate: "200/s" } },
      tiers: {
        web: { kind: "service", cores: 4, serviceTime: "15ms", calls: "cache" },
        cache: { ...cacheTier({ capacity: 10_000, items: 100_000, zipf: 0.8 }), miss: "db" },
        db: { kind: "service", cores: 4, serviceTime: "30ms" },
      },
    }),
  );

export const caches: Family = {
  name: "caches",
  title: "Caches whose hit ratio follows from memory and keys",
  about: `LRU under Zipf popularity; hit ratios as differences. ${reference.source}`,
  targets: {
    "hit ratio": { worst: 0.002, isAbsolute: true },
    mean: { worst: 0.05 },
    p50: {},
    p90: {},
    p95: {},
    p99: { worst: 0.08 },
    p999: {},
  },
  cases: [...hitRatios, ...cached],
};

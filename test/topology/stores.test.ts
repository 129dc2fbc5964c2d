import { describe, expect, it } from "vitest";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import type { CacheTier, Topology } from "../../src/topology/types.ts";

function read(cache: string, calls = "cache"): Topology {
  const text = `version: 1
workloads: { web: { rate: 100/s } }
tiers:
  app: { kind: service, serviceTime: 1ms, calls: ${calls} }
  cache: { kind: cache, miss: db.read, ${cache} }
  db: { kind: database, read: 2ms }
`;
  const result = parseTopology([{ name: "topo.yaml", text }]);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("; "));
  return result.topology;
}

const cacheOf = ({ tiers }: Topology) => tiers[1] as CacheTier;
const STORE = "memory: 16GiB, items: 40M, itemSize: 2KB, popularity: { zipf: 0.9 }";

describe("From what a hit ratio is computed", () => {
  it("is memory in bytes, items, their size, popularity and expiry", () => {
    expect(cacheOf(read(`${STORE}, ttl: 1h, eviction: lfu`))).toMatchObject({
      memory: { bytes: 16 * 2 ** 30, eviction: "lfu" },
      keySpaces: [{ name: null, hit: { kind: "store", items: 40e6, itemSize: 2000, zipf: 0.9, ttl: 3600 } }],
    });
  });

  it("is lru without expiry unless said, and lru is listed as assumed", () => {
    const topology = read(STORE);
    expect(cacheOf(topology)).toMatchObject({ memory: { eviction: "lru" }, keySpaces: [{ hit: { ttl: null } }] });
    expect(topology.assumptions.map(({ path }) => path.join("."))).toContain("tiers.cache.eviction");
  });

  it("is the memory of the machine in the catalog where none is given, as an assumption", () => {
    const topology = read("instance: r6g.large, items: 40M, itemSize: 2KB, popularity: { zipf: 0.9 }");
    expect(cacheOf(topology).memory?.bytes).toBe(16 * 2 ** 30);
    const assumed = topology.assumptions.find(({ path }) => path.at(-1) === "memory");
    expect(assumed?.halvedDoubled).toEqual(["8GiB", "32GiB"]);
  });

  it("is the key space's own, else the tier's", () => {
    const keys = "keys: { profile: { items: 2M, ttl: 1min }, post: { hitRatio: 40% } }";
    const { keySpaces } = cacheOf(read(`${STORE}, ${keys}`, "[cache.profile, cache.post.delete]"));
    expect(keySpaces).toMatchObject([
      { name: "profile", hit: { kind: "store", items: 2e6, itemSize: 2000, zipf: 0.9, ttl: 60 } },
      { name: "post", hit: { kind: "given", ratio: 0.4 } },
    ]);
    expect(keySpaces.every(({ miss }) => miss.length === 1)).toBe(true);
  });
});

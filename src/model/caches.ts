import type { CacheMemory, HitSource } from "../topology/types.ts";
import type { Cache } from "./types.ts";

/** Where the items of a tier are. */
export interface CacheRoomRequest {
  readonly tier: string;
  /** null: hit ratios are given. */
  readonly memory: CacheMemory | null;
  /** Instances whose memory adds up, since keys choose among them. */
  readonly nodes: number;
  /** Instances that hold the same, each for its part of the requests. */
  readonly copies: number;
}

/** A cache of the model: with a given hit ratio, or with the room from which it is computed. */
export function cacheOf(id: string, { tier, memory, nodes, copies }: CacheRoomRequest, hit: HitSource): Cache {
  if (hit.kind === "given" || memory === null)
    return { id, tier, hit: { kind: "given", ratio: hit.kind === "given" ? hit.ratio : 0 } };
  const { items, itemSize, zipf, ttl, warmth } = hit;
  const room = { id: tier, policy: memory.eviction, capacity: memory.bytes * nodes, copies };
  const store = { kind: "store", room, items, itemSize, popularity: { zipf }, ttl } as const;
  return { id, tier, hit: warmth === undefined ? store : { ...store, warmth } };
}

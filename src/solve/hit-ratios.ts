/** Hit ratios as an outcome: what is asked of each cache, and what there is room for. */

import type { CacheRoom, CacheStore, Model } from "../model/types.ts";
import type { CacheHits } from "../queueing/cache-hit-ratio.ts";
import { remembered } from "../queueing/remembered.ts";
import { sharedCacheHits } from "../queueing/shared-cache.ts";
import type { CacheFlow, Flows } from "./flows.ts";
import type { Prepared } from "./prepare.ts";

/** Caches in one room. */
export interface Store {
  readonly room: CacheRoom;
  /** By their index in the model. */
  readonly caches: readonly number[];
  /** Remembers what was found, so that a hit ratio that does not depend on the rate is found once. */
  readonly known: (key: string, make: () => readonly CacheHits[]) => readonly CacheHits[];
}

export interface HitRatios {
  readonly ratios: Float64Array;
  /** Of computed ones, how they came about; null: given. */
  readonly details: readonly (CacheHits | null)[];
  /** Difference to the ratios before. */
  readonly off: number;
}

/** Loads whose hit ratios are kept. */
const MOST_KNOWN = 64;

export function storesOf(model: Model): readonly Store[] {
  const rooms = new Map<string, { room: CacheRoom; caches: number[] }>();
  model.caches.forEach(({ hit }, index) => {
    if (hit.kind !== "store") return;
    const known = rooms.get(hit.room.id);
    if (known === undefined) rooms.set(hit.room.id, { room: hit.room, caches: [index] });
    else known.caches.push(index);
  });
  return [...rooms.values()].map((store) => ({ ...store, known: remembered(MOST_KNOWN) }));
}

/** Given hit ratios, and 0 for those that are yet to be found. */
export function hitRatiosOf(model: Model): Float64Array {
  return Float64Array.from(model.caches, ({ hit }) => (hit.kind === "given" ? hit.ratio : 0));
}

/** What the caches answer when this is asked of them. */
export function hitRatiosAt(prepared: Prepared, flows: Flows, before: Float64Array): HitRatios {
  const ratios = before.slice();
  const details: (CacheHits | null)[] = prepared.model.caches.map(() => null);
  let off = 0;
  for (const store of prepared.stores) {
    const hits = hitsIn(store, prepared.model, flows);
    store.caches.forEach((cache, k) => {
      const found = hits[k] as CacheHits;
      const { warmth = 1 } = (prepared.model.caches[cache] as { hit: CacheStore }).hit;
      const ratio = found.hitRatio * warmth;
      off = Math.max(off, Math.abs(ratio - (before[cache] as number)));
      ratios[cache] = ratio;
      details[cache] = found;
    });
  }
  return { ratios, details, off };
}

function hitsIn({ room, caches, known }: Store, { caches: all }: Model, flows: Flows): readonly CacheHits[] {
  const stores = caches.map((cache) => (all[cache] as { hit: CacheStore }).hit);
  const asked = caches.map((cache) => flows.caches[cache] as CacheFlow);
  const rates = asked.map(({ reads, puts, drops }) => (reads + puts + drops) / room.copies);
  // Without a ttl it matters only which part of the requests each key space has.
  const isTimed = stores.some(({ ttl }) => ttl !== null);
  const total = isTimed ? 1 : rates.reduce((sum, rate) => sum + rate, 0);
  const spaces = stores.map(({ items, itemSize, popularity, ttl }, k) => {
    const { drops } = asked[k] as CacheFlow;
    const rate = rates[k] as number;
    return {
      items,
      itemSize,
      zipf: popularity.zipf,
      ttl,
      requestRate: total > 0 ? rate / total : 0,
      writeShare: rate > 0 ? drops / room.copies / rate : 0,
    };
  });
  const key = spaces.map(({ requestRate, writeShare }) => `${requestRate} ${writeShare}`).join(" ");
  const hits = known(key, () => sharedCacheHits({ policy: room.policy, capacity: room.capacity, spaces }));
  return isTimed || total === 0 ? hits : hits.map((one) => inSeconds(one, total));
}

/** Ages in requests become ages in seconds. */
function inSeconds(hits: CacheHits, requestRate: number): CacheHits {
  const { characteristicTime } = hits;
  return characteristicTime === null ? hits : { ...hits, characteristicTime: characteristicTime / requestRate };
}

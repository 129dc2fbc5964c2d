import type { Filling } from "./characteristic-time.ts";
import type { Part } from "./key-space.ts";

/**
 * LFU over several key spaces: the keys that are read most are let in, whichever space they are of, until those
 * present fill the room. The class of keys at which the room ends is let in as far as it goes.
 *
 * @param parts key spaces that are read
 * @param capacity room, in the unit of the items' sizes
 */
export function keepMostFrequentOf(parts: readonly Part[], capacity: number): ReadonlyMap<Part, Filling> {
  const classes = parts.flatMap((part) => {
    const hitsPerMiss = part.hitsPerMiss(Number.POSITIVE_INFINITY);
    return Array.from(part.popularity.share, (share, k) => {
      const hits = hitsPerMiss(share);
      const presence = hits < 1e300 ? hits / (1 + hits) : 1;
      return { part, share, keys: part.popularity.count[k] as number, presence, rate: share * part.readRate };
    });
  });
  classes.sort((a, b) => b.rate - a.rate);
  const kept = new Map(parts.map((part) => [part, { present: 0, hitRatio: 0 }]));
  let room = capacity;
  for (const { part, share, keys, presence } of classes) {
    const wanted = keys * presence * part.itemSize;
    const letIn = wanted > room ? room / wanted : 1;
    const known = kept.get(part) as { present: number; hitRatio: number };
    known.present += letIn * keys * presence;
    known.hitRatio += letIn * keys * presence * share;
    room -= letIn * wanted;
    if (letIn < 1) break;
  }
  return new Map(
    [...kept].map(([part, { present, hitRatio }]) => [part, { present, absent: 0, hitRatio, missRatio: 1 - hitRatio }]),
  );
}

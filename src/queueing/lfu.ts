import type { HitsPerMiss } from "./characteristic-time.ts";
import { fillingAt } from "./characteristic-time.ts";
import { rankSum } from "./rank-sum.ts";
import { zipfTotal } from "./zipf.ts";

/** A cache that keeps the most popular keys: what is in it, and the share of reads that it answers. */
export interface FrequentKeys {
  /** Ranks that are let in: C of them where nothing else ends a stay, more where expiry or writes make room. */
  readonly ranks: number;
  readonly occupancy: number;
  readonly hitRatio: number;
}

/**
 * LFU as its ideal: the keys 1…K are let in and no other, K such that those of them that are present fill the
 * cache. Newton on K: the room taken is concave in K, so the steps never pass the solution.
 *
 * @param capacity C, an integer ≥ 0 and below the number of items
 * @param hitsPerMiss of a key of popularity q, whatever the time
 *
 * @example
 * keepMostFrequent(4, 1, 2, () => Infinity).hitRatio; // 0.72
 */
export function keepMostFrequent(
  items: number,
  exponent: number,
  capacity: number,
  hitsPerMiss: HitsPerMiss,
): FrequentKeys {
  const total = zipfTotal(items, exponent);
  let ranks = capacity;
  for (let round = 0; ; round++) {
    const filling = heldTo(ranks, exponent, total, hitsPerMiss);
    if (ranks >= items) return { ranks, occupancy: filling.present, hitRatio: filling.hitRatio };
    const share = (ranks + 1) ** -exponent / total;
    const hits = hitsPerMiss(share, 0);
    const nextPresent = hits < 1e300 ? hits / (1 + hits) : 1;
    const room = Math.max(0, capacity - filling.present);
    const more = Math.floor(room / nextPresent);
    if (more < 1 || round > 100)
      return { ranks, occupancy: filling.present + room, hitRatio: filling.hitRatio + share * room };
    ranks = Math.min(items, ranks + more);
  }
}

function heldTo(
  ranks: number,
  exponent: number,
  total: number,
  hitsPerMiss: HitsPerMiss,
): { readonly present: number; readonly hitRatio: number } {
  if (ranks === 0) return { present: 0, hitRatio: 0 };
  const { rank, count } = rankSum(ranks);
  return fillingAt({ share: rank.map((i) => i ** -exponent / total), count }, hitsPerMiss, 0);
}

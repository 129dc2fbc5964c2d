import type { Filling } from "./characteristic-time.ts";
import { fillingOf } from "./characteristic-time.ts";
import { rankSum } from "./rank-sum.ts";
import { zipfTotal } from "./zipf.ts";

/**
 * LFU as its ideal: the keys 1…K are let in and no other, with K such that those of them that are present fill
 * the cache; K is C unless expiry or writes make room. Newton on K: the room taken is concave in K, so that no
 * step passes the solution. What room is left after whole keys goes to the next one.
 *
 * @param items n, an integer ≥ 1
 * @param exponent α ≥ 0 of Zipf's law
 * @param capacity C, an integer from 0 to n
 * @param hitsPerMiss r·D of a key of popularity q
 *
 * @example
 * keepMostFrequent(4, 1, 2, () => Number.POSITIVE_INFINITY).hitRatio; // 0.72
 */
export function keepMostFrequent(
  items: number,
  exponent: number,
  capacity: number,
  hitsPerMiss: (share: number) => number,
): Pick<Filling, "present" | "hitRatio"> {
  const total = zipfTotal(items, exponent);
  let ranks = capacity;
  for (;;) {
    const held = heldTo(ranks);
    if (ranks >= items) return held;
    const nextShare = (ranks + 1) ** -exponent / total;
    const hits = hitsPerMiss(nextShare);
    const room = Math.max(0, capacity - held.present);
    const more = Math.floor(room * (1 + 1 / hits));
    if (more < 1) return { present: held.present + room, hitRatio: held.hitRatio + nextShare * room };
    ranks = Math.min(items, ranks + more);
  }

  function heldTo(last: number): Pick<Filling, "present" | "hitRatio"> {
    if (last === 0) return { present: 0, hitRatio: 0 };
    const { rank, count } = rankSum(last);
    return fillingOf({ share: rank.map((i) => i ** -exponent / total), count }, hitsPerMiss);
  }
}

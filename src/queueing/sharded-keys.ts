import { requireInteger } from "./domain.ts";
import type { ScatteredKeys } from "./shard-load.ts";
import { zipfPopularity } from "./zipf.ts";

/** Keys that are spread over shards by a hash of their name. */
export interface ShardedKeys {
  /** n, an integer ≥ 1: rows, partition keys, or users where sessions stick to an instance. */
  readonly items: number;
  /** α ≥ 0 of their Zipf law; 0 where all are alike. */
  readonly zipf: number;
  /** Share of all requests that one more key takes beside them, in [0, 1). Default 0. */
  readonly hotKeyShare?: number;
}

/** Keys whose shards are enumerated. */
const PLACED = 3;
/** Keys whose load is followed one by one, the placed ones included; the end of a panel of the rank sum. */
const FOLLOWED = 32;

/**
 * The few largest keys, the next ones, and the crowd of the others by its two moments.
 *
 * @throws RangeError when an argument is outside its domain
 *
 * @example
 * splitKeys({ items: 3, zipf: 1 }).placed; // [0.5454…, 0.2727…, 0.1818…]
 */
export function splitKeys(keys: ShardedKeys): { readonly placed: readonly number[]; readonly others: ScatteredKeys } {
  const { items, zipf, hotKeyShare = 0 } = keys;
  requireInteger("items", items, 1);
  if (!(hotKeyShare >= 0 && hotKeyShare < 1))
    throw new RangeError(`hotKeyShare must be a number from 0 to below 1, got ${hotKeyShare}`);
  const { share, count } = zipfPopularity(items, zipf);
  const rest = 1 - hotKeyShare;
  const largest = Array.from(
    { length: Math.min(items, FOLLOWED) },
    (_, i) => rest * (share[0] as number) * (i + 1) ** -zipf,
  );
  let restShare = 0;
  let restSquares = 0;
  let ranks = 0;
  for (let k = 0; k < share.length; k++) {
    ranks += count[k] as number;
    if (ranks < FOLLOWED + 0.5) continue;
    const q = rest * (share[k] as number);
    restShare += (count[k] as number) * q;
    restSquares += (count[k] as number) * q * q;
  }
  if (hotKeyShare > 0) largest.push(hotKeyShare);
  largest.sort((a, b) => b - a);
  return { placed: largest.slice(0, PLACED), others: { largest: largest.slice(PLACED), restShare, restSquares } };
}

import { orderedShardShares } from "../queueing/ordered-shards.ts";
import { remembered } from "../queueing/remembered.ts";

/** Keys and how unevenly they are asked for. */
export interface Keys {
  readonly items: number;
  readonly zipf: number;
}

/** The busiest parts keep a share of their own; */
const SINGLE = 16;
/** the others come in classes, each half as many again as the one before. */
const GROWTH = 1.5;

const known = remembered<readonly number[]>(64);

/**
 * The share of the requests that each part of a hashed key space gets, the busiest first: on average over the ways in
 * which the keys may fall. Parts that are nearly alike have one share, so that few queues are solved.
 *
 * @returns null: there is but one part
 */
export function keyShares({ items, zipf }: Keys, parts: number): readonly number[] | null {
  if (parts === 1) return null;
  return known(`${items} ${zipf} ${parts}`, () => inClasses(orderedShardShares({ items, zipf }, parts)));
}

function inClasses(shares: Float64Array): readonly number[] {
  const classed = Array.from(shares);
  let size = 2;
  for (let start = SINGLE; start < classed.length; start += Math.floor(size), size *= GROWTH) {
    const members = classed.slice(start, start + Math.floor(size));
    const mean = members.reduce((sum, share) => sum + share, 0) / members.length;
    classed.fill(mean, start, start + members.length);
  }
  return classed;
}

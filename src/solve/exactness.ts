import type { Station } from "../model/types.ts";
import type { CacheHits } from "../queueing/cache-hit-ratio.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { Prepared, Waits } from "./prepare.ts";
import type { Exactness } from "./types.ts";

const RANK: Record<Exactness, number> = { exact: 0, "numerically-exact": 1, approximate: 2, assumed: 3 };
const BY_RANK = Object.keys(RANK) as readonly Exactness[];

/**
 * A mean is as exact as the least exact station on the way, and approximate where branches run at
 * once, since they are taken as independent; the same goes for computed hit ratios. Percentiles need the stays themselves to be independent,
 * which holds along single-server first-come queues (Reich 1957; Burke 1968); several servers let
 * requests overtake one another (Simon & Foley 1979).
 */
export function exactnessOf(
  prepared: Prepared,
  w: number,
  results: readonly (StationResult | null)[],
  hits: readonly (CacheHits | null)[],
): { readonly exactness: Exactness; readonly percentileExactness: Exactness } {
  const { stations, forks, retries, caches } = prepared.waits[w] as Waits;
  const marks = marksOf(prepared, results);
  let rank: number = RANK[forks || retries ? "approximate" : "exact"];
  let queues = 0;
  let inOrder = true;
  for (const s of stations) {
    const mark = marks[s] as number;
    if (mark === NO_QUEUE) continue;
    queues++;
    rank = Math.max(rank, mark & RANKS);
    inOrder &&= mark <= RANKS;
  }
  let exactness = BY_RANK[rank] as Exactness;
  for (const cache of caches) exactness = less(exactness, hits[cache]?.exactness ?? "exact");
  const independent = queues < 2 || inOrder;
  return { exactness, percentileExactness: less(exactness, independent ? "numerically-exact" : "approximate") };
}

const less = (a: Exactness, b: Exactness): Exactness => (RANK[a] >= RANK[b] ? a : b);

const RANKS = 3;
/** Requests may overtake one another. */
const OVERTAKEN = 4;
const NO_QUEUE = 255;

const known = new WeakMap<readonly (StationResult | null)[], Uint8Array>();

/** Of each station its rank and whether requests keep their order: worked out once for all workloads, of which each meets many. */
function marksOf({ model }: Prepared, results: readonly (StationResult | null)[]): Uint8Array {
  const found = known.get(results);
  if (found !== undefined) return found;
  const marks = Uint8Array.from(results, (result, s) => {
    if (!result) return NO_QUEUE;
    const { servers, discipline, group } = model.stations[s] as Station;
    const inOrder = discipline === "fcfs" && servers * (model.groups[group]?.members ?? 1) === 1;
    return RANK[result.exactness] + (inOrder ? 0 : OVERTAKEN);
  });
  known.set(results, marks);
  return marks;
}

import type { Station } from "../model/types.ts";
import type { CacheHits } from "../queueing/cache-hit-ratio.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { Prepared, Waits } from "./prepare.ts";
import type { Exactness } from "./types.ts";

const RANK: Record<Exactness, number> = { exact: 0, "numerically-exact": 1, approximate: 2, assumed: 3 };

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
  const { model } = prepared;
  const { stations, forks, retries, caches } = prepared.waits[w] as Waits;
  let exactness: Exactness = forks || retries ? "approximate" : "exact";
  let queues = 0;
  let inOrder = true;
  for (const s of stations) {
    const result = results[s];
    if (!result) continue;
    const { servers, discipline, group } = model.stations[s] as Station;
    exactness = less(exactness, result.exactness);
    queues++;
    inOrder &&= discipline === "fcfs" && servers * (model.groups[group]?.members ?? 1) === 1;
  }
  for (const cache of caches) exactness = less(exactness, hits[cache]?.exactness ?? "exact");
  const independent = queues < 2 || inOrder;
  return { exactness, percentileExactness: less(exactness, independent ? "numerically-exact" : "approximate") };
}

const less = (a: Exactness, b: Exactness): Exactness => (RANK[a] >= RANK[b] ? a : b);

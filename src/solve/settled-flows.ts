/** Flows and hit ratios that belong together: what is asked of a cache decides what it answers, and so what is asked. */
import type { CacheHits } from "../queueing/cache-hit-ratio.ts";
import type { FailureConditions } from "./call-outcomes.ts";
import { type Flows, flowsOf } from "./flows.ts";
import { hitRatiosAt, hitRatiosOf } from "./hit-ratios.ts";
import type { Prepared } from "./prepare.ts";

const TOLERANCE = 1e-13;
const MOST_ROUNDS = 200;

export interface SettledFlows {
  readonly flows: Flows;
  readonly hitRatios: Float64Array;
  /** How computed hit ratios came about; null: given. */
  readonly hits: readonly (CacheHits | null)[];
  readonly converged: boolean;
}

/**
 * Flows when station s passes the share `passed[s]` of what reaches it, with the hit ratios that they bring about.
 *
 * A cache behind the misses of another needs one more round, and a cache that its own misses lead back to a few:
 * each of these rounds multiplies the error by the share of its requests that come round.
 *
 * @param rates arrivals of each workload, 1/s
 * @param failures of calls that may fail; absent where none may
 */
export function settledFlows(
  prepared: Prepared,
  rates: readonly number[],
  passed: Float64Array,
  failures?: FailureConditions,
): SettledFlows {
  const { model } = prepared;
  const given = failures === undefined ? {} : { failures };
  let hitRatios = hitRatiosOf(model);
  let flows = flowsOf(prepared, rates, { passed, hitRatios, ...given });
  let hits: SettledFlows["hits"] = model.caches.map(() => null);
  if (prepared.stores.length === 0) return { flows, hitRatios, hits, converged: flows.converged };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = hitRatiosAt(prepared, flows, hitRatios);
    hits = found.details;
    if (found.off <= TOLERANCE) return { flows, hitRatios, hits, converged: flows.converged };
    hitRatios = found.ratios;
    flows = flowsOf(prepared, rates, { passed, hitRatios, ...given });
  }
  return { flows, hitRatios, hits, converged: false };
}

import { givenFactor } from "../latency/given-factor.ts";
import type { Law } from "../queueing/law.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { noTime, type TailLaw } from "../queueing/tail-law.ts";

/** Closer to 1 a wait given the factor is nearly a point, and costs ever more values of it for next to nothing. */
const MOST = 0.92;

const made = new WeakMap<StationResult, Map<string, StationResult>>();

/**
 * A station whose waits follow a normal factor, given that factor; made once, so that what is composed of it is composed
 * once.
 *
 * @param correlation r of the waits, in [0, 1]
 * @param z null: without the wait
 */
export function givenFactorOf(result: StationResult, correlation: number, z: number | null): StationResult {
  const r = Number(Math.min(MOST, correlation).toPrecision(9));
  const key = `${r} ${z}`;
  const known = made.get(result) ?? new Map<string, StationResult>();
  made.set(result, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const { wait, virtualWait, response, responseOf, batch } = result;
  // Who shares a server waits in being served: of the whole response that part follows the factor.
  const ofShared = r * result.waitProbability;
  const law = (one: TailLaw, share: number) => (z === null ? noTime : givenFactor(one, share, z));
  const given: StationResult = {
    ...result,
    wait: wait && law(wait, r),
    ...(batch === undefined ? {} : { batch: { ...batch, first: law(batch.first, r) } }),
    ...(virtualWait === undefined ? {} : { virtualWait: law(virtualWait, r) }),
    ...(response ? { response: law(response, ofShared) } : {}),
    ...(responseOf === undefined ? {} : { responseOf: (own) => law(responseOnce(result, own), ofShared) }),
  };
  known.set(key, given);
  return given;
}

const responses = new WeakMap<StationResult, Map<Law, TailLaw>>();

/** The response of one's own service, the same object each time: what is known of it is then known whatever the factor. */
function responseOnce(result: StationResult, own: Law): TailLaw {
  const known = responses.get(result) ?? new Map<Law, TailLaw>();
  responses.set(result, known);
  const response = known.get(own) ?? (result.responseOf as (own: Law) => TailLaw)(own);
  known.set(own, response);
  return response;
}

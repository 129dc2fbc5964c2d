import { erlangMixtureTail } from "./erlang-mixture-tail.ts";
import type { PerSecond, Seconds } from "./law.ts";
import type { SharedService } from "./shared-service.ts";
import { slowServiceTail, steppingRate, stepsToEnd } from "./shared-service.ts";
import type { TailLaw } from "./tail-law.ts";
import { mixtureTail } from "./tail-law.ts";
import { afterExponentialWait, afterStagedWait } from "./waited-service.ts";
import { waitingWalk } from "./waiting-walk.ts";

/** What a request meets on its way through a station whose speed depends on the number in service. */
export interface TaggedJob {
  readonly service: SharedService;
  /** P(it starts at once, as the n-th present), by n − firstPresent. */
  readonly atOnce: Float64Array;
  readonly firstPresent: number;
  /** Its wait, 0 with the sum of `atOnce`. */
  readonly wait: TailLaw;
  /** P(so many completions until its service starts), by number − 1, given that it waits. */
  readonly found: Float64Array;
  /** Places to wait in; may be ∞. */
  readonly places: number;
  /** Completions per second while somebody waits. */
  readonly fullRate: PerSecond;
  /** Mean time in service. */
  readonly serviceTime: Seconds;
}

/** Cells of the walks that are computed at most: some 30 ms. */
const MOST_WORK = 2e7;
/** Steps of a wait that are followed at most. */
const MOST_STEPS = 2 ** 19;
/** A share of requests that does not count. */
const NEGLIGIBLE = 1e-12;

/**
 * The law of the time from arrival to completion: the request is followed through its wait, with what gathers
 * behind it, and its service, with all who share it. Exact for exponential work.
 *
 * Where that would take too long (lines of hundreds) a wait and what gathers meanwhile are taken as independent:
 * within 2 % at p99.9. Where many hundreds are served at once, or next to the limit, the number present is taken
 * to stand still while a request is served, and the service after a wait by its mean.
 *
 * @example
 * // M/M/1 with λ = 1, μ = 2 has P(T > t) = e^{−t}: see the tests.
 */
export function timeOfTaggedJob(job: TaggedJob): TailLaw {
  const { service, atOnce, firstPresent, wait, found, places, fullRate } = job;
  const { arrivalRate, concurrency } = service;
  const stepping = steppingRate(service);
  const waiting = 1 - wait.atZero;
  const lines = waiting > NEGLIGIBLE ? found.length : 0;
  const serviceSteps = 28 * job.serviceTime * stepping;
  const walkSteps = (lines + 7 * Math.sqrt(lines)) * (stepping / fullRate);
  const mostBehind = Math.min(places, 4 * concurrency + 20);
  if (walkSteps * lines * mostBehind + (walkSteps + serviceSteps) * (atOnce.length + mostBehind) < MOST_WORK) {
    const share = lines > 0 ? waiting : 0;
    const starting = found.map((p) => p * share);
    const step = waitingWalk(starting, places, mostBehind, arrivalRate / stepping, fullRate / stepping);
    return erlangMixtureTail(stepsToEnd(service, atOnce, firstPresent, { share, step }), stepping);
  }
  const isEndless = places === Number.POSITIVE_INFINITY;
  const waitRate = isEndless ? fullRate - arrivalRate : fullRate;
  const waitSteps = ((isEndless ? 28 : lines) * stepping) / waitRate;
  const waitWork = isEndless ? waitSteps : waitSteps * (lines + serviceSteps);
  if (waitSteps < MOST_STEPS && waitWork + serviceSteps * (atOnce.length + mostBehind) < MOST_WORK) {
    const ends = Array.from(stepsToEnd(service, atOnce, firstPresent));
    const served = stepsToEnd(service, cappedAt(found, mostBehind), concurrency);
    const waited = isEndless
      ? afterExponentialWait(served, stepping / waitRate)
      : afterStagedWait(served, found, stepping / waitRate);
    for (let k = 0; k < waited.length; k++) ends[k] = (ends[k] ?? 0) + waiting * (waited[k] as number);
    return erlangMixtureTail(ends, stepping);
  }
  const parts: { weight: number; law: TailLaw }[] = [];
  if (waiting < 1) parts.push({ weight: 1 - waiting, law: slowServiceTail(service, atOnce, firstPresent) });
  if (waiting > 0) parts.push({ weight: waiting, law: delayed(wait, slowServiceTail(service, [1], concurrency).mean) });
  return mixtureTail(parts);
}

/** The law of the lesser of a number and a cap. */
function cappedAt(law: Float64Array, cap: number): Float64Array {
  const capped = law.slice(0, cap + 1);
  const last = capped.length - 1;
  capped[last] = 1 - capped.subarray(0, last).reduce((sum, p) => sum + p, 0);
  return capped;
}

/** What waits, given that it waits, and then takes a constant time. */
function delayed(wait: TailLaw, delay: Seconds): TailLaw {
  const waiting = 1 - wait.atZero;
  const mean = wait.mean / waiting;
  return {
    mean: mean + delay,
    atZero: 0,
    tail: (t) => (t <= delay ? 1 : wait.tail(t - delay) / waiting),
    partialTail: (t) => (t <= delay ? mean + delay - t : (wait.partialTail?.(t - delay) ?? 0) / waiting),
  };
}

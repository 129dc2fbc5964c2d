import { erlangMixtureTail } from "./erlang-mixture-tail.ts";
import type { PerSecond, Seconds } from "./law.ts";
import type { SharedService } from "./shared-service.ts";
import { slowServiceTail, steppingRate, stepsToEnd } from "./shared-service.ts";
import type { TailLaw } from "./tail-law.ts";
import { mixtureTail } from "./tail-law.ts";

/** What a request meets on its way through a station whose speed depends on the number in service. */
export interface TaggedJob {
  readonly service: SharedService;
  /** P(it starts at once, as the n-th present), by n − firstPresent. */
  readonly atOnce: Float64Array;
  readonly firstPresent: number;
  /** P(so many wait behind it when its wait ends, given that it waited). */
  readonly behind: Float64Array;
  /** Its wait, 0 with the sum of `atOnce`. */
  readonly wait: TailLaw;
  /** P(a wait has so many stages), by stages − 1, given that it waits. */
  readonly waitStages: Float64Array;
  readonly stageRate: PerSecond;
}

/** Steps of a wait that are followed, and of services times the numbers present. */
const MOST_STEPS = 2 ** 19;
const MOST_WORK = 2e7;
const REST = 1e-12;

/**
 * The law of the time from arrival to completion.
 *
 * Wait and service are each a random number of steps of one rate, and so is their sum: an Erlang law of a
 * random number of stages. A wait and the number that came meanwhile, on which the service depends, are taken
 * as independent; otherwise exact for exponential work. Where waits outlast all that, next to the limit, the
 * service after a wait counts by its mean; where very many are present, their number stands still meanwhile.
 *
 * @param serviceTime mean time in service, for an estimate of the work
 *
 * @example
 * // M/M/1 with λ = 1, μ = 2 has P(T > t) = e^{−t}: see the tests.
 */
export function timeOfTaggedJob(job: TaggedJob, serviceTime: Seconds): TailLaw {
  const { service, atOnce, firstPresent, behind, wait, waitStages, stageRate } = job;
  const stepping = steppingRate(service);
  const waiting = 1 - wait.atZero;
  const stageSteps = stepping / stageRate;
  const waitSteps = waiting > REST ? (waitStages.length === 1 ? 28 : waitStages.length) * stageSteps : 0;
  const serviceWork = 28 * serviceTime * stepping * (atOnce.length + (waiting > REST ? behind.length : 0));
  if (waitSteps < MOST_STEPS && serviceWork < MOST_WORK) {
    const started = stepsToEnd(service, atOnce, firstPresent);
    if (!(waiting > REST)) return erlangMixtureTail(started, stepping);
    const served = stepsToEnd(service, behind, service.concurrency);
    const waited =
      waitStages.length === 1 ? afterOneStage(served, stageSteps) : afterStages(served, waitStages, stageSteps);
    return erlangMixtureTail(added(started, waited, waiting), stepping);
  }
  const parts: { weight: number; law: TailLaw }[] = [];
  if (waiting < 1) parts.push({ weight: 1 - waiting, law: slowServiceTail(service, atOnce, firstPresent) });
  if (waiting > 0)
    parts.push({
      weight: waiting,
      law: delayed(wait, slowServiceTail(service, behind, service.concurrency).mean),
    });
  return mixtureTail(parts);
}

/** Service preceded by one exponential stage of `stageSteps` steps on average: a recursion. */
function afterOneStage(served: Float64Array, stageSteps: number): Float64Array {
  const leaves = 1 / stageSteps;
  const ends: number[] = [0];
  let left = 1;
  for (let k = 1; left > REST && k < MOST_STEPS; k++) {
    const ended = leaves * (served[k - 1] ?? 0) + (1 - leaves) * (ends[k - 1] as number);
    ends.push(ended);
    left -= ended;
  }
  return Float64Array.from(ends);
}

/** Service preceded by a random number of such stages. */
function afterStages(served: Float64Array, waitStages: Float64Array, stageSteps: number): Float64Array {
  const leaves = 1 / stageSteps;
  const stages = waitStages.slice();
  let highest = stages.length - 1;
  const waits: number[] = [];
  let left = 1;
  while (left > REST && waits.length < MOST_STEPS) {
    const ended = (stages[0] as number) * leaves;
    for (let i = 0; i <= highest; i++)
      stages[i] = (stages[i] as number) * (1 - leaves) + (i < highest ? (stages[i + 1] as number) * leaves : 0);
    while (highest > 0 && (stages[highest] as number) < 1e-17) highest--;
    waits.push(ended);
    left -= ended;
  }
  const ends = new Float64Array(waits.length + served.length);
  for (let i = 0; i < waits.length; i++) {
    const p = waits[i] as number;
    if (p < 1e-15) continue;
    for (let j = 0; j < served.length; j++) ends[i + j + 1] = (ends[i + j + 1] as number) + p * (served[j] as number);
  }
  return ends;
}

function added(atOnce: Float64Array, waited: Float64Array, weight: number): Float64Array {
  const sum = new Float64Array(Math.max(atOnce.length, waited.length));
  sum.set(atOnce);
  for (let k = 0; k < waited.length; k++) sum[k] = (sum[k] as number) + weight * (waited[k] as number);
  return sum;
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

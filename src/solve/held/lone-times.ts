/** How long things take where nobody waits: which of several branches at once is the one that is waited for. */
import type { Seconds } from "../../queueing/law.ts";
import { meanOf, scvOf } from "../../queueing/law-moments.ts";
import { atLeastProbability } from "../k-of-n.ts";
import type { Prepared } from "../prepare.ts";
import type { CallStep, PreparedStep, UseSite } from "../steps.ts";

export interface LoneTime {
  readonly mean: Seconds;
  /** s². */
  readonly variance: number;
}

export interface LoneTimes {
  readonly of: (steps: readonly PreparedStep[]) => LoneTime;
  /** The time of a call with all its repetitions and copies, in times of one. */
  readonly repetitions: (call: CallStep) => number;
}

const NO_TIME: LoneTime = { mean: 0, variance: 0 };

/** @param hitRatios of each cache */
export function loneTimes(prepared: Prepared, hitRatios: Float64Array): LoneTimes {
  const operations: LoneTime[] = prepared.model.operations.map(() => NO_TIME);
  for (let k = prepared.order.length - 1; k >= 0; k--) {
    const operation = prepared.order[k] as number;
    operations[operation] = timeOf(prepared.steps[operation] as readonly PreparedStep[]);
  }
  return { of: timeOf, repetitions };

  function timeOf(steps: readonly PreparedStep[]): LoneTime {
    let mean = 0;
    let variance = 0;
    for (const step of steps) {
      if (step.kind === "reply") break;
      const one = stepTime(step);
      mean += one.mean;
      variance += one.variance;
    }
    return { mean, variance };
  }

  function stepTime(step: PreparedStep): LoneTime {
    switch (step.kind) {
      case "use": {
        const { service } = prepared.sites[step.site] as UseSite;
        return { mean: meanOf(service), variance: scvOf(service) * meanOf(service) ** 2 };
      }
      case "delay":
        return { mean: step.mean, variance: scvOf(step.time) * step.mean ** 2 };
      case "hold":
        return timeOf(step.steps);
      case "call": {
        if (!step.waited) return NO_TIME;
        const one = callTime(step);
        const times = repetitions(step);
        return mixed([{ share: step.share, time: { mean: one.mean * times, variance: one.variance * times } }]);
      }
      case "choice":
        return mixed(step.branches.map(({ share, steps }) => ({ share, time: timeOf(steps) })));
      case "lookup": {
        const hit = hitRatios[step.cache] as number;
        return mixed([
          { share: hit, time: timeOf(step.hit) },
          { share: 1 - hit, time: timeOf(step.miss) },
        ]);
      }
      case "parallel": {
        const times = step.branches.map(timeOf);
        const { variance } = times[waitedBranch(times, step.need)] as LoneTime;
        return { mean: joinTime(times, step.need), variance };
      }
      default:
        return NO_TIME;
    }
  }

  function callTime(call: CallStep): LoneTime {
    const { mean, variance } = operations[call.target] as LoneTime;
    const spread = call.network === null ? 0 : scvOf(call.network) * call.networkTime ** 2;
    return { mean: mean + call.networkTime, variance: variance + spread };
  }

  function repetitions(call: CallStep): number {
    const inRow = call.parallel ? 1 : call.meanTimes;
    const atOnce = Math.round((call.parallel ? call.meanTimes : 1) * call.copies);
    if (atOnce <= 1) return inRow * (call.parallel ? Math.min(1, call.meanTimes) : 1);
    const one = callTime(call);
    if (!(one.mean > 0)) return inRow;
    const branches = Array.from({ length: Math.min(MOST_BRANCHES, atOnce) }, () => one);
    return (inRow * joinTime(branches, branches.length)) / one.mean;
  }
}

/** Of more than these the longest is sought among these. */
const MOST_BRANCHES = 1000;

function mixed(parts: readonly { readonly share: number; readonly time: LoneTime }[]): LoneTime {
  let mean = 0;
  let square = 0;
  for (const { share, time } of parts) {
    mean += share * time.mean;
    square += share * (time.variance + time.mean ** 2);
  }
  return { mean, variance: Math.max(0, square - mean * mean) };
}

/** The branch that ends as the `need`-th, were they to take their means. */
export function waitedBranch(times: readonly LoneTime[], need: number): number {
  const order = times
    .map((_, b) => b)
    .sort((a, b) => (times[a] as LoneTime).mean - (times[b] as LoneTime).mean || b - a);
  return order[need - 1] as number;
}

/**
 * E of the `need`-th of independent times: between constant ones and exponential ones in proportion to their standard
 * deviation, as order statistics of one location and scale are (David & Nagaraja, Order Statistics, 2003, §2.1).
 */
export function joinTime(times: readonly LoneTime[], need: number): Seconds {
  const waited = (times[waitedBranch(times, need)] as LoneTime).mean;
  const total = times.reduce((sum, { mean }) => sum + mean, 0);
  if (times.length === 1 || !(total > 0)) return waited;
  const spread = times.reduce((sum, { variance }) => sum + Math.sqrt(variance), 0) / total;
  return waited + (exponentialOrder(times, need) - waited) * Math.min(1, spread);
}

/** ∫ P(fewer than `need` of exponential times are over by t) dt. */
function exponentialOrder(times: readonly LoneTime[], need: number): Seconds {
  const first = (times[0] as LoneTime).mean;
  const count = times.length;
  if (times.every(({ mean }) => mean === first)) {
    let sum = 0;
    for (let k = count - need + 1; k <= count; k++) sum += 1 / k;
    return sum * first;
  }
  const means = times.map(({ mean }) => mean).filter((mean) => mean > 0);
  const left = need - (count - means.length);
  if (left <= 0) return 0;
  const longest = means.reduce((most, mean) => Math.max(most, mean), 0);
  // Simpson's rule in t = longest·x/(1−x) over the unit interval, whose integrand ends at 0.
  const PANELS = 200;
  let sum = 0;
  for (let k = 0; k < PANELS; k++) {
    const x = k / PANELS;
    const time = (longest * x) / (1 - x);
    const over = means.map((mean) => -Math.expm1(-time / mean));
    const value = ((1 - atLeastProbability(over, left)) * longest) / (1 - x) ** 2;
    sum += value * (k === 0 ? 1 : k % 2 === 0 ? 2 : 4);
  }
  return sum / (3 * PANELS);
}

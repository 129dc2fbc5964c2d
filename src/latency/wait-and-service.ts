import type { Law, PerSecond, Seconds } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";
import type { TailLaw } from "../queueing/tail-law.ts";
import { fromDensity, supportOfExponentials } from "./from-density.ts";
import { fromLaw } from "./from-law.ts";
import { fromTail } from "./from-tail.ts";
import { COARSE } from "./grid.ts";
import type { Latency } from "./latency.ts";
import { sequence } from "./sequence.ts";

/**
 * The response of a queue: a wait, then an independent service. The same as `sequence(fromTail(wait), fromLaw(service))`,
 * but where both are exponential (M/M/c, GI/M/c, and hyperexponential service) by the closed form, at a tenth the cost.
 *
 * @param wait law of the time in queue
 * @param service law of the service time
 *
 * @example
 * meanOf(waitAndService(noTime, { kind: "exponential", mean: 2 })); // 2
 */
export function waitAndService(wait: TailLaw, service: Law): Latency {
  if (!(wait.mean > 0)) return fromLaw(service);
  const rate = rateOf(wait);
  const branches = branchesOf(service);
  if (rate === null || branches === null) return sequence(fromTail(wait), fromLaw(service));
  const delayed = 1 - wait.atZero;
  const density = (t: Seconds): number => {
    let sum = 0;
    for (const branch of branches) {
      const own = 1 / branch.mean;
      sum += branch.probability * (wait.atZero * own * Math.exp(-own * t) + delayed * twoStageDensity(rate, own, t));
    }
    return sum;
  };
  const means = branches.map((branch) => branch.mean);
  const support = supportOfExponentials(COARSE, Math.min(...means), Math.max(1 / rate, ...means));
  return fromDensity(density, support, wait.mean + meanOf(service));
}

/** θ where P(W > t) = P(W > 0)·e^{−θt}; null where the wait is of another kind. */
function rateOf({ mean, atZero, tail, decay }: TailLaw): PerSecond | null {
  if (decay === undefined || !(decay > 0)) return null;
  const delayed = 1 - atZero;
  const isExponential =
    Math.abs(mean * decay - delayed) <= 1e-9 * delayed &&
    Math.abs(tail(1 / decay) - delayed / Math.E) <= 1e-9 * delayed;
  return isExponential ? decay : null;
}

function branchesOf(service: Law): readonly { readonly probability: number; readonly mean: Seconds }[] | null {
  if (service.kind === "exponential") return service.mean > 0 ? [{ probability: 1, mean: service.mean }] : null;
  if (service.kind !== "hyperexponential") return null;
  const branches = service.branches.filter((branch) => branch.probability > 0);
  return branches.every((branch) => branch.mean > 0) ? branches : null;
}

/** Density of the sum of two exponentials, ab·t·e^{−min·t}·(1 − e^{−z})/z with z = |a − b|t: equal rates are no exception. */
function twoStageDensity(a: PerSecond, b: PerSecond, t: Seconds): number {
  const z = Math.abs(a - b) * t;
  const factor = z < 1e-12 ? 1 : -Math.expm1(-z) / z;
  return a * b * t * Math.exp(-Math.min(a, b) * t) * factor;
}

/** The queue before a pool of slots whose requests come from so many users that one more or less is nothing. */
import type { PopulationLaw } from "../../closed/population-law.ts";
import type { PerSecond, Seconds } from "../../queueing/law.ts";
import { heldOf, paceOf, rateOf, type SlotModel } from "./slot-model.ts";

export interface SlotQueue {
  /** For the slot; ∞ where more come than can be served. */
  readonly wait: Seconds;
  /** How long it is held. */
  readonly hold: Seconds;
  /** Who is there. */
  readonly law: PopulationLaw;
}

/** Most that is served, 1/s. */
export const mostServed = (model: SlotModel, others: number): PerSecond => paceOf(model, lastOf(model), others);

const lastOf = ({ held }: SlotModel): number => held.length;

/** Beyond so many who wait the line is told by its mean alone. */
const MOST_TOLD = 4000;

/**
 * Birth and death with arrivals at the rate λ and the rates of the inside, which beyond the last one told stay as they are.
 *
 * @param others who came on another way
 */
export function slotQueue(model: SlotModel, arrivalRate: PerSecond, others: number): SlotQueue {
  const last = lastOf(model);
  const most = mostServed(model, others);
  const logs = new Float64Array(last + 1);
  let largest = 0;
  for (let n = 1; n <= last; n++) {
    logs[n] = (logs[n - 1] as number) + Math.log(arrivalRate / paceOf(model, n, others));
    largest = Math.max(largest, logs[n] as number);
  }
  const weights = logs.map((value) => Math.exp(value - largest));
  const ratio = arrivalRate / most;
  if (!(ratio < 1)) {
    const law = { first: last, probabilities: Float64Array.of(1) };
    return { wait: Number.POSITIVE_INFINITY, hold: heldOf(model, last) / rateOf(model, last), law };
  }
  const top = weights[last] as number;
  /** Sums over the levels past the last one. */
  const beyond = (top * ratio) / (1 - ratio);
  const further = (top * ratio) / (1 - ratio) ** 2;
  let total = beyond;
  let present = beyond * last + further;
  let held = beyond * heldOf(model, last + others);
  weights.forEach((weight, n) => {
    total += weight;
    present += weight * n;
    if (n > 0) held += weight * heldOf(model, n + others) * (n / (n + others));
  });
  const hold = held / total / arrivalRate;
  const wait = Math.max(0, present / total / arrivalRate - hold);
  const reach = Math.ceil(NEVER / -Math.log(ratio));
  if (reach > MOST_TOLD)
    return { wait, hold, law: { first: Math.round(present / total), probabilities: Float64Array.of(1) } };
  const probabilities = new Float64Array(last + 1 + reach);
  weights.forEach((weight, n) => {
    probabilities[n] = weight / total;
  });
  for (let n = last + 1; n < probabilities.length; n++) probabilities[n] = (probabilities[n - 1] as number) * ratio;
  return { wait, hold, law: { first: 0, probabilities } };
}

/** e^−30 is not seen. */
const NEVER = 30;

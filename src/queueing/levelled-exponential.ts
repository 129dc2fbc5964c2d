import { erlangMixtureTail } from "./erlang-mixture-tail.ts";
import { noTime, scaleTail, type TailLaw } from "./tail-law.ts";
import type { TwoChoicesWait } from "./two-choices.ts";

/** Numbers of stages rarer than this are not followed. */
const NEGLIGIBLE = 1e-14;

/** Adds to numbers of stages an excess that is geometric from 1 on with `ratio`, present with `probability`. */
function withExcess(weights: readonly number[], probability: number, ratio: number): number[] {
  const result: number[] = [];
  let carried = 0;
  for (let k = 0; k < 200000; k++) {
    const own = weights[k] ?? 0;
    // carried: Σ_i weights[i]·(1 − ratio)·ratio^{k−1−i} over i < k.
    result.push((1 - probability) * own + probability * carried);
    carried = carried * ratio + (1 - ratio) * own;
    if (k >= weights.length && carried < NEGLIGIBLE) break;
  }
  return result;
}

/** One place fewer with the given probability; the last one stays. */
function withRelief(weights: readonly number[], probability: number): number[] {
  return weights.map((weight, k) => {
    const stays = k === 0 ? weight : (1 - probability) * weight;
    return stays + probability * (weights[k + 1] ?? 0);
  });
}

/** E j and E j(j+1) of numbers of stages j = 1, 2, …. */
function stageMoments(weights: readonly number[]): { readonly first: number; readonly second: number } {
  let first = 0;
  let second = 0;
  weights.forEach((weight, k) => {
    first += weight * (k + 1);
    second += weight * (k + 1) * (k + 2);
  });
  return { first, second };
}

/**
 * The stages that a request waits, from those of the field: with a common excess that falls off as the queues do
 * together, and with so much relief beside it that the spread is right too.
 */
function spreadStages(field: readonly number[], mean: number, conditionalScv: number, ratio: number): number[] {
  const wanted = (1 + conditionalScv) * mean * mean;
  const at = (relief: number): number[] => {
    const relieved = withRelief(field, relief);
    const missing = Math.max(0, mean - stageMoments(relieved).first);
    const certain = missing * (1 - ratio);
    return certain <= 1 ? withExcess(relieved, certain, ratio) : withExcess(relieved, 1, 1 - 1 / missing);
  };
  let low = 0;
  let high = 1;
  if (stageMoments(at(0)).second >= wanted) return at(0);
  if (stageMoments(at(1)).second <= wanted) return at(1);
  for (let i = 0; i < 30; i++) {
    const middle = 0.5 * (low + high);
    if (stageMoments(at(middle)).second < wanted) low = middle;
    else high = middle;
  }
  return at(low);
}

/** Below this ratio of variance to mean the number of stages is as the field has it. */
const LEAST_DISPERSION = 1.02;

/**
 * Numbers of stages beyond the first as a negative binomial, which is what two choices among few instances look
 * like (to 0.01 of probability from 3 to 12 instances); null where they are not dispersed enough.
 */
function negativeBinomialStages(mean: number, conditionalScv: number): number[] | null {
  const beyond = mean - 1;
  const variance = (1 + conditionalScv) * mean * mean - mean - mean * mean;
  const dispersion = variance / beyond;
  if (!(beyond > 0 && dispersion > LEAST_DISPERSION)) return null;
  const size = beyond / (dispersion - 1);
  const ratio = 1 - 1 / dispersion;
  const weights: number[] = [];
  let weight = dispersion ** -size;
  let total = 0;
  for (let k = 0; k < 200000; k++) {
    weights.push(weight);
    total += weight;
    weight *= (ratio * (size + k)) / (k + 1);
    if (k > beyond && weight < NEGLIGIBLE) break;
  }
  return weights.map((value) => value / total);
}

/**
 * The wait, in mean services, where queues are kept level and services are exponential: a request that finds k
 * places taken waits for so many completions, each Exp(c).
 *
 * @param levelled mean wait and P(wait); the mean field where two choices are compared, null where all are
 * @param members n
 * @param servers c of each
 * @param utilization ρ
 *
 * @example
 * levelledExponentialWait({ mean: 0.25, probability: 0.25, field: null }, 2, 1, 0.5).mean; // 0.25
 */
export function levelledExponentialWait(
  levelled: { readonly mean: number; readonly probability: number; readonly field: TwoChoicesWait | null },
  members: number,
  servers: number,
  utilization: number,
): TailLaw {
  const { mean, probability, field } = levelled;
  if (!(probability > 1e-13 && mean > 0)) return noTime;
  const stages = (mean * servers) / probability;
  const ratio = utilization ** members;
  let places: number[];
  const reached = field?.found[servers] ?? 0;
  // Of a field in which nobody waits there is nothing to tell the places by.
  if (field === null || !(reached > NEGLIGIBLE)) {
    const missing = Math.max(0, stages - 1);
    const certain = missing * (1 - ratio);
    places = certain <= 1 ? withExcess([1], certain, ratio) : withExcess([1], 1, 1 - 1 / missing);
  } else {
    const own: number[] = [];
    for (let k = servers; k < field.found.length - 1; k++)
      own.push(((field.found[k] as number) - (field.found[k + 1] as number)) / reached);
    places =
      negativeBinomialStages(stages, field.conditionalScv) ?? spreadStages(own, stages, field.conditionalScv, ratio);
  }
  const law = erlangMixtureTail(
    places.map((weight) => weight * probability),
    servers,
  );
  return scaleTail(law, mean / law.mean);
}

/** How long those wait who come to a place inside a pool, given how many hold a slot. */
import type { PoolNetwork } from "../../closed/pool-network.ts";
import { expectation } from "../../closed/population-law.ts";
import { speedAt } from "../../closed/speeds.ts";
import { erlangMixtureTail } from "../../queueing/erlang-mixture-tail.ts";
import type { Seconds } from "../../queueing/law.ts";
import { noTime, scaleTail, type TailLaw } from "../../queueing/tail-law.ts";
import { type Place, type PoolModel, visitTime } from "./pool-model.ts";

/** Weights of the populations that are worked out, in place of those of all. */
export type NodeWeights = readonly number[];

interface WithNetwork {
  readonly network: PoolNetwork;
}

/** @param holders share of requests by the number of holders, themselves included; index n */
export function nodeWeights({ network: { nodes } }: WithNetwork, holders: ArrayLike<number>): NodeWeights {
  const weights = nodes.map(() => 0);
  let low = 0;
  for (let n = 1; n < holders.length; n++) {
    const weight = holders[n] as number;
    if (weight === 0) continue;
    while (low < nodes.length - 1 && (nodes[low + 1] as number) <= n) low++;
    const from = nodes[low] as number;
    const to = nodes[low + 1] ?? from;
    const share = to > from ? Math.min(1, (n - from) / (to - from)) : 0;
    weights[low] = (weights[low] as number) + weight * (1 - share);
    if (share > 0) weights[low + 1] = (weights[low + 1] as number) + weight * share;
  }
  return weights;
}

/** Mean wait of one visit: queueing at a station; of a pool behind: for a slot, and what its inside takes beyond a lone holder's time. */
export function meanWait(model: PoolModel, p: number, weights: NodeWeights): Seconds {
  const place = model.places[p] as Place;
  let total = 0;
  weights.forEach((weight, i) => {
    if (weight === 0) return;
    const law = model.network.onArrival(p, model.network.nodes[i] as number);
    total += weight * (expectation(law, (k) => visitTime(place, k)) - place.service);
  });
  return Math.max(0, total);
}

/** P(k holders are there), as one finds them who comes. */
export function foundAt(model: WithNetwork, p: number, weights: NodeWeights): Float64Array {
  const found: number[] = [];
  weights.forEach((weight, i) => {
    if (weight === 0) return;
    const { first, probabilities } = model.network.onArrival(p, model.network.nodes[i] as number);
    probabilities.forEach((probability, k) => {
      found[first + k] = (found[first + k] ?? 0) + weight * probability;
    });
  });
  return Float64Array.from({ length: found.length }, (_, k) => found[k] ?? 0);
}

/** P(k are there) of a pool behind, with those of others and those of whom nobody waits for the answer. */
export function presentAt(model: PoolModel, p: number, weights: NodeWeights): Float64Array {
  const place = model.places[p] as Place;
  const found = foundAt(model, p, weights);
  if (place.pool === null) return found;
  const { along } = place;
  if (along <= 1) return withOthers(place, found);
  const present = new Float64Array(Math.floor((found.length - 1) * along) + 1);
  found.forEach((probability, k) => {
    const at = Math.floor(k * along);
    present[at] = (present[at] as number) + probability;
  });
  return withOthers(place, present);
}

/** The wait at a station of one who finds so many: whole services before exponential servers, stretched to the mean. */
export function waitLaw(place: Place, found: Float64Array, mean: Seconds): TailLaw {
  const total = place.pool === null ? withOthers(place, found) : found;
  const weights = total.subarray(Math.min(total.length, place.servers));
  const law = erlangMixtureTail(weights, place.servers / place.service);
  return law.mean > 0 && mean > 0 ? scaleTail(law, mean / law.mean) : noTime;
}

/** Numbers with less than this chance are not followed. */
const NEGLIGIBLE = 1e-7;
const MOST_OTHERS = 5000;
/** Each number of the pool up to here is followed, from there on one in each step of this factor. */
const DENSE = 8;
const STEP = 1.2;
const HUGE = 1e200;

/** Those of others join the ones of the pool: C(k+o, o)·a^o/Π r(k+o) distributed, with k of the pool there. */
function withOthers({ others, whole }: Place, found: Float64Array): Float64Array {
  if (others === 0) return found;
  const total: number[] = [];
  followed(found).forEach(([k, probability]) => {
    if (probability < NEGLIGIBLE) return;
    const terms = [1];
    let term = 1;
    let sum = 1;
    for (let o = 1; o < MOST_OTHERS; o++) {
      const ratio = (others * (k + o)) / (o * speedAt(whole, k + o));
      term *= ratio;
      // Before a place that is nearly full the terms rise beyond any number before they fall.
      if (term > HUGE) {
        terms.fill(0);
        sum = 0;
        term = 1;
      }
      if (ratio < 1 && term < NEGLIGIBLE * sum) break;
      terms.push(term);
      sum += term;
    }
    terms.forEach((one, o) => {
      total[k + o] = (total[k + o] ?? 0) + (probability * one) / sum;
    });
  });
  return Float64Array.from({ length: total.length }, (_, k) => total[k] ?? 0);
}

/** Few numbers in place of all, each between two of them in proportion. */
function followed(found: Float64Array): readonly (readonly [number, number])[] {
  const nodes: [number, number][] = [];
  const last = found.length - 1;
  let from = 0;
  let to = 0;
  found.forEach((probability, k) => {
    if (k >= to && k <= last) {
      from = k;
      to = k < DENSE ? k + 1 : Math.min(Math.max(last, k + 1), Math.ceil(k * STEP));
      if (nodes[nodes.length - 1]?.[0] !== k) nodes.push([k, 0]);
      if (to <= last) nodes.push([to, 0]);
    }
    const share = (k - from) / (to - from);
    const low = to <= last ? nodes.length - 2 : nodes.length - 1;
    (nodes[low] as [number, number])[1] += probability * (1 - share);
    if (share > 0) (nodes[low + 1] as [number, number])[1] += probability * share;
  });
  return nodes;
}

/** The time that a holder holds a slot. */
export function holdingTime(model: PoolModel, weights: NodeWeights): Seconds {
  return model.places.reduce(
    (sum, place, p) => sum + place.visits * (place.service + meanWait(model, p, weights)),
    model.delay,
  );
}

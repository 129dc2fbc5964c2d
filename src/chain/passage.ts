import type { Tail } from "../latency/from-tail.ts";
import type { Chain } from "./generate.ts";
import { answeredMark, askedMark } from "./marks.ts";

/** Multiplications that are made at most: about a tenth of a second. */
const MOST_WORK = 3e7;
/** Beyond this share the end of the law is taken as exponential, once it is. */
const BODY = 1e-3;
const NEGLIGIBLE = 1e-12;
const STEADY = 1e-7;

/**
 * Law of the time from asking to the answer, of a user who is told apart: the chain as she finds it when she asks,
 * stopped when she is answered, by uniformisation (Grassmann, Transient solutions in Markovian queueing systems,
 * Computers & Operations Research 4, 1977).
 *
 * @param law stationary law of the chain
 * @param workload whose requests are meant: hers may be of several
 * @returns P(T > t) and its mean; null where the steps are too many, because some rates are much higher than the rest
 */
export function passageTail(chain: Chain, law: Float64Array, workload: number): Tail | null {
  const { starts, stops } = edges(chain, law, workload);
  const inside = within(chain, starts, stops);
  const { size, heads, sources, shares, stay, work } = inside;
  let now = inside.start;
  let next = new Float64Array(size);
  const left: number[] = [1];
  const most = Math.min(MOST_WORK / Math.max(1, work), 2e6);
  let ratio = 0;
  let checked = 1;
  for (let step = 1; ; step++) {
    if (step > most) return null;
    let sum = 0;
    for (let j = 0; j < size; j++) {
      let weight = (now[j] as number) * (stay[j] as number);
      const end = heads[j + 1] as number;
      for (let k = heads[j] as number; k < end; k++)
        weight += (now[sources[k] as number] as number) * (shares[k] as number);
      next[j] = weight;
      sum += weight;
    }
    [now, next] = [next, now];
    left.push(sum);
    if (sum < NEGLIGIBLE) break;
    // From time to time: does the share that is left fall at a rate that no longer moves?
    if (sum < BODY && step >= 1.1 * checked) {
      const falls = sum / (left[step - 1] as number);
      const isSteady = ratio > 0 && Math.abs(falls - ratio) < STEADY * (1 - falls);
      ratio = falls;
      checked = step;
      if (isSteady) break;
    }
  }
  return tailOf(left, inside.rate);
}

/** Where she comes in, and which transitions let her out. */
function edges({ tagged, targets }: Chain, law: Float64Array, workload: number) {
  const starts = new Map<number, number>();
  const stops = { at: new Float64Array(law.length), transitions: new Float64Array(targets.length) };
  for (const { from, to, rate, mark, transition } of tagged) {
    if (mark === askedMark(workload)) starts.set(to, (starts.get(to) ?? 0) + (law[from] as number) * rate);
    if (mark !== answeredMark(workload)) continue;
    stops.at[from] = (stops.at[from] as number) + rate;
    if (transition >= 0) stops.transitions[transition] = (stops.transitions[transition] as number) + rate;
  }
  return { starts, stops };
}

/** The part of the chain in which she waits for the answer, made steps of equal mean length. */
function within(
  { rows, targets, rates }: Chain,
  starts: ReadonlyMap<number, number>,
  stops: { readonly at: Float64Array; readonly transitions: Float64Array },
) {
  const place = new Map<number, number>();
  const states: number[] = [];
  const reach = (state: number): number => {
    let index = place.get(state);
    if (index === undefined) {
      index = states.length;
      states.push(state);
      place.set(state, index);
    }
    return index;
  };
  for (const state of starts.keys()) reach(state);
  const from: number[] = [];
  const to: number[] = [];
  const flow: number[] = [];
  const out: number[] = [];
  for (let s = 0; s < states.length; s++) {
    const state = states[s] as number;
    let leaving = stops.at[state] as number;
    for (let k = rows[state] as number; k < (rows[state + 1] as number); k++) {
      const rate = (rates[k] as number) - (stops.transitions[k] as number);
      if (!(rate > 0)) continue;
      leaving += rate;
      from.push(s);
      to.push(reach(targets[k] as number));
      flow.push(rate);
    }
    out.push(leaving);
  }
  const size = states.length;
  const rate = out.reduce((most, value) => Math.max(most, value), 0);
  const heads = new Int32Array(size + 1);
  for (const j of to) heads[j + 1] = (heads[j + 1] as number) + 1;
  for (let j = 0; j < size; j++) heads[j + 1] = (heads[j + 1] as number) + (heads[j] as number);
  const fill = heads.slice();
  const sources = new Int32Array(to.length);
  const shares = new Float64Array(to.length);
  to.forEach((j, k) => {
    const at = fill[j] as number;
    fill[j] = at + 1;
    sources[at] = from[k] as number;
    shares[at] = (flow[k] as number) / rate;
  });
  const start = new Float64Array(size);
  let total = 0;
  for (const weight of starts.values()) total += weight;
  for (const [state, weight] of starts) start[place.get(state) as number] = weight / total;
  const stay = Float64Array.from(out, (leaving) => 1 - leaving / rate);
  return { size, heads, sources, shares, stay, start, rate, work: size + to.length };
}

/** P(T > t) from the share that is left after each step; beyond the last one it falls as it did. */
function tailOf(left: readonly number[], rate: number): Tail {
  const last = left.length - 1;
  const end = left[last] as number;
  const ratio = end / (left[last - 1] as number);
  const after = (step: number): number => (step <= last ? (left[step] as number) : end * ratio ** (step - last));
  let mean = 0;
  for (let step = 0; step < last; step++) mean += left[step] as number;
  mean += end / (1 - ratio);
  return {
    mean: mean / rate,
    atZero: 0,
    tail: (t) => {
      const steps = rate * t;
      const middle = Math.floor(steps);
      // Weights of the Poisson law relative to its middle, outwards until they no longer count.
      let sum = after(middle);
      let total = 1;
      for (let k = middle + 1, weight = 1; weight > 1e-17; k++) {
        weight *= steps / k;
        total += weight;
        sum += weight * after(k);
      }
      for (let k = middle, weight = 1; k > 0 && weight > 1e-17; k--) {
        weight *= k / steps;
        total += weight;
        sum += weight * after(k - 1);
      }
      return sum / total;
    },
  };
}

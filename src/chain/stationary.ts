import { type Coarse, coarseFlow, coarsen } from "./coarsen.ts";
import { eliminate } from "./eliminate.ts";
import { recurrentStates, restricted, type Transitions } from "./recurrent.ts";
import { type SparseFlow, transposed } from "./sparse-flow.ts";

export interface Stationary {
  /** Probability of each state. */
  readonly law: Float64Array;
  readonly cycles: number;
  /** Imbalance of the flows in and out of the states, summed, relative to the flow through all of them. */
  readonly residual: number;
}

/** Chains of so many states are solved at once. */
const DIRECT = 160;
const TOLERANCE = 1e-12;
/** Groups that are hardly fewer than their states are not worth it. */
const LEAST_GAIN = 0.9;
/** What is enough where rounding keeps it from getting there. */
const SETTLED = 1e-9;
const MOST_CYCLES = 150;
/** Cycles after which states are put together anew. */
const REGROUPED = [0, 4, 20];

/**
 * Stationary law of a chain: by elimination where it is small, else by sweeps over the states in turn (Gauss–Seidel),
 * made quick at all time scales by the same on groups of states, and on groups of groups (Horton & Leutenegger, A
 * multi-level solution algorithm for steady-state Markov chains, SIGMETRICS 1994; Stewart, Introduction to the Numerical
 * Solution of Markov Chains, 1994, §6.3).
 *
 * @returns null where the start decides for ever which states are met, or the sweeps do not settle
 */
export function stationary(chain: Transitions): Stationary | null {
  const size = chain.rows.length - 1;
  const states = recurrentStates(chain);
  if (states === null) return null;
  const within = states.length === size ? chain : restricted(chain, states);
  const solved = irreducible(transposed(within.rows, within.targets, within.rates));
  if (!(solved.residual <= SETTLED)) return null;
  if (states.length === size) return solved;
  const law = new Float64Array(size);
  states.forEach((state, k) => {
    law[state] = solved.law[k] as number;
  });
  return { ...solved, law };
}

function irreducible(flow: SparseFlow): Stationary {
  const { size } = flow;
  if (size <= DIRECT) return { law: directly(flow), cycles: 0, residual: 0 };
  const law = new Float64Array(size).fill(1 / size);
  for (let k = 0; k < 5; k++) sweep(flow, law, k % 2 === 0);
  let levels: Coarse[] = [];
  let residual = Number.POSITIVE_INFINITY;
  let cycles = 0;
  while (cycles < MOST_CYCLES && !(residual < TOLERANCE)) {
    if (REGROUPED.includes(cycles)) levels = [];
    cycle(flow, law, levels, 0);
    cycles++;
    normalise(law);
    residual = imbalance(flow, law);
  }
  return { law, cycles, residual };
}

function cycle(flow: SparseFlow, law: Float64Array, levels: Coarse[], level: number): void {
  if (flow.size <= DIRECT) {
    law.set(directly(flow));
    return;
  }
  sweep(flow, law, true);
  sweep(flow, law, true);
  let coarse = levels[level];
  if (coarse === undefined) {
    coarse = coarsen(flow, law);
    levels[level] = coarse;
  }
  const { group, size } = coarse;
  if (size > LEAST_GAIN * flow.size) {
    sweep(flow, law, false);
    return;
  }
  for (let turn = 0; turn < (level === 0 ? 1 : 2); turn++) {
    const mass = new Float64Array(size);
    for (let i = 0; i < flow.size; i++)
      mass[group[i] as number] = (mass[group[i] as number] as number) + (law[i] as number);
    const share = mass.slice();
    cycle(coarseFlow(flow, coarse, law, mass), share, levels, level + 1);
    normalise(share);
    for (let i = 0; i < flow.size; i++) {
      const g = group[i] as number;
      const old = mass[g] as number;
      if (old > 0) law[i] = ((law[i] as number) * (share[g] as number)) / old;
    }
    sweep(flow, law, false);
  }
  sweep(flow, law, true);
}

function sweep({ size, heads, sources, rates, out }: SparseFlow, law: Float64Array, isForward: boolean): void {
  for (let s = 0; s < size; s++) {
    const j = isForward ? s : size - 1 - s;
    const rate = out[j] as number;
    if (rate === 0) continue;
    let inflow = 0;
    const end = heads[j + 1] as number;
    for (let k = heads[j] as number; k < end; k++)
      inflow += (law[sources[k] as number] as number) * (rates[k] as number);
    law[j] = inflow / rate;
  }
}

function normalise(law: Float64Array): void {
  let total = 0;
  for (const share of law) total += share;
  for (let i = 0; i < law.length; i++) law[i] = (law[i] as number) / total;
}

function imbalance({ size, heads, sources, rates, out }: SparseFlow, law: Float64Array): number {
  let apart = 0;
  let flow = 0;
  for (let j = 0; j < size; j++) {
    let inflow = 0;
    for (let k = heads[j] as number; k < (heads[j + 1] as number); k++) {
      inflow += (law[sources[k] as number] as number) * (rates[k] as number);
    }
    apart += Math.abs(inflow - (law[j] as number) * (out[j] as number));
    flow += inflow;
  }
  return flow > 0 ? apart / flow : 0;
}

function directly({ size, heads, sources, rates }: SparseFlow): Float64Array {
  const dense = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let k = heads[j] as number; k < (heads[j + 1] as number); k++) {
      const at = (sources[k] as number) * size + j;
      dense[at] = (dense[at] as number) + (rates[k] as number);
    }
  }
  return eliminate(dense, size);
}

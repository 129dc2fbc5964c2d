import { LEAST_SCV, type TwoPhases, twoPhases } from "./two-phases.ts";

/** Sweeps over all numbers present; they start where the last ones ended. */
const MOST_SWEEPS = 40;
/** Relative, on the speeds. */
const SETTLED = 1e-7;

/** How services vary. */
export interface Variation {
  /** cs², ≥ 0. */
  readonly scv: number;
  /** E S³/(E S)³; counts where the scv is above 1. */
  readonly third: number;
}

/** At which speed c servers serve with n present, in units of one server, where arrivals come by the number present. */
export type SpeedsOfServices = (services: Variation, arrivals: ArrayLike<number>, from: number) => Float64Array;

/**
 * The conditional throughputs ν(n) of the queue λ(n)/PH/c, whose services have two phases: what is completed per mean
 * service while n are present. In product form stations of these speeds hold the same numbers (Marie).
 *
 * How many of the servers are in the first phase, given n, is the unknown; number by number it follows from those one
 * above and one below, p(n−1)·λ(n−1)/p(n) being ν(n), so that no probability of n is asked for. Swept up and down until
 * it stays; fewer than the least number that is asked for there never are, so that there the next one comes at once. Two
 * phases are enough from an scv of 0.5 on; below, the logarithm of the speed is carried on as
 * diffusion has it.
 *
 * @param servers c, an integer ≥ 1
 * @returns ν(1), ν(2), …, one for each of the arrivals' numbers but the first; given λ(from), λ(from + 1), …, per mean
 *   service, of which none is asked for below `from` (their speeds are those of exponential services)
 *
 * Source: Marie, An approximate analytical method for general queueing networks (1979); Takahashi, A lumping method for
 * numerical calculations of stationary distributions of Markov chains (1975), for the sweeps.
 *
 * @example
 * speedsOfServices(2)({ scv: 1, third: 6 }, [1, 1, 1], 0); // Float64Array [1, 2]
 */
export function speedsOfServices(servers: number): SpeedsOfServices {
  const states = new Map<number, Float64Array>();
  return ({ scv, third }, arrivals, from) => {
    const law = twoPhases(scv, third);
    const beyond = scv < LEAST_SCV ? evenness(scv) / evenness(LEAST_SCV) : 1;
    const last = from + arrivals.length - 1;
    const speeds = Float64Array.from({ length: last }, (_, i) => Math.min(i + 1, servers));
    if (Math.abs(scv - 1) < 1e-9) return speeds;
    sweep(law, servers, arrivals, from, states, speeds);
    if (beyond === 1) return speeds;
    return speeds.map((speed, i) => {
      const plain = Math.min(i + 1, servers);
      return plain * (speed / plain) ** beyond;
    });
  };
}

/** In heavy traffic ln(ν/λ) is 2/(1 + cs²) times ln(c/λ), so that ln(ν/c) is this much of it. */
const evenness = (scv: number): number => (1 - scv) / (1 + scv);

function sweep(
  law: TwoPhases,
  servers: number,
  arrivals: ArrayLike<number>,
  from: number,
  states: Map<number, Float64Array>,
  speeds: Float64Array,
): void {
  const { first, rates, onward } = law;
  const [one, two] = rates;
  const last = from + arrivals.length - 1;
  const stateOf = (n: number): Float64Array => {
    let state = states.get(n);
    if (state === undefined) {
      state = independent(law, Math.min(n, servers));
      states.set(n, state);
    }
    return state;
  };
  const doneBy = (state: Float64Array): number => {
    let done = 0;
    const busy = state.length - 1;
    for (let j = 0; j <= busy; j++) done += (state[j] as number) * (j * one * (1 - onward) + (busy - j) * two);
    return done;
  };
  const known = Array.from({ length: last - from + 1 }, (_, i) => stateOf(from + i));
  for (let n = Math.max(1, from); n <= last; n++) speeds[n - 1] = doneBy(known[n - from] as Float64Array);
  const inflow = new Float64Array(servers + 2);
  /** Who comes takes a server of its own. */
  const arrive = (below: Float64Array, rate: number): void =>
    below.forEach((share, j) => {
      inflow[j + 1] = (inflow[j + 1] as number) + rate * share * first;
      inflow[j] = (inflow[j] as number) + rate * share * (1 - first);
    });
  /** Who is done leaves, and the next one begins where somebody waits. */
  const complete = (state: Float64Array, factor: number, isReplaced: boolean): void => {
    const busy = state.length - 1;
    for (let j = 0; j <= busy; j++) {
      const ofFirst = factor * (state[j] as number) * j * one * (1 - onward);
      const ofSecond = factor * (state[j] as number) * (busy - j) * two;
      if (!isReplaced) {
        if (j > 0) inflow[j - 1] = (inflow[j - 1] as number) + ofFirst;
        inflow[j] = (inflow[j] as number) + ofSecond;
        continue;
      }
      inflow[j] = (inflow[j] as number) + ofFirst * first + ofSecond * (1 - first);
      if (j > 0) inflow[j - 1] = (inflow[j - 1] as number) + ofFirst * (1 - first);
      if (j < busy) inflow[j + 1] = (inflow[j + 1] as number) + ofSecond * first;
    }
  };
  const settle = (n: number): number => {
    if (n === 0) return 0;
    const state = known[n - from] as Float64Array;
    const busy = state.length - 1;
    inflow.fill(0);
    const speed = speeds[n - 1] as number;
    if (n === from) complete(state, 1, true);
    else if (n > servers)
      (known[n - 1 - from] as Float64Array).forEach((share, j) => {
        inflow[j] = speed * share;
      });
    else arrive(known[n - 1 - from] as Float64Array, speed);
    const coming = n < last ? (arrivals[n - from] as number) : 0;
    if (coming > 0) complete(known[n + 1 - from] as Float64Array, coming / (speeds[n] as number), n + 1 > servers);
    let sum = 0;
    for (let j = busy; j >= 0; j--) {
      const moved = j < busy ? (j + 1) * one * onward * (state[j + 1] as number) : 0;
      const value = ((inflow[j] as number) + moved) / (coming + j * one + (busy - j) * two);
      state[j] = value;
      sum += value;
    }
    for (let j = 0; j <= busy; j++) state[j] = (state[j] as number) / sum;
    const done = doneBy(state);
    speeds[n - 1] = done;
    return Math.abs(done / speed - 1);
  };
  for (let round = 0; round < MOST_SWEEPS; round++) {
    let moved = 0;
    for (let n = from; n <= last; n++) moved = Math.max(moved, settle(n));
    for (let n = last; n >= from; n--) moved = Math.max(moved, settle(n));
    if (moved < SETTLED) return;
  }
}

/** As if each server in service was seen at a time of its own: binomial. */
function independent({ first, rates, onward }: TwoPhases, busy: number): Float64Array {
  const inFirst = first / rates[0];
  const inSecond = (1 - first + first * onward) / rates[1];
  const share = inFirst / (inFirst + inSecond);
  const state = new Float64Array(busy + 1);
  let term = (1 - share) ** busy;
  let sum = 0;
  for (let j = 0; j <= busy; j++) {
    state[j] = term;
    sum += term;
    term *= share < 1 ? ((busy - j) / (j + 1)) * (share / (1 - share)) : 0;
  }
  return sum > 0 ? state.map((value) => value / sum) : state.fill(1, busy);
}

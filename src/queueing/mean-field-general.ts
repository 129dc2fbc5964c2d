import type { Law } from "./law.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import { type PhaseType, phasesOf } from "./phase-type.ts";
import { scaleLaw } from "./scale-law.ts";
import { threeMomentHyperexponential } from "./three-moment-hyperexponential.ts";

/** What a request finds at the queue that it joins, in mean services. */
export interface GeneralMeanField {
  /** E W over all requests. */
  readonly mean: number;
  /** P(k present and the one in service in phase j | busy), k = 1, 2, …: [k − 1][j]. */
  readonly found: readonly Float64Array[];
  /** The phases, of mean 1. */
  readonly service: PhaseType;
}

const MOST_LENGTH = 400;
const ROUNDS = 400;

/** Mean of what is left of a service in each phase. */
function remaining(service: PhaseType): Float64Array {
  const phases = service.rate.length;
  const left = new Float64Array(phases);
  for (let j = phases - 1; j >= 0; j--) {
    const next = service.next[j] as number;
    left[j] = 1 / (service.rate[j] as number) + (next >= 0 ? (left[next] as number) : 0);
  }
  return left;
}

/**
 * Infinitely many one-server queues with phase-type service, each arrival to the shorter of two: the fixed
 * point over queue length and phase.
 *
 * A queue of length k sees arrivals at λ(s_k + s_{k+1}), s being the shares of queues at least so long; with
 * these rates it is M(k)/PH/1, solved forward by π_k(λ_k(I − 1τ) − T) = λ_{k−1}π_{k−1}. Iterated to rest.
 *
 * @param utilization ρ in (0, 1)
 * @param service its shape counts, not its mean
 *
 * Source: Vvedenskaya & Suhov 1997; Van Houdt, Global attraction of ODE-based mean field models with
 * hyperexponential job sizes (2019).
 *
 * @example
 * generalMeanField(0.5, { kind: "exponential", mean: 1 }).mean; // 0.26569
 */
export function generalMeanField(utilization: number, service: Law): GeneralMeanField {
  const phases = phasesOf(withFewPhases(service)) as PhaseType;
  const count = phases.rate.length;
  let shares = new Float64Array(MOST_LENGTH + 2);
  for (let k = 0; k < shares.length; k++) shares[k] = utilization ** Math.min(1000, k);
  let lengths: Float64Array[] = [];
  let used = MOST_LENGTH;
  for (let round = 0; round < ROUNDS; round++) {
    lengths = [];
    let before = new Float64Array(count);
    const sums: number[] = [1 - utilization];
    for (let k = 1; k <= used; k++) {
      const rate = utilization * ((shares[k] as number) + (shares[k + 1] as number));
      const rateBelow = utilization * ((shares[k - 1] as number) + (shares[k] as number));
      const inflow = new Float64Array(count);
      for (let j = 0; j < count; j++)
        inflow[j] = rateBelow * (k === 1 ? (1 - utilization) * (phases.start[j] as number) : (before[j] as number));
      // x(λI − T) = inflow and y(λI − T) = τ by substitution; then π = x + λ(x·1)/(1 − λ(y·1))·y.
      const x = substitute(phases, rate, inflow);
      const y = substitute(phases, rate, Float64Array.from(phases.start));
      const factor = (rate * sumOf(x)) / (1 - rate * sumOf(y));
      const here = x.map((value, j) => value + factor * (y[j] as number));
      lengths.push(here);
      before = here;
      const sum = sumOf(here);
      sums.push(sum);
      if (sum < 1e-14) break;
    }
    const next = new Float64Array(MOST_LENGTH + 2);
    let above = 0;
    for (let k = sums.length - 1; k > 0; k--) {
      above += sums[k] as number;
      next[k] = above;
    }
    // The busy share is known: the fixed point must not drift.
    const scale = utilization / (next[1] as number);
    let change = 0;
    for (let k = 1; k < sums.length; k++) {
      const value = 0.5 * (shares[k] as number) + 0.5 * scale * (next[k] as number);
      change = Math.max(change, Math.abs(value - (shares[k] as number)));
      next[k] = value;
    }
    next[0] = 1;
    shares = next;
    used = Math.min(MOST_LENGTH, sums.length + 8);
    if (change < 1e-11) break;
  }
  const left = remaining(phases);
  let mean = 0;
  let total = 0;
  const found = lengths.map((here, index) => {
    const joined = (shares[index + 1] as number) + (shares[index + 2] as number);
    return here.map((value, j) => {
      const mass = joined * value;
      total += mass;
      mean += mass * ((left[j] as number) + index);
      return mass;
    });
  });
  return {
    mean: (mean * utilization * utilization) / total,
    found: found.map((here) => here.map((value) => value / total)),
    service: phases,
  };
}

/** Most stages of a service that stands for still more regular ones. */
const MOST_STAGES = 24;

function withFewPhases(service: Law): Law {
  const scv = scvOf(service);
  const unit = scaleLaw(service, 1 / meanOf(service));
  if (scv > 1) return threeMomentHyperexponential(unit) ?? lawFromMoments(1, scv);
  return lawFromMoments(1, Math.max(scv, 1 / MOST_STAGES));
}

/** x with x(λI − T) = right, T moving forward only. */
function substitute(phases: PhaseType, rate: number, right: Float64Array): Float64Array {
  const x = right;
  for (let j = 0; j < x.length; j++) {
    const leave = phases.rate[j] as number;
    x[j] = (x[j] as number) / (rate + leave);
    const next = phases.next[j] as number;
    if (next >= 0) x[next] = (x[next] as number) + leave * (x[j] as number);
  }
  return x;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

import { requireInteger, requireNonNegative, requirePositive } from "./domain.ts";
import { erlangB } from "./erlang.ts";
import type { Law, PerSecond, Seconds } from "./law.ts";
import { cdfOf, partialMeanOf } from "./law-cdf.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import type { TailLaw } from "./tail-law.ts";
import { workloadGrowth } from "./workload-growth.ts";

/** Requests of one kind at a station from whose queue they are withdrawn when they have waited too long. */
export interface PatienceClass {
  /** Of all arrivals; shares sum to 1. */
  readonly share: number;
  /** P(patience > t), falling from 1; null: they stay for ever. */
  readonly stays: ((t: Seconds) => number) | null;
  /** Longest patience, s; ∞ where they stay for ever. */
  readonly longest: Seconds;
}

export interface PatientStationInput {
  /** λ, 1/s, > 0. */
  readonly arrivalRate: PerSecond;
  /** ca², ≥ 0. */
  readonly arrivalScv: number;
  readonly service: Law;
  /** c, an integer ≥ 1. */
  readonly servers: number;
  readonly classes: readonly PatienceClass[];
  /** How fine the virtual wait is followed; default exact. */
  readonly effort?: "fast" | "exact";
}

export interface PatientStation {
  /** Share of arrivals that are withdrawn before they are served. */
  readonly withdrawnProbability: number;
  /** X, 1/s. */
  readonly throughput: PerSecond;
  /** P(a served request waits). */
  readonly waitProbability: number;
  /** Wait of the served, all classes together. */
  readonly wait: TailLaw;
  /** Wait of one who would stay for ever. */
  readonly virtualWait: TailLaw;
  /** Of each class: the share that is served, and the wait of those. */
  readonly classes: readonly { readonly served: number; readonly wait: TailLaw }[];
  /** The response of a request that stays τ and is wanted within it, given its own service. */
  readonly within: (patience: Seconds, service: Law) => Within;
}

/** Answers that come in time. */
export interface Within {
  /** P(served, and wait plus service at most τ). */
  readonly probability: number;
  /** Of those: wait plus service. null: there are none. */
  readonly response: TailLaw | null;
}

/** Steps in which the virtual wait is followed up to the longest patience. */
const STEPS = { exact: 600, fast: 120 };

/** Shares of those who stay for which the growth of the wait is worked out. */
const GROWTHS = 24;

/**
 * G/G/c from whose queue requests are withdrawn after waiting for their patience, a constant or a law of its own;
 * stable at any load unless those who stay for ever are too many (null).
 *
 * The virtual wait has density f₀·exp(−γ∫₀ᵛ(cμ − λJ(u))du), J(u) the share of arrivals whose patience exceeds u,
 * and f₀ = γλ·P(c − 1 busy): exact for exponential service and Poisson arrivals (γ = 1; Baccelli & Hebuterne, On
 * queues with impatient customers, 1981). Of other laws the exponent is that of the work before the servers in overload
 * (`workloadGrowth`: with the phases of the servers where there are few), and its Brownian limit, γ = 2/(ca² + cs²), below. Who is served then follows from the balance of
 * work, λS·P(served) = c − E(idle servers).
 *
 * @throws RangeError where an argument is outside its domain
 *
 * @example
 * patientStation({ arrivalRate: 1, arrivalScv: 1, service: { kind: "exponential", mean: 1 }, servers: 1, classes: [{ share: 1, stays: (t) => (t < 0.5 ? 1 : 0), longest: 0.5 }] })?.waitProbability; // 0.3333333333333333
 */
export function patientStation(input: PatientStationInput): PatientStation | null {
  const arrivalRate = requirePositive("arrivalRate", input.arrivalRate);
  requireNonNegative("arrivalScv", input.arrivalScv);
  const servers = requireInteger("servers", input.servers, 1);
  const { service, classes } = input;
  const serviceTime = requirePositive("mean of service", meanOf(service));
  const load = arrivalRate * serviceTime;
  const completion = servers / serviceTime;
  const sharpness = 2 / Math.max(0.1, input.arrivalScv + scvOf(service));
  // Exact growth for Poisson arrivals, scaled for others as their Brownian limit is.
  const bursts = (1 + scvOf(service)) / Math.max(0.1, input.arrivalScv + scvOf(service));
  const growths = new Map<number, number>();
  const exactGrowthOf = (staying: number): number => {
    let growth = growths.get(staying);
    if (growth === undefined) {
      growth = bursts * workloadGrowth(arrivalRate * staying, service, servers);
      growths.set(staying, growth);
    }
    return growth;
  };
  // Of a patience with a law, straight between a few.
  const growthOf = (staying: number): number => {
    if (growths.has(staying) || growths.size < GROWTHS) return exactGrowthOf(staying);
    const place = staying * GROWTHS;
    const below = Math.min(GROWTHS - 1, Math.floor(place));
    const part = place - below;
    return (1 - part) * exactGrowthOf(below / GROWTHS) + part * exactGrowthOf((below + 1) / GROWTHS);
  };
  const steadfast = classes.reduce((sum, { share, stays }) => sum + (stays === null ? share : 0), 0);
  const spare = sharpness * (completion - arrivalRate * steadfast);
  if (steadfast > 0 && !(spare > 0)) return null;

  // Pieces of the virtual wait in which the density is exponential: an even division between the constant patiences.
  const edges = edgesOf(classes, STEPS[input.effort ?? "exact"]);
  const pieces = edges.length - 1;
  const centre = new Float64Array(pieces);
  const weight = new Float64Array(pieces);
  const stay = classes.map(() => new Float64Array(pieces));
  const log = new Float64Array(pieces + 1);
  const slope = new Float64Array(pieces);
  let highest = 0;
  for (let k = 0; k < pieces; k++) {
    const from = edges[k] as number;
    const width = (edges[k + 1] as number) - from;
    let staying = 0;
    classes.forEach(({ share, stays }, i) => {
      const kept = stays === null ? 1 : stays(from + width / 2);
      (stay[i] as Float64Array)[k] = kept;
      staying += share * kept;
    });
    slope[k] = growthOf(staying);
    log[k + 1] = (log[k] as number) + (slope[k] as number) * width;
    highest = Math.max(highest, log[k + 1] as number);
  }
  // All relative to P(c − 1 busy), or to the highest density, so that nothing overflows.
  const scale = Math.exp(-highest);
  const free = scale / erlangB(servers - 1, load);
  const idle = Math.max(0, servers * free - load * (free - scale));
  // So that, below saturation, as many wait as before exponential servers.
  const excess = arrivalRate - completion;
  const first = Math.abs(excess) < 0.01 * completion ? sharpness * arrivalRate : (growthOf(1) / excess) * arrivalRate;
  for (let k = 0; k < pieces; k++) {
    const from = edges[k] as number;
    const width = (edges[k + 1] as number) - from;
    const rise = (slope[k] as number) * width;
    weight[k] = first * Math.exp((log[k] as number) - highest) * width * meanExponential(rise);
    centre[k] = from + width * centroid(rise);
  }
  const beyond = steadfast > 0 ? (first * Math.exp((log[pieces] as number) - highest)) / spare : 0;
  const last = edges[pieces] as number;

  let servedWeight = free;
  const waited = classes.map(({ share, stays }, i) => {
    let sum = stays === null ? beyond : 0;
    for (let k = 0; k < pieces; k++) sum += (weight[k] as number) * ((stay[i] as Float64Array)[k] as number);
    servedWeight += share * sum;
    return sum;
  });
  // Balance of work: what is served keeps the servers busy that are not idle.
  const total = Math.max(servedWeight, (idle + load * servedWeight) / servers);
  const served = servedWeight / total;

  /** Wait of those who stay with the probability `kept` in each piece and, where it goes on for ever, `rest`. */
  const waitOf = (kept: Float64Array | null, rest: number, sum: number): TailLaw => {
    const all = free + sum;
    let moment = rest > 0 ? rest * (last + 1 / spare) : 0;
    for (let k = 0; k < pieces; k++)
      moment += (weight[k] as number) * (kept === null ? 1 : (kept[k] as number)) * (centre[k] as number);
    // P(V > edge k), from the end.
    const above = new Float64Array(pieces + 1);
    above[pieces] = rest;
    for (let k = pieces - 1; k >= 0; k--)
      above[k] = (above[k + 1] as number) + (weight[k] as number) * (kept === null ? 1 : (kept[k] as number));
    const tail = (t: Seconds): number => {
      if (t >= last) return rest > 0 ? (rest * Math.exp(-spare * (t - last))) / all : 0;
      const k = pieceAt(edges, Math.max(0, t));
      const from = edges[k] as number;
      const width = (edges[k + 1] as number) - from;
      const rise = (slope[k] as number) * width;
      const u = (Math.max(0, t) - from) / width;
      const part = (u * meanExponential(rise * u)) / meanExponential(rise);
      const own = (weight[k] as number) * (kept === null ? 1 : (kept[k] as number));
      return ((above[k + 1] as number) + own * Math.max(0, 1 - part)) / all;
    };
    return { mean: moment / all, atZero: free / all, tail, ...(rest > 0 ? { decay: spare } : {}) };
  };

  const mixed = new Float64Array(pieces);
  classes.forEach(({ share }, i) => {
    for (let k = 0; k < pieces; k++) mixed[k] = (mixed[k] as number) + share * ((stay[i] as Float64Array)[k] as number);
  });
  const wait = waitOf(mixed, steadfast * beyond, servedWeight - free);
  // Beyond the longest patience nobody joins, and the virtual wait only falls.
  const left = steadfast > 0 ? beyond : Math.max(0, total - free - sumOf(weight));
  const virtualWait =
    steadfast > 0
      ? waitOf(null, beyond, sumOf(weight) + beyond)
      : virtualOf(waitOf(null, 0, sumOf(weight)), free + sumOf(weight), left, last, sharpness * completion);

  const within = (patience: Seconds, own: Law): Within => {
    const counted = (t: Seconds): number => {
      let sum = free * cdfOf(own, t);
      for (let k = 0; k < pieces && (edges[k] as number) < Math.min(t, patience); k++)
        sum += (weight[k] as number) * cdfOf(own, t - (centre[k] as number));
      return sum / total;
    };
    const probability = Math.min(1, counted(patience));
    if (!(probability > 0)) return { probability: 0, response: null };
    let moment = free * partialMeanOf(own, patience);
    for (let k = 0; k < pieces && (edges[k] as number) < patience; k++) {
      const rest = patience - (centre[k] as number);
      const at = centre[k] as number;
      moment += (weight[k] as number) * (at * cdfOf(own, rest) + partialMeanOf(own, rest));
    }
    const tail = (t: Seconds): number => (t >= patience ? 0 : Math.max(0, 1 - counted(Math.max(0, t)) / probability));
    const response = { mean: moment / total / probability, atZero: 1 - tail(0), tail };
    return { probability, response };
  };

  return {
    withdrawnProbability: 1 - served,
    throughput: arrivalRate * served,
    waitProbability: 1 - wait.atZero,
    wait,
    virtualWait,
    classes: classes.map(({ stays }, i) => {
      const sum = waited[i] as number;
      return {
        served: Math.min(1, (free + sum) / total),
        get wait() {
          return waitOf(stay[i] as Float64Array, stays === null ? beyond : 0, sum);
        },
      };
    }),
    within,
  };
}

/** Constant patiences and an even division of what lies between. */
function edgesOf(classes: readonly PatienceClass[], most: number): readonly Seconds[] {
  const marks = [...new Set(classes.map(({ longest }) => longest).filter(Number.isFinite))].sort((a, b) => a - b);
  const longest = marks.at(-1) ?? 0;
  const edges: Seconds[] = [0];
  let from = 0;
  for (const mark of marks) {
    const steps = Math.max(8, Math.ceil((most * (mark - from)) / longest));
    for (let k = 1; k <= steps; k++) edges.push(from + ((mark - from) * k) / steps);
    from = mark;
  }
  return edges;
}

function pieceAt(edges: readonly Seconds[], t: Seconds): number {
  let low = 0;
  let high = edges.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) <= t) low = middle;
    else high = middle;
  }
  return low;
}

/** (e^x − 1)/x. */
const meanExponential = (x: number): number => (Math.abs(x) < 1e-8 ? 1 + x / 2 : Math.expm1(x) / x);

/** Mean of u on (0, 1) with density in proportion to e^{xu}. */
function centroid(x: number): number {
  if (Math.abs(x) < 1e-3) return 0.5 + x / 12;
  return 1 / -Math.expm1(-x) - 1 / x;
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** The wait found by all, those who will not stay for it included: beyond the longest patience it falls with the servers' rate. */
function virtualOf(below: TailLaw, weight: number, left: number, last: Seconds, rate: PerSecond): TailLaw {
  const total = weight + left;
  const share = weight / total;
  return {
    mean: share * below.mean + (1 - share) * (last + 1 / rate),
    atZero: share * below.atZero,
    tail: (t) => share * below.tail(t) + (1 - share) * (t < last ? 1 : Math.exp(-rate * (t - last))),
    decay: rate,
  };
}

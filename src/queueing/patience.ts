import { requireInteger, requireNonNegative, requirePositive } from "./domain.ts";
import { erlangB } from "./erlang.ts";
import type { PerSecond, Seconds } from "./law.ts";
import { noTime, type TailLaw } from "./tail-law.ts";

/** M/M/c whose requests leave the queue when they have waited for a fixed time. */
export interface PatientQueue {
  /** Share of requests that give up: their wait would exceed their patience. */
  readonly abandonProbability: number;
  /** P(a served request waits). */
  readonly waitProbability: number;
  /** Wait of the served; at most the patience. */
  readonly wait: TailLaw;
  /** X, requests served per second. */
  readonly throughput: PerSecond;
  /** Busy share of the servers. */
  readonly utilization: number;
  /** P(served, and wait plus service end within the patience): success where it is a deadline for the answer. */
  readonly withinProbability: number;
}

/** ∫_0^x e^{−r v} dv, for any sign of r. */
function integrated(r: number, x: number): number {
  const y = r * x;
  return Math.abs(y) < 1e-8 ? x * (1 - y / 2) : -Math.expm1(-y) / r;
}

/**
 * M/M/c+D: each request waits at most τ and then leaves the queue unserved. Exact, stable at any load.
 *
 * The virtual wait has density f₀e^{−(cμ−λ)v} up to τ, where all join, and falls with cμ beyond, where nobody
 * stays; f₀ = λ·P(c − 1 busy). τ = 0 is Erlang's loss system, τ → ∞ is M/M/c.
 *
 * @param arrivalRate λ, 1/s, > 0
 * @param serviceTime S, s, > 0
 * @param servers c, an integer ≥ 1
 * @param patience τ, s, ≥ 0
 * @throws RangeError outside these domains
 *
 * Source: Baccelli & Hebuterne, On queues with impatient customers (1981); Barrer 1957.
 *
 * @example
 * patientQueue(1, 1, 1, 0).abandonProbability; // 0.5
 */
export function patientQueue(
  arrivalRate: PerSecond,
  serviceTime: Seconds,
  servers: number,
  patience: Seconds,
): PatientQueue {
  requirePositive("arrivalRate", arrivalRate);
  requirePositive("serviceTime", serviceTime);
  requireInteger("servers", servers, 1);
  requireNonNegative("patience", patience);
  const load = arrivalRate * serviceTime;
  const completion = servers / serviceTime;
  const spare = completion - arrivalRate;
  // Weights relative to P(c − 1 busy), or in heavy overload to the density at τ, so that none overflows.
  const drop = spare * patience;
  const scale = drop < 0 ? Math.exp(drop) : 1;
  const free = scale / erlangB(servers - 1, load);
  const atPatience = drop < 0 ? 1 : Math.exp(-drop);
  const joined = arrivalRate * (drop < 0 ? integrated(-spare, patience) : integrated(spare, patience));
  const left = (arrivalRate * atPatience) / completion;
  const total = free + joined + left;
  const served = (free + joined) / total;
  const waitProbability = joined / (free + joined);
  /** P(wait > t | served) and its integral, from the density e^{−spare·v} between t and τ. */
  const beyond = (t: Seconds): number => {
    if (t >= patience) return 0;
    const part = drop < 0 ? integrated(-spare, patience - t) : integrated(spare, patience - t) * Math.exp(-spare * t);
    return (arrivalRate * part) / (free + joined);
  };
  const partial = (t: Seconds): Seconds => {
    if (t >= patience) return 0;
    const x = patience - t;
    // ∫ (v − t)·e^{−spare·v} dv over (t, τ), as x·∫ − ∫∫.
    const scaled = drop < 0 ? momentAtEnd(-spare, x) : momentAtStart(spare, x) * Math.exp(-spare * t);
    return (arrivalRate * scaled) / (free + joined);
  };
  const rate = 1 / serviceTime;
  // Served and done by τ: free servers, and those who wait v and need at most τ − v.
  const late =
    drop < 0 ? integrated(rate - spare, patience) : integrated(spare - rate, patience) * Math.exp(-rate * patience);
  const done = (free * -Math.expm1(-rate * patience) + joined - arrivalRate * late) / total;
  return {
    abandonProbability: left / total,
    waitProbability,
    wait:
      waitProbability > 0
        ? {
            mean: partial(0),
            atZero: 1 - waitProbability,
            tail: (t) => beyond(Math.max(0, t)),
            partialTail: (t) => partial(Math.max(0, t)),
          }
        : noTime,
    throughput: arrivalRate * served,
    utilization: (load * served) / servers,
    withinProbability: Math.max(0, done),
  };
}

/** ∫_0^x v·e^{−r v} dv. */
function momentAtStart(r: number, x: number): number {
  const y = r * x;
  if (Math.abs(y) < 1e-3) return x * x * (0.5 - y / 3 + (y * y) / 8 - (y * y * y) / 30);
  return (integrated(r, x) - x * Math.exp(-y)) / r;
}

/** ∫_0^x (x − u)·e^{−r u} du: the same moment when the density is highest at the end. */
function momentAtEnd(r: number, x: number): number {
  const y = r * x;
  if (Math.abs(y) < 1e-3) return x * x * (0.5 - y / 6 + (y * y) / 24 - (y * y * y) / 120);
  return (x - integrated(r, x)) / r;
}

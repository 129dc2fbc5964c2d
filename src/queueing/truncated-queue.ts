import type { PerSecond, Seconds } from "./law.ts";
import { poissonDensity } from "./poisson-density.ts";
import type { TailLaw } from "./tail-law.ts";

/** Larger rooms are not gone through place by place. */
const MOST_PLACES = 1000;
/** Gauss–Legendre with four nodes on [0, 1]. */
const NODES = [0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970263] as const;
const WEIGHTS = [0.17392742256872692, 0.3260725774312731, 0.3260725774312731, 0.17392742256872692] as const;

/** What a limited room makes of an unlimited queue. */
export interface TruncatedQueue {
  readonly lossProbability: number;
  /** P(all servers are busy and q wait | admitted), q = 0 … room − 1. */
  readonly found: Float64Array;
  /** E number waiting, over time. */
  readonly waiting: number;
}

/**
 * M/G/c with a limited room, from the wait in the unlimited queue: the numbers present keep their proportions below
 * the full room, and as many are lost as (1 − ρ)Q/(1 − ρQ), Q the share who would find no place. Exact for one server
 * and for exponential services. How many an arrival finds waiting are the arrivals during a wait (Haji & Newell 1971).
 *
 * @param idle 1 − ρ > 0
 * @returns null for rooms that are too large
 *
 * Source: Tijms, A First Course in Stochastic Models (2003), section 9.8.
 *
 * @example
 * truncatedQueue({ arrivalRate: 0.5, serviceTime: 1, servers: 1, idle: 0.5, wait: exponentialTail(0.5, 0.5), waitingRoom: 1 })?.lossProbability; // 0.14285714
 */
export function truncatedQueue(queue: {
  readonly arrivalRate: PerSecond;
  readonly serviceTime: Seconds;
  readonly servers: number;
  readonly idle: number;
  readonly wait: TailLaw;
  readonly waitingRoom: number;
}): TruncatedQueue | null {
  const { arrivalRate, idle, wait, waitingRoom } = queue;
  if (waitingRoom > MOST_PLACES) return null;
  const atLeast = shareWithAtLeast(queue);
  const full = Math.max(0, atLeast[waitingRoom] as number);
  const busy = 1 - idle;
  const scale = 1 / (1 - busy * full);
  const lossProbability = idle * full * scale;
  const found = new Float64Array(waitingRoom);
  let waiting = waitingRoom * lossProbability;
  for (let q = 0; q < waitingRoom; q++) {
    const here = scale * Math.max(0, (q === 0 ? 1 - wait.atZero : (atLeast[q] as number)) - (atLeast[q + 1] as number));
    waiting += q * here;
    found[q] = here / (1 - lossProbability);
  }
  return arrivalRate > 0 ? { lossProbability, found, waiting } : null;
}

/** P(at least m wait), m = 0 … room: the m-th arrival comes before a wait is over. */
function shareWithAtLeast({
  arrivalRate,
  serviceTime,
  servers,
  wait,
  waitingRoom,
}: Parameters<typeof truncatedQueue>[0]): Float64Array {
  const shares = new Float64Array(waitingRoom + 1);
  shares[0] = 1 - wait.atZero;
  // Panels that end where the tail of a constant service has its kinks.
  const width = serviceTime / Math.max(2, servers);
  const end = (waitingRoom + 9 * Math.sqrt(waitingRoom) + 20) / arrivalRate;
  for (let from = 0; from < end; from += width)
    NODES.forEach((node, i) => {
      const t = from + node * width;
      const weight = arrivalRate * width * (WEIGHTS[i] as number) * wait.tail(t);
      if (!(weight > 0)) return;
      const x = arrivalRate * t;
      const mode = Math.min(waitingRoom - 1, Math.floor(x));
      if (mode < 0) return;
      const density = weight * poissonDensity(mode, x);
      for (let m = mode, term = density; m < waitingRoom && term > 1e-18 * density; m++, term *= x / m)
        shares[m + 1] = (shares[m + 1] as number) + term;
      for (let m = mode, term = density; m > 0 && term > 1e-18 * density; m--) {
        term *= m / x;
        shares[m] = (shares[m] as number) + term;
      }
    });
  return shares;
}

/** What holders of slots get done whose services are not exponential, against the product form that takes them as such. */
import { solveMixedNetwork } from "../../closed/mixed-network.ts";
import type { MixedNetwork } from "../../closed/types.ts";
import type { Seconds } from "../../queueing/law.ts";
import { remembered } from "../../queueing/remembered.ts";

/** A station as holders meet it, one like queue or several. */
export interface VariedPlace {
  /** D of one copy, s. */
  readonly demand: Seconds;
  /** V of one copy. */
  readonly visits: number;
  readonly copies: number;
  readonly servers: number;
  /** Work of others at one copy, in servers. */
  readonly others: number;
  /** cs² */
  readonly scv: number;
  /** Work done for holders per second, where it is not that of servers first come first served; null: it is. */
  readonly speeds: ArrayLike<number> | null;
}

/** Numbers of holders at which it is worked out; in between it lies on a line. */
const SHARES = [0.125, 0.25, 0.5, 0.75, 1];
/** Queues, and holders, up to which it is worth its time. */
const MOST_COPIES = 12;
const MOST_SLOTS = 300;
const PLAIN = 1e-6;

const factors = remembered<Float64Array>(256);

/**
 * X(n) with services as they are over X(n) in product form, n = 0 … N, by Marie's method.
 *
 * @returns null: they are as good as one, or too dear
 */
export function variedFactors(slots: number, delay: Seconds, places: readonly VariedPlace[]): Float64Array | null {
  const isVaried = ({ scv, speeds }: VariedPlace): boolean => speeds === null && Math.abs(scv - 1) > PLAIN;
  const copies = places.reduce((sum, place) => sum + place.copies, 0);
  if (!places.some(isVaried) || copies > MOST_COPIES || slots > MOST_SLOTS || slots < 2) return null;
  const key = JSON.stringify([
    slots,
    delay,
    places.map((place) => ({ ...place, speeds: place.speeds && [...Array.from(place.speeds)] })),
  ]);
  return factors(key, () => {
    const known = new Map<number, number>([
      [0, 1],
      [1, 1],
    ]);
    for (const share of SHARES) {
      const n = Math.max(1, Math.round(share * slots));
      if (n > 1) known.set(n, factorAt(n, delay, places));
    }
    const nodes = [...known.keys()].sort((a, b) => a - b);
    return Float64Array.from({ length: slots + 1 }, (_, n) => {
      const high = nodes.find((node) => node >= n) as number;
      const low = nodes.findLast((node) => node <= n) as number;
      const [from, to] = [known.get(low) as number, known.get(high) as number];
      return high === low ? from : from + ((to - from) * (n - low)) / (high - low);
    });
  });
}

function factorAt(holders: number, delay: Seconds, places: readonly VariedPlace[]): number {
  const [varied, plain] = [true, false].map((isVaried) => {
    const result = solveMixedNetwork(networkOf(holders, delay, places, isVaried));
    return result.kind === "solved" ? (result.classes[0]?.throughput ?? 0) : 0;
  }) as [number, number];
  return varied > 0 && plain > 0 ? varied / plain : 1;
}

function networkOf(holders: number, delay: Seconds, places: readonly VariedPlace[], isVaried: boolean): MixedNetwork {
  const queues = places.flatMap((place) => Array.from({ length: place.copies }, () => place));
  const scvs = queues.map(({ scv, speeds }) => (isVaried && speeds === null ? scv : 1));
  const isShared = queues.some(({ others, speeds }) => speeds === null && others > 0);
  const others = queues.map(({ others: work, speeds }) => (speeds === null ? work : 0));
  return {
    classes: [
      { kind: "closed", population: holders, thinkTime: delay },
      ...(isShared ? [{ kind: "open" as const, arrivalRate: 1 }] : []),
    ],
    stations: queues.map(({ servers, speeds }) => ({
      servers,
      discipline: "fcfs",
      ...(speeds === null ? {} : { speeds }),
    })),
    demands: [queues.map(({ demand }) => demand), ...(isShared ? [others] : [])],
    visits: [
      queues.map(({ visits }) => visits),
      ...(isShared
        ? [others.map((work, q) => work / ((queues[q] as VariedPlace).demand / (queues[q] as VariedPlace).visits))]
        : []),
    ],
    serviceScv: [scvs, ...(isShared ? [scvs] : [])],
  };
}

import type { PerSecond } from "../queueing/law.ts";
import type { OneClassNetwork, QueueingPlace } from "./one-class.ts";

/** What the throughput cannot leave. */
export interface Bounds {
  readonly lower: PerSecond;
  readonly upper: PerSecond;
}

/**
 * Between the user who meets nobody and the one who meets all others at the worst station:
 *
 *   N/(Z + ΣD + (N−1)·max D/c)  ≤  X  ≤  min(N/(Z + ΣD), min c/D).
 *
 * Speeds of any kind: c is the highest one, and a customer among k others takes at most k times the worst slope longer.
 *
 * Source: Denning & Buzen, The operational analysis of queueing network models (1978); Lazowska et al., Quantitative
 * System Performance (1984), section 5.2.
 *
 * @example
 * asymptoticBounds({ population: 2, delay: 1, places: [{ demand: 1, speeds: Float64Array.of(1) }] }).upper; // 1
 */
export function asymptoticBounds({ population, delay, places }: OneClassNetwork): Bounds {
  let alone = delay;
  let best = delay;
  let slowest = 0;
  let capacity = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const { demand, speeds } = place;
    alone += demand / (speeds[0] as number);
    best += demand / mostPerCustomer(place);
    slowest = Math.max(slowest, demand * worstSlope(place));
    capacity = Math.min(capacity, speeds.reduce((a, b) => Math.max(a, b), 0) / demand);
  }
  return {
    lower: population / (alone + (population - 1) * slowest),
    upper: Math.min(population / best, capacity),
  };
}

/** max r(k)/k */
function mostPerCustomer({ speeds }: QueueingPlace): number {
  let most = 0;
  for (let i = 0; i < speeds.length; i++) most = Math.max(most, (speeds[i] as number) / (i + 1));
  return most;
}

/** The least s with (k+1)/r(k+1) ≤ 1/r(1) + s·k for every k. */
function worstSlope({ speeds }: QueueingPlace): number {
  const first = 1 / (speeds[0] as number);
  let worst = 1 / (speeds[speeds.length - 1] as number);
  for (let k = 1; k < speeds.length; k++) worst = Math.max(worst, ((k + 1) / (speeds[k] as number) - first) / k);
  return worst;
}

/**
 * Balanced-job bounds, tighter: of all networks with this total demand the one whose stations are alike is the best,
 * and of those with this largest demand the one with as many stations as fit is the worst.
 *
 * @param network one server at every station
 * @throws RangeError where a station has several
 *
 * Source: Zahorjan, Sevcik, Eager & Galler, Balanced job bound analysis of queueing networks (1982); Lazowska et al.
 * 1984, table 5.2.
 *
 * @example
 * balancedJobBounds({ population: 2, delay: 0, places: [{ demand: 1, speeds: Float64Array.of(1) }] }).upper; // 1
 */
export function balancedJobBounds({ population, delay, places }: OneClassNetwork): Bounds {
  if (places.length === 0 || places.some(({ speeds }) => speeds.length > 1 || speeds[0] !== 1))
    throw new RangeError("balanced-job bounds need stations, each with one server");
  const total = places.reduce((sum, { demand }) => sum + demand, 0);
  const largest = places.reduce((most, { demand }) => Math.max(most, demand), 0);
  const others = population - 1;
  return {
    lower: population / (total + delay + (others * largest) / (1 + delay / (population * total))),
    upper: Math.min(
      1 / largest,
      population / (total + delay + (others * (total / places.length)) / (1 + delay / total)),
    ),
  };
}

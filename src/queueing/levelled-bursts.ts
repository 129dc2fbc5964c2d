import type { BalancedInput } from "./balanced-result.ts";
import { leastConnectionsRatios } from "./least-connections.ts";
import { solveStation } from "./station.ts";
import type { StationInput, StationResult } from "./station-result.ts";

/** Mean wait in seconds, and P(wait). */
export interface Waiting {
  readonly mean: number;
  readonly probability: number;
}

const waitingOf = ({ wait, waitProbability }: StationResult): Waiting => ({
  mean: wait?.mean ?? 0,
  probability: waitProbability,
});

/** What requests that come together add is in proportion already. */
const isUneven = ({ arrivalScv, together }: BalancedInput): boolean => arrivalScv !== 1 && together === undefined;

const odds = (probability: number): number => probability / (1 - probability);
const fromOdds = (value: number): number => (value === Number.POSITIVE_INFINITY ? 1 : value / (1 + value));

/** The input with Poisson arrivals to some of its queues together. */
function withPoisson({ members, balancing: _, weights: __, ...station }: BalancedInput, queues: number): StationInput {
  const arrivalRate = (station.arrivalRate * queues) / members;
  return { ...station, arrivalRate, arrivalScv: 1, servers: station.servers * queues };
}

/**
 * The shortest queue joined, with any arrivals. What such queues wait beyond one queue for all comes of servers that
 * stand idle beside a line: about as much for each that waits whether arrivals come in bursts or not. So the excess is
 * that of Poisson arrivals, in proportion to those who wait; and the odds of waiting are in the same ratio to those of
 * the one queue.
 *
 * @param central one queue before all servers, with the arrivals as they are
 */
export function shortestWaiting(input: BalancedInput, central: StationResult): Waiting {
  const ratios = leastConnectionsRatios(input.members, input.servers, central.idle);
  const { mean, probability } = waitingOf(central);
  const isPoisson = !isUneven(input);
  const plain = isPoisson ? { mean, probability } : waitingOf(solveStation(withPoisson(input, input.members)));
  const shortest = { mean: plain.mean * ratios.mean, probability: Math.min(1, plain.probability * ratios.probability) };
  if (isPoisson || !(plain.probability > 0)) return shortest;
  return {
    mean: mean + (shortest.mean - plain.mean) * (probability / plain.probability),
    probability: fromOdds((odds(probability) * odds(shortest.probability)) / odds(plain.probability)),
  };
}

/** Near saturation the queues are as level as if all were looked at: from (1 − ρ) of about 1/(2.4√n) on. */
const LEVELLING = 2.4;
/** Of arrivals more even than by chance, choosing two at random leaves less: (2/n) to this power. */
const EVENNESS = 1.6;

/**
 * What bursts make of the wait behind two choices, as factors on that of Poisson arrivals: between those on queues that
 * are chosen at random, which meet few of a burst, and those on the shortest of all. Two choices among two are all that
 * there are; among many each meets 2/n of what the shortest would, and near saturation all of it. Both constants were chosen
 * on simulations of our own, n = 3 to 16, c = 1 to 4, ca² = 0.25 to 9.
 *
 * Source of the limits: Mitzenmacher 2001; Chen & Ye, Asymptotic optimality of balanced routing (2012).
 */
export function burstsBehindTwoChoices(
  input: BalancedInput,
  central: StationResult,
): { readonly mean: number; readonly odds: number } {
  if (!isUneven(input)) return { mean: 1, odds: 1 };
  const { members, arrivalScv } = input;
  const shortest = {
    bursts: shortestWaiting(input, central),
    plain: shortestWaiting({ ...input, arrivalScv: 1 }, solveStation(withPoisson(input, members))),
  };
  const one = withPoisson(input, 1);
  const random = {
    bursts: waitingOf(solveStation({ ...one, arrivalScv: 1 + (arrivalScv - 1) / members })),
    plain: waitingOf(solveStation(one)),
  };
  const seen = (2 / members) ** (arrivalScv < 1 ? EVENNESS : 1);
  const weight = 1 - (1 - seen) * (1 - (1 - central.idle) ** (LEVELLING * Math.sqrt(members)));
  const between = (of: (waiting: Waiting) => number): number => {
    const ratio = ({ bursts, plain }: typeof shortest) => of(bursts) / of(plain);
    const factor = ratio(shortest) ** weight * ratio(random) ** (1 - weight);
    return Number.isFinite(factor) ? factor : 1;
  };
  return { mean: between(({ mean }) => mean), odds: between(({ probability }) => odds(probability)) };
}

/** A probability whose odds are so many times as high. */
export function withOdds(probability: number, factor: number): number {
  return fromOdds(odds(probability) * factor);
}

import { requireInteger, requireNonNegative } from "../queueing/domain.ts";
import type { Latency } from "./latency.ts";
import { zero } from "./latency.ts";
import { mixture } from "./mixture.ts";
import { sequence } from "./sequence.ts";

/** How often, with which probability. */
export interface Repetition {
  readonly count: number;
  readonly probability: number;
}

/** Counts up to here are all kept; above, eight to the octave. */
const EVERY_COUNT_TO = 16;

/**
 * The law of a random number of like, independent times one after another.
 *
 * Powers are built by squaring. A long list of counts is thinned to eight per octave, each count shared between the two
 * next to it so that the mean count is kept.
 *
 * @param outcomes whole counts ≥ 0 with probabilities that sum to 1; or one count
 *
 * @example
 * meanOf(repeat(pointMass(2), 3)); // 6
 */
export function repeat(latency: Latency, outcomes: number | readonly Repetition[]): Latency {
  const list = typeof outcomes === "number" ? [{ count: outcomes, probability: 1 }] : outcomes;
  const squares: Latency[] = [latency];
  const power = (count: number): Latency => {
    let product = zero();
    for (let bit = 0, rest = count; rest > 0; bit++, rest = Math.floor(rest / 2)) {
      while (squares.length <= bit) {
        const last = squares[squares.length - 1] as Latency;
        squares.push(sequence(last, last));
      }
      if (rest % 2 === 1) product = sequence(product, squares[bit] as Latency);
    }
    return product;
  };
  let reached = 0;
  let soFar = zero();
  const alternatives = thinned(list).map(({ count, probability }) => {
    soFar = sequence(soFar, power(count - reached));
    reached = count;
    return { weight: probability, latency: soFar };
  });
  return mixture(alternatives);
}

/** The outcomes by ascending count, each once, above `EVERY_COUNT_TO` only such as are whole steps of an eighth octave. */
function thinned(outcomes: readonly Repetition[]): readonly Repetition[] {
  const kept = new Map<number, number>();
  const add = (count: number, probability: number) => kept.set(count, (kept.get(count) ?? 0) + probability);
  const isShort = outcomes.length <= EVERY_COUNT_TO;
  for (const { count, probability } of outcomes) {
    requireInteger("count", count, 0);
    if (requireNonNegative("probability", probability) === 0) continue;
    const step = count <= EVERY_COUNT_TO ? 1 : 2 ** Math.max(0, Math.floor(Math.log2(count)) - 3);
    const below = count - (count % step);
    if (isShort || below === count) add(count, probability);
    else {
      const share = (count - below) / step;
      add(below, probability * (1 - share));
      add(below + step, probability * share);
    }
  }
  return [...kept].map(([count, probability]) => ({ count, probability })).sort((a, b) => a.count - b.count);
}

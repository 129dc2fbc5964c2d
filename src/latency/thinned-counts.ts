import { requireInteger, requireNonNegative } from "../queueing/domain.ts";

/** How often, with which probability. */
export interface Outcome {
  readonly count: number;
  readonly probability: number;
}

/** Counts up to here are all kept; above, half as many to the octave. */
const EVERY_COUNT_TO = 16;

/**
 * The outcomes of a random count, ascending, each count once. A long list is thinned to eight counts per octave, each
 * other count shared between the two next to it so that the mean count is kept.
 *
 * @param outcomes whole counts ≥ 0 with probabilities that sum to 1; or one count
 * @param everyTo counts up to here are all kept, and above half as many to the octave; a power of 2
 *
 * @example
 * thinnedCounts(3); // [{ count: 3, probability: 1 }]
 */
export function thinnedCounts(
  outcomes: number | readonly Outcome[],
  everyTo: number = EVERY_COUNT_TO,
): readonly Outcome[] {
  const list = typeof outcomes === "number" ? [{ count: outcomes, probability: 1 }] : outcomes;
  const kept = new Map<number, number>();
  const add = (count: number, probability: number) => {
    if (probability > 0) kept.set(count, (kept.get(count) ?? 0) + probability);
  };
  for (const { count, probability } of list) {
    requireInteger("count", count, 0);
    requireNonNegative("probability", probability);
    const isKept = list.length <= everyTo || count <= everyTo;
    const step = isKept ? 1 : 2 ** (Math.floor(Math.log2(count)) + 1 - Math.log2(everyTo));
    const below = count - (count % step);
    const share = (count - below) / step;
    add(below, probability * (1 - share));
    add(below + step, probability * share);
  }
  return [...kept].map(([count, probability]) => ({ count, probability })).sort((a, b) => a.count - b.count);
}

/** The smallest whole number that suffices, found by asking the planner as few times as possible. */
import type { Outcome } from "./types.ts";

export interface Range {
  /** Smallest number that makes sense; what is below is known not to suffice. */
  readonly least: number;
  /** A good guess, from the utilization law: tried first. */
  readonly guess: number;
  /** Largest number that makes sense. */
  readonly most: number;
}

export interface Smallest {
  readonly number: number;
  readonly outcome: Outcome;
}

/**
 * Smallest number whose outcome is `mended`; where not even `most` is, the smallest whose outcome is
 * `moved`; null where nothing helps. More is taken never to be worse, which holds for servers.
 *
 * @example
 * smallestThatHelps({ least: 1, guess: 3, most: 100 }, (n) => (n >= 5 ? "mended" : "none")); // { number: 5, outcome: "mended" }
 */
export function smallestThatHelps(range: Range, outcomeOf: (number: number) => Outcome): Smallest | null {
  const { least, most } = range;
  if (least > most) return null;
  const known = new Map<number, Outcome>();
  const ask = (number: number): Outcome => {
    const outcome = known.get(number) ?? outcomeOf(number);
    known.set(number, outcome);
    return outcome;
  };
  const guess = Math.min(most, Math.max(least, Math.ceil(range.guess)));
  const near = Math.min(most, guess + Math.max(1, Math.ceil(guess / 8)));
  if (ask(guess) !== "mended" && ask(near) !== "mended") ask(most);
  const best = [...known.values()].reduce((a, b) => (rank(b) > rank(a) ? b : a));
  if (best === "none") return null;
  for (let step = near - guess; known.size > 2 && rank(ask(Math.min(most, near + step))) < rank(best); step *= 2);
  return { number: smallestOf(least, best, known, ask), outcome: best };
}

const rank = (outcome: Outcome): number => ["none", "moved", "mended"].indexOf(outcome);

/** Bisection between what is known to be too little and what is known to suffice; just below the latter first. */
function smallestOf(
  least: number,
  wanted: Outcome,
  known: ReadonlyMap<number, Outcome>,
  ask: (number: number) => Outcome,
): number {
  const suffices = (number: number): boolean => rank(ask(number)) >= rank(wanted);
  const asked = [...known.keys()];
  let high = Math.min(...asked.filter(suffices));
  let low = Math.max(least - 1, ...asked.filter((number) => !suffices(number)));
  for (let isFirst = true; high - low > 1; isFirst = false) {
    const middle = isFirst ? high - 1 : Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

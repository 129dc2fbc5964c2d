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

/** Factor by which the search steps up while the outcome is not good enough. */
const STEP = 4;

/**
 * Smallest number whose outcome is `mended`; where none up to `most` is, the smallest whose outcome
 * is `moved`; null where nothing helps. More is taken never to be worse, which holds for servers.
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
  let high = guess;
  let best = ask(high);
  if (best !== "mended") {
    const far = Math.min(most, Math.max(guess + 2, guess * STEP));
    const beyond = far > high ? ask(far) : best;
    if (rank(beyond) > rank(best)) {
      best = beyond;
      high = far;
    }
    while (best === "none" && high < most) {
      high = Math.min(most, Math.max(high, far) * STEP);
      best = ask(high);
    }
  }
  if (best === "none") return null;
  return { number: smallestOf(least, high, best, known, ask), outcome: best };
}

const rank = (outcome: Outcome): number => ["none", "moved", "mended"].indexOf(outcome);

/** Bisection between what is known to be too little and what is known to suffice; just below the latter first. */
function smallestOf(
  least: number,
  enough: number,
  wanted: Outcome,
  known: ReadonlyMap<number, Outcome>,
  ask: (number: number) => Outcome,
): number {
  const suffices = (number: number): boolean => rank(ask(number)) >= rank(wanted);
  let low = least - 1;
  for (const [number, outcome] of known) {
    if (number < enough && rank(outcome) < rank(wanted)) low = Math.max(low, number);
  }
  let high = enough;
  if (high - 1 > low) {
    if (suffices(high - 1)) high -= 1;
    else low = high - 1;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

import type { CountLaw } from "../model/types.ts";
import { NotExpressible } from "./not-expressible.ts";

export interface CountOutcome {
  readonly count: number;
  readonly probability: number;
}

/** How a process remembers how often it still has to call. */
export type Counts =
  /** Drawn before the first call, counted down. */
  | { readonly kind: "drawn"; readonly outcomes: readonly CountOutcome[] }
  /** A negative binomial of whole size: each of `size` rows of calls goes on with probability `again`. No count is kept. */
  | { readonly kind: "until"; readonly size: number; readonly again: number };

const NEGLIGIBLE_TAIL = 1e-12;
const MOST_CALLS = 60;
const LARGEST_SIZE = 4;

/**
 * The count of a call as something that a chain remembers.
 *
 * A negative binomial of size r = 1/(scv − 1/m) is the sum of r geometric counts (Johnson, Kemp & Kotz, Univariate
 * Discrete Distributions, 3rd ed., §5.1), which have no memory; of another size it is drawn, its tail cut at 10⁻¹².
 *
 * @throws NotExpressible where some 60 calls are not enough
 */
export function countsOf(law: CountLaw): Counts {
  if (law.kind === "spread" && law.mean > 0) {
    const size = sizeOf(law.mean, law.scv);
    const whole = Math.round(size);
    if (whole >= 1 && whole <= LARGEST_SIZE && Math.abs(size - whole) < 1e-9 * whole) {
      return { kind: "until", size: whole, again: law.mean / (law.mean + whole) };
    }
  }
  return { kind: "drawn", outcomes: drawnCounts(law) };
}

/** The distribution of a count. */
export function drawnCounts(law: CountLaw): readonly CountOutcome[] {
  switch (law.kind) {
    case "exact":
      return [{ count: limited(law.count), probability: 1 }];
    case "mean": {
      const below = Math.floor(limited(law.mean));
      const share = law.mean - below;
      return [
        { count: below, probability: 1 - share },
        { count: below + 1, probability: share },
      ].filter(({ probability }) => probability > 0);
    }
    case "spread":
      return law.mean === 0 ? [{ count: 0, probability: 1 }] : negativeBinomial(law.mean, sizeOf(law.mean, law.scv));
  }
}

/** Infinity: Poisson. */
function sizeOf(mean: number, scv: number): number {
  const excess = scv - 1 / mean;
  return excess > NEGLIGIBLE_TAIL ? 1 / excess : Number.POSITIVE_INFINITY;
}

function limited(count: number): number {
  if (count > MOST_CALLS) throw new NotExpressible(`more than ${MOST_CALLS} calls in a row`);
  return count;
}

function negativeBinomial(mean: number, size: number): readonly CountOutcome[] {
  const isPoisson = size === Number.POSITIVE_INFINITY;
  const outcomes: CountOutcome[] = [];
  let probability = isPoisson ? Math.exp(-mean) : (size / (size + mean)) ** size;
  let left = 1;
  for (let count = 0; left > NEGLIGIBLE_TAIL; count++) {
    limited(count);
    outcomes.push({ count, probability });
    left -= probability;
    probability *= isPoisson ? mean / (count + 1) : ((count + size) / (count + 1)) * (mean / (size + mean));
  }
  return outcomes;
}

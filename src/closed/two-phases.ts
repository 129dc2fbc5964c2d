/** A service of two phases: it begins in the first or the second, and from the first may go on to the second. */
export interface TwoPhases {
  /** P(it begins in the first phase). */
  readonly first: number;
  /** Rates at which the phases end, per mean service. */
  readonly rates: readonly [number, number];
  /** P(the second phase follows the first). */
  readonly onward: number;
}

/** Rates are kept this close at least, and no phase is rarer than that. */
const SMALL = 1e-9;
/** The least scv of two phases. */
export const LEAST_SCV = 0.5;

/**
 * The law of two phases with mean 1 and a given scv: a mixture of one and two like phases from 0.5 to 1; hyperexponential
 * above, by three moments where such a law has them, else with balanced means.
 *
 * @param scv cs², ≥ 0.5; below, the law of 0.5
 * @param third E S³/(E S)³
 *
 * Source: Tijms, A First Course in Stochastic Models (2003), appendix B; Whitt, Approximating a point process by a
 * renewal process (1982), for three moments.
 *
 * @example
 * twoPhases(1, 6); // { first: 1, rates: [1, 1], onward: 0 }
 */
export function twoPhases(scv: number, third: number): TwoPhases {
  if (scv <= 1 - SMALL) {
    const c = Math.max(scv, LEAST_SCV);
    const single = (2 * c - Math.sqrt(2 - 2 * c)) / (1 + c);
    const rate = 2 - single;
    return { first: 1 - single, rates: [rate, rate], onward: 1 };
  }
  if (scv < 1 + SMALL) return { first: 1, rates: [1, 1], onward: 0 };
  return byThreeMoments(scv, third) ?? balanced(scv);
}

function balanced(scv: number): TwoPhases {
  const first = (1 + Math.sqrt((scv - 1) / (scv + 1))) / 2;
  return { first, rates: [2 * first, 2 * (1 - first)], onward: 0 };
}

/** The means of the two branches are the roots of x² − b·x + c, by which the moments E Sᵏ/k! follow one another. */
function byThreeMoments(scv: number, third: number): TwoPhases | null {
  const a2 = (1 + scv) / 2;
  const a3 = third / 6;
  const b = (a3 - a2) / (a2 - 1);
  const c = b - a2;
  const root = Math.sqrt(b * b - 4 * c);
  if (!(c > SMALL) || !(root > SMALL)) return null;
  const long = (b + root) / 2;
  const short = c / long;
  const first = (long - 1) / (long - short);
  if (!(first > SMALL && first < 1 - SMALL)) return null;
  return { first, rates: [1 / short, 1 / long], onward: 0 };
}

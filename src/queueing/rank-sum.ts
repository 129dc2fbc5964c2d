import { requireInteger } from "./domain.ts";

/** A sum over ranks in few terms: Σ_{i=1}^{n} g(i) ≈ Σ_k count[k]·g(rank[k]). */
export interface RankSum {
  /** Ranks, ascending; whole at the head, between whole numbers beyond. */
  readonly rank: Float64Array;
  /** How many ranks each stands for; sums to n. */
  readonly count: Float64Array;
}

/** Ranks taken one by one, at the head and where the last panel is shorter than this. */
const SINGLE = 32;
/** Terms of each panel; the panels double in length. */
const ORDER = 10;
const HALF = ORDER / 2;

/** Length of the panel that follows rank `last`. */
function panelAfter(last: number, items: number): number {
  return Math.min(last, items - last);
}

/** Terms that a panel of this length is given. */
function termsOf(length: number): number {
  return length < SINGLE ? length : ORDER;
}

/**
 * Gauss's rule for a sum of `length` terms: exact for polynomials of degree 2·ORDER − 1. Its nodes are the
 * roots of the discrete Chebyshev (Gram) polynomial, found by Newton from those of the panel before; its
 * weights come from the squares of the orthogonal polynomials, all positive.
 *
 * @param roots the positive roots on (−1, 1), of the panel before; replaced
 *
 * Source: Gautschi, Orthogonal Polynomials (2004), sections 1.4 (rule) and 1.5 (recurrence).
 */
function fillPanel(sum: RankSum, at: number, first: number, length: number, roots: Float64Array): void {
  const centre = first + 0.5 * (length - 1);
  for (let half = 0; half < HALF; half++) {
    let y = roots[half] as number;
    let squares = 1;
    for (let round = 0; round < 20; round++) {
      let before = 1;
      let value = y;
      let slopeBefore = 0;
      let slope = 1;
      let norm = 1;
      squares = 1;
      for (let k = 1; k < ORDER; k++) {
        const beta = (k * k * (1 - (k / length) ** 2)) / (4 * k * k - 1);
        norm *= beta;
        squares += (value * value) / norm;
        const next = y * value - beta * before;
        const slopeNext = value + y * slope - beta * slopeBefore;
        before = value;
        value = next;
        slopeBefore = slope;
        slope = slopeNext;
      }
      const step = value / slope;
      y -= step;
      if (Math.abs(step) < 1e-13) break;
    }
    roots[half] = y;
    const lower = at + half;
    const upper = at + ORDER - 1 - half;
    sum.rank[lower] = centre - 0.5 * length * y;
    sum.rank[upper] = centre + 0.5 * length * y;
    sum.count[lower] = length / squares;
    sum.count[upper] = length / squares;
  }
}

/**
 * The ranks and counts by which a smooth function of the rank is summed from 1 to `items`: some 280 terms for a
 * billion items, with a relative error of 10⁻¹² for powers of the rank whatever the exponent.
 *
 * It stands where Euler and Maclaurin's formula is usual: a Gauss rule made for sums needs no end corrections.
 *
 * @param items n, an integer ≥ 1
 * @throws RangeError outside this domain
 *
 * @example
 * rankSum(1e9).rank.length; // 282
 */
export function rankSum(items: number): RankSum {
  requireInteger("items", items, 1);
  const head = Math.min(items, SINGLE);
  let terms = head;
  for (let last = head; last < items; last += panelAfter(last, items)) terms += termsOf(panelAfter(last, items));
  const sum = { rank: new Float64Array(terms), count: new Float64Array(terms).fill(1) };
  for (let i = 0; i < head; i++) sum.rank[i] = i + 1;
  // Tricomi's first guess at Legendre's roots.
  const roots = Float64Array.from({ length: HALF }, (_, i) => Math.cos((Math.PI * (i + 0.75)) / (ORDER + 0.5)));
  let at = head;
  for (let last = head; last < items; last += panelAfter(last, items)) {
    const length = panelAfter(last, items);
    if (length < SINGLE) for (let i = 0; i < length; i++) sum.rank[at + i] = last + 1 + i;
    else fillPanel(sum, at, last + 1, length, roots);
    at += termsOf(length);
  }
  return sum;
}

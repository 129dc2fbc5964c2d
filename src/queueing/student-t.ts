import { requireInteger } from "./domain.ts";

/**
 * P(|T| ≤ t) of Student's law with ν degrees of freedom, by its finite sums.
 *
 * Source: Abramowitz & Stegun 26.7.3 (odd ν) and 26.7.4 (even ν).
 */
function centralProbability(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosine = Math.cos(angle);
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = isOdd ? 2 : 1; k <= freedom - 3; k += 2) {
    term *= (k / (k + 1)) * cosine * cosine;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/**
 * The t with P(|T| ≤ t) = confidence, by which standard errors become an interval.
 *
 * @param confidence in (0, 1)
 * @param freedom ν, an integer ≥ 1
 * @throws RangeError outside this domain
 *
 * @example
 * studentQuantile(0.95, 8); // 2.306004135…
 */
export function studentQuantile(confidence: number, freedom: number): number {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence must be a number between 0 and 1, got ${confidence}`);
  requireInteger("freedom", freedom, 1);
  let low = 0;
  let high = 1;
  while (centralProbability(high, freedom) < confidence) {
    low = high;
    high *= 2;
  }
  for (let round = 0; round < 60; round++) {
    const middle = 0.5 * (low + high);
    if (centralProbability(middle, freedom) < confidence) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

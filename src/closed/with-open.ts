import type { PopulationLaw } from "./population-law.ts";
import { type Speeds, speedAt } from "./speeds.ts";

/** Numbers of closed customers less likely than this are left out, */
const UNLIKELY = 1e-10;
/** and open ones beyond which no term counts beside their sum. */
const NEGLIGIBLE = 1e-10;
const HUGE = 1e200;

/**
 * How many are present, open customers included: with k closed ones there are j open ones with a probability in
 * proportion to C(k+j, j)·aʲ/Π r(k+i).
 *
 * @param closed law of the number of closed customers
 * @param speeds r, all classes together
 * @param load a, open work offered, below the last speed
 *
 * Source: Bruell, Balbo & Afshari, Mean value analysis of mixed, multiple class BCMP networks with load dependent
 * service stations (1984).
 *
 * @example
 * presentWithOpen({ first: 0, probabilities: Float64Array.of(1) }, Float64Array.of(1), 0.5).probabilities[1]; // 0.25
 */
export function presentWithOpen(closed: PopulationLaw, speeds: Speeds, load: number): PopulationLaw {
  if (load === 0) return closed;
  const total: number[] = [];
  closed.probabilities.forEach((probability, i) => {
    if (probability < UNLIKELY) return;
    const terms = [1];
    let term = 1;
    let sum = 1;
    for (let j = 1; ; j++) {
      const k = i + closed.first + j;
      const ratio = (k * load) / (j * speedAt(speeds, k));
      term *= ratio;
      // Terms may rise beyond any number before they fall.
      if (term > HUGE) {
        terms.fill(0);
        sum = 0;
        term = 1;
      }
      if (ratio < 1 && term < NEGLIGIBLE * sum * (1 - ratio)) break;
      terms.push(term);
      sum += term;
    }
    terms.forEach((one, j) => {
      total[i + j] = (total[i + j] ?? 0) + (probability * one) / sum;
    });
  });
  return { first: closed.first, probabilities: Float64Array.from({ length: total.length }, (_, i) => total[i] ?? 0) };
}

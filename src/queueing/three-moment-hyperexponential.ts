import type { Law } from "./law.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { rawMomentOf } from "./law-moments.ts";

/**
 * Two exponentials with the first three moments of a law; null where there are none (the third moment
 * must exceed 1.5·m₂²/m₁, which lognormal, gamma and mixtures of exponentials with scv > 1 do).
 *
 * Two moments are not enough for the wait before several servers: for a lognormal of scv 4 before four
 * of them the mean wait would be 6 % off.
 *
 * Source: Whitt, Approximating a point process by a renewal process, I (1982), section 3.
 *
 * @example
 * threeMomentHyperexponential({ kind: "exponential", mean: 1 }); // null
 */
export function threeMomentHyperexponential(law: Law): Law | null {
  const m1 = rawMomentOf(law, 1);
  // Reduced moments: of the exponential means, as a law on two points.
  const second = rawMomentOf(law, 2) / (2 * m1 * m1);
  const third = rawMomentOf(law, 3) / (6 * m1 * m1 * m1);
  const spread = second - 1;
  const skew = third - second * second;
  if (!(spread > 1e-9)) return null;
  if (!(skew > 1e-12 && third > second * second)) return second > 1 ? lawFromMoments(m1, 2 * second - 1) : null;
  // The two points are the roots of x² − s·x + p = 0 with s, p from the moments 1, second, third.
  const sum = (third - second) / spread;
  const product = sum - second;
  const root = Math.sqrt(Math.max(0, sum * sum - 4 * product));
  const large = 0.5 * (sum + root);
  const small = product / large;
  if (!(small > 0 && large > small)) return lawFromMoments(m1, 2 * second - 1);
  const probability = (1 - small) / (large - small);
  return {
    kind: "hyperexponential",
    branches: [
      { probability: 1 - probability, mean: m1 * small },
      { probability, mean: m1 * large },
    ],
  };
}

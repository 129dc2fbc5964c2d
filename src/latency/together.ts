import { branchesOf } from "./branches.ts";
import { type Latency, zero } from "./latency.ts";
import { mixture } from "./mixture.ts";
import { orderStatistic } from "./order-statistic.ts";
import { type Outcome, thinnedCounts } from "./thinned-counts.ts";

/**
 * The law of the last answer of a random number of like, independent calls made at once: the mixture of the maxima, by
 * the generating function of the count, Σ p_n F^n, in one pass.
 *
 * @param outcomes whole counts ≥ 0 with probabilities that sum to 1; or one count. None takes no time
 *
 * @example
 * meanOf(together(pointMass(2), 20)); // 2
 */
export function together(latency: Latency, outcomes: number | readonly Outcome[]): Latency {
  const made = thinnedCounts(outcomes).filter(({ count }) => count > 0);
  const share = made.reduce((sum, { probability }) => sum + probability, 0);
  if (!(share > 0)) return zero();
  const some = made.every(({ count }) => count === 1)
    ? latency
    : orderStatistic(branchesOf([latency], 0), 1, {
        given: (_own, _counts, [below = 0]) =>
          made.reduce((sum, { count, probability }) => sum + probability * count * below ** (count - 1), 0) / share,
        atLeast: (_counts, [below = 0]) =>
          made.reduce((sum, { count, probability }) => sum + probability * below ** count, 0) / share,
      });
  return mixture([
    { weight: share, latency: some },
    { weight: Math.max(0, 1 - share), latency: zero() },
  ]);
}

import { type Latency, zero } from "./latency.ts";
import { mixture } from "./mixture.ts";
import { sequence } from "./sequence.ts";
import { type Outcome, thinnedCounts } from "./thinned-counts.ts";

/**
 * The law of a random number of like, independent times one after another; powers are built by squaring.
 *
 * @param outcomes whole counts ≥ 0 with probabilities that sum to 1; or one count
 *
 * @example
 * meanOf(repeat(pointMass(2), 3)); // 6
 */
export function repeat(latency: Latency, outcomes: number | readonly Outcome[]): Latency {
  const squares: Latency[] = [latency];
  const power = (count: number): Latency => {
    let product = zero();
    for (let bit = 0, rest = count; rest > 0; bit++, rest = Math.floor(rest / 2)) {
      while (squares.length <= bit) {
        const last = squares[squares.length - 1] as Latency;
        squares.push(sequence(last, last));
      }
      if (rest % 2 === 1) product = sequence(product, squares[bit] as Latency);
    }
    return product;
  };
  let reached = 0;
  let soFar = zero();
  const alternatives = thinnedCounts(outcomes).map(({ count, probability }) => {
    soFar = sequence(soFar, power(count - reached));
    reached = count;
    return { weight: probability, latency: soFar };
  });
  return mixture(alternatives);
}

import { type Branch, branchesOf } from "./branches.ts";
import { oneFactorNormal } from "./copula.ts";
import { maximum } from "./extremes.ts";
import { type Latency, zero } from "./latency.ts";
import { mixture } from "./mixture.ts";
import { type Dependence, orderStatistic } from "./order-statistic.ts";

/** How many there may be, with its probability. */
interface Outcome {
  readonly count: number;
  readonly probability: number;
}

/**
 * The law of the last answer of a random number of like branches: P(T ≤ t) = E F(t)^N, put together at once, as a mixture
 * over the numbers would be weighted number by number.
 *
 * @param one law of each branch, F
 * @param outcomes of N, probabilities that sum to 1
 * @param correlation r of each branch with the common factor, in [0, 1); 0 is independence
 *
 * @example
 * meanOf(longestOf(pointMass(2), [{ count: 0, probability: 0.5 }, { count: 3, probability: 0.5 }])); // 1
 */
export function longestOf(one: Latency, outcomes: readonly Outcome[], correlation = 0): Latency {
  const [none, some] = [outcomes.filter(({ count }) => count === 0), outcomes.filter(({ count }) => count > 0)];
  const never = none.reduce((sum, { probability }) => sum + probability, 0);
  const [only, ...others] = some;
  if (only === undefined) return zero();
  const certain = some.reduce((sum, { probability }) => sum + probability, 0);
  const longest =
    others.length === 0
      ? maximum(new Array<Latency>(only.count).fill(one), correlation)
      : overCounts(
          branchesOf([one], correlation),
          some.map(({ count, probability }) => ({ count, probability: probability / certain })),
        );
  if (never === 0) return longest;
  return mixture([
    { weight: never, latency: zero() },
    { weight: certain, latency: longest },
  ]);
}

function overCounts(branches: readonly Branch[], outcomes: readonly Outcome[]): Latency {
  const [{ correlation }] = branches as readonly [Branch];
  return orderStatistic(
    branches,
    1,
    correlation === 0 ? randomlyMany(outcomes) : randomlyManyAlike(branches, outcomes),
  );
}

/** Independent ones: the generating function E z^N and its derivative, by Horner's rule. */
function randomlyMany(outcomes: readonly Outcome[]): Dependence {
  const most = Math.max(...outcomes.map(({ count }) => count));
  const chances = new Float64Array(most + 1);
  for (const { count, probability } of outcomes) chances[count] = probability;
  return {
    given: (own, _, below) => {
      let slope = 0;
      for (let n = most; n > 0; n--) slope = slope * (below[own] as number) + n * (chances[n] as number);
      return slope;
    },
    atLeast: (_, below) => {
      let sum = 0;
      for (let n = most; n >= 0; n--) sum = sum * (below[0] as number) + (chances[n] as number);
      return sum;
    },
  };
}

function randomlyManyAlike(branches: readonly Branch[], outcomes: readonly Outcome[]): Dependence {
  const alike = oneFactorNormal(branches);
  const expected = (value: (count: number) => number): number =>
    outcomes.reduce((sum, { count, probability }) => sum + probability * value(count), 0);
  return {
    given: (own, _, below) => expected((n) => n * alike.given(own, [n - 1], below, n - 1)),
    atLeast: (_, below) => expected((n) => alike.atLeast([n], below, n)),
  };
}

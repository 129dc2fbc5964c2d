/** Halvings of the bracket: to the last digit of a double. */
const HALVINGS = 60;
/** Steps between Poisson and the most variable count that is tried, each a quarter more variable. */
const STEPS = 80;

/**
 * P(N ≤ count) of the negative binomial with this mean and scv ≥ 1/mean (Poisson at equality).
 * Recursion over the probabilities: p(n+1) = p(n)·(n + r)/(n + 1)·(1 − p), r = mean²/(variance − mean).
 */
export function negativeBinomialCdf(count: number, mean: number, scv: number): number {
  const excess = scv * mean - 1;
  const isPoisson = excess <= 1e-12;
  const size = isPoisson ? Number.POSITIVE_INFINITY : mean / excess;
  // In logarithms, since p(0) of a large mean is below the smallest double.
  let logProbability = isPoisson ? -mean : -size * Math.log1p(excess);
  let sum = Math.exp(logProbability);
  const failure = excess / (1 + excess);
  for (let n = 0; n < count; n++) {
    logProbability += isPoisson ? Math.log(mean / (n + 1)) : Math.log(((n + size) / (n + 1)) * failure);
    sum += Math.exp(logProbability);
  }
  return Math.min(1, sum);
}

/**
 * The smallest scv at which the 99th percentile of the count is `p99`; undefined: there is none, since p99 is below
 * that of independent calls, or so far above the mean that more variation only adds zeros.
 */
export function spreadThroughP99(mean: number, p99: number): number | undefined {
  const count = Math.floor(p99);
  if (count > 1e5) return undefined;
  const poisson = 1 / mean;
  const isWide = (scv: number) => negativeBinomialCdf(count, mean, scv) <= 0.99;
  if (isWide(poisson)) return negativeBinomialCdf(count, mean, poisson) > 0.985 ? poisson : undefined;
  let narrow = poisson;
  for (let step = 0; step < STEPS; step++) {
    let wide = poisson + (narrow - poisson) * 1.25 + 0.01 * poisson;
    if (!isWide(wide)) {
      narrow = wide;
      continue;
    }
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (narrow + wide) / 2;
      if (isWide(middle)) wide = middle;
      else narrow = middle;
    }
    return wide;
  }
  return undefined;
}

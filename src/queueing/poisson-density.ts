/**
 * The Poisson density e^{−m} m^k / k! in Loader's saddle-point form, which keeps relative accuracy
 * where k ln m − m − ln k! would subtract numbers of size k (at k = 10⁶ that costs nine digits).
 */
const TWO_PI = 2 * Math.PI;

/** ln k! − [k ln k − k + ½ ln 2πk], the error of Stirling's formula. */
function stirlingError(k: number): number {
  if (k < 16) {
    let logFactorial = 0;
    for (let i = 2; i <= k; i++) logFactorial += Math.log(i);
    return logFactorial - (k * Math.log(k) - k + 0.5 * Math.log(TWO_PI * k));
  }
  const inverseSquare = 1 / (k * k);
  return (
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - inverseSquare / 1188) * inverseSquare) * inverseSquare) * inverseSquare) /
    k
  );
}

/** k ln(k/m) + m − k ≥ 0 without cancellation near k = m. */
export function deviance(k: number, m: number): number {
  const difference = k - m;
  if (Math.abs(difference) < 0.1 * (k + m)) {
    const v = difference / (k + m);
    let sum = difference * v;
    let term = 2 * k * v;
    for (let j = 1; j < 1000; j++) {
      term *= v * v;
      const next = sum + term / (2 * j + 1);
      if (next === sum) break;
      sum = next;
    }
    return sum;
  }
  return k * Math.log(k / m) - difference;
}

/**
 * P(N = k) for a Poisson N of mean m > 0, k an integer ≥ 0.
 *
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 *
 * @example
 * poissonDensity(2, 2); // 0.27067056647322546
 */
export function poissonDensity(k: number, m: number): number {
  if (k === 0) return Math.exp(-m);
  return Math.exp(-stirlingError(k) - deviance(k, m)) / Math.sqrt(TWO_PI * k);
}

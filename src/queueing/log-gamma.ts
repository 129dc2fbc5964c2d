/** Godfrey's coefficients for Lanczos' approximation with g = 607/128 (so that x + g + ½ = x + 671/128); relative error below 1e-14. */
const COEFFICIENTS = [
  57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202, 3.399464998481189e-5,
  4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488, 0.00021743961811521265,
  -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
] as const;

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * ln Γ(x) for x > 0.
 *
 * Source: Lanczos 1964 with the coefficients of P. Godfrey (2001).
 *
 * @example
 * logGamma(5); // 3.1780538303479458
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`x must be > 0, got ${x}`);
  const shifted = x + 671 / 128;
  let sum = 0.9999999999999971;
  let denominator = x;
  for (const coefficient of COEFFICIENTS) {
    denominator += 1;
    sum += coefficient / denominator;
  }
  return (x + 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + Math.log(sum / x);
}

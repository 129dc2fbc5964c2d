import { logGamma } from "./log-gamma.ts";
import { deviance } from "./poisson-density.ts";

/** x^a e^{−x} / Γ(a+1), by way of the deviance where a is large, so that no digits cancel. */
function leadingFactor(a: number, x: number, logGammaNext?: number): number {
  if (a < 16) return Math.exp(a * Math.log(x) - x - (logGammaNext ?? logGamma(a + 1)));
  const inverseSquare = 1 / (a * a);
  const stirling = (1 / 12 - (1 / 360 - (1 / 1260 - inverseSquare / 1680) * inverseSquare) * inverseSquare) / a;
  return Math.exp(-deviance(a, x) - stirling) / Math.sqrt(2 * Math.PI * a);
}

/** Σ x^n / ((a+1)…(a+n)), all terms positive; for x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 1; n < 1e7; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

/** Γ(a, x) / (x^a e^{−x}) by its continued fraction (modified Lentz); for x ≥ a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 1e7; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return h;
}

/**
 * P(a, x) = γ(a, x) / Γ(a), the CDF at x of a gamma law of shape a and rate 1; a > 0, x ≥ 0.
 *
 * Source: Abramowitz & Stegun 6.5.29 (series) and 6.5.31 (fraction); O(√a) terms near x = a.
 *
 * @example
 * lowerGammaRatio(1, 2); // 0.8646647167633873
 */
export function lowerGammaRatio(a: number, x: number): number {
  if (!(x > 0)) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (x < a + 1) return Math.min(1, leadingFactor(a, x) * lowerSeries(a, x));
  return 1 - upperGammaRatio(a, x);
}

/**
 * Q(a, x) = 1 − P(a, x), which keeps its digits where P is close to 1.
 *
 * @example
 * upperGammaRatio(1, 2); // 0.1353352832366127
 */
export function upperGammaRatio(a: number, x: number): number {
  if (!(x > 0)) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x < a + 1) return 1 - lowerGammaRatio(a, x);
  return leadingFactor(a, x) * a * upperFraction(a, x);
}

/**
 * Q(a, x) and Q(a + 1, x), which the tail of a gamma law and its integral need together.
 *
 * @param logGammaNext ln Γ(a + 1), where the caller asks for many x with one a
 *
 * @example
 * upperGammaPair(1, 2, 0); // [0.1353352832366127, 0.40600584970983794]
 */
export function upperGammaPair(a: number, x: number, logGammaNext: number): readonly [number, number] {
  if (!(x > 0)) return [1, 1];
  const leading = leadingFactor(a, x, logGammaNext);
  const ratio = x < a + 1 ? Math.max(0, 1 - leading * lowerSeries(a, x)) : leading * a * upperFraction(a, x);
  return [ratio, Math.min(1, ratio + leading)];
}

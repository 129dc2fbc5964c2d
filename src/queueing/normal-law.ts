import { lowerGammaRatio, upperGammaRatio } from "./incomplete-gamma.ts";

/**
 * Φ(z), the standard normal CDF, accurate in both tails.
 *
 * Source: Φ(−z) = ½ Q(½, z²/2) for z ≥ 0 (Abramowitz & Stegun 26.4.19).
 *
 * @example
 * normalCdf(0); // 0.5
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("z must be a number");
  if (z < 0) return 0.5 * upperGammaRatio(0.5, 0.5 * z * z);
  return 0.5 + 0.5 * lowerGammaRatio(0.5, 0.5 * z * z);
}

/** Φ⁻¹(0.99), from which a lognormal takes its spread when p50 and p99 are given. */
export const NORMAL_P99 = 2.326347874040841;

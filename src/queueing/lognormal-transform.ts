import type { Complex } from "./complex.ts";

/** Half-width of the integration in standard deviations: e^{−z²/2} is below 1e−18 beyond. */
const RANGE = 9;
/** At most this far is the path of integration shifted, so that e^{η²/2} costs no more than three digits. */
const LARGEST_SHIFT = 3.5;

/**
 * E e^{−sX} of a lognormal, which has no closed form, by the trapezoidal rule over the normal score z:
 * ∫ φ(z) exp(−s·e^{μ+σz}) dz.
 *
 * The integrand is entire, so the path may be shifted to z − iη with η = arg(s)/σ; the exponential
 * then no longer oscillates and the rule converges geometrically (error ≈ e^{−2π·width/step}).
 *
 * @param mean seconds, > 0
 * @param scv c², > 0
 * @param s 1/s, Re s ≥ 0
 *
 * @example
 * lognormalTransform(1, 1, { re: 0, im: 0 }); // { re: 1, im: 0 }
 */
export function lognormalTransform(mean: number, scv: number, s: Complex): Complex {
  const modulus = Math.hypot(s.re, s.im);
  if (modulus === 0) return { re: 1, im: 0 };
  const variance = Math.log1p(scv);
  const sigma = Math.sqrt(variance);
  const logScale = Math.log(modulus * mean) - variance / 2;
  const angle = Math.atan2(s.im, s.re);
  const shift = Math.sign(angle) * Math.min(Math.abs(angle) / sigma, LARGEST_SHIFT);
  const left = angle - shift * sigma;
  const cosine = Math.cos(left);
  const sine = Math.sin(left);
  const step = Math.min(0.1, 0.4 / sigma, left === 0 ? 1 : 0.02 / Math.min(1, sigma));
  const count = Math.ceil(RANGE / step);
  const scale = (step / Math.sqrt(2 * Math.PI)) * Math.exp((shift * shift) / 2);
  let re = 0;
  let im = 0;
  for (let i = -count; i <= count; i++) {
    const z = i * step;
    const x = Math.exp(logScale + sigma * z);
    const size = Math.exp(-0.5 * z * z - x * cosine);
    if (size === 0) continue;
    const phase = shift * z - x * sine;
    re += size * Math.cos(phase);
    im += size * Math.sin(phase);
  }
  return { re: re * scale, im: im * scale };
}

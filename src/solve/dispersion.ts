/**
 * The index of dispersion for counts of a stream, I(t) = Var N(t)/E N(t): how variable it is over each stretch of time,
 * where an scv knows the shortest alone. 1 for a Poisson stream at every t.
 *
 * Source: Whitt & You, Using robust queueing to expose the impact of dependence in single-server queues (Operations
 * Research 66, 2018); A robust queueing network analyzer based on indices of dispersion (Naval Research Logistics 69, 2022).
 */
import { normalProbability } from "../latency/standard-normal.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * I(t) of a stationary renewal stream of the two-moment family, 1 + (c² − 1)·h(γt) with h(y) = 1 − (1 − e^{−y})/y:
 * exact for two exponentials with balanced means (γ = 2λ/(c² + 1)) and for E2; below 1 γ = 2λ/(1 − c²) has the true
 * beginning and end.
 *
 * @param t seconds, ≥ 0; ∞ gives c²
 *
 * @example
 * renewalDispersion(Infinity, 4, 10); // 4
 */
export function renewalDispersion(t: Seconds, scv: number, rate: PerSecond): number {
  if (scv === 1 || t <= 0) return 1;
  if (t === Number.POSITIVE_INFINITY) return scv;
  return 1 + (scv - 1) * settledShare((2 * rate * t) / (scv > 1 ? scv + 1 : 1 - scv));
}

/**
 * The c² of the renewal stream of that rate that disperses as much at t: what a station with that time scale takes the
 * stream for.
 *
 * @param least and most: c² stays between them, since over a short stretch next to nothing can be told apart
 *
 * @example
 * matchedScv(renewalDispersion(3, 4, 10), 3, 10, 1, 8); // 4
 */
export function matchedScv(dispersion: number, t: Seconds, rate: PerSecond, least: number, most: number): number {
  let low = dispersion > 1 ? 1 : Math.min(1, least);
  let high = dispersion > 1 ? Math.max(1, most) : 1;
  if (renewalDispersion(t, high, rate) <= dispersion) return high;
  if (renewalDispersion(t, low, rate) >= dispersion) return low;
  while (high - low > 1e-10 * high) {
    const middle = 0.5 * (low + high);
    if (renewalDispersion(t, middle, rate) < dispersion) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/**
 * h(y) = 1 − (1 − e^{−y})/y: how far what settles exponentially has settled in the mean of a stretch; 0 at 0, 1 at ∞.
 *
 * @example
 * settledShare(0); // 0
 */
export function settledShare(y: number): number {
  if (y < 1e-4) return y / 2 - (y * y) / 6;
  return 1 + Math.expm1(-y) / y;
}

/**
 * How much of the arrivals' dispersion a queue passes on over a stretch of time, w*(t) = 1 − (1 − c*(t))/2t with c* the
 * autocorrelation of canonical reflected Brownian motion: 0 at 0 (its own rhythm leaves), 1 at ∞ (all that came leaves).
 *
 * @param t in the queue's own time, (1 − ρ)²λt/(ρ(I_a(∞) + cs²))
 *
 * @example
 * passedDispersion(0); // 0
 */
export function passedDispersion(t: number): number {
  if (t === Number.POSITIVE_INFINITY) return 1;
  // (8/3)·φ(0)·√t, where the differences below would cancel.
  if (t < 1e-5) return (8 / 3 / SQRT_TWO_PI) * Math.sqrt(t);
  return 1 - (1 - workloadCorrelation(t)) / (2 * t);
}

/**
 * c*(t), the autocorrelation of canonical reflected Brownian motion: how much of what one visit found the next one, t
 * later, still finds.
 *
 * Source: Abate & Whitt, Transient behavior of regulated Brownian motion (Advances in Applied Probability 19, 1987).
 *
 * @example
 * workloadCorrelation(0); // 1
 */
export function workloadCorrelation(t: number): number {
  if (t <= 0) return 1;
  if (t > 60) return 0;
  const root = Math.sqrt(t);
  const density = Math.exp(-t / 2) / SQRT_TWO_PI;
  return Math.max(0, 2 * (1 - 2 * t - t * t) * normalProbability(-root) + 2 * root * density * (1 + t));
}

import { bracketedRoot } from "./bracketed-root.ts";
import type { Law, PerSecond } from "./law.ts";
import { meanOf, rawMomentOf } from "./law-moments.ts";
import { logTransformOf } from "./log-transform.ts";

/** Third cumulant. */
function thirdCumulant(law: Law): number {
  const mean = meanOf(law);
  return rawMomentOf(law, 3) - 3 * mean * rawMomentOf(law, 2) + 2 * mean ** 3;
}

function variance(law: Law): number {
  const mean = meanOf(law);
  return Math.max(0, rawMomentOf(law, 2) - mean * mean);
}

/**
 * θ, the rate at which the tail of the wait in GI/G/c falls in the end: P(W > t) ~ constant·e^{−θt}.
 *
 * The positive root of ln E e^{−θA} + ln E e^{(θ/c)B} = 0, convex in θ: bracketed on the quotient by θ, which is
 * increasing. Near saturation, where the two logarithms cancel, from cumulants.
 * null where there is no root: a heavy tail, or arrivals and services both constant.
 *
 * @param arrivals law of the times A between arrivals
 * @param service law of S
 * @param servers c
 * @param idle 1 − ρ > 0
 *
 * Source: Takahashi, Asymptotic exponentiality of the tail of the waiting time distribution in a Ph/Ph/c
 * queue (1981); Neuts & Takahashi 1981.
 *
 * @example
 * decayRateOf({ kind: "exponential", mean: 1 }, { kind: "exponential", mean: 0.5 }, 1, 0.5); // 1
 */
export function decayRateOf(arrivals: Law, service: Law, servers: number, idle: number): PerSecond | null {
  const meanService = meanOf(service) / servers;
  const meanArrival = meanOf(arrivals);
  if (!(idle > 0 && meanService > 0 && Number.isFinite(meanArrival))) return null;
  const second = variance(arrivals) + variance(service) / (servers * servers);
  if (!(second > 0)) return null;
  const drift = idle * meanArrival;
  const first = (2 * drift) / second;
  // The cumulant series is meant for θ·mean small; it is exact to (1−ρ)².
  const third = thirdCumulant(service) / servers ** 3 - thirdCumulant(arrivals);
  const slope = (theta: number): number =>
    (logTransformOf(arrivals, theta) + logTransformOf(service, -theta / servers)) / theta;
  if (logTransformOf(service, -1e-300) === Number.POSITIVE_INFINITY) return null;
  if (first * Math.max(meanService, meanArrival) < 1e-4 && idle < 1e-4) {
    // −drift + θ·second/2 + θ²·third/6 = 0.
    return (2 * drift) / (second / 2 + Math.sqrt((second * second) / 4 + (2 * drift * third) / 3));
  }
  let low = first;
  let high = first;
  for (let i = 0; i < 400 && slope(high) < 0; i++) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 400 && slope(low) > 0; i++) low *= 0.5;
  return slope(high) >= 0 && slope(low) <= 0 ? bracketedRoot(slope, low, high) : null;
}

import { upperGammaRatio } from "./incomplete-gamma.ts";
import type { PerSecond } from "./law.ts";
import { poissonDensity } from "./poisson-density.ts";
import type { TailLaw } from "./tail-law.ts";

/**
 * Σ_j w_j P(Erlang(j+1, 1) > x) over 0 ≤ j < places with w_j = ratio^j scaled to its largest member;
 * summed from the heavy end, so that it ends after as many terms as count.
 */
function weightedErlangTails(places: number, ratio: number, x: number): number {
  const fromTop = ratio > 1;
  const step = fromTop ? 1 / ratio : ratio;
  let index = fromTop ? places - 1 : 0;
  let density = poissonDensity(index, x);
  let tail = upperGammaRatio(index + 1, x);
  let weight = 1;
  let sum = 0;
  for (let i = 0; i < places; i++) {
    sum += weight * tail;
    weight *= step;
    if (weight < 1e-18) break;
    if (fromTop) {
      tail = Math.max(0, tail - density);
      density *= index / x;
      index--;
    } else {
      index++;
      density *= x / index;
      tail += density;
    }
  }
  return sum;
}

/**
 * The wait of an admitted request where `found` of the room is geometric: it meets j others waiting
 * (0 ≤ j < places) with probability proportional to ratio^j, and then waits for j + 1 completions,
 * each exponential with `rate`. The wait of M/M/c/K.
 *
 * @param probability P(it waits)
 * @param places waiting places, ≥ 1
 * @param ratio ρ, > 0, may exceed 1
 * @param rate cμ, 1/s
 *
 * @example
 * fullRoomWait(0.5, 1, 0.8, 2).mean; // 0.25
 */
export function fullRoomWait(probability: number, places: number, ratio: number, rate: PerSecond): TailLaw {
  const step = ratio > 1 ? 1 / ratio : ratio;
  let total = 0;
  let first = 0;
  let second = 0;
  let weight = 1;
  for (let i = 0; i < places; i++) {
    const ahead = (ratio > 1 ? places - 1 - i : i) + 1;
    total += weight;
    first += weight * ahead;
    second += weight * ahead * (ahead + 1);
    weight *= step;
    if (weight < 1e-18) break;
  }
  const scale = probability / total;
  const mean = (scale * first) / rate;
  return {
    mean,
    variance: (scale * second) / (rate * rate) - mean * mean,
    atZero: 1 - probability,
    tail: (t) => (t > 0 ? scale * weightedErlangTails(places, ratio, rate * t) : probability),
    decay: rate,
  };
}

import { erlangMixtureTail } from "./erlang-mixture-tail.ts";
import type { PerSecond } from "./law.ts";
import type { TailLaw } from "./tail-law.ts";

/**
 * The wait of an admitted request where what it finds in a limited room is geometric: j others waiting
 * (0 ≤ j < places) with probability proportional to ratio^j, then j + 1 completions, each exponential with
 * `rate`. The wait of M/M/c/K.
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
  // From the heavy end, so that a room of a million places takes no more terms than count.
  const step = ratio > 1 ? 1 / ratio : ratio;
  const terms = step < 1 ? Math.min(places, Math.ceil(-42 / Math.log(step)) + 1) : places;
  const weights = new Float64Array(ratio > 1 ? places : terms);
  let total = 0;
  for (let i = 0, weight = 1; i < terms; i++, weight *= step) {
    weights[ratio > 1 ? places - 1 - i : i] = weight;
    total += weight;
  }
  for (let i = 0; i < weights.length; i++) weights[i] = ((weights[i] as number) * probability) / total;
  return erlangMixtureTail(weights, rate);
}

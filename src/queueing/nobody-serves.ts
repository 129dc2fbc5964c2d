import type { PerSecond } from "./law.ts";
import type { StationResult } from "./station-result.ts";
import { noTime } from "./tail-law.ts";

/**
 * A station that is out of order: every arrival is turned away at once, so that the loss probability is 1 and nothing
 * is ever completed. What is never served has no time; the wait of those admitted, who are none, counts as 0.
 *
 * @param arrivalRate λ, 1/s, ≥ 0
 *
 * @example
 * nobodyServes(5).lossProbability; // 1
 */
export function nobodyServes(arrivalRate: PerSecond): StationResult {
  return {
    utilization: 0,
    idle: 1,
    saturated: false,
    throughput: 0,
    lossProbability: arrivalRate > 0 ? 1 : 0,
    waitProbability: 0,
    wait: noTime,
    departureScv: 1,
    method: "lost",
    exactness: "exact",
    source: "by definition",
  };
}

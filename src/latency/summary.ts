import type { Seconds } from "../queueing/law.ts";
import { distributionFunction } from "./distribution-function.ts";
import type { Latency } from "./latency.ts";
import { meanOf } from "./moments.ts";
import { percentileOf } from "./percentile.ts";

/** What a report says of a law, in seconds. */
export interface LatencySummary {
  readonly mean: Seconds;
  readonly p50: Seconds;
  readonly p90: Seconds;
  readonly p95: Seconds;
  readonly p99: Seconds;
  readonly p999: Seconds;
}

/**
 * Mean and percentiles of a law.
 *
 * @example
 * summary(pointMass(0.1)).p99; // 0.1
 */
export function summary(latency: Latency): LatencySummary {
  const law = distributionFunction(latency);
  return {
    mean: meanOf(latency),
    p50: percentileOf(law, 0.5),
    p90: percentileOf(law, 0.9),
    p95: percentileOf(law, 0.95),
    p99: percentileOf(law, 0.99),
    p999: percentileOf(law, 0.999),
  };
}

import type { Latency } from "../latency/latency.ts";
import { summary } from "../latency/summary.ts";
import type { LatencySummary } from "../solve/types.ts";
import type { Percentiles } from "./generated/report.ts";

/** Every key is there, whether the time exists or not. */
export function percentilesOf(times: LatencySummary | null): Percentiles {
  const { mean, p50, p90, p95, p99, p999 } = times ?? none;
  return { mean, p50, p90, p95, p99, p999 };
}

/** Of a law, with the mean as the queueing model gives it; the mean alone where there is no law. */
export function timesOf(law: Latency | null, mean: number | null): Percentiles {
  return { ...(law === null ? none : percentilesOf(summary(law))), mean };
}

const none: Percentiles = { mean: null, p50: null, p90: null, p95: null, p99: null, p999: null };

import type { Latency } from "../latency/latency.ts";
import type { LatencySummary } from "../solve/types.ts";
import type { Percentiles } from "./generated/report.ts";

/** Every key is there, whether the time exists or not. */
export function percentilesOf(summary: LatencySummary | null): Percentiles {
  const { mean, p50, p90, p95, p99, p999 } = summary ?? none;
  return { mean, p50, p90, p95, p99, p999 };
}

const none: Percentiles = { mean: null, p50: null, p90: null, p95: null, p99: null, p999: null };

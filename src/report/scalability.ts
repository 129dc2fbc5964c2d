import type { StationSolution } from "../solve/types.ts";
import type { Scalability } from "./generated/report.ts";

/** How a member's speed depends on how many it serves at once; null: it does not. */
export function scalabilityOf({ scalability }: StationSolution): Scalability | null {
  if (scalability === null) return null;
  const { contention, coherency, singleRate, bestConcurrency, concurrency, intervals } = scalability;
  return {
    contention,
    coherency,
    singleRatePerSecond: singleRate,
    bestConcurrency,
    peakThroughputPerSecond: scalability.peakThroughput,
    concurrency,
    mostThroughputPerSecond: scalability.mostThroughput,
    overloadThroughputPerSecond: scalability.overloadThroughput,
    regimes: scalability.regimes.map(({ kind, throughput, response, lasts }) => ({
      kind,
      throughputPerSecond: throughput,
      responseSeconds: response,
      lastsSeconds: lasts,
    })),
    residualErrorPerSecond: scalability.residualError,
    intervals,
  };
}

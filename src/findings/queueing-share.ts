/** How much of a workload's latency is waiting for servers, and where: what more servers could take away. */
import type { LatencyShare } from "../assess/types.ts";
import type { StationSolution } from "../solve/types.ts";
import type { LatencyStatistic } from "../topology/types.ts";

/** Share of the statistic that a place has: of the p99 for high percentiles, of the mean else. */
export function shareOf(share: LatencyShare, statistic: LatencyStatistic): number {
  const isTail = statistic === "p95" || statistic === "p99" || statistic === "p999";
  return isTail ? (share.p99Share ?? share.share) : share.share;
}

/**
 * Share of the statistic that is spent waiting at a station: the place's share, divided as its mean
 * response time divides into wait and service. 0 at a saturated station, whose wait has no mean.
 */
export function waitingShareOf(share: LatencyShare, statistic: LatencyStatistic, station: StationSolution): number {
  const { waitTime, responseTime } = station;
  if (waitTime === null || responseTime === null || responseTime <= 0) return 0;
  return (shareOf(share, statistic) * waitTime) / responseTime;
}

/**
 * Station that a workload's latency will hang on when the load has grown by `factor`: the one whose
 * wait, as it grows with 1/(1 − ρ), adds most. null: no station among the shares waits at all.
 */
export function stationToGrow(
  shares: readonly LatencyShare[],
  factor: number,
  stationOf: (place: string) => StationSolution | undefined,
): string | null {
  let worst: { readonly place: string; readonly wait: number } | null = null;
  for (const share of shares) {
    const station = stationOf(share.place);
    if (station === undefined || station.offeredUtilization <= 0) continue;
    const { offeredUtilization, waitTime } = station;
    const left = 1 - offeredUtilization * factor;
    const wait =
      left <= 0 || waitTime === null
        ? Number.MAX_VALUE
        : (share.visits * waitTime * (1 - offeredUtilization) * factor) / left;
    if (wait > 0 && (worst === null || wait > worst.wait)) worst = { place: share.place, wait };
  }
  return worst === null ? null : worst.place;
}

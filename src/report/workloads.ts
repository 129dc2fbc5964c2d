import type { WorkloadAssessment } from "../assess/types.ts";
import type { UsersSolution } from "../solve/types.ts";
import type { Users, Workload } from "./generated/report.ts";
import { locationOf } from "./location.ts";
import { percentilesOf } from "./percentiles.ts";
import type { Source } from "./source.ts";

/** What the senders of one kind of request see. */
export function workloadOf(workload: WorkloadAssessment, source: Source): Workload {
  return {
    id: workload.id,
    partOf: workload.partOf,
    location: locationOf(workload.path, source),
    arrivalRatePerSecond: workload.arrivalRate,
    throughputPerSecond: workload.throughput,
    latencySeconds: percentilesOf(workload.latency),
    saturated: workload.saturated,
    errorRatio: workload.errorRatio,
    errorRatioBounds: workload.errorRatioBounds,
    users: workload.users === null ? null : usersOf(workload.users),
    exactness: workload.exactness,
    percentileExactness: workload.percentileExactness,
    shares: workload.shares.map((share) => ({
      place: share.place,
      tier: share.tier,
      visitsPerRequest: share.visits,
      residenceSeconds: share.residenceTime,
      meanShare: share.share,
      p99Share: share.p99Share,
    })),
  };
}

/** Users who think, and what limits them. */
function usersOf({ population, thinkTime, limit }: UsersSolution): Users {
  return {
    count: population,
    thinkTimeSeconds: thinkTime,
    limitedBy: limit?.station ?? null,
    limitPerSecond: limit?.throughput ?? null,
    saturationCount: limit?.population ?? null,
  };
}

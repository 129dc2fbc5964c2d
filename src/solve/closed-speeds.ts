/** Stations whose speed depends on how many they serve at once, as users who think meet them. */
import type { NetworkStation } from "../closed/types.ts";
import type { Station, StationScalability } from "../model/types.ts";
import { bestConcurrency, limitingThroughput, peakThroughput, throughputAtConcurrency } from "../queueing/usl.ts";

/**
 * Some members alike as one station of a closed network, requests spread evenly over them.
 *
 * @param most how many users may be there
 * @param isMixed whether requests come as well that are no user's
 */
export function scalableStation(
  scalability: StationScalability,
  members: number,
  most: number,
  isMixed: boolean,
): NetworkStation {
  const { contention, coherency, concurrency } = scalability;
  const law = { singleRate: 1, contention, coherency };
  const limit = concurrency === null ? Number.POSITIVE_INFINITY : concurrency * members;
  const length = isMixed && concurrency !== null ? limit : Math.min(most, limit);
  const speeds = Float64Array.from({ length }, (_, i) => {
    const each = Math.floor((i + 1) / members);
    const more = (i + 1) % members;
    const less = each > 0 ? (members - more) * throughputAtConcurrency(law, each) : 0;
    return more * throughputAtConcurrency(law, each + 1) + less;
  });
  return {
    servers: members,
    discipline: "ps",
    speeds,
    ...(concurrency === null ? {} : { atOnce: limit }),
    ...(concurrency === null && coherency === 0 ? { risesTo: members * limitingThroughput(law) } : {}),
  };
}

/** The most that one member does, with as many at once as it does best with: work per second, in multiples of one alone. */
export function peakWork({ contention, coherency, concurrency }: StationScalability): number {
  const law = { singleRate: 1, contention, coherency };
  const most = Math.min(bestConcurrency(law), concurrency ?? Number.POSITIVE_INFINITY);
  return most < Number.POSITIVE_INFINITY ? throughputAtConcurrency(law, most) : peakThroughput(law);
}

/** Work per second that one member can be offered by requests that nobody thinks before: what it does with any number. */
export function offerableWork({ scalability, servers }: Station): number {
  if (scalability === null) return servers;
  const { contention, coherency, concurrency } = scalability;
  const law = { singleRate: 1, contention, coherency };
  return concurrency === null ? limitingThroughput(law) : throughputAtConcurrency(law, concurrency);
}

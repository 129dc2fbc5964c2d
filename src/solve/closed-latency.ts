/**
 * Percentiles of users who think: from the joint law of what they meet on arrival, since numbers at different stations
 * make up for one another where the population is fixed. Where a request forks they are composed as of open ones.
 */
import type { Stop } from "../closed/solved-laws.ts";
import type { Latency } from "../latency/latency.ts";
import { meanOf } from "../latency/moments.ts";
import { scale } from "../latency/rescale.ts";
import { waysOf } from "./closed-routes.ts";
import type { ClosedSettled } from "./closed-settle.ts";
import { eitherOf } from "./composed.ts";
import type { Conditions } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import type { Responses, Silenced } from "./responses.ts";

/** The joint law's mean is the composed one but for what was taken together: a stretch by more would be our fault. */
const MOST_OFF = 0.05;

/** The responses of a chain's requests, with percentiles from the joint law. */
export function closedLatencies(
  prepared: Prepared,
  conditions: Conditions,
  { network, slots }: ClosedSettled,
  chain: number,
  composed: Responses,
): Responses {
  if (network === null) return composed;
  const { tasks, mainOf } = network;
  const customer = mainOf[chain] as number;

  const limiting = new Set([...(slots?.held.results.keys() ?? [])].filter((s) => prepared.pools.sites.has(s)));

  function jointly(workload: number, silenced: Omit<Silenced, "whole"> | null): Latency | null {
    const ways = waysOf(prepared, conditions, workload, silenced, limiting);
    if (ways === null) return null;
    return eitherOf(
      ways.map(({ weight, visits, unloaded }) => {
        const stops = [...visits].flatMap(([station, { mean, variance }]): Stop[] => {
          const place = tasks.places.find((one) => one.station === station);
          return place === undefined ? [] : [{ stations: place.queues, visits: mean, variance }];
        });
        return { weight, latency: tasks.laws.response(customer, { stops, unloaded }) };
      }),
    );
  }

  return {
    ...composed,
    workloadDistribution: (workload) => {
      const mean = composed.workloadMean(workload);
      const joint = Number.isFinite(mean) ? jointly(workload, null) : null;
      if (joint === null) return composed.workloadDistribution(workload);
      const found = meanOf(joint);
      return found > 0 && Math.abs(mean / found - 1) < MOST_OFF
        ? scale(joint, mean / found)
        : composed.workloadDistribution(workload);
    },
    without: (place, workload) => jointly(workload, place) ?? composed.without(place, workload),
  };
}

import type { Group, Station as ModelStation } from "../model/types.ts";
import type { StationSolution } from "../solve/types.ts";
import type { Station } from "./generated/report.ts";
import { once } from "./once.ts";
import { timesOf } from "./percentiles.ts";
import { scalabilityOf } from "./scalability.ts";

/** A pool of servers under its load. */
export function stationOf(station: ModelStation, group: Group, solution: StationSolution): Station {
  const wait = once(() => ({
    ...timesOf(solution.wait, solution.waitTime),
    probability: solution.waitProbability,
  }));
  const scalability = once(() => scalabilityOf(solution));
  const response = once(() => timesOf(solution.response, solution.responseTime));
  return {
    id: station.id,
    part: station.part,
    resource: station.resource,
    members: group.members,
    servers: Number.isFinite(station.servers) ? group.members * station.servers : null,
    arrivalRatePerSecond: solution.arrivalRate,
    throughputPerSecond: solution.throughput,
    offeredUtilization: solution.offeredUtilization,
    busiestShare: solution.busiestShare,
    busiestUtilization: solution.busiestUtilization,
    utilization: solution.utilization,
    serviceSeconds: { mean: solution.serviceTime, scv: solution.serviceScv },
    arrivalScv: solution.arrivalScv,
    get waitSeconds() {
      return wait();
    },
    get responseSeconds() {
      return response();
    },
    queueLength: solution.queueLength,
    errorRatio: solution.lossProbability,
    withdrawnRatio: solution.withdrawnProbability,
    saturationFactor: solution.saturationFactor,
    saturated: solution.saturated,
    get scalability() {
      return scalability();
    },
    method: solution.method,
    exactness: solution.exactness,
    source: solution.source,
  };
}

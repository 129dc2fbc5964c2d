/**
 * Users behind a balancer that looks for the shortest queue: they wait as before one queue for all, and a little longer.
 * By how much is what the open queues differ by at the same throughput, and no more than in proportion to the wait.
 */
import { isPool } from "../model/is-pool.ts";
import type { Group, Station } from "../model/types.ts";
import { meanOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { isLevelled } from "./closed-network.ts";
import { isQueue, rateAt, type SolvedTasks, timeAt } from "./closed-results.ts";
import type { Prepared } from "./prepare.ts";
import { type StationLoad, solveLoadedStation } from "./stations.ts";

/** Busy share at which open queues are compared at most: beyond it they differ by no more. */
const HIGHEST = 0.98;

/**
 * By the model's stations, s; 0 where the balancer does not look.
 *
 * @param loads of all requests together
 */
export function extraWaitsOf(
  { model }: Prepared,
  tasks: SolvedTasks,
  loads: readonly (StationLoad | null)[],
): Float64Array {
  const extra = new Float64Array(model.stations.length);
  for (const place of tasks.places) {
    const station = model.stations[place.station] as Station;
    const group = model.groups[station.group] as Group;
    const load = loads[place.station] ?? null;
    if (load === null || isPool(station) || !isLevelled(group) || !isQueue(tasks, place)) continue;
    const highest = (HIGHEST * station.servers * group.members) / meanOf(load.service);
    const open = { ...load, arrivalRate: Math.min(load.arrivalRate, highest), stream: "approximate" as const };
    const uneven = timeIn(solveLoadedStation(station, group, open, "fast"));
    const even = timeIn(solveLoadedStation(station, { ...group, balancing: "central" }, open, "fast"));
    const own = station.discipline === "ps" ? meanOf(load.service) : 0;
    const waited = meanTimeAt(tasks, place) - (tasks.extraWaits[place.station] as number) - own;
    const waitedOpen = even - own;
    if (waitedOpen > 0)
      extra[place.station] = Math.max(0, uneven - even) * Math.min(1, Math.max(0, waited) / waitedOpen);
  }
  return extra;
}

const timeIn = ({ wait, response }: StationResult): number => response?.mean ?? wait?.mean ?? 0;

/** Of all classes together. */
function meanTimeAt(tasks: SolvedTasks, place: SolvedTasks["places"][number]): number {
  let rate = 0;
  let time = 0;
  tasks.network.classes.forEach((_, r) => {
    const one = rateAt(tasks, place, r);
    rate += one;
    time += one * timeAt(tasks, place, r);
  });
  return rate > 0 ? time / rate : 0;
}

/** Stations that a request meets one after the other, each with a limited room that the others' fill or leave empty. */
import type { Group, Station } from "../model/types.ts";
import { erlangMixtureTail } from "../queueing/erlang-mixture-tail.ts";
import type { Law, PerSecond, Seconds } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { foundAtLast, type RoomInRow } from "../queueing/rooms-in-a-row.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { stayBeforeRoom } from "../queueing/stay-before-room.ts";
import type { Feeder, StreamKind } from "./variability.ts";

/** How a station stands in a row. */
export interface PlaceInRow {
  /** Poisson arrivals at the first, 1/s. */
  readonly arrivalRate: PerSecond;
  /** From the first to this one. */
  readonly row: readonly RoomInRow[];
  /** The next one. */
  readonly next: RoomInRow | null;
}

/** Exponential servers, one queue and a limited room. */
function roomOf(station: Station, group: Group, service: Law | null): Omit<RoomInRow, "share"> | null {
  const isCentral = group.balancing === "central";
  if (service?.kind !== "exponential" || station.discipline !== "fcfs" || station.waitingRoom === null) return null;
  if (station.isLost || station.scalability !== null || (group.members > 1 && !isCentral)) return null;
  const members = isCentral ? group.members : 1;
  return {
    serviceTime: meanOf(service),
    servers: station.servers * members,
    waitingRoom: station.waitingRoom * members,
  };
}

/**
 * By station; null where it stands in none.
 *
 * @param passed share of its arrivals that each station completes
 */
export function placesInRows(
  stations: readonly Station[],
  groups: readonly Group[],
  services: readonly (Law | null)[],
  rates: ArrayLike<PerSecond>,
  feeders: readonly (Feeder | null)[],
  streams: readonly StreamKind[],
  passed: ArrayLike<number>,
): readonly (PlaceInRow | null)[] {
  const rooms = stations.map((station, s) => roomOf(station, groups[station.group] as Group, services[s] ?? null));
  const shareOf = ({ station, share }: Feeder) => Math.min(1, share / (passed[station] as number));
  const next = new Map<number, RoomInRow>();
  feeders.forEach((feeder, s) => {
    const room = rooms[s];
    if (feeder && room && rooms[feeder.station]) next.set(feeder.station, { ...room, share: shareOf(feeder) });
  });
  return stations.map((_, s) => {
    const row: RoomInRow[] = [];
    let at = s;
    for (let hops = 0; hops <= stations.length; hops++) {
      const room = rooms[at];
      if (!room) return null;
      if (streams[at] === "poisson") {
        row.unshift({ ...room, share: 1 });
        const after = next.get(s) ?? null;
        return row.length === 1 && after === null ? null : { arrivalRate: rates[at] as number, row, next: after };
      }
      const feeder = feeders[at];
      if (!feeder) return null;
      row.unshift({ ...room, share: shareOf(feeder) });
      at = feeder.station;
    }
    return null;
  });
}

/** A room behind others; null where it is the first, or there are too many states. */
export function solveInRow({ arrivalRate: first, row }: PlaceInRow, arrivalRate: PerSecond): StationResult | null {
  const own = row.at(-1);
  if (own === undefined || row.length === 1) return null;
  const found = foundAtLast(first, row);
  if (found === null) return null;
  const { servers, serviceTime, waitingRoom } = own;
  const most = servers + waitingRoom;
  const lossProbability = found[most] as number;
  const load = arrivalRate * serviceTime;
  const wait = erlangMixtureTail(
    found.slice(servers, most).map((probability) => probability / (1 - lossProbability)),
    servers / serviceTime,
  );
  return {
    utilization: load / servers,
    idle: (servers - load) / servers,
    saturated: false,
    throughput: arrivalRate * (1 - lossProbability),
    lossProbability,
    waitProbability: 1 - wait.atZero,
    wait,
    departureScv: 1,
    method: "M/M/c/K in a row",
    exactness: "numerically-exact",
    source: "Neuts 1981",
  };
}

/** How much longer those stay here whom the next room lets in; null where there is none. */
export function stayInRow({ row, next }: PlaceInRow, arrivalRate: PerSecond): StationResult["later"] | null {
  const own = row.at(-1);
  if (own === undefined || next === null) return null;
  const shift: Seconds | null = stayBeforeRoom(arrivalRate, { ...own, share: 1 }, next);
  return shift === null ? null : { shift: Math.max(0, shift) * next.share, rate: next.servers / next.serviceTime };
}

/** Stations that a request meets one after the other, each with a limited room that the others' fill or leave empty. */

import { phasedRooms, type RoomFigures } from "../chain/phased-rooms.ts";
import type { Group, Station } from "../model/types.ts";
import { drainedWait } from "../queueing/drained-wait.ts";
import { erlangMixtureTail } from "../queueing/erlang-mixture-tail.ts";
import type { Law, PerSecond, Seconds } from "../queueing/law.ts";
import { lawFromMoments } from "../queueing/law-from-moments.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import { type PhaseType, phasesOf } from "../queueing/phase-type.ts";
import { remembered } from "../queueing/remembered.ts";
import { foundAtLast, type RoomInRow } from "../queueing/rooms-in-a-row.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { stayBeforeRoom } from "../queueing/stay-before-room.ts";
import { noTime, reshapeTail, type TailLaw } from "../queueing/tail-law.ts";
import type { Feeder, StreamKind } from "./variability.ts";

/** One queue and a limited room; of what the one before completes, or of the arrivals, a share comes here. */
interface PlannedRoom {
  readonly share: number;
  readonly service: Law;
  readonly servers: number;
  readonly waitingRoom: number;
}

/** How a station stands in a row. */
export interface PlaceInRow {
  /** Arrivals at the first: 1/s, and scv of the times between. */
  readonly arrivalRate: PerSecond;
  readonly arrivalScv: number;
  /** From the first to this one. */
  readonly row: readonly PlannedRoom[];
  /** Those behind this one. */
  readonly behind: readonly PlannedRoom[];
}

function roomOf(station: Station, group: Group, service: Law | null): Omit<PlannedRoom, "share"> | null {
  const isCentral = group.balancing === "central";
  if (service === null || !(meanOf(service) > 0)) return null;
  if (station.discipline !== "fcfs" || station.waitingRoom === null) return null;
  if (station.isLost || station.scalability !== null || (group.members > 1 && !isCentral)) return null;
  const members = isCentral ? group.members : 1;
  return { service, servers: station.servers * members, waitingRoom: station.waitingRoom * members };
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
  {
    feeders,
    streams,
    arrivalScv,
  }: {
    readonly feeders: readonly (Feeder | null)[];
    readonly streams: readonly StreamKind[];
    readonly arrivalScv: ArrayLike<number>;
  },
  passed: ArrayLike<number>,
): readonly (PlaceInRow | null)[] {
  const rooms = stations.map((station, s) => roomOf(station, groups[station.group] as Group, services[s] ?? null));
  const shareOf = ({ station, share }: Feeder) => Math.min(1, share / (passed[station] as number));
  const next = new Map<number, { readonly station: number; readonly room: PlannedRoom }>();
  feeders.forEach((feeder, s) => {
    const room = rooms[s];
    if (!feeder || !room || !rooms[feeder.station]) return;
    const share = shareOf(feeder);
    if (share > (next.get(feeder.station)?.room.share ?? 0))
      next.set(feeder.station, { station: s, room: { ...room, share } });
  });
  return stations.map((_, s) => {
    const row: PlannedRoom[] = [];
    let at = s;
    for (let hops = 0; hops <= stations.length; hops++) {
      const room = rooms[at];
      if (!room) return null;
      if (streams[at] !== "approximate") {
        row.unshift({ ...room, share: 1 });
        const behind = behindOf(s);
        if (row.length === 1 && behind.length === 0) return null;
        return { arrivalRate: rates[at] as number, arrivalScv: arrivalScv[at] as number, row, behind };
      }
      const feeder = feeders[at];
      if (!feeder) return null;
      row.unshift({ ...room, share: shareOf(feeder) });
      at = feeder.station;
    }
    return null;
  });

  function behindOf(station: number): readonly PlannedRoom[] {
    const list: PlannedRoom[] = [];
    for (let after = next.get(station); after && list.length < stations.length; after = next.get(after.station))
      list.push(after.room);
    return list;
  }
}

/** Exponential services and Poisson arrivals: solved in blocks. */
function exponentialRow({ arrivalScv, row, behind }: PlaceInRow): readonly RoomInRow[] | null {
  if (arrivalScv !== 1 || [...row, ...behind].some(({ service }) => service.kind !== "exponential")) return null;
  return row.map(({ service, ...room }) => ({ ...room, serviceTime: meanOf(service) }));
}

const known = remembered<readonly Figures[] | null>(64);

/** Of one room of a row: what is lost and waited for, and how much longer those stay whom no later room refuses. */
interface Figures {
  readonly lossProbability: number;
  readonly wait: TailLaw;
  readonly extraStay: Seconds | null;
}

/** A row by phases; null where it is too large. */
function phasedRow({ arrivalRate, arrivalScv }: PlaceInRow, rooms: readonly PlannedRoom[]): readonly Figures[] | null {
  return known(JSON.stringify([arrivalRate, arrivalScv, rooms]), () => {
    const arrivals = phasesOf(lawFromMoments(1 / arrivalRate, arrivalScv));
    if (arrivals === null) return null;
    const solved: (readonly RoomFigures[])[] = [];
    for (const stages of rooms.some(({ service }) => service.kind === "constant") ? CONSTANT_AS : [1]) {
      const figures = phasedRooms(
        arrivals,
        rooms.map(({ service, ...room }) => ({ ...room, service: phasesLike(service, stages) })),
      );
      if (figures === null) return null;
      solved.push(figures);
    }
    return rooms.map((_, r) => towardsConstant(solved.map((figures) => figures[r] as RoomFigures)));
  });
}

/** A constant service is extrapolated from so many stages, with these weights (Lagrange, in 1/stages). */
const CONSTANT_AS = [1, 2, 3] as const;
const CONSTANT_WEIGHTS = [0.5, -4, 4.5] as const;
/** Services more regular than this have more phases than a row affords. */
const LEAST_SCV = 0.01;

function phasesLike(service: Law, stages: number): PhaseType {
  const own = phasesOf(service);
  if (own !== null) return own;
  const scv = service.kind === "constant" ? 1 / stages : Math.max(LEAST_SCV, scvOf(service));
  return phasesOf(lawFromMoments(meanOf(service), scv)) as PhaseType;
}

function towardsConstant(solved: readonly RoomFigures[]): Figures {
  const last = solved.at(-1) as RoomFigures;
  const at = (value: (figures: RoomFigures) => number): number =>
    solved.length === 1
      ? value(last)
      : solved.reduce((sum, figures, k) => sum + (CONSTANT_WEIGHTS[k] as number) * value(figures), 0);
  const wait = waitOf(last);
  return {
    lossProbability: Math.max(
      0,
      at((figures) => figures.lossProbability),
    ),
    wait:
      solved.length === 1
        ? wait
        : reshapeTail(
            wait,
            Math.min(
              1,
              at((figures) => figures.waitProbability),
            ),
            at((figures) => figures.meanWait),
          ),
    extraStay: last.extraStay === null ? null : at((figures) => figures.extraStay ?? 0),
  };
}

function waitOf({ line, meanWait }: RoomFigures): TailLaw {
  if (!(meanWait > 0)) return noTime;
  const drained = drainedWait(line, meanWait);
  if (drained !== null) return drained;
  const stages = line.found.map((level) => level.reduce((sum, value) => sum + value, 0));
  const probability = stages.reduce((sum, value) => sum + value, 0);
  return reshapeTail(erlangMixtureTail(stages, 1), probability, meanWait);
}

/**
 * A room behind others, or before others that let in only some; null where it is the first and closed forms know more,
 * or there are too many states.
 */
export function solveInRow(place: PlaceInRow, arrivalRate: PerSecond): StationResult | null {
  const { row } = place;
  const own = row.at(-1);
  if (own === undefined || row.length === 1) return null;
  const { service, servers, waitingRoom } = own;
  const serviceTime = meanOf(service);
  const load = arrivalRate * serviceTime;
  const blocks = exponentialRow(place);
  const found = blocks && foundAtLast(place.arrivalRate, blocks);
  let figures: Omit<Figures, "extraStay"> | null;
  if (found) {
    const most = servers + waitingRoom;
    const lossProbability = found[most] as number;
    const admitted = found.slice(servers, most).map((probability) => probability / (1 - lossProbability));
    figures = { lossProbability, wait: erlangMixtureTail(admitted, servers / serviceTime) };
  } else {
    const all = place.behind.length > 0 ? phasedRow(place, [...row, ...place.behind]) : null;
    figures = (all ?? phasedRow(place, row))?.[row.length - 1] ?? null;
  }
  if (figures === null) return null;
  const { lossProbability, wait } = figures;
  const isExponential = row.every((room) => room.service.kind === "exponential") && place.arrivalScv === 1;
  return {
    utilization: load / servers,
    idle: (servers - load) / servers,
    saturated: false,
    throughput: arrivalRate * (1 - lossProbability),
    lossProbability,
    waitProbability: 1 - wait.atZero,
    wait,
    departureScv: 1,
    method: isExponential ? "M/M/c/K in a row" : "phases/phases/c/K in a row",
    exactness: row.every((room) => phasesOf(room.service) !== null) ? "numerically-exact" : "approximate",
    source: "Neuts 1981",
  };
}

/** How much longer those stay here whom the rooms behind let in; null where there are none. */
export function stayInRow(place: PlaceInRow, arrivalRate: PerSecond): StationResult["later"] | null {
  const { row, behind } = place;
  const own = row.at(-1);
  const next = behind[0];
  if (own === undefined || next === undefined) return null;
  const rate = next.servers / meanOf(next.service);
  const extra = phasedRow(place, [...row, ...behind])?.[row.length - 1]?.extraStay ?? null;
  if (extra !== null) return { shift: Math.max(0, extra), rate };
  const exponential = ({ service, ...room }: PlannedRoom): RoomInRow => ({ ...room, serviceTime: meanOf(service) });
  const shift = stayBeforeRoom(arrivalRate, { ...exponential(own), share: 1 }, exponential(next));
  return shift === null ? null : { shift: Math.max(0, shift) * next.share, rate };
}

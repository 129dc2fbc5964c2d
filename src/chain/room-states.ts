import { type BusyConfigurations, busyConfigurations } from "../queueing/busy-configurations.ts";
import type { PhaseType } from "../queueing/phase-type.ts";

/** From one state of a room to another. */
export interface RoomMove {
  readonly to: number;
  /** 1/s; of those who join a chance. */
  readonly rate: number;
  /** A service ends; else one goes on to its next phase. */
  readonly isEnd: boolean;
  /** Phase that is left; −1 for one who joins. */
  readonly phase: number;
  /** Servers that were in this phase. */
  readonly among: number;
  /** Phase that is entered by her who goes on, joins, or waited longest; −1: none. */
  readonly enters: number;
  /** Of one who joins: how many wait before her; −1: she is served at once. */
  readonly behind: number;
}

/** How many are present in a limited room, with the phases of those who are served. */
export interface RoomStates {
  readonly size: number;
  readonly servers: number;
  readonly waitingRoom: number;
  readonly phases: number;
  /** n, by state; ascending. */
  readonly present: Int32Array;
  /** Configuration of the busy servers, by state. */
  readonly configuration: Int32Array;
  /** Servers in phase j at [state·phases + j]. */
  readonly inPhase: Int32Array;
  /** Services that end per second, by state. */
  readonly endRate: Float64Array;
  readonly moves: readonly (readonly RoomMove[])[];
  /** With chances in place of rates; none where the room is full. */
  readonly joins: readonly (readonly RoomMove[])[];
}

/** All states of c servers with a limited room, and the moves between them. */
export function roomStates(service: PhaseType, servers: number, waitingRoom: number): RoomStates {
  const phases = service.rate.length;
  const levels = Array.from({ length: servers + 1 }, (_, busy) => busyConfigurations(busy, service));
  const most = servers + waitingRoom;
  const level = (n: number) => levels[Math.min(n, servers)] as BusyConfigurations;
  const first: number[] = [0];
  for (let n = 0; n <= most; n++) first.push((first[n] as number) + level(n).size);
  const size = first[most + 1] as number;
  const present = new Int32Array(size);
  const configuration = new Int32Array(size);
  const inPhase = new Int32Array(size * phases);
  const endRate = new Float64Array(size);
  const moves: RoomMove[][] = [];
  const joins: RoomMove[][] = [];
  for (let n = 0; n <= most; n++) {
    const here = level(n);
    for (let s = 0; s < here.size; s++) {
      const state = (first[n] as number) + s;
      present[state] = n;
      configuration[state] = s;
      moves.push(movesFrom(n, here, s, state));
      joins.push(joinsAt(n, here, s));
    }
  }
  return { size, servers, waitingRoom, phases, present, configuration, inPhase, endRate, moves, joins };

  function movesFrom(n: number, here: BusyConfigurations, s: number, state: number): RoomMove[] {
    const list: RoomMove[] = [];
    for (let phase = 0; phase < phases; phase++) {
      const among = here.counts[s * phases + phase] as number;
      inPhase[state * phases + phase] = among;
      if (among === 0) continue;
      const rate = among * (service.rate[phase] as number);
      const next = service.next[phase] as number;
      const move = { phase, among, behind: -1 };
      if (next >= 0) {
        const to = (first[n] as number) + (here.advanced[s * phases + phase] as number);
        list.push({ ...move, to, rate, isEnd: false, enters: next });
        continue;
      }
      endRate[state] = (endRate[state] as number) + rate;
      const left = here.without[s * phases + phase] as number;
      if (n <= servers) list.push({ ...move, to: (first[n - 1] as number) + left, rate, isEnd: true, enters: -1 });
      else
        service.start.forEach((chance, enters) => {
          if (chance === 0) return;
          const one = (levels[servers - 1] as BusyConfigurations).withOneMore[left * phases + enters] as number;
          list.push({ ...move, to: (first[n - 1] as number) + one, rate: rate * chance, isEnd: true, enters });
        });
    }
    return list;
  }

  function joinsAt(n: number, here: BusyConfigurations, s: number): RoomMove[] {
    const joining = { isEnd: false, phase: -1, among: 0 };
    if (n === most) return [];
    if (n >= servers)
      return [{ ...joining, to: (first[n + 1] as number) + s, rate: 1, enters: -1, behind: n - servers }];
    const list: RoomMove[] = [];
    service.start.forEach((rate, enters) => {
      if (rate === 0) return;
      const to = (first[n + 1] as number) + (here.withOneMore[s * phases + enters] as number);
      list.push({ ...joining, to, rate, enters, behind: -1 });
    });
    return list;
  }
}

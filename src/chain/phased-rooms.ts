import { type BusyConfigurations, busyConfigurations } from "../queueing/busy-configurations.ts";
import type { Line } from "../queueing/drained-wait.ts";
import type { Seconds } from "../queueing/law.ts";
import type { PhaseType } from "../queueing/phase-type.ts";
import type { Transitions } from "./recurrent.ts";
import { type RoomMove, type RoomStates, roomStates } from "./room-states.ts";
import { stationary } from "./stationary.ts";
import { timesOfAnswered } from "./times-of-answered.ts";

/** One of the stations that a request meets one after the other, with a limited room. */
export interface RoomInRow {
  /** Of what the one before completes, or of the arrivals for the first: the share that comes here. */
  readonly share: number;
  readonly service: PhaseType;
  /** c. */
  readonly servers: number;
  /** Places beside the servers. */
  readonly waitingRoom: number;
}

/** What those who come to one room of a row find and go through. */
export interface RoomFigures {
  readonly lossProbability: number;
  /** P(wait | admitted). */
  readonly waitProbability: number;
  /** Of the admitted, s. */
  readonly meanWait: Seconds;
  readonly line: Line;
  /** Mean stay of those whom no later room refuses, less that of all admitted; null where it costs too much. */
  readonly extraStay: Seconds | null;
}

/** States and transitions that are affordable; for times of those who are answered, transitions × places. */
const MOST_STATES = 1500;
const MOST_TRANSITIONS = 15_000;

/** A change of the numbers present or of a phase, with what it does to whom. */
export interface Transition {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
  /** Who enters at the first room, or where a phase or service ends; null: a phase of the arrivals. */
  readonly at: number | null;
  readonly move: RoomMove | null;
  /** Where the one who is done goes on in the next room: she begins in this phase, or waits; null: she leaves. */
  readonly joins: RoomMove | null;
  /** She leaves, and nobody refused her. */
  readonly isAnswered: boolean;
}

/**
 * A row of limited rooms as one Markov chain, numerically exact: arrivals and services of phases, all numbers present.
 * What finds no room is lost, so that what one room lets through is no renewal stream, and whom a later room lets in
 * has stayed longer: it empties meanwhile.
 *
 * @param arrivals law of the times between arrivals, before the first's share
 * @returns by room; null where there are too many states, or they do not settle
 *
 * Source: Neuts, Matrix-Geometric Solutions in Stochastic Models, 1981, chapter 5; Stewart, Introduction to the Numerical
 * Solution of Markov Chains, 1994, section 3.2 (sweeps).
 *
 * @example
 * const one = { share: 1, service: { start: [1], rate: [1], next: [-1] }, servers: 1, waitingRoom: 0 };
 * phasedRooms({ start: [1], rate: [1], next: [-1] }, [one, one])?.[1]?.extraStay; // 0
 */
export function phasedRooms(arrivals: PhaseType, row: readonly RoomInRow[]): readonly RoomFigures[] | null {
  const rooms = row.map(({ service, servers, waitingRoom }) => roomStates(service, servers, waitingRoom));
  const states = rooms.reduce((product, { size }) => product * size, arrivals.rate.length);
  if (states > MOST_STATES) return null;
  const transitions = transitionsOf(arrivals, row, rooms);
  if (transitions.length > MOST_TRANSITIONS) return null;
  const law = stationary(byOrigin(transitions, states))?.law;
  if (law === undefined) return null;
  const strides = stridesOf(rooms);
  return row.map((room, r) => {
    const own = rooms[r] as RoomStates;
    const found = new Float64Array(own.size);
    const present = new Float64Array(own.size);
    const local = (state: number) => Math.floor(state / (strides[r] as number)) % own.size;
    for (let state = 0; state < states; state++)
      present[local(state)] = (present[local(state)] as number) + (law[state] as number);
    let offered = 0;
    for (const { state, rate } of comersOf(arrivals, row, rooms, r)) {
      const flow = (law[state] as number) * rate;
      found[local(state)] = (found[local(state)] as number) + flow;
      offered += flow;
    }
    const isLast = r === row.length - 1;
    const answered = isLast ? null : timesOfAnswered(transitions, law, rooms, strides, r);
    return figuresOf(room, own, found, present, offered, isLast ? "as all" : answered);
  });
}

/** Transitions are made state by state. */
function byOrigin(transitions: readonly Transition[], states: number): Transitions {
  const rows = new Int32Array(states + 1);
  for (const { from } of transitions) rows[from + 1] = (rows[from + 1] as number) + 1;
  for (let state = 0; state < states; state++) rows[state + 1] = (rows[state + 1] as number) + (rows[state] as number);
  return {
    rows,
    targets: Int32Array.from(transitions, ({ to }) => to),
    rates: Float64Array.from(transitions, ({ rate }) => rate),
  };
}

/** How far apart the states of one room stand; the arrivals' phase is the slowest index. */
function stridesOf(rooms: readonly RoomStates[]): readonly number[] {
  return rooms.map((_, r) => rooms.slice(r + 1).reduce((product, { size }) => product * size, 1));
}

/** States in which somebody comes to the room, with the rate. */
function* comersOf(
  arrivals: PhaseType,
  row: readonly RoomInRow[],
  rooms: readonly RoomStates[],
  r: number,
): Generator<{ state: number; rate: number }> {
  const strides = stridesOf(rooms);
  const perPhase = rooms.reduce((product, { size }) => product * size, 1);
  const { share } = row[r] as RoomInRow;
  for (let state = 0; state < perPhase * arrivals.rate.length; state++) {
    const phase = Math.floor(state / perPhase);
    if (r === 0) {
      if ((arrivals.next[phase] as number) < 0) yield { state, rate: (arrivals.rate[phase] as number) * share };
      continue;
    }
    const before = rooms[r - 1] as RoomStates;
    const at = Math.floor(state / (strides[r - 1] as number)) % before.size;
    yield { state, rate: (before.endRate[at] as number) * share };
  }
}

function figuresOf(
  { service, servers, waitingRoom }: RoomInRow,
  own: RoomStates,
  found: Float64Array,
  present: Float64Array,
  offered: number,
  answered: Seconds | "as all" | null,
): RoomFigures {
  const top = busyConfigurations(servers, service);
  const line = Array.from({ length: waitingRoom }, () => new Float64Array(top.size));
  let lost = 0;
  let held = 0;
  let waiting = 0;
  let inside = 0;
  for (let i = 0; i < own.size; i++) {
    const n = own.present[i] as number;
    const flow = found[i] as number;
    inside += n * (present[i] as number);
    waiting += Math.max(0, n - servers) * (present[i] as number);
    if (n === servers + waitingRoom) lost += flow;
    else if (n >= servers) {
      held += flow;
      (line[n - servers] as Float64Array)[own.configuration[i] as number] = flow;
    }
  }
  const admitted = offered - lost;
  const below: BusyConfigurations = busyConfigurations(servers - 1, service);
  return {
    lossProbability: lost / offered,
    waitProbability: held / admitted,
    meanWait: waiting / admitted,
    line: { service, below, top, found: line.map((level) => level.map((flow) => flow / admitted)) },
    extraStay: answered === "as all" ? 0 : answered === null ? null : answered - inside / admitted,
  };
}

function transitionsOf(
  arrivals: PhaseType,
  row: readonly RoomInRow[],
  rooms: readonly RoomStates[],
): readonly Transition[] {
  const strides = stridesOf(rooms);
  const perPhase = rooms.reduce((product, { size }) => product * size, 1);
  const list: Transition[] = [];
  const first = rooms[0] as RoomStates;
  const { share } = row[0] as RoomInRow;
  for (let state = 0; state < perPhase * arrivals.rate.length; state++) {
    const phase = Math.floor(state / perPhase);
    const within = state - phase * perPhase;
    const local = (r: number) => Math.floor(within / (strides[r] as number)) % (rooms[r] as RoomStates).size;
    const rate = arrivals.rate[phase] as number;
    const next = arrivals.next[phase] as number;
    const silent = { from: state, at: null, move: null, joins: null, isAnswered: false };
    if (next >= 0) list.push({ ...silent, to: next * perPhase + within, rate });
    else
      arrivals.start.forEach((chance, to) => {
        if (chance === 0) return;
        const base = to * perPhase + within;
        const entering = first.joins[local(0)] as readonly RoomMove[];
        const stays = share * (entering.length === 0 ? 0 : 1);
        if (stays < 1 && base !== state) list.push({ ...silent, to: base, rate: rate * chance * (1 - stays) });
        for (const move of stays > 0 ? entering : [])
          list.push({
            ...silent,
            to: base + (move.to - local(0)) * (strides[0] as number),
            rate: rate * chance * share * move.rate,
            at: 0,
            joins: move,
          });
      });
    rooms.forEach((room, r) => {
      for (const move of room.moves[local(r)] as readonly RoomMove[]) {
        const to = state + (move.to - local(r)) * (strides[r] as number);
        const common = { from: state, at: r, move };
        if (!move.isEnd) {
          list.push({ ...common, to, rate: move.rate, joins: null, isAnswered: false });
          continue;
        }
        const on = row[r + 1]?.share ?? 0;
        const entering = on > 0 ? ((rooms[r + 1] as RoomStates).joins[local(r + 1)] as readonly RoomMove[]) : [];
        if (on < 1) list.push({ ...common, to, rate: move.rate * (1 - on), joins: null, isAnswered: true });
        if (on > 0 && entering.length === 0)
          list.push({ ...common, to, rate: move.rate * on, joins: null, isAnswered: false });
        for (const joins of entering)
          list.push({
            ...common,
            to: to + (joins.to - local(r + 1)) * (strides[r + 1] as number),
            rate: move.rate * on * joins.rate,
            joins,
            isAnswered: false,
          });
      }
    });
  }
  return list;
}

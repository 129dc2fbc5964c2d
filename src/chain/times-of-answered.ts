import type { Seconds } from "../queueing/law.ts";
import type { Transition } from "./phased-rooms.ts";
import type { RoomStates } from "./room-states.ts";

/** Steps of the times along transitions that are affordable, sweeps over them, and the change at which they have settled. */
const MOST_STEPS = 80_000;
const MOST_SWEEPS = 400;
const SETTLED = 1e-7;

/**
 * Mean time in room r of those whom no later room refuses: the time that each who is present has spent there is carried
 * along, by place in the queue and phase of service, through the later rooms to the end. Exact, since those in one
 * phase are alike.
 *
 * @param law stationary distribution of the chain
 * @returns null where it costs too much
 */
export function timesOfAnswered(
  transitions: readonly Transition[],
  law: Float64Array,
  rooms: readonly RoomStates[],
  strides: readonly number[],
  r: number,
): Seconds | null {
  const places = placesFrom(rooms, strides, law.length, r);
  const steps = stepsOf(transitions, rooms, places, r);
  if (steps === null) return null;
  const spent = timesSpent(transitions, law, places, steps);
  if (spent === null) return null;
  let time = 0;
  let rate = 0;
  for (const one of transitions) {
    const { at, move, from } = one;
    if (!one.isAnswered || at === null || move === null || at < r) continue;
    const phase = (places.first[at] as number) + (rooms[at] as RoomStates).waitingRoom + move.phase;
    time += (one.rate * (spent[places.index[from * places.width + phase] as number] as number)) / move.among;
    rate += one.rate * (law[from] as number);
  }
  return rate > 0 ? time / rate : null;
}

/** Where one can be in the rooms from r on: places in the queue, then phases of service. */
interface Places {
  readonly first: readonly number[];
  readonly width: number;
  /** Number of each place of each state that somebody is at; −1: nobody. */
  readonly index: Int32Array;
  readonly count: number;
  /** How many are there, in room r alone. */
  readonly counted: Float64Array;
  readonly stateOf: Int32Array;
}

function placesFrom(rooms: readonly RoomStates[], strides: readonly number[], states: number, r: number): Places {
  const first: number[] = [];
  let width = 0;
  rooms.forEach(({ waitingRoom, phases }, k) => {
    first.push(width);
    if (k >= r) width += waitingRoom + phases;
  });
  const index = new Int32Array(states * width).fill(-1);
  const counted: number[] = [];
  const stateOf: number[] = [];
  const put = (state: number, place: number, k: number, here: number): void => {
    if (here === 0) return;
    index[state * width + place] = counted.length;
    counted.push(k === r ? here : 0);
    stateOf.push(state);
  };
  for (let state = 0; state < states; state++)
    rooms.forEach((room, k) => {
      if (k < r) return;
      const local = Math.floor(state / (strides[k] as number)) % room.size;
      const queued = (room.present[local] as number) - room.servers;
      for (let q = 0; q < room.waitingRoom; q++) put(state, (first[k] as number) + q, k, q < queued ? 1 : 0);
      for (let j = 0; j < room.phases; j++)
        put(state, (first[k] as number) + room.waitingRoom + j, k, room.inPhase[local * room.phases + j] as number);
    });
  return {
    first,
    width,
    index,
    count: counted.length,
    counted: Float64Array.from(counted),
    stateOf: Int32Array.from(stateOf),
  };
}

/** Rates at which times move from place to place, by the place that they move to. */
interface Steps {
  readonly heads: Int32Array;
  readonly sources: Int32Array;
  readonly rates: Float64Array;
}

function stepsOf(
  transitions: readonly Transition[],
  rooms: readonly RoomStates[],
  { first, width, index, count }: Places,
  r: number,
): Steps | null {
  const sources: number[] = [];
  const targets: number[] = [];
  const rates: number[] = [];
  for (const { from, to, rate, at, move, joins } of transitions) {
    const here = at === null ? 0 : (first[at] as number);
    const isWithin = at !== null && at >= r && move !== null;
    const phases = isWithin ? here + (rooms[at] as RoomStates).waitingRoom : 0;
    const after =
      isWithin && joins !== null
        ? (first[at + 1] as number) +
          (joins.behind >= 0 ? joins.behind : (rooms[at + 1] as RoomStates).waitingRoom + joins.enters)
        : -1;
    const add = (source: number, place: number, share: number): void => {
      sources.push(source);
      targets.push(index[to * width + place] as number);
      rates.push(rate * share);
    };
    for (let place = 0; place < width; place++) {
      const source = index[from * width + place] as number;
      if (source < 0) continue;
      if (!isWithin || place < here) add(source, place, 1);
      else if (place === phases + move.phase) {
        if (move.among > 1) add(source, place, 1 - 1 / move.among);
        if (!move.isEnd) add(source, phases + move.enters, 1 / move.among);
        else if (after >= 0) add(source, after, 1 / move.among);
      } else if (place < phases && move.isEnd) add(source, place === here ? phases + move.enters : place - 1, 1);
      else add(source, place, 1);
    }
    if (sources.length > MOST_STEPS) return null;
  }
  const heads = new Int32Array(count + 1);
  for (const target of targets) heads[target + 1] = (heads[target + 1] as number) + 1;
  for (let i = 0; i < count; i++) heads[i + 1] = (heads[i + 1] as number) + (heads[i] as number);
  const fill = heads.slice();
  const ordered = new Int32Array(sources.length);
  const speeds = new Float64Array(sources.length);
  targets.forEach((target, k) => {
    const place = fill[target] as number;
    ordered[place] = sources[k] as number;
    speeds[place] = rates[k] as number;
    fill[target] = place + 1;
  });
  return { heads, sources: ordered, rates: speeds };
}

/** E(time spent so far; state) by place, from what comes in and what one second more adds: sweeps forth and back. */
function timesSpent(
  transitions: readonly Transition[],
  law: Float64Array,
  { count, counted, stateOf }: Places,
  { heads, sources, rates }: Steps,
): Float64Array | null {
  const out = new Float64Array(law.length);
  for (const { from, rate } of transitions) out[from] = (out[from] as number) + rate;
  const leaves = Float64Array.from(stateOf, (state) => out[state] as number);
  const gains = counted.map((here, i) => here * (law[stateOf[i] as number] as number));
  const spent = new Float64Array(count);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let change = 0;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const at = sweep % 2 === 0 ? i : count - 1 - i;
      let sum = gains[at] as number;
      for (let k = heads[at] as number; k < (heads[at + 1] as number); k++)
        sum += (rates[k] as number) * (spent[sources[k] as number] as number);
      const next = sum / (leaves[at] as number);
      change += Math.abs(next - (spent[at] as number));
      total += next;
      spent[at] = next;
    }
    if (change < SETTLED * total) return spent;
  }
  return null;
}

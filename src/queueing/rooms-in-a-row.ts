import type { PerSecond, Seconds } from "./law.ts";
import { solveSubstochastic, stationaryDistribution } from "./linear-system.ts";

/** One of the stations that a request meets one after the other: exponential servers and a limited room. */
export interface RoomInRow {
  /** Of what the one before completes, or of the arrivals for the first: the share that comes here. */
  readonly share: number;
  readonly serviceTime: Seconds;
  /** c. */
  readonly servers: number;
  /** Places beside the servers. */
  readonly waitingRoom: number;
}

/** Multiplications that a row may cost. */
const AFFORDABLE = 1e6;

/**
 * What those who come to the last of a row of limited rooms find there: P(n present), n = 0 … K, exact for Poisson
 * arrivals and exponential services. What no room is found for is lost, so that a room's departures are not Poisson: all
 * numbers present are one Markov chain, solved level by level of the first.
 *
 * Source: Neuts, Matrix-Geometric Solutions in Stochastic Models, 1981, chapter 5 (finite chains by blocks); Grassmann, Taksar & Heyman 1985.
 *
 * @param arrivalRate of the Poisson stream before the first's share, 1/s
 * @returns null where there are too many states
 *
 * @example
 * foundAtLast(1, [{ share: 1, serviceTime: 1, servers: 1, waitingRoom: 0 }])?.[1]; // 0.5
 */
export function foundAtLast(arrivalRate: PerSecond, row: readonly RoomInRow[]): Float64Array | null {
  const joint = jointLaw(arrivalRate, row);
  if (joint === null) return null;
  const { law, comesToLast, last } = joint;
  const found = new Float64Array(roomOf(row.at(-1) as RoomInRow) + 1);
  law.forEach((level, i) => {
    level.forEach((probability, s) => {
      const n = row.length === 1 ? i : (last[s] as number);
      found[n] = (found[n] as number) + probability * comesToLast(i, s);
    });
  });
  const total = found.reduce((sum, value) => sum + value, 0);
  return found.map((value) => value / total);
}

/** P(i present at the first, j at the next), by i. */
export function foundTogether(
  arrivalRate: PerSecond,
  first: RoomInRow,
  next: RoomInRow,
): readonly Float64Array[] | null {
  return jointLaw(arrivalRate, [first, next])?.law ?? null;
}

const roomOf = ({ servers, waitingRoom }: RoomInRow) => servers + waitingRoom;

function jointLaw(arrivalRate: PerSecond, row: readonly RoomInRow[]) {
  const levels = row.map(({ servers, waitingRoom }) => servers + waitingRoom + 1);
  const [first, ...others] = row;
  if (first === undefined) return null;
  const size = levels.slice(1).reduce((product, count) => product * count, 1);
  if ((levels[0] as number) * size ** 3 > AFFORDABLE) return null;
  const rate = arrivalRate * first.share;
  const inner = innerMoves(others, levels.slice(1), size);
  const most = (levels[0] as number) - 1;
  const busy = (level: number) => Math.min(level, first.servers) / first.serviceTime;
  const out = (level: number, state: number) => (inner.out[state] as number) + (level < most ? rate : 0) + busy(level);
  // From the top: the way back from a level, and how much time is spent there for each step up into it.
  const times: Float64Array[] = [];
  let back: Float64Array | null = null;
  for (let level = most; level >= 1; level--) {
    const within = withinLevel(level, back);
    const right = new Float64Array(size * 2 * size);
    for (let s = 0; s < size; s++) {
      const total = out(level, s);
      const to = inner.afterFirst[s] as number;
      for (const [target, share] of inner.split(s, to)) {
        const at = s * 2 * size + target;
        right[at] = (right[at] as number) + (busy(level) * share) / total;
      }
      right[s * 2 * size + size + s] = 1 / total;
    }
    solveSubstochastic(within, right, size, 2 * size);
    back = new Float64Array(size * size);
    const time = new Float64Array(size * size);
    for (let s = 0; s < size; s++)
      for (let t = 0; t < size; t++) {
        back[s * size + t] = right[s * 2 * size + t] as number;
        time[s * size + t] = right[s * 2 * size + size + t] as number;
      }
    times[level] = time;
  }
  const jumps = stationaryDistribution(withinLevel(0, back), size);
  let law = jumps.map((value, s) => value / out(0, s));
  const byLevel: Float64Array[] = [law];
  for (let level = 1; level <= most; level++) {
    const next = new Float64Array(size);
    const time = times[level] as Float64Array;
    for (let s = 0; s < size; s++) {
      const flow = (law[s] as number) * rate;
      for (let t = 0; t < size; t++) next[t] = (next[t] as number) + flow * (time[s * size + t] as number);
    }
    law = next;
    byLevel.push(law);
  }
  const total = byLevel.reduce((sum, level) => sum + level.reduce((part, value) => part + value, 0), 0);
  return {
    law: byLevel.map((level) => level.map((value) => value / total)),
    last: inner.last,
    comesToLast: (level: number, state: number): number =>
      others.length === 0 ? 1 : others.length === 1 ? busy(level) : (inner.beforeLast[state] as number),
  };

  /** Probabilities of the next jump within a level, the way up and back included. */
  function withinLevel(level: number, above: Float64Array | null): Float64Array {
    const matrix = new Float64Array(size * size);
    for (let s = 0; s < size; s++) {
      const total = out(level, s);
      for (const { to, rate: speed } of inner.moves[s] as readonly Move[])
        matrix[s * size + to] = (matrix[s * size + to] as number) + speed / total;
      if (above !== null && level < most)
        for (let t = 0; t < size; t++)
          matrix[s * size + t] = (matrix[s * size + t] as number) + (rate * (above[s * size + t] as number)) / total;
    }
    return matrix;
  }
}

interface Move {
  readonly to: number;
  readonly rate: PerSecond;
}

/** What happens behind the first station, whose numbers present are one index. */
function innerMoves(row: readonly RoomInRow[], levels: readonly number[], size: number) {
  const strides = levels.map((_, r) => levels.slice(r + 1).reduce((product, count) => product * count, 1));
  const present = (state: number, r: number) => Math.floor(state / (strides[r] as number)) % (levels[r] as number);
  const speed = (state: number, r: number) => {
    const { servers, serviceTime } = row[r] as RoomInRow;
    return Math.min(present(state, r), servers) / serviceTime;
  };
  /** One more at station r; the same state where it is full. */
  const joined = (state: number, r: number) =>
    r < row.length && present(state, r) < (levels[r] as number) - 1 ? state + (strides[r] as number) : state;
  const moves: Move[][] = [];
  const out = new Float64Array(size);
  const last = new Float64Array(size);
  const beforeLast = new Float64Array(size);
  const afterFirst = new Int32Array(size);
  for (let state = 0; state < size; state++) {
    const list: Move[] = [];
    for (let r = 0; r < row.length; r++) {
      const rate = speed(state, r);
      if (rate === 0) continue;
      out[state] = (out[state] as number) + rate;
      const left = state - (strides[r] as number);
      const share = row[r + 1]?.share ?? 0;
      if (share > 0) list.push({ to: joined(left, r + 1), rate: rate * share });
      if (share < 1) list.push({ to: left, rate: rate * (1 - share) });
    }
    moves.push(list);
    last[state] = row.length === 0 ? 0 : present(state, row.length - 1);
    beforeLast[state] = row.length < 2 ? 0 : speed(state, row.length - 2);
    afterFirst[state] = joined(state, 0);
  }
  const share = row[0]?.share ?? 0;
  const split = (state: number, to: number): readonly (readonly [number, number])[] =>
    to === state || share === 0
      ? [[state, 1]]
      : [
          [to, share],
          [state, 1 - share],
        ];
  return { moves, out, last, beforeLast, afterFirst, split };
}

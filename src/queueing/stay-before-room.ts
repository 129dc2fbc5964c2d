import type { PerSecond, Seconds } from "./law.ts";
import { solveSubstochastic } from "./linear-system.ts";
import { foundTogether, type RoomInRow } from "./rooms-in-a-row.ts";

/** Multiplications that it may cost. */
const AFFORDABLE = 1e6;

/**
 * How much longer than others those stay at a station whom the limited room behind it lets in: while they are served the
 * next room empties. Exact for Poisson arrivals at the first and exponential services: one request is followed through
 * queue and service, over all numbers present.
 *
 * @returns E(stay | let in behind) − E(stay); null where there are too many states
 *
 * @example
 * stayBeforeRoom(1, { share: 1, serviceTime: 1, servers: 1, waitingRoom: 0 }, { share: 1, serviceTime: 1, servers: 1, waitingRoom: 0 }); // 0.16666666666666674
 */
export function stayBeforeRoom(arrivalRate: PerSecond, first: RoomInRow, next: RoomInRow): Seconds | null {
  const most = first.servers + first.waitingRoom;
  const room = next.servers + next.waitingRoom;
  const size = room + 1;
  if (most * size ** 3 > AFFORDABLE || first.waitingRoom ** 2 * size > AFFORDABLE) return null;
  const law = foundTogether(arrivalRate, first, next);
  if (law === null) return null;
  const rate = arrivalRate * first.share;
  const drain = (j: number) => Math.min(j, next.servers) / next.serviceTime;
  const one = 1 / first.serviceTime;
  const { share } = next;
  const ended = (values: Float64Array, j: number) =>
    share * (values[Math.min(j + 1, room)] as number) + (1 - share) * (values[j] as number);

  const letIn = inService((_, j) => (j < room ? one : 0));
  const stay = inService((i, j) => (letIn[i] as Float64Array)[j] as number);
  const letInWaiting = waiting(letIn, () => 0);
  const stayWaiting = waiting(stay, (a, b, j) => letInWaiting[a]?.[b]?.[j] as number);

  let chance = 0;
  let time = 0;
  let plain = 0;
  let admitted = 0;
  for (let i = 0; i < most; i++) {
    for (let j = 0; j <= room; j++) {
      const weight = (law[i] as Float64Array)[j] as number;
      const ahead = i - first.servers;
      const isServed = ahead < 0;
      chance += weight * ((isServed ? letIn[i + 1]?.[j] : letInWaiting[ahead]?.[0]?.[j]) as number);
      time += weight * ((isServed ? stay[i + 1]?.[j] : stayWaiting[ahead]?.[0]?.[j]) as number);
      plain += weight * first.serviceTime * (isServed ? 1 : 1 + (ahead + 1) / first.servers);
      admitted += weight;
    }
  }
  return time / chance - plain / admitted;

  /** By numbers present at the first (the one who is followed in service among them) and the next. */
  function inService(gain: (i: number, j: number) => number): readonly Float64Array[] {
    // h_i = A_i·h_{i−1} + g_i, from the top.
    const ways: Float64Array[] = [];
    const gains: Float64Array[] = [];
    for (let i = most; i >= 1; i--) {
      const others = (Math.min(i, first.servers) - 1) * one;
      const matrix = new Float64Array(size * size);
      const right = new Float64Array(size * (size + 1));
      for (let j = 0; j <= room; j++) {
        const up = i < most ? rate : 0;
        const total = up + others + one + drain(j);
        if (j > 0) matrix[j * size + j - 1] = drain(j) / total;
        if (up > 0) {
          const above = ways[i + 1] as Float64Array;
          for (let k = 0; k <= room; k++)
            matrix[j * size + k] = (matrix[j * size + k] as number) + (up * (above[j * size + k] as number)) / total;
        }
        const at = j * (size + 1);
        const to = at + Math.min(j + 1, room);
        right[to] = (right[to] as number) + (others * share) / total;
        right[at + j] = (right[at + j] as number) + (others * (1 - share)) / total;
        right[at + size] = (gain(i, j) + up * (i < most ? ((gains[i + 1] as Float64Array)[j] as number) : 0)) / total;
      }
      solveSubstochastic(matrix, right, size, size + 1);
      ways[i] = new Float64Array(size * size);
      gains[i] = new Float64Array(size);
      for (let j = 0; j <= room; j++) {
        for (let k = 0; k <= room; k++) (ways[i] as Float64Array)[j * size + k] = right[j * (size + 1) + k] as number;
        (gains[i] as Float64Array)[j] = right[j * (size + 1) + size] as number;
      }
    }
    const values: Float64Array[] = [new Float64Array(size)];
    for (let i = 1; i <= most; i++) {
      const below = values[i - 1] as Float64Array;
      values[i] = (gains[i] as Float64Array).map((value, j) => {
        let sum = value;
        for (let k = 0; k <= room; k++)
          sum += ((ways[i] as Float64Array)[j * size + k] as number) * (below[k] as number);
        return sum;
      });
    }
    return values;
  }

  /** By numbers ahead of the one who is followed and behind her, and those present at the next. */
  function waiting(
    served: readonly Float64Array[],
    gain: (a: number, b: number, j: number) => number,
  ): readonly (readonly Float64Array[])[] {
    const all: Float64Array[][] = [];
    const busy = first.servers * one;
    for (let a = 0; a < first.waitingRoom; a++) {
      const rows: Float64Array[] = [];
      for (let b = first.waitingRoom - 1 - a; b >= 0; b--) {
        const isFull = b === first.waitingRoom - 1 - a;
        const values = new Float64Array(size);
        const after = a === 0 ? (served[first.servers + b] as Float64Array) : (all[a - 1]?.[b] as Float64Array);
        for (let j = 0; j <= room; j++) {
          const up = isFull ? 0 : rate;
          let sum = gain(a, b, j) + busy * ended(after, j);
          if (j > 0) sum += drain(j) * (values[j - 1] as number);
          if (!isFull) sum += up * ((rows[b + 1] as Float64Array)[j] as number);
          values[j] = sum / (up + busy + drain(j));
        }
        rows[b] = values;
      }
      all[a] = rows;
    }
    return all;
  }
}

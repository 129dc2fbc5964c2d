/** A queue with a limited room by the number present, for those who are turned away, or are late, and come again. */
import { erlangMixtureTail } from "./erlang-mixture-tail.ts";
import type { PerSecond, Seconds } from "./law.ts";
import type { Line } from "./returning-chain.ts";

export interface RoomLineProblem {
  readonly servers: number;
  readonly serviceTime: Seconds;
  /** Those who may wait. */
  readonly room: number;
  /** null: who is let in is never late. */
  readonly timeout: Seconds | null;
  /** P(all of an answer but the wait takes longer than t). */
  readonly late: (t: Seconds) => number;
}

/** Places of a wait at which it is looked at. */
const LOOKS = 24;

/**
 * Levels are the numbers present. With exponential services a newcomer who finds c − 1 + k waits for k departures, an
 * Erlang time: exact.
 */
export function roomLine({ servers, serviceTime, room, timeout, late }: RoomLineProblem): Line {
  const most = servers + room;
  const failsAt = new Float64Array(most + 1);
  failsAt[most] = 1;
  if (timeout !== null)
    for (let present = 0; present < most; present++)
      failsAt[present] = lateAfter(Math.max(0, present - servers + 1), servers / serviceTime, timeout, late);
  return {
    levels: most + 1,
    fill: (present, { first, other, returning, again }, out) => {
      const fails = failsAt[present] as number;
      const isFull = present === most;
      const gone = returning * (1 - fails * again);
      out.fails = fails;
      out.up = isFull ? 0 : first * (1 - fails) + other + returning * fails * again;
      out.down = Math.min(present, servers) / serviceTime;
      out.forth = isFull ? first : 0;
      out.rise = isFull ? 0 : first * fails;
      out.back = isFull ? gone : 0;
      out.land = isFull ? 0 : gone;
    },
  };
}

/** P(the wait for so many departures and the rest take longer than the timeout). */
function lateAfter(departures: number, rate: PerSecond, timeout: Seconds, late: (t: Seconds) => number): number {
  if (departures === 0) return Math.min(1, late(timeout));
  const weights = new Float64Array(departures);
  weights[departures - 1] = 1;
  const { tail } = erlangMixtureTail(weights, rate);
  let sum = tail(timeout);
  for (let k = 0; k < LOOKS; k++) {
    const from = (k * timeout) / LOOKS;
    const to = ((k + 1) * timeout) / LOOKS;
    sum += (tail(from) - tail(to)) * late(timeout - (from + to) / 2);
  }
  return Math.min(1, sum);
}

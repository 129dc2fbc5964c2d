import { erlangB } from "./erlang.ts";
import { fullRoomWait } from "./full-room-wait.ts";
import type { PerSecond, Seconds } from "./law.ts";
import type { TailLaw } from "./tail-law.ts";
import { noTime } from "./tail-law.ts";

/** Σ_{j=1}^{n} r^j, without the cancellation of (1 − r^n)/(1 − r) near r = 1. */
function powerSum(ratio: number, count: number): number {
  const excess = Math.log(ratio);
  if (excess === 0) return count;
  return (ratio * Math.expm1(count * excess)) / (ratio - 1);
}

/**
 * M/M/c with `waitingRoom` places beside the servers: K = c + room. Exact, also in overload.
 *
 * @param load a = λS, > 0
 * @param serviceTime S, s, > 0
 * @param servers c, an integer ≥ 1
 * @param waitingRoom K − c, an integer ≥ 0; with none it is Erlang's loss system, exact for any service law
 *
 * Source: Gross & Harris, Fundamentals of Queueing Theory, section 2.5.
 *
 * @example
 * mmck(1, 1, 1, 0).lossProbability; // 0.5
 */
export function mmck(
  load: number,
  serviceTime: Seconds,
  servers: number,
  waitingRoom: number,
): { readonly lossProbability: number; readonly waitProbability: number; readonly wait: TailLaw } {
  const ratio = load / servers;
  const blocking = erlangB(servers, load);
  const rate: PerSecond = servers / serviceTime;
  if (waitingRoom === 0) return { lossProbability: blocking, waitProbability: 0, wait: noTime };
  if (blocking === 0) return { lossProbability: 0, waitProbability: 0, wait: noTime };
  // Relative weights of: a server free, all busy with a place to wait, full; scaled so that none overflows.
  const powers = powerSum(ratio <= 1 ? ratio : 1 / ratio, waitingRoom);
  const full = ratio <= 1 ? ratio ** waitingRoom : 1;
  const waiting = ratio <= 1 ? 1 + powers - full : powers;
  const below = (1 / blocking - 1) * (ratio <= 1 ? 1 : ratio ** -waitingRoom);
  const lossProbability = full / (below + waiting + full);
  const waitProbability = waiting / (below + waiting);
  return { lossProbability, waitProbability, wait: fullRoomWait(waitProbability, waitingRoom, ratio, rate) };
}

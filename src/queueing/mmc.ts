import { erlangC } from "./erlang.ts";
import type { PerSecond, Seconds } from "./law.ts";
import type { TailLaw } from "./tail-law.ts";
import { exponentialTail, noTime } from "./tail-law.ts";

/**
 * The wait in M/M/c: zero with 1 − C, else exponential with rate cμ − λ. Exact.
 *
 * @param arrivalRate λ, 1/s, ≥ 0
 * @param serviceTime S, s, ≥ 0
 * @param servers c, an integer ≥ 1; λS < c
 * @param idle 1 − ρ, > 0
 *
 * Source: Erlang 1917; Kleinrock, Queueing Systems I (1975), section 3.5.
 *
 * @example
 * mmcWait(9, 0.2, 2, 0.1).mean; // 0.8526315789473683
 */
export function mmcWait(arrivalRate: PerSecond, serviceTime: Seconds, servers: number, idle: number): TailLaw {
  if (arrivalRate === 0 || serviceTime === 0) return noTime;
  const probability = erlangC(servers, arrivalRate * serviceTime, idle);
  return exponentialTail(probability, (servers * idle) / serviceTime);
}

import { approximateWait } from "./approximate-wait.ts";
import { exactWait } from "./exact-wait.ts";
import { meanOf } from "./law-moments.ts";
import { scaleLaw } from "./scale-law.ts";
import { scaleTail } from "./tail-law.ts";
import type { SolvedWait, WaitProblem } from "./wait-problem.ts";

/** Solved problems kept, in units of their mean service; a few megabytes at most. */
const REMEMBERED = 256;
const remembered = new Map<string, SolvedWait>();

/**
 * The waiting time before c servers, first come first served: exact where that is affordable, else by the
 * best approximation. A pure function; the last few hundred solutions are remembered, because a plan is
 * solved many times with most of its stations unchanged.
 *
 * @example
 * solveWait({ arrivals: { kind: "exponential", mean: 2 }, service: { kind: "constant", mean: 1 }, servers: 1, idle: 0.5 }).wait.mean; // 0.5
 */
export function solveWait(problem: WaitProblem): SolvedWait {
  const serviceTime = meanOf(problem.service);
  const service = scaleLaw(problem.service, 1 / serviceTime);
  const gap = 1 / (problem.servers * (1 - problem.idle));
  const arrivals = scaleLaw(problem.arrivals, gap / meanOf(problem.arrivals));
  const key = `${problem.servers} ${problem.idle} ${JSON.stringify(arrivals)} ${JSON.stringify(service)}`;
  let solved = remembered.get(key);
  if (solved === undefined) {
    const unit = { arrivals, service, servers: problem.servers, idle: problem.idle };
    solved = exactWait(unit) ?? approximateWait(unit);
    if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value as string);
  } else remembered.delete(key);
  // Set anew, so that the order of the map is that of last use.
  remembered.set(key, solved);
  return serviceTime === 1 ? solved : { ...solved, wait: scaleTail(solved.wait, serviceTime) };
}

import { approximateWait } from "./approximate-wait.ts";
import { exactWait } from "./exact-wait.ts";
import type { SolvedWait, WaitProblem } from "./wait-problem.ts";

/**
 * The waiting time before c servers, first come first served: exact where that is affordable, else by the
 * best approximation.
 *
 * @example
 * solveWait({ arrivals: { kind: "exponential", mean: 2 }, service: { kind: "constant", mean: 1 }, servers: 1, idle: 0.5 }).wait.mean; // 0.5
 */
export function solveWait(problem: WaitProblem): SolvedWait {
  return exactWait(problem) ?? approximateWait(problem);
}

import { approximateWait } from "./approximate-wait.ts";
import { canonicalLaw } from "./canonical-law.ts";
import { exactWait } from "./exact-wait.ts";
import { meanOf } from "./law-moments.ts";
import { remembered } from "./remembered.ts";
import { scaleLaw } from "./scale-law.ts";
import { scaleTail } from "./tail-law.ts";
import type { SolvedWait, WaitProblem } from "./wait-problem.ts";

/** In units of their mean service. */
const known = remembered<SolvedWait>(256);

/**
 * The waiting time before c servers, first come first served: exact where that is affordable, else by the
 * best approximation.
 *
 * @example
 * solveWait({ arrivals: { kind: "exponential", mean: 2 }, service: { kind: "constant", mean: 1 }, servers: 1, idle: 0.5 }).wait.mean; // 0.5
 */
export function solveWait(problem: WaitProblem): SolvedWait {
  const { servers, idle } = problem;
  const serviceTime = meanOf(problem.service);
  const service = canonicalLaw(scaleLaw(problem.service, 1 / serviceTime));
  const gap = 1 / (servers * (1 - idle));
  const arrivals = scaleLaw(problem.arrivals, gap / meanOf(problem.arrivals));
  const key = `${servers} ${idle} ${JSON.stringify(arrivals)} ${JSON.stringify(service)}`;
  const solved = known(key, () => {
    const unit = { arrivals, service, servers, idle };
    return exactWait(unit) ?? approximateWait(unit);
  });
  return serviceTime === 1 ? solved : { ...solved, wait: scaleTail(solved.wait, serviceTime) };
}

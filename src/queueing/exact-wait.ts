import { configurationCount } from "./busy-configurations.ts";
import { constantServiceTail } from "./constant-service-tail.ts";
import { giMcWait } from "./gi-m-c.ts";
import { kendallLetter } from "./kendall.ts";
import { meanOf } from "./law-moments.ts";
import { mg1Moments, mg1Wait } from "./mg1.ts";
import { mmcWait } from "./mmc.ts";
import { phaseQueueWait } from "./phase-queue.ts";
import { type PhaseType, phasesOf } from "./phase-type.ts";
import { serviceSpectrum } from "./service-spectrum.ts";
import { dampedSumTail, noTime } from "./tail-law.ts";
import type { SolvedWait, WaitProblem } from "./wait-problem.ts";

/** Multiplications that one station may cost: 32 servers with two phases each, some ten milliseconds. */
const AFFORDABLE = 2.5e6;
/** An error of the work balance above this means that rounding has eaten the solution. */
const WORK_TOLERANCE = 1e-5;

/** Multiplications of the block elimination over the levels below c, Σ n²·(n·(m + 2)). */
export function eliminationCost(service: PhaseType, arrivalPhases: number, servers: number): number {
  let cost = 0;
  for (let busy = 1; busy <= servers; busy++) {
    const size = configurationCount(busy, service.rate.length);
    cost += size * size * size * (arrivalPhases + 2);
    if (cost > 1e15) break;
  }
  return cost;
}

/** PH/PH/c by modes and elimination; null where it has no closed-form modes, costs too much or lost its digits. */
function byPhases(problem: WaitProblem, affordable: number): SolvedWait | null {
  const service = phasesOf(problem.service);
  const arrivals = phasesOf(problem.arrivals);
  if (service === null || arrivals === null || serviceSpectrum(service) === null) return null;
  if (eliminationCost(service, arrivals.rate.length, problem.servers) > affordable) return null;
  const solved = phaseQueueWait(problem.arrivals, problem.service, problem.servers, problem.idle);
  if (solved === null || !(solved.workError < WORK_TOLERANCE)) return null;
  return {
    wait: dampedSumTail(solved.weights, solved.decays),
    method: nameOf(problem),
    exactness: "numerically-exact",
    source: "Neuts 1981; Bertsimas 1990",
  };
}

/** `M/H2/c`, with 1 for a single server. */
export function nameOf(problem: WaitProblem): string {
  return `${kendallLetter(problem.arrivals)}/${kendallLetter(problem.service)}/${problem.servers === 1 ? "1" : "c"}`;
}

/**
 * The wait where it can be solved exactly at a price that a planner can pay; null elsewhere.
 *
 * M/M/c, GI/M/c and GI/D/c at every c, M/G/1 for any law, PH/PH/c while its blocks are small.
 *
 * @param affordable multiplications that the block elimination may take
 */
export function exactWait(problem: WaitProblem, affordable = AFFORDABLE): SolvedWait | null {
  const { arrivals, service, servers, idle } = problem;
  const method = nameOf(problem);
  const isPoisson = arrivals.kind === "exponential";
  if (service.kind === "exponential") {
    if (isPoisson)
      return {
        wait: mmcWait(1 / arrivals.mean, service.mean, servers, idle),
        method: "M/M/c",
        exactness: "exact",
        source: "Erlang 1917",
      };
    const wait = giMcWait(arrivals, service.mean, servers, idle);
    return wait && { wait, method, exactness: "numerically-exact", source: "Takács 1962" };
  }
  if (service.kind === "constant") {
    if (arrivals.kind === "constant") return { wait: noTime, method, exactness: "exact", source: "no two meet" };
    const solved = constantServiceTail(arrivals, service.mean, servers, idle);
    const known = servers === 1 && isPoisson ? mg1Moments(1 / arrivals.mean, service, idle) : {};
    const wait = solved && { ...solved, ...known };
    return wait && { wait, method, exactness: "numerically-exact", source: "Crommelin 1932; Pollaczek 1957" };
  }
  const phases = byPhases(problem, affordable);
  if (phases !== null) return phases;
  if (servers === 1 && isPoisson)
    return {
      wait: mg1Wait(1 / meanOf(arrivals), service, idle),
      method,
      exactness: "numerically-exact",
      source: "Pollaczek 1930; Khinchine 1932",
    };
  return null;
}

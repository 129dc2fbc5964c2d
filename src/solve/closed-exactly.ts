/**
 * Few users: their system as a Markov chain, whose figures take the place of approximate ones. What the chain does not
 * tell, the shape of a wait's law at each station, is left as it was and stretched to the exact mean.
 */
import type { ChainStation, ChainVisits } from "../chain/figures.ts";
import { type ChainSolution, MARKOV_CHAIN, markovChain } from "../chain/markov-chain.ts";
import type { Model } from "../model/types.ts";
import { canonicalLaw } from "../queueing/canonical-law.ts";
import type { PerSecond } from "../queueing/law.ts";
import { phasesOf } from "../queueing/phase-type.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { exponentialTail, noTime, scaleTail, type TailLaw } from "../queueing/tail-law.ts";
import type { Chain } from "./closed-chains.ts";
import type { Problem } from "./closed-problem.ts";
import type { Results } from "./closed-results.ts";
import type { ClosedSettled } from "./closed-settle.ts";
import type { Task } from "./closed-tasks.ts";
import type { Prepared } from "./prepare.ts";

/** States that are solved within a tenth of a second. */
const MOST_STATES = 6000;

/**
 * The exact solution of users who are few; `settled` where it is exact already, or the system is not one that a chain of
 * affordable size says.
 */
export function exactlySettled(problem: Problem, settled: ClosedSettled): ClosedSettled {
  const exact = isExact(problem, settled) ? null : chainOf(problem);
  if (exact === null) return settled;
  const { prepared, chains, ratesAt } = problem;
  const { workloads } = prepared.model;
  const isOpen = workloads.map(({ load }) => load.kind === "open");
  const throughputs = chains.map(({ parts }) =>
    parts.reduce((sum, { workload }) => sum + (exact.workloads[workload]?.throughput ?? 0), 0),
  );
  const exactResults = (results: Results, isMeant: (workload: number) => boolean): Results =>
    results.map((result, s) => {
      const station = exact.stations[s];
      return result === null || station === undefined
        ? result
        : exactResult(
            result,
            together(station.byWorkload, isMeant),
            together(station.byWorkload, () => true),
          );
    });
  return {
    ...settled,
    rates: ratesAt(throughputs),
    results: settled.results.map((result, s) => {
      const station = exact.stations[s];
      return result === null || station === undefined ? result : exactResultAt(result, station);
    }),
    open: exactResults(settled.open, (w) => isOpen[w] as boolean),
    ofChain: settled.ofChain.map((results, c) =>
      exactResults(results, (w) => (chains[c] as Chain).parts.some(({ workload }) => workload === w)),
    ),
    exact,
    converged: true,
  };
}

function isExact({ forks }: Problem, { ofChain, slots }: ClosedSettled): boolean {
  return (
    !forks &&
    slots === null &&
    ofChain.every((results) => results.every((result) => result === null || result.exactness === "exact"))
  );
}

const solutions = new WeakMap<Prepared, Map<string, ChainSolution | null>>();

function chainOf({ prepared, chains, tasks, conditions, mended, loadFactor }: Problem): ChainSolution | null {
  const { model } = prepared;
  if (mended.size > 0 || prepared.stores.length > 0 || conditions.failures !== undefined) return null;
  if (conditions.passed.some((share) => share !== 1)) return null;
  const places = chains.map(
    (_, c) => 1 + tasks.reduce((sum, task) => sum + (task.chain === c ? placesOf(prepared, task) : 0), 0),
  );
  if (chains.length === 0 || leastStates(chains, places) > MOST_STATES) return null;
  let known = solutions.get(prepared);
  if (known === undefined) {
    known = new Map();
    solutions.set(prepared, known);
  }
  const key = `${loadFactor} ${chains.map(({ id, population }) => `${id} ${population}`).join()}`;
  let solution = known.get(key);
  if (solution === undefined) {
    const answer = markovChain(grown(model, chains), {
      rates: model.workloads.map(({ load }): PerSecond => (load.kind === "open" ? load.arrivalRate * loadFactor : 0)),
      states: MOST_STATES,
    });
    solution = answer.kind === "solved" ? answer : null;
    known.set(key, solution);
  }
  return solution;
}

/** The model with as many users as there are at this load. */
function grown(model: Model, chains: readonly Chain[]): Model {
  return {
    ...model,
    workloads: model.workloads.map((workload) => {
      const { load, whole } = workload;
      const population = chains.find(({ id }) => id === whole)?.population ?? 0;
      return load.kind === "open" ? workload : { ...workload, load: { ...load, population } };
    }),
  };
}

/** Where somebody can be who is on a task: at each of its visits, and of several at once in phases of their own. */
function placesOf({ model, sites }: Prepared, { sites: visited }: Task): number {
  let places = 0;
  for (const [k, visits] of visited) {
    const { station, service } = sites[k] as Prepared["sites"][number];
    const { servers, group } = model.stations[station] as Model["stations"][number];
    const { members, balancing } = model.groups[group] as Model["groups"][number];
    const phases = servers > 1 ? (phasesOf(canonicalLaw(service))?.rate.length ?? 1) : 1;
    places += Math.ceil(visits) * (balancing === "central" ? 1 : members) * phases;
  }
  return places;
}

/** Ways to put the users of each chain in the places where they can be. */
function leastStates(chains: readonly Chain[], places: readonly number[]): number {
  return chains.reduce((product, { population }, c) => {
    let ways = 1;
    for (let k = 1; k < (places[c] as number); k++) ways *= (population + k) / k;
    return product * ways;
  }, 1);
}

/** Visits of some workloads as one stream. */
function together(byWorkload: readonly ChainVisits[], isMeant: (workload: number) => boolean): ChainVisits {
  const meant = byWorkload.filter((_, w) => isMeant(w));
  const sum = (of: (visits: ChainVisits) => number): number => meant.reduce((total, visits) => total + of(visits), 0);
  const arrivalRate = sum((visits) => visits.arrivalRate);
  const share = arrivalRate > 0 ? 1 / arrivalRate : 0;
  const waiting = sum((visits) => visits.waiting);
  return {
    arrivalRate,
    busy: sum((visits) => visits.busy),
    waiting,
    waitProbability: share * sum((visits) => visits.arrivalRate * visits.waitProbability),
    waitTime: share * waiting,
  };
}

/** Of a station of all, whose servers are as busy as they are. */
export function exactResultAt(result: StationResult, station: ChainStation): StationResult {
  const { utilization } = station;
  return { ...exactResult(result, station, station), utilization, idle: Math.max(0, 1 - utilization) };
}

/** @param all whose mean service a stay at shared servers is told of */
function exactResult(result: StationResult, visits: ChainVisits, all: ChainVisits): StationResult {
  const { arrivalRate, busy, waitTime, waitProbability } = visits;
  const longer = busy > 0 ? all.busy / all.arrivalRate / (busy / arrivalRate) : 1;
  const stay = longer * (waitTime + (arrivalRate > 0 ? busy / arrivalRate : 0));
  return {
    ...result,
    throughput: arrivalRate > 0 ? arrivalRate : result.throughput,
    waitProbability,
    wait: result.wait && stretched(result.wait, waitTime, waitProbability),
    ...(result.response ? { response: stretched(result.response, stay, 1) } : {}),
    method: MARKOV_CHAIN,
    exactness: "numerically-exact",
    source: "Stewart 1994",
  };
}

function stretched(law: TailLaw, mean: number, probability: number): TailLaw {
  if (!(mean > 0)) return noTime;
  return law.mean > 0 ? scaleTail(law, mean / law.mean) : exponentialTail(probability, probability / mean);
}

/** The figures of each closed workload of the file: its throughput, and what limits it. */
import type { Group, Station } from "../model/types.ts";
import { bestConcurrency } from "../queueing/usl.ts";
import { type Chain, chainsOf } from "./closed-chains.ts";
import { capacityOf } from "./closed-network.ts";
import { type ClosedOptions, type Problem, problemOf, reachOf, responseTime } from "./closed-problem.ts";
import type { Prepared } from "./prepare.ts";
import type { Responses } from "./responses.ts";
import type { Settled } from "./settle.ts";
import type { UsersLimit, UsersSolution } from "./types.ts";

const ROUNDING = 1e-6;
/** The mean of the longest of branches is a quadrature on the grid of latencies. */
const JOIN_ERROR = 1e-3;

/** @param of how each workload is answered */
export function usersSolutions(
  prepared: Prepared,
  openRates: readonly number[],
  state: Settled,
  options: ClosedOptions,
  of: (workload: number) => Responses,
): readonly UsersSolution[] {
  const all = chainsOf(prepared.model, options.loadFactor);
  if (all.length === 0) return [];
  const problem = problemOf(prepared, all, openRates, state.conditions, options);
  return all.map(({ id, parts, population, thinkTime }): UsersSolution => {
    const served = problem.chains.findIndex((chain) => chain.id === id);
    if (served < 0) return { id, population, thinkTime, throughput: 0, responseTime: null, limit: null };
    return {
      id,
      population,
      thinkTime,
      throughput: parts.reduce((sum, { workload }) => sum + (state.rates[workload] as number), 0),
      responseTime: parts.reduce((sum, { workload, share }) => sum + share * of(workload).workloadMean(workload), 0),
      limit: limitOf(problem, served),
    };
  });
}

/** Source: Denning & Buzen, The operational analysis of queueing network models (1978), section 6. */
function limitOf(problem: Problem, c: number): UsersLimit | null {
  const { prepared, chains } = problem;
  const nobody = prepared.model.stations.map(() => null);
  const alone = chains.map((_, other) => (other === c ? 1 : 0));
  const { station, throughput } = reachOf(problem, alone, c);
  if (station === null) return null;
  const { thinkTime } = chains[c] as Chain;
  const unqueued = responseTime(problem, c, nobody, alone, () => null);
  const { model } = prepared;
  const limiting = model.stations[station] as Station;
  const leastCycle = thinkTime + unqueued;
  const more = crowdAtBest(limiting, model.groups[limiting.group] as Group, capacityOf(model, station));
  const leastCycleError = problem.forks ? JOIN_ERROR : ROUNDING;
  return { station: limiting.id, throughput, population: leastCycle * throughput + more, leastCycle, leastCycleError };
}

/**
 * Users who are at a station whose speed depends on how many they are when it does its most, beyond those who would be
 * there if each were served as alone; 0 where its most is a limit that it only comes near to.
 *
 * @param capacity the most that it does, in multiples of one alone
 */
function crowdAtBest({ scalability }: Station, { members }: Group, capacity: number): number {
  if (scalability === null) return 0;
  const best = Math.min(
    bestConcurrency({ singleRate: 1, ...scalability }),
    scalability.concurrency ?? Number.POSITIVE_INFINITY,
  );
  return best < Number.POSITIVE_INFINITY ? Math.max(0, best * members - capacity) : 0;
}

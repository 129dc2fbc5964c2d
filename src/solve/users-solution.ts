/** The figures of each closed workload of the file: its throughput, and what limits it. */
import { type Chain, chainsOf } from "./closed-chains.ts";
import { type ClosedOptions, type Problem, problemOf, reachOf, responseTime } from "./closed-problem.ts";
import type { Prepared } from "./prepare.ts";
import type { Responses } from "./responses.ts";
import type { Settled } from "./settle.ts";
import type { UsersLimit, UsersSolution } from "./types.ts";

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
  const { id } = prepared.model.stations[station] as { id: string };
  return { station: id, throughput, population: (thinkTime + unqueued) * throughput };
}

/** Each workload meets the stations in its own way: users who think see them with one of themselves away. */
import type { ChainSolution } from "../chain/markov-chain.ts";
import { meanOf } from "../latency/moments.ts";
import { scale } from "../latency/rescale.ts";
import type { Chain } from "./closed-chains.ts";
import { closedLatencies } from "./closed-latency.ts";
import type { ClosedSettled } from "./closed-settle.ts";
import type { Prepared } from "./prepare.ts";
import { type Neighbour, type Responses, responsesOf, type SettledLoad } from "./responses.ts";
import type { Settled } from "./settle.ts";
import { plainLoads } from "./traffic.ts";

export interface AsMet {
  readonly responses: Responses;
  readonly results: SettledLoad["results"];
}

/** @returns the responses to open requests, and those to each workload's */
export function responsesByWorkload(
  prepared: Prepared,
  state: Settled,
  serviceTimes: readonly number[],
  options: { readonly near: Neighbour | null },
): { readonly responses: Responses; readonly of: (workload: number) => AsMet } {
  const { closed } = state;
  const results = closed === null ? state.results : state.results.map((result, s) => closed.open[s] ?? result);
  const open: AsMet = { results, responses: responsesOf(prepared, { ...state, results }, serviceTimes, options) };
  if (closed === null) return { responses: open.responses, of: () => open };
  const chains = closed.chains.map(({ parts }, chain): AsMet & { readonly workloads: readonly number[] } => {
    const own = state.results.map((result, s) => closed.ofChain[chain]?.[s] ?? result);
    const met: SettledLoad = {
      ...state,
      // As their throughput was found with.
      loads: plainLoads(prepared, state.flows.sites).map((load, s) => state.held?.loads.get(s) ?? load),
      results: own,
      branches: (fork, branch) => closed.inFork(chain, fork, branch),
    };
    const composed = responsesOf(prepared, met, serviceTimes);
    const fromWays = closedLatencies(prepared, state.conditions, closed, chain, composed);
    const joint = closed.slots !== null ? balanced(closed.chains[chain] as Chain, closed, fromWays) : fromWays;
    const responses = closed.exact === null ? joint : exactLatencies(closed.exact, joint);
    return { results: own, responses, workloads: parts.map(({ workload }) => workload) };
  });
  return { responses: open.responses, of: (w) => chains.find(({ workloads }) => workloads.includes(w)) ?? open };
}

/** What is composed of the insides of pools, stretched to what leaves the users as many as they are: N = X·(Z + R). */
function balanced({ parts, population, thinkTime }: Chain, { rates }: ClosedSettled, composed: Responses): Responses {
  const throughput = parts.reduce((sum, { workload }) => sum + (rates[workload] as number), 0);
  const found = parts.reduce((sum, { workload, share }) => sum + share * composed.workloadMean(workload), 0);
  const stretch = found > 0 ? (population / throughput - thinkTime) / found : 1;
  const mean = (w: number): number => stretch * composed.workloadMean(w);
  return {
    ...composed,
    workloadMean: mean,
    workloadDistribution: (w) => {
      const law = composed.workloadDistribution(w);
      const own = law === null ? 0 : meanOf(law);
      return law !== null && own > 0 ? scale(law, mean(w) / own) : law;
    },
  };
}

/** The responses to few users: means and laws as they are, the rest as composed. */
function exactLatencies({ workloads, response }: ChainSolution, composed: Responses): Responses {
  const mean = (w: number): number => (workloads[w] as { responseTime: number }).responseTime;
  return {
    ...composed,
    workloadMean: mean,
    workloadDistribution: (w) => {
      const law = response(w) ?? composed.workloadDistribution(w);
      const found = law === null ? 0 : meanOf(law);
      return law !== null && found > 0 ? scale(law, mean(w) / found) : law;
    },
  };
}

/**
 * Model → Solution at one load: one fixed point over what each station passes on, and inside it
 * flows, variability, stations; then responses along the call graph.
 */
import { meanOf } from "../queueing/law-moments.ts";
import type { Prepared } from "./prepare.ts";
import { type Regime, settleRegime } from "./regimes.ts";
import type { Neighbour } from "./responses.ts";
import { responsesByWorkload } from "./responses-by-workload.ts";
import { saturationFactors } from "./saturation.ts";
import type { Settled } from "./settle.ts";
import { stationSolution } from "./station-solution.ts";
import type { CacheSolution, Solution, StationSolution } from "./types.ts";
import { usersSolutions } from "./users-solution.ts";
import { workloadSolution } from "./workload-solution.ts";

export interface SolveOptions {
  /** Factor on the arrival rate of every open workload; default 1. */
  readonly loadFactor?: number;
  /** Distributions of every workload and station (default), or means only. */
  readonly percentiles?: "all" | "none";
  /**
   * Only these workloads are asked about, and no station: what they do not meet is solved as far as it holds others up.
   * The solution then has these workloads alone.
   */
  readonly only?: ReadonlySet<number>;
  /** Stations taken to have all the servers they want: no wait, no loss. */
  readonly mended?: ReadonlySet<number>;
  /** Also tell where each workload's time goes. */
  readonly places?: boolean;
  /** A solution of the same model at another load: what differs from it by less than any figure shows is not composed anew. */
  readonly near?: Solution;
  /** Where retries keep two regimes up: what an hour and more show (default), the calm one, or the storm. */
  readonly regime?: Regime;
  /** How dear a station may be; default exact. */
  readonly effort?: "fast" | "exact";
}

export function solve(prepared: Prepared, options: SolveOptions = {}): Solution {
  const { model } = prepared;
  const { loadFactor = 1, percentiles = "all", mended = new Set<number>(), effort = "exact", only } = options;
  if (!(loadFactor >= 0) || !Number.isFinite(loadFactor)) {
    throw new RangeError(`loadFactor must be finite and at least 0, got ${loadFactor}`);
  }
  const openRates = model.workloads.map((workload) =>
    workload.load.kind === "open" ? workload.load.arrivalRate * loadFactor : 0,
  );
  const met = only && new Set([...only].flatMap((w) => prepared.waits[w]?.stations ?? []));
  const all = { loadFactor, mended, effort, met: met ?? null };
  const state = settleRegime(prepared, openRates, all, options.regime ?? "usual");
  const { flows, loads } = state;
  const serviceTimes = loads.map((load) => (load === null ? 0 : meanOf(load.service)));
  const { responses, of } = responsesByWorkload(prepared, state, serviceTimes, {
    near: options.near ? neighbour(options.near, only) : null,
  });

  const workloads = model.workloads.flatMap((_, w) =>
    only === undefined || only.has(w)
      ? [
          workloadSolution(
            prepared,
            w,
            state,
            of(w).responses,
            of(w).results,
            percentiles === "all",
            options.places === true,
          ),
        ]
      : [],
  );
  const stations =
    only === undefined ? stationSolutions(prepared, state, serviceTimes, loadFactor, percentiles === "all") : [];
  return {
    stations,
    workloads,
    users:
      only === undefined
        ? usersSolutions(prepared, openRates, state, { loadFactor, mended, effort }, (w) => of(w).responses)
        : [],
    operations: Array.from(flows.operations, (arrivalRate) => ({ arrivalRate })),
    caches: cacheSolutions(state),
    responses,
    loadFactor,
    converged: state.converged,
    iterations: state.iterations,
  };
}

function cacheSolutions({ flows, conditions, hits }: Settled): readonly CacheSolution[] {
  return flows.caches.map(({ reads, puts, drops }, cache) => ({
    hitRatio: conditions.hitRatios[cache] as number,
    readRate: reads,
    writeRate: puts + drops,
    computed: hits[cache] ?? null,
  }));
}

/** Share of a workload's mean latency that one station on its way may be off. */
const SLACK = 1e-5;

function neighbour(solution: Solution, only: ReadonlySet<number> | undefined): Neighbour | null {
  const means = solution.workloads.flatMap(({ meanLatency }, w) => (only?.has(w) === false ? [] : [meanLatency]));
  if (means.includes(null)) return null;
  return { responses: solution.responses, slack: SLACK * Math.min(...(means as number[])) };
}

function stationSolutions(
  prepared: Prepared,
  state: Settled,
  serviceTimes: readonly number[],
  loadFactor: number,
  withDistributions: boolean,
): readonly StationSolution[] {
  const factorOf = saturationFactors(prepared, state.rates, state, serviceTimes, loadFactor);
  return prepared.model.stations.map((_, s) =>
    stationSolution(prepared, s, state, () => factorOf(s), withDistributions),
  );
}

import type { ChainSolution } from "../chain/markov-chain.ts";
import { exactnessOf } from "./exactness.ts";
import { type Conditions, successOf } from "./flows.ts";
import { placesOf } from "./places.ts";
import type { Prepared, Waits } from "./prepare.ts";
import type { Responses } from "./responses.ts";
import type { Settled } from "./settle.ts";
import type { WorkloadSolution } from "./types.ts";

/** The figures of one workload. */
export function workloadSolution(
  prepared: Prepared,
  w: number,
  state: Settled,
  responses: Responses,
  /** As the workload meets them. */
  results: Settled["results"],
  withDistribution: boolean,
  withPlaces: boolean,
): WorkloadSolution {
  const { model } = prepared;
  const { stations: met } = prepared.waits[w] as Waits;
  const workload = model.workloads[w] as (typeof model.workloads)[number];
  const arrivalRate = state.rates[w] as number;
  const meanLatency = responses.workloadMean(w);
  const saturated = !Number.isFinite(meanLatency);
  const success = state.flows.success[w] as number;
  // Where nobody is answered there is no latency.
  const isAnswered = !saturated && success > 0;
  const latency = withDistribution && isAnswered ? responses.workloadDistribution(w) : null;
  const saturatedBy = saturated ? saturatedStations(state, met) : [];
  return {
    id: workload.id,
    whole: workload.whole,
    arrivalRate,
    throughput: arrivalRate * success,
    ...errorRatioOf(prepared, w, state),
    saturated,
    saturatedBy,
    meanLatency: isAnswered ? meanLatency : null,
    latency,
    ...(workload.load.kind === "closed" && state.closed?.exact
      ? chainExactness(state.closed.exact, w, withDistribution)
      : exactnessOf(prepared, w, results, state.hits)),
    places: withPlaces && isAnswered ? placesOf(prepared, state.conditions, responses, w, withDistribution) : [],
  };
}

/** Percentiles are as exact where a user could be told apart. */
function chainExactness({ response }: ChainSolution, w: number, isAsked: boolean): ExactnessOfFigures {
  const isTold = isAsked && response(w) !== null;
  return { exactness: "numerically-exact", percentileExactness: isTold ? "numerically-exact" : "approximate" };
}

type ExactnessOfFigures = Pick<WorkloadSolution, "exactness" | "percentileExactness">;

/** Share of a workload's requests that some full waiting room turns away, or whose every attempt fails. */
function errorRatioOf(prepared: Prepared, w: number, { hindered, results, conditions }: Settled): ErrorRatio {
  const { failures } = conditions;
  if (!hindered && failures === undefined) return { errorRatio: 0, errorRatioBounds: null };
  const passed = Float64Array.from(results, (result) => (result === null ? 1 : 1 - result.lossProbability));
  const entry = (prepared.model.workloads[w] as { entry: number }).entry;
  const ratio = (given: Conditions) => 1 - (successOf(prepared, given, w)[entry] as number);
  const errorRatio = ratio({ ...conditions, passed });
  if (failures === undefined || !(prepared.waits[w] as Waits).retries) return { errorRatio, errorRatioBounds: null };
  const own = ratio({ ...conditions, passed, failures: { ...failures, fates: "own" } });
  const shared = ratio({ ...conditions, passed, failures: { ...failures, fates: "shared" } });
  return {
    errorRatio,
    errorRatioBounds: { low: Math.min(errorRatio, own, shared), high: Math.max(errorRatio, own, shared) },
  };
}

type ErrorRatio = Pick<WorkloadSolution, "errorRatio" | "errorRatioBounds">;

/** Of those that are met, the ones that hold it up: of a pool that fills because of a station behind it, that station. */
function saturatedStations({ results, held }: Settled, met: readonly number[]): readonly number[] {
  const full = met.filter((s) => results[s]?.saturated === true);
  return [...new Set(full.map((s) => held?.limits.get(s) ?? s))];
}

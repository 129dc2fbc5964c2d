import { flowsOf } from "../../solve/flows.ts";
import type { Prepared } from "../../solve/prepare.ts";
import type { Solution } from "../../solve/types.ts";

/** Requests per second for each operation, by the model's workload that they come of; nothing lost on the way, with the hit ratios found. */
export function workloadFlows(
  prepared: Prepared,
  solution: Solution,
  hitRatios: Float64Array,
): readonly Float64Array[] {
  const { model } = prepared;
  const conditions = {
    passed: new Float64Array(model.stations.length).fill(1),
    hitRatios,
  };
  return model.workloads.map((_, alone) => {
    const rates = model.workloads.map((_, index) =>
      index === alone ? (solution.workloads[index]?.arrivalRate ?? 0) : 0,
    );
    return flowsOf(prepared, rates, conditions).operations;
  });
}

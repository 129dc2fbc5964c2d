import { flowsOf } from "../../solve/flows.ts";
import type { Prepared } from "../../solve/prepare.ts";

/** Requests per second for each operation, by the model's workload that they come of; nothing lost on the way, with the hit ratios found. */
export function workloadFlows(prepared: Prepared, hitRatios: Float64Array): readonly Float64Array[] {
  const { model } = prepared;
  const conditions = {
    passed: new Float64Array(model.stations.length).fill(1),
    hitRatios,
  };
  return model.workloads.map((_, alone) => {
    const rates = model.workloads.map(({ load }, index) =>
      index === alone && load.kind === "open" ? load.arrivalRate : 0,
    );
    return flowsOf(prepared, rates, conditions).operations;
  });
}

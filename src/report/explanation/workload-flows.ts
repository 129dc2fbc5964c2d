import { flowsOf } from "../../solve/flows.ts";
import type { Prepared } from "../../solve/prepare.ts";

/** Requests per second for each operation, by the model's workload that they come of; nothing lost on the way. */
export function workloadFlows(prepared: Prepared): readonly Float64Array[] {
  const { model } = prepared;
  const conditions = {
    passed: new Float64Array(model.stations.length).fill(1),
    hitRatios: Float64Array.from(model.caches, ({ hit }) => (hit.kind === "given" ? hit.ratio : 0)),
  };
  return model.workloads.map((_, alone) => {
    const rates = model.workloads.map(({ load }, index) =>
      index === alone && load.kind === "open" ? load.arrivalRate : 0,
    );
    return flowsOf(prepared, rates, conditions).operations;
  });
}

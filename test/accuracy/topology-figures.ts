import { assess } from "../../src/assess/assess.ts";
import type { Assessment, WorkloadAssessment } from "../../src/assess/types.ts";
import type { StationSolution } from "../../src/solve/types.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";

/** The data of a file, read, lowered and solved, as the command line does it. */
export function assessed(data: unknown): Assessment {
  const read = topologyFromData(data);
  if (!read.ok) throw new Error(`not a topology: ${JSON.stringify(read.problems.slice(0, 3))}`);
  const result = assess(read.topology, { ladder: false, places: false });
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusals)}`);
  return result.assessment;
}

export function workloadOf({ workloads }: Assessment, id = "w"): WorkloadAssessment {
  const found = workloads.find((workload) => workload.id === id);
  if (found === undefined) throw new Error(`no workload ${id}`);
  return found;
}

/** @param id as in the report: `web.cores` */
export function stationOf({ model, solution }: Assessment, id: string): StationSolution {
  const found = solution.stations[model.stations.findIndex((station) => station.id === id)];
  if (found === undefined) throw new Error(`no station ${id} among ${model.stations.map((s) => s.id).join(", ")}`);
  return found;
}

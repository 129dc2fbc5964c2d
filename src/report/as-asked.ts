import type { Assessment } from "../assess/types.ts";
import type { Workload } from "../topology/types.ts";

/** The file's workloads with the rates that were analysed: users who think ask as fast as they are answered. */
export function workloadsAsAsked({ topology, workloads }: Assessment): readonly Workload[] {
  return topology.workloads.map((workload) => {
    if (workload.closed === null) return workload;
    const arrivalRate = workloads.find(({ id }) => id === workload.id)?.arrivalRate ?? 0;
    return { ...workload, arrivalRate, meanRate: arrivalRate };
  });
}

/** Numbers under which passages are counted: whole ones below `RESOURCES` of workloads, above of resources. */
const RESOURCES = 1 << 20;

export const askedMark = (workload: number): number => 2 * workload;
export const answeredMark = (workload: number): number => 2 * workload + 1;
/**
 * A request comes to a queue, or asks for a slot.
 *
 * @param resource numbered over all resources, once for each workload and once more for what no workload waits for
 */
export const arrivedMark = (resource: number): number => RESOURCES + 2 * resource;
/** It has to wait there. */
export const waitedMark = (resource: number): number => RESOURCES + 2 * resource + 1;

/** The same of the user who is told apart; below 0. */
export const taggedMark = (mark: number): number => -1 - mark;

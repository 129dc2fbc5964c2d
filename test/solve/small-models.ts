/** Models written by hand, without the language: stations, operations as lists of steps, workloads. */
import type { Call, Group, Model, Operation, Station, Step, Workload } from "../../src/model/types.ts";
import type { Law } from "../../src/queueing/law.ts";

export const exponential = (mean: number): Law => ({ kind: "exponential", mean });

export function station(id: string, group: number, servers: number, more: Partial<Station> = {}): Station {
  return {
    id,
    tier: id,
    part: "cores",
    path: ["tiers", id],
    group,
    resource: "cores",
    servers,
    discipline: "fcfs",
    waitingRoom: null,
    scalability: null,
    ...more,
  };
}

export function group(id: string, members = 1, balancing: Group["balancing"] = "central"): Group {
  return { id, tier: id, members, weights: null, balancing, room: null };
}

export const use = (at: number, service: Law): Step => ({ kind: "use", station: at, service });

export function call(target: number, more: Partial<Call> = {}): Call {
  return {
    kind: "call",
    target,
    select: { kind: "one" },
    times: { kind: "exact", count: 1 },
    parallel: false,
    share: 1,
    only: null,
    waited: true,
    timeout: null,
    retries: 0,
    backoff: null,
    cancel: false,
    onFailure: { kind: "fail" },
    network: null,
    path: [],
    ...more,
  };
}

export function operation(name: string, steps: readonly Step[]): Operation {
  return { id: `${name}.${name}`, tier: name, name, path: ["tiers", name], steps };
}

export function open(id: string, entry: number, arrivalRate: number, scv = 1): Workload {
  return {
    id,
    whole: id,
    path: ["workloads", id],
    entry,
    load: { kind: "open", arrivalRate, scv, meanRate: arrivalRate },
  };
}

export function model(parts: {
  stations: readonly Station[];
  groups?: readonly Group[];
  operations: readonly Operation[];
  workloads: readonly Workload[];
  caches?: Model["caches"];
}): Model {
  return {
    groups: parts.groups ?? parts.stations.map((one) => group(one.id)),
    stations: parts.stations,
    caches: parts.caches ?? [],
    operations: parts.operations,
    workloads: parts.workloads,
    costs: [],
    elements: [],
    hour: null,
    lost: [],
  };
}

/** Intermediate models for tests, with everything that a test does not speak of at its plainest. */
import type { Call, CountLaw, Group, Model, Operation, Station, Step, Workload } from "../../src/model/types.ts";
import type { Law } from "../../src/queueing/law.ts";

export const exponential = (mean: number): Law => ({ kind: "exponential", mean });

export interface Builder {
  readonly station: (id: string, servers: number, settings?: Partial<Station>, group?: Partial<Group>) => number;
  readonly operation: (id: string, steps?: readonly Step[]) => number;
  /** For operations that call one another: steps of one that is there already. */
  readonly define: (operation: number, steps: readonly Step[]) => void;
  readonly users: (id: string, entry: number, population: number, thinkTime?: Law) => void;
  readonly requests: (id: string, entry: number, arrivalRate: number, scv?: number) => void;
  readonly model: () => Model;
}

export function builder(): Builder {
  const groups: Group[] = [];
  const stations: Station[] = [];
  const operations: Operation[] = [];
  const workloads: Workload[] = [];
  return {
    station: (id, servers, settings = {}, members = {}) => {
      const group = groups.length;
      groups.push({ id, tier: id, members: 1, weights: null, balancing: "central", room: null, ...members });
      stations.push({
        id,
        tier: id,
        part: id,
        path: [],
        group,
        resource: "cores",
        servers,
        discipline: servers === Number.POSITIVE_INFINITY ? "delay" : "fcfs",
        waitingRoom: null,
        scalability: null,
        ...settings,
      });
      return stations.length - 1;
    },
    operation: (id, steps = []) => {
      operations.push({ id, tier: id, name: id, path: [], steps });
      return operations.length - 1;
    },
    define: (operation, steps) => {
      operations[operation] = { ...(operations[operation] as Operation), steps };
    },
    users: (id, entry, population, thinkTime = exponential(0)) => {
      workloads.push({ id, whole: id, path: [], entry, load: { kind: "closed", population, thinkTime } });
    },
    requests: (id, entry, arrivalRate, scv = 1) => {
      workloads.push({
        id,
        whole: id,
        path: [],
        entry,
        load: { kind: "open", arrivalRate, scv, meanRate: arrivalRate },
      });
    },
    model: () => ({
      groups,
      stations,
      caches: [],
      operations,
      workloads,
      costs: [],
      elements: [],
      hour: null,
      lost: [],
    }),
  };
}

export const use = (station: number, service: Law | number): Step => ({
  kind: "use",
  station,
  service: typeof service === "number" ? exponential(service) : service,
});

export const hold = (station: number, ...steps: Step[]): Step => ({ kind: "hold", station, steps });

export const reply: Step = { kind: "reply" };

export function call(target: number, settings: Partial<Call> = {}): Call {
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
    ...settings,
  };
}

/** Geometric from 0: after each another with probability mean/(1 + mean). */
export const geometric = (mean: number): CountLaw => ({ kind: "spread", mean, scv: 1 + 1 / mean });

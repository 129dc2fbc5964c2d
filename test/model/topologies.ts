/** Topologies for tests, with everything that a test does not speak of at its plainest. */

import type { Law } from "../../src/queueing/law.ts";
import type {
  AccessSpec,
  CacheTier,
  Call,
  CallNode,
  CdnTier,
  DatabaseTier,
  DnsTier,
  ExternalTier,
  LoadBalancerTier,
  ObjectStoreTier,
  OperationSpec,
  QueueTier,
  Servers,
  ServiceTier,
  Tier,
  Topology,
  WorkerTier,
  Workload,
} from "../../src/topology/types.ts";

export const exponential = (mean: number): Law => ({ kind: "exponential", mean });
export const constant = (mean: number): Law => ({ kind: "constant", mean });

/** `web.browse`, `web`; a number is an exact count. */
export function call(
  to: string,
  settings: Partial<Omit<Call, "times">> & { times?: Call["times"] | number } = {},
): Call {
  const [tier = "", operation = null] = to.split(".");
  const { times = 1, ...rest } = settings;
  return {
    kind: "call",
    path: ["calls", to],
    tier,
    operation,
    times: typeof times === "number" ? { kind: "exact", count: times } : times,
    share: 1,
    only: null,
    async: false,
    parallel: false,
    fresh: false,
    timeout: null,
    retries: 0,
    backoff: null,
    cancel: false,
    onFailure: { kind: "fail" },
    ...rest,
  };
}

export const oneOf = (...branches: readonly (readonly [share: number, ...steps: CallNode[]])[]): CallNode => ({
  kind: "choice",
  path: ["oneOf"],
  branches: branches.map(([share, ...steps]) => ({ share, steps })),
});

export const atOnce = (need: number, ...branches: readonly (readonly CallNode[])[]): CallNode => ({
  kind: "parallel",
  path: ["parallel"],
  branches,
  need,
  cancel: false,
});

export function workload(id: string, rate: number, entry: string, rest: Partial<Workload> = {}): Workload {
  return {
    id,
    path: ["workloads", id],
    meanRate: rate,
    arrivalRate: rate,
    closed: null,
    derivation: `${rate}/s`,
    burstiness: 1,
    entry,
    mix: [{ operation: id, share: 1 }],
    staticShare: null,
    requestsPerClient: null,
    ...rest,
  };
}

export function topology(workloads: readonly Workload[], tiers: readonly Tier[], network = constant(0)): Topology {
  return { name: "test", workloads, tiers, budgets: [], scenarios: [], accept: [], network, assumptions: [] };
}

const servers = (rest: Partial<Servers> = {}): Servers => ({
  instances: 1,
  shape: null,
  cores: 1,
  background: 0,
  speed: 1,
  discipline: "fcfs",
  queueLimit: null,
  threads: null,
  scalability: null,
  pools: [],
  balancing: null,
  price: null,
  priceBasis: null,
  ...rest,
});

export function operation(name: string, serviceTime: number | null, calls: readonly CallNode[] = []): OperationSpec {
  return {
    name,
    path: ["operations", name],
    serviceTime: serviceTime === null ? null : exponential(serviceTime),
    delay: null,
    calls,
  };
}

const base = (id: string) => ({ id, path: ["tiers", id] });

type Rest<T extends Tier> = Partial<Omit<T, "id" | "kind" | "servers">>;
type WithServers<T extends Tier> = Rest<T> & { readonly servers?: Partial<Servers> };

export const dns = (id: string, rest: Rest<DnsTier> = {}): DnsTier => ({
  ...base(id),
  kind: "dns",
  ttl: 300,
  latency: exponential(0.02),
  price: null,
  calls: [],
  ...rest,
});

export const cdn = (
  id: string,
  { hitRatio = 0.9, ...rest }: Rest<CdnTier> & { readonly hitRatio?: number } = {},
): CdnTier => ({
  ...base(id),
  kind: "cdn",
  hit: { kind: "given", ratio: hitRatio },
  memory: null,
  origin: null,
  latency: exponential(0.01),
  price: null,
  calls: [],
  ...rest,
});

export const loadBalancer = (
  id: string,
  rest: Rest<LoadBalancerTier> & { readonly servers?: Partial<Servers> } = {},
): LoadBalancerTier => ({
  ...base(id),
  kind: "load-balancer",
  serviceTime: exponential(0.001),
  balancing: "round-robin",
  routes: new Map(),
  calls: [],
  price: null,
  ...rest,
  servers: rest.servers === undefined ? null : servers(rest.servers),
});

export const service = (id: string, rest: WithServers<ServiceTier> = {}): ServiceTier => ({
  ...base(id),
  kind: "service",
  operations: [operation("*", 0.01)],
  ...rest,
  servers: servers(rest.servers),
});

export const worker = (id: string, rest: WithServers<WorkerTier> = {}): WorkerTier => ({
  ...base(id),
  kind: "worker",
  operations: [operation("*", 0.1)],
  ...rest,
  servers: servers(rest.servers),
});

export const cache = (
  id: string,
  {
    hitRatio = 0.8,
    miss = [],
    ...rest
  }: WithServers<CacheTier> & { readonly hitRatio?: number; readonly miss?: readonly CallNode[] } = {},
): CacheTier => ({
  ...base(id),
  kind: "cache",
  engine: "redis",
  keySpaces: [{ name: null, path: base(id).path, hit: { kind: "given", ratio: hitRatio }, miss }],
  memory: null,
  fill: "aside",
  operations: ["get", "set", "delete"].map((name) => operation(name, 0.00001)),
  ...rest,
  servers: servers(rest.servers),
});

export const read = (name: string, serviceTime: number): AccessSpec => ({
  ...operation(name, serviceTime),
  access: "read",
});
export const write = (name: string, serviceTime: number): AccessSpec => ({
  ...operation(name, serviceTime),
  access: "write",
});

export const database = (id: string, rest: WithServers<DatabaseTier> = {}): DatabaseTier => ({
  ...base(id),
  kind: "database",
  engine: "postgresql",
  shards: 1,
  connections: null,
  replicas: 0,
  keys: null,
  readFrom: "replicas",
  apply: null,
  operations: [read("read", 0.002), write("write", 0.005)],
  reads: null,
  ...rest,
  servers: servers(rest.servers),
});

export const queue = (id: string, rest: Rest<QueueTier> = {}): QueueTier => ({
  ...base(id),
  kind: "queue",
  engine: "kafka",
  publish: exponential(0.002),
  consumers: [],
  price: null,
  ...rest,
});

export const objectStore = (id: string, rest: Rest<ObjectStoreTier> = {}): ObjectStoreTier => ({
  ...base(id),
  kind: "object-store",
  get: exponential(0.03),
  put: exponential(0.06),
  price: null,
  ...rest,
});

export const external = (id: string, rest: Rest<ExternalTier> = {}): ExternalTier => ({
  ...base(id),
  kind: "external",
  latency: exponential(0.1),
  price: null,
  ...rest,
});

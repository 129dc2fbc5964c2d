/**
 * What the language has and this version does not compute: it answers "planned", never "unknown".
 * A line leaves this table when its key enters the schema.
 */

const file = {
  hosts: "machines that several tiers share",
  regions: "data centers",
  links: "round trips between data centers",
  sources: "where users are, and how far away",
  observability: "volume and cost of logs and metrics",
};

const workload = {
  profile: "the load over the 24 hours of a day",
  requestSize: "bytes of a request",
  responseSize: "bytes of an answer",
  source: "where the requests come from",
  regions: "the share of each data center",
  sessions: "concurrent sessions and their length",
  growth: "growth over time",
};

const anyTier = {
  host: "the machine that it shares with other tiers",
  regions: "the data centers in which it runs",
  zones: "the zones over which it is spread",
  availability: "the share of time in which it is up",
  mtbf: "mean time between failures",
  mttr: "mean time to repair",
  purchase: "reserved or spot prices",
};

const memory = { memory: "memory of an instance" };

const scalability = {
  contention: "the Universal Scalability Law",
  coherency: "the Universal Scalability Law",
  scaling: "points of a load test for the Universal Scalability Law",
};

const servers = {
  autoscale: "instances that follow the load",
  state: "sessions kept by the tier",
  sessionsPerInstance: "sessions that one instance can keep",
  rateLimit: "requests that are let in",
  excess: "what happens to requests above the rate limit",
};

const operation = {
  size: "bytes of an answer",
  hotKey: "the most popular key",
};

/** Context → key → what it will say. Contexts are the schema's definitions, and `call`. */
const plannedKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  file,
  scenario: { spike: "load that rises faster than instances are added" },
  lose: { zone: "the loss of a zone", region: "the loss of a region" },
  survive: { zone: "the loss of any zone", region: "the loss of any region" },
  workload,
  static: { size: "bytes of a static answer" },
  dns: { ...anyTier, routing: "weighted, geographic and failover answers" },
  cdn: { ...anyTier, purge: "how often content is purged" },
  "load-balancer": {
    ...anyTier,
    ...servers,
    ...scalability,
    ...memory,
    healthCheck: "how soon a lost instance is noticed",
  },
  service: { ...anyTier, ...servers, ...memory },
  worker: { ...anyTier, ...servers, ...memory, batch: "messages taken together", prefetch: "messages taken ahead" },
  function: {},
  cache: {
    ...anyTier,
    ...servers,
    ...scalability,
    replicas: "copies of each node",
  },
  database: {
    ...anyTier,
    ...servers,
    ...memory,
    instances: "nodes of a leaderless engine (those of one with a leader are shards × (1 + replicas))",
    replication: "synchronous and asynchronous replication, and that of leaderless engines",
    consistency: "quorums of leaderless engines",
    failover: "what happens when the primary is lost",
    capacity: "provisioned capacity",
    iops: "operations of the disk",
    primary: "the region of the primary",
  },
  queue: {
    ...anyTier,
    messageSize: "bytes of a message",
    partitions: "partitions of a topic",
    replication: "copies of each message",
    retention: "how long messages are kept",
    redelivery: "messages that are delivered again",
    poison: "messages that always fail",
  },
  data: { size: "size of the data", growth: "growth of the data", scatter: "reads that ask all shards" },
  "object-store": anyTier,
  external: {
    ...anyTier,
    rateLimit: "requests that it lets in",
    excess: "what happens to requests above its rate limit",
  },
  operation,
  cacheOperation: operation,
  databaseOperation: { ...operation, calls: "calls made by a database" },
  budgets: {
    availability: "share of time in which it must be up",
    staleness: "age of what a replica answers",
    backlog: "length of a queue",
    runway: "time until the data no longer fit",
    connections: "connections to a database",
  },
};

/** What a key that is not in the schema will do one day; undefined: nobody planned it. */
export function plannedKey(context: string, key: string): string | undefined {
  const keys = plannedKeys[context];
  return keys !== undefined && Object.hasOwn(keys, key) ? keys[key] : undefined;
}

/** Values of `kind` that the language has and the schema has not. */
export const plannedKinds: ReadonlyMap<string, string> = new Map([
  ["function", "functions that are started on demand"],
]);

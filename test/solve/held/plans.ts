/** Systems with threads, pools and connections, each held against what the simulation of the same model answers. */
export interface HeldPlan {
  readonly name: string;
  readonly text: string;
  /** Largest error of means, as a share. */
  readonly mean: number;
  readonly p99: number;
  /** To be simulated. */
  readonly requests: number;
}

const plan = (name: string, text: string, mean = 0.06, p99 = 0.15, requests = 250_000): HeldPlan => ({
  name,
  text: `version: 1\n${text}`,
  mean,
  p99,
  requests,
});

/** Threads held over a delay and a call of a database: `threads` of them, a database 8 cores wide. */
const threads = (count: number, rate: number, scv: number, delay = "{ mean: 10ms, scv: 0.5 }") =>
  plan(
    `${count} threads over a database with services of scv ${scv} at ${rate}/s`,
    `workloads: { web: { rate: ${rate}/s } }
tiers:
  app: { kind: service, cores: 64, threads: ${count}, delay: ${delay}, calls: { db.read: 1 } }
  db: { kind: database, cores: 8, read: { mean: 20ms, scv: ${scv} } }
`,
  );

const instances = (count: number, slots: number, rate: number, balancing: string, scv = 1) =>
  plan(
    `${count} instances of ${slots} threads each, ${balancing}, scv ${scv}`,
    `workloads: { web: { rate: ${rate}/s } }
tiers:
  app: { kind: service, instances: ${count}, cores: 4, threads: ${slots}, balancing: ${balancing}, serviceTime: { mean: 8ms, scv: ${scv} }, calls: { db.read: 1 } }
  db: { kind: database, cores: 8, read: 10ms }
`,
  );

const layers = (web: number, api: number, connections: number, rate: number, scv: number) =>
  plan(
    `three layers of ${web}, ${api} and ${connections} slots, scv ${scv}`,
    `workloads: { web: { rate: ${rate}/s } }
tiers:
  web: { kind: service, cores: 8, threads: ${web}, serviceTime: 5ms, calls: { api: 1 } }
  api: { kind: service, cores: 8, threads: ${api}, serviceTime: 10ms, calls: { db.read: 2 } }
  db: { kind: database, connections: ${connections}, cores: 4, read: { mean: 6ms, scv: ${scv} } }
`,
  );

export const heldPlans: readonly HeldPlan[] = [
  threads(16, 320, 1),
  threads(12, 320, 1),
  threads(16, 360, 1),
  threads(16, 320, 4),
  threads(12, 320, 0),
  threads(10, 90, 1, "{ mean: 80ms, scv: 0 }"),
  threads(20, 220, 4, "50ms"),
  instances(4, 8, 600, "random"),
  instances(4, 8, 700, "round-robin"),
  instances(8, 4, 720, "random"),
  instances(2, 10, 650, "random", 4),
  layers(40, 20, 8, 250, 1),
  layers(40, 16, 6, 290, 1),
  layers(24, 12, 5, 250, 4),
  layers(10, 64, 64, 280, 1),
  plan(
    "two classes in one pool",
    `workloads: { fast: { rate: 200/s }, slow: { rate: 90/s } }
tiers:
  web: { kind: service, cores: 4, threads: 12, operations: { fast: { serviceTime: 5ms }, slow: { serviceTime: 8ms, calls: { db.read: 1 } } } }
  db: { kind: database, cores: 2, read: 18ms }
`,
    0.06,
    0.15,
    600_000,
  ),
  plan(
    "connections held per call, twice in a row",
    `workloads: { a: { rate: 250/s }, b: { rate: 60/s } }
tiers:
  web: { kind: service, instances: 2, balancing: random, cores: 4, pools: { db: 6 }, operations: { a: { serviceTime: 5ms, calls: { db.read: 2 } }, b: { serviceTime: 8ms, calls: { db.write: 1 } } } }
  db: { kind: database, cores: 8, read: 10ms, write: 30ms }
`,
    0.06,
    0.2,
  ),
  plan(
    "a queue limit before threads",
    `workloads: { a: { rate: 380/s } }
tiers:
  web: { kind: service, cores: 64, threads: 12, queueLimit: 6, delay: 10ms, calls: { db.read: 1 } }
  db: { kind: database, cores: 8, read: 20ms }
`,
  ),
  plan(
    "three instances of threads over the connections of two replicas",
    `workloads: { a: { rate: 450/s } }
tiers:
  web: { kind: service, instances: 3, cores: 4, threads: 16, serviceTime: 7ms, calls: { db.read: 1 } }
  db: { kind: database, connections: 4, replicas: 2, read: 4ms }
`,
    0.06,
    0.08,
    400_000,
  ),
  plan(
    "branches at once held for their join",
    `workloads: { a: { rate: 80/s } }
tiers:
  web: { kind: service, cores: 2, threads: 8, serviceTime: 5ms, calls: [{ parallel: [db.read, api] }] }
  api: { kind: service, cores: 2, serviceTime: 20ms }
  db: { kind: database, read: 8ms }
`,
    0.04,
    0.08,
  ),
  plan(
    "more than can be served, and no room",
    `workloads: { a: { rate: 900/s } }
tiers:
  web: { kind: service, instances: 2, cores: 4, threads: 64, queueLimit: 0, serviceTime: 7ms, calls: { db.read: 1 } }
  db: { kind: database, connections: 4, replicas: 2, read: 4ms }
`,
    0.04,
    0.06,
  ),
];

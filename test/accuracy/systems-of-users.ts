/** Users who think, and slots that are held, whose truth is our own simulation: `npm run simulate`. */

interface Settings {
  readonly [key: string]: unknown;
}

const service = (serviceTime: unknown, more: Settings = {}) => ({ kind: "service", serviceTime, ...more });
const spread = (mean: string, scv: number) => ({ mean, scv });
const users = (concurrentUsers: number, thinkTime: string) => ({ concurrentUsers, thinkTime });
const system = (workloads: Settings, tiers: Settings) => ({ version: 1, workloads, tiers });

/** Two kinds of requests at web and db; the first one, w, is measured. */
const twoKinds = (
  workloads: { readonly w: unknown; readonly other: unknown },
  web: readonly [unknown, unknown],
  db: readonly [unknown, unknown],
  { webs = {}, dbs = {} }: { readonly webs?: Settings; readonly dbs?: Settings } = {},
) =>
  system(workloads, {
    lb: { kind: "load-balancer", calls: "web" },
    web: {
      kind: "service",
      ...webs,
      operations: {
        w: { serviceTime: web[0], calls: "db.w" },
        other: { serviceTime: web[1], calls: "db.other" },
      },
    },
    db: { kind: "service", ...dbs, operations: { w: { serviceTime: db[0] }, other: { serviceTime: db[1] } } },
  });

const threeTiers = (scv: number) =>
  system(
    { w: users(100, "2s") },
    {
      web: service(spread("20ms", scv), { cores: 4, calls: "app" }),
      app: service(spread("70ms", scv), { cores: 8, calls: "db" }),
      db: service(spread("18ms", scv), { cores: 2 }),
    },
  );

export const userSystems: Readonly<Record<string, Settings>> = {
  "three tiers, scv 4": threeTiers(4),
  "two tiers nearly full, scv 4": system(
    { w: users(100, "500ms") },
    { a: service(spread("30ms", 4), { cores: 4, calls: "b" }), b: service(spread("10ms", 4), { cores: 2 }) },
  ),
  "two kinds, unlike services": twoKinds(
    { w: users(60, "1s"), other: users(20, "3s") },
    ["20ms", "40ms"],
    ["10ms", "40ms"],
    { webs: { cores: 2 } },
  ),
  "beside slow requests at a rate": twoKinds(
    { w: users(200, "2s"), other: { rate: "60/s" } },
    ["20ms", "10ms"],
    ["10ms", "5ms"],
    { webs: { cores: 4 }, dbs: { cores: 2 } },
  ),
  "shared processors": twoKinds({ w: users(60, "1s"), other: users(20, "3s") }, ["20ms", "40ms"], ["10ms", "40ms"], {
    webs: { cores: 2, discipline: "ps" },
    dbs: { discipline: "ps" },
  }),
  "reads and writes on replicas": system(
    { w: users(300, "1s") },
    {
      web: service("15ms", { instances: 3, cores: 2, calls: { "db.read": 2, "db.write": { share: "10%" } } }),
      db: { kind: "database", cores: 2, read: "6ms", write: "12ms", replicas: 2 },
    },
  ),
  "eight branches at once": system(
    { w: users(30, "1s") },
    {
      web: service("5ms", { cores: 2, calls: [{ parallel: ["a", "b", "c", "d", "e", "f", "g", "h"] }] }),
      ...Object.fromEntries([..."abcdefgh"].map((id) => [id, service("15ms")])),
    },
  ),
  "two kinds before 16 threads": twoKinds(
    { w: users(100, "1s"), other: users(40, "2s") },
    ["10ms", "30ms"],
    ["20ms", "60ms"],
    { webs: { cores: 4, threads: 16 }, dbs: { cores: 4 } },
  ),
};

export const heldSystems: Readonly<Record<string, Settings>> = {
  "64 threads, 20 connections, 16 servers": system(
    { w: { rate: "720/s" } },
    {
      web: { kind: "service", threads: 64, pools: { db: 20 }, delay: "5ms", calls: "db" },
      db: service("20ms", { cores: 16 }),
    },
  ),
  "three layers": system(
    { w: { rate: "350/s" } },
    {
      web: service("3ms", { threads: 32, cores: 4, calls: "app" }),
      app: service("6ms", { threads: 24, cores: 4, pools: { db: 12 }, calls: "db" }),
      db: service("20ms", { cores: 8 }),
    },
  ),
  "12 threads, both tiers busy, scv 0.25": system(
    { w: { rate: "350/s" } },
    {
      web: service(spread("10ms", 0.25), { threads: 12, cores: 4, calls: "db" }),
      db: service(spread("15ms", 0.25), { cores: 8 }),
    },
  ),
  "12 threads, both tiers busy, scv 2": system(
    { w: { rate: "330/s" } },
    {
      web: service(spread("10ms", 2), { threads: 12, cores: 4, calls: "db" }),
      db: service(spread("15ms", 2), { cores: 8 }),
    },
  ),
  "four instances of 12 threads": system(
    { w: { rate: "720/s" } },
    {
      web: service("4ms", { instances: 4, balancing: "least-connections", cores: 2, threads: 12, calls: "db" }),
      db: service("20ms", { cores: 16 }),
    },
  ),
  "two calls in a row, 16 connections": system(
    { w: { rate: "360/s" } },
    {
      web: service("4ms", { cores: 8, pools: { db: 16 }, calls: { db: 2 } }),
      db: service("10ms", { cores: 8 }),
    },
  ),
};

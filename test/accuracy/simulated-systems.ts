/** Systems whose truth is our own simulation of the same model, by kind; `npm run simulate` makes their figures anew. */

interface Settings {
  readonly [key: string]: unknown;
}

const service = (serviceTime: unknown, more: Settings = {}) => ({ kind: "service", serviceTime, ...more });
const spread = (mean: string, scv: number) => ({ mean, scv });

function system(rate: string, tiers: Settings, burstiness = 1): Settings {
  return { version: 1, workloads: { w: { rate, burstiness } }, tiers };
}

const chain = (rate: string, burstiness: number) =>
  system(
    rate,
    { a: service("10ms", { calls: "b" }), b: service("10ms", { calls: "c" }), c: service("10ms") },
    burstiness,
  );

/** A front that asks two tiers in turn: web, db, web, db, web. */
const backAndForth = (web: unknown, db: unknown) =>
  system("60/s", {
    front: service("1ms", { cores: 2, calls: ["web.a", "db", "web.b", "db", "web.c"] }),
    web: { kind: "service", operations: { a: { serviceTime: web }, b: { serviceTime: web }, c: { serviceTime: web } } },
    db: service(db),
  });

export const burstySystems: Readonly<Record<string, Settings>> = {
  "three stations, ca² 4, ρ 0.5": chain("50/s", 4),
  "three stations, ca² 4, ρ 0.7": chain("70/s", 4),
  "three stations, ca² 9, ρ 0.7": chain("70/s", 9),
  "light stations before a busy one, ca² 9": system(
    "80/s",
    { a: service("6ms", { calls: "b" }), b: service("6ms", { calls: "c" }), c: service("11ms") },
    9,
  ),
  "several servers, ca² 4": system(
    "300/s",
    {
      a: service("10ms", { cores: 4, calls: "b" }),
      b: service("20ms", { cores: 8, calls: "c" }),
      c: service("5ms", { cores: 2 }),
    },
    4,
  ),
  "constant service between, ca² 4": system(
    "80/s",
    { a: service("10ms", { calls: "b" }), b: service({ constant: "9ms" }, { calls: "c" }), c: service("10ms") },
    4,
  ),
  "round-robin behind a burst, ca² 4": system(
    "320/s",
    { web: service(spread("10ms", 2), { instances: 4, calls: "db" }), db: service("5ms", { cores: 2 }) },
    4,
  ),
};

export const loopingSystems: Readonly<Record<string, Settings>> = {
  "six calls in a row, two servers, ρ 0.9": system("100/s", {
    web: service("20ms", { cores: 4, calls: { db: 6 } }),
    db: service("3ms", { cores: 2 }),
  }),
  "six calls in a row, one server, ρ 0.75": system("50/s", {
    web: service("10ms", { calls: { db: 6 } }),
    db: service("2.5ms"),
  }),
  "four calls in a row, constant service": system("100/s", {
    web: service("20ms", { cores: 4, calls: { db: 4 } }),
    db: service({ constant: "4ms" }, { cores: 2 }),
  }),
  "a random number of calls": system("100/s", {
    web: service("20ms", { cores: 4, calls: { db: { times: { mean: 6, scv: 0.83 } } } }),
    db: service("3ms", { cores: 2 }),
  }),
  "back and forth, exponential": backAndForth("4ms", "6ms"),
  "back and forth, scv 4": backAndForth(spread("4ms", 4), spread("6ms", 4)),
};

export const limitedSystems: Readonly<Record<string, Settings>> = {
  "three full rooms": system("100/s", {
    a: service("9ms", { queueLimit: 5, calls: "b" }),
    b: service("9ms", { queueLimit: 5, calls: "c" }),
    c: service("9ms", { queueLimit: 5 }),
  }),
  "tight rooms": system("200/s", {
    web: service("40ms", { cores: 6, queueLimit: 2, calls: "db" }),
    db: service("18ms", { cores: 2, queueLimit: 2 }),
  }),
  "a full room before an unlimited one": system("120/s", {
    web: service("40ms", { cores: 4, queueLimit: 3, calls: "db" }),
    db: service("19ms", { cores: 2 }),
  }),
  "variable service, limited rooms": system("100/s", {
    a: service(spread("30ms", 4), { cores: 4, queueLimit: 6, calls: "b" }),
    b: service(spread("18ms", 2), { cores: 2, queueLimit: 4 }),
  }),
  "bursts into limited rooms": system(
    "80/s",
    {
      a: service("40ms", { cores: 4, queueLimit: 6, calls: "b" }),
      b: service("22ms", { cores: 2, queueLimit: 4 }),
    },
    4,
  ),
};

/** Balancer, web, cache, and behind it what the cache does not know. */
const webOf = (rate: string, web: Settings, replicas: Settings) =>
  system(rate, {
    lb: { kind: "load-balancer", serviceTime: { constant: "0.5ms" }, calls: "web" },
    web: {
      kind: "service",
      ...web,
      calls: [
        {
          oneOf: [
            { to: "primary", share: "15%" },
            { to: "cache", share: "85%" },
          ],
        },
      ],
    },
    cache: service({ constant: "1ms" }, { cores: 4, calls: { replicas: { share: "30%" } } }),
    primary: service(spread("30ms", 2), { cores: 2 }),
    replicas: { kind: "service", ...replicas },
  });

export const plainSystems: Readonly<Record<string, Settings>> = {
  "replicas in turn": webOf(
    "350/s",
    { cores: 8, serviceTime: spread("20ms", 2) },
    { instances: 3, serviceTime: spread("25ms", 2) },
  ),
  "replicas by least connections": webOf(
    "350/s",
    { cores: 8, serviceTime: spread("20ms", 2) },
    { instances: 3, balancing: "least-connections", serviceTime: spread("25ms", 2) },
  ),
  "replicas by two choices": webOf(
    "350/s",
    { cores: 8, serviceTime: spread("20ms", 2) },
    { instances: 3, balancing: "two-choices", serviceTime: spread("25ms", 2) },
  ),
  "web shares its processors": webOf(
    "360/s",
    { cores: 8, discipline: "ps", serviceTime: spread("20ms", 4) },
    { instances: 3, balancing: "random", serviceTime: spread("25ms", 2) },
  ),
  "three tiers, scv 4": system("160/s", {
    a: service(spread("20ms", 4), { cores: 4, calls: "b" }),
    b: service(spread("20ms", 4), { cores: 4, calls: "c" }),
    c: service(spread("20ms", 4), { cores: 4 }),
  }),
  "three tiers, scv 0.25": system("85/s", {
    a: service(spread("10ms", 0.25), { calls: "b" }),
    b: service(spread("10ms", 0.25), { calls: "c" }),
    c: service(spread("10ms", 0.25)),
  }),
  "regular before variable": system("80/s", {
    a: service({ constant: "10ms" }, { calls: "b" }),
    b: service("10ms", { calls: "c" }),
    c: service(spread("10ms", 4)),
  }),
  "shared processors in a row": system("80/s", {
    a: service({ constant: "20ms" }, { cores: 2, discipline: "ps", calls: "b" }),
    b: service(spread("10ms", 2), { discipline: "ps" }),
  }),
  "shared processors in turn": system("320/s", {
    a: service(spread("20ms", 4), { cores: 2, instances: 4, discipline: "ps" }),
  }),
};

/** All of the tiers at once, or the first so many. */
const fork = (rate: string, branches: readonly Settings[], first?: number, burstiness = 1) =>
  system(
    rate,
    {
      front: {
        kind: "service",
        delay: "0s",
        calls: [{ parallel: branches.map((_, k) => `s${k}`), ...(first === undefined ? {} : { first }) }],
      },
      ...Object.fromEntries(branches.map((branch, k) => [`s${k}`, branch])),
    },
    burstiness,
  );

const times = (count: number, branch: Settings) => new Array<Settings>(count).fill(branch);

export const forkedSystems: Readonly<Record<string, Settings>> = {
  "four branches, ρ 0.8": fork("80/s", times(4, service("10ms"))),
  "eight branches, ρ 0.9": fork("90/s", times(8, service("10ms"))),
  "four branches, scv 4": fork("70/s", times(4, service(spread("10ms", 4)))),
  "eight branches, scv 0.25": fork("80/s", times(8, service(spread("10ms", 0.25)))),
  "eight branches of constant service": fork("80/s", times(8, service({ constant: "10ms" }))),
  "four branches of four servers": fork("320/s", times(4, service("10ms", { cores: 4 }))),
  "unequal branches": fork("70/s", [service("10ms"), service("5ms"), service("12ms")]),
  "unequal branches, other services": fork("70/s", [
    service(spread("10ms", 4)),
    service({ constant: "12ms" }),
    service("20ms", { cores: 2 }),
  ]),
  "two of three": fork("70/s", times(3, service("10ms")), 2),
  "three of five, ρ 0.8": fork("80/s", times(5, service("10ms")), 3),
};

/** Forks that the common factor of a Poisson stream does not describe. */
export const entangledSystems: Readonly<Record<string, Settings>> = {
  "four branches behind bursts": fork("60/s", times(4, service("10ms")), undefined, 4),
  "branches that meet at one tier": system("80/s", {
    front: { kind: "service", delay: "0s", calls: [{ parallel: ["a", "b", "c"] }] },
    a: service("4ms", { calls: "db" }),
    b: service("4ms", { calls: "db" }),
    c: service("4ms", { calls: "db" }),
    db: service("7ms", { cores: 2 }),
  }),
};

const rooms = (rate: string, web: readonly [unknown, Settings], db: readonly [unknown, Settings], burstiness = 1) =>
  system(rate, { web: service(web[0], { ...web[1], calls: "db" }), db: service(...db) }, burstiness);

export const fullSystems: Readonly<Record<string, Settings>> = {
  "rooms at 0.6": rooms("60/s", ["40ms", { cores: 4, queueLimit: 6 }], ["22ms", { cores: 2, queueLimit: 4 }]),
  "rooms at 1.3": rooms("130/s", ["40ms", { cores: 4, queueLimit: 6 }], ["22ms", { cores: 2, queueLimit: 4 }]),
  "large rooms": rooms("440/s", ["40ms", { cores: 16, queueLimit: 50 }], ["18ms", { cores: 8, queueLimit: 20 }]),
  "no room to wait": rooms("80/s", ["40ms", { cores: 4, queueLimit: 0 }], ["22ms", { cores: 2, queueLimit: 0 }]),
  "single servers with rooms": rooms("90/s", ["10ms", { queueLimit: 10 }], ["10ms", { queueLimit: 10 }]),
  "rooms, scv 4": rooms(
    "120/s",
    [spread("40ms", 4), { cores: 4, queueLimit: 6 }],
    [spread("22ms", 4), { cores: 2, queueLimit: 4 }],
  ),
  "rooms, scv 0.25 before 2": rooms(
    "90/s",
    [spread("40ms", 0.25), { cores: 4, queueLimit: 6 }],
    [spread("22ms", 2), { cores: 2, queueLimit: 4 }],
  ),
  "rooms of four tiers": system("100/s", {
    a: service("40ms", { cores: 5, queueLimit: 8, calls: "b" }),
    b: service("18ms", { cores: 2, queueLimit: 8, calls: "c" }),
    c: service("9ms", { queueLimit: 8, calls: "d" }),
    d: service("36ms", { cores: 4, queueLimit: 5 }),
  }),
  "one room, scv 9": system("70/s", { web: service(spread("10ms", 9), { queueLimit: 5 }) }),
  "one room of constant services": system("90/s", { web: service({ constant: "40ms" }, { cores: 4, queueLimit: 6 }) }),
  "one room behind bursts": system("80/s", { web: service("40ms", { cores: 4, queueLimit: 6 }) }, 4),
  "one room of shared processors": system("200/s", {
    web: service(spread("20ms", 4), { cores: 4, discipline: "ps", queueLimit: 6 }),
  }),
};

const behind = (instances: number, load: number, scv: number, balancing: string, cores = 1, burstiness = 1) =>
  system(
    `${instances * cores * load}/s`,
    { web: service(scv === 0 ? { constant: "1s" } : spread("1s", scv), { instances, cores, balancing }) },
    burstiness,
  );

export const balancedSystems: Readonly<Record<string, Settings>> = {
  "least connections, 8 × scv 4, ρ 0.8": behind(8, 0.8, 4, "least-connections"),
  "least connections, 32 × scv 9, ρ 0.8": behind(32, 0.8, 9, "least-connections"),
  "least connections, 4 × constant, ρ 0.8": behind(4, 0.8, 0, "least-connections"),
  "least connections, 8 × scv 0.25, ρ 0.9": behind(8, 0.9, 0.25, "least-connections"),
  "least connections, 4 × 4 cores, scv 4, ρ 0.9": behind(4, 0.9, 4, "least-connections", 4),
  "least connections, 8 × exponential behind bursts": behind(8, 0.9, 1, "least-connections", 1, 4),
  "two choices, 4 × scv 4, ρ 0.9": behind(4, 0.9, 4, "two-choices"),
  "two choices, 8 × scv 9, ρ 0.8": behind(8, 0.8, 9, "two-choices"),
  "two choices, 4 × constant, ρ 0.8": behind(4, 0.8, 0, "two-choices"),
  "two choices, 16 × scv 2, ρ 0.9": behind(16, 0.9, 2, "two-choices"),
  "two choices, 6 × 4 cores, scv 4, ρ 0.9": behind(6, 0.9, 4, "two-choices", 4),
};

/** A call sent several times at once. */
const scatter = (rate: string, count: number, target: Settings) =>
  system(rate, {
    front: { kind: "service", delay: "0s", calls: { db: { times: count, parallel: true } } },
    db: target,
  });

export const batchedSystems: Readonly<Record<string, Settings>> = {
  "three at once, one server": scatter("70/s", 3, service("3.333ms")),
  "three at once, four servers": scatter("100/s", 3, service("10.67ms", { cores: 4 })),
  "ten at once, eight servers": scatter("50/s", 10, service("9.6ms", { cores: 8 })),
  "five at once, two servers, ρ 0.9": scatter("100/s", 5, service("3.6ms", { cores: 2 })),
  "eight at once, scv 4": scatter("70/s", 8, service(spread("5ms", 4), { cores: 4 })),
  "eight at once, constant": scatter("70/s", 8, service({ constant: "5ms" }, { cores: 4 })),
  "four at once, in turn": scatter("100/s", 4, service("4ms", { instances: 2 })),
  "four at once, at random": scatter("140/s", 4, service("5ms", { instances: 4, balancing: "random" })),
  "four at once, least connections": scatter(
    "140/s",
    4,
    service("5ms", { instances: 4, balancing: "least-connections" }),
  ),
  "four at once behind a web tier": system("100/s", {
    web: service("30ms", { cores: 4, calls: { db: { times: 4, parallel: true } } }),
    db: service("8ms", { cores: 4 }),
  }),
};

const balanced = (balancing: string, rate: string, burstiness: number, servers: Settings, time: unknown = "100ms") =>
  system(rate, { lb: { kind: "load-balancer", balancing, calls: "web" }, web: service(time, servers) }, burstiness);

/** Bursts that a balancer spreads over several instances. */
export const burstsBehindBalancers: Readonly<Record<string, Settings>> = {
  "least connections, 3 of 2 cores, ca² 4, ρ 0.6": balanced("least-connections", "36/s", 4, { instances: 3, cores: 2 }),
  "least connections, 8 of 1 core, ca² 4, ρ 0.8": balanced("least-connections", "64/s", 4, { instances: 8 }),
  "least connections, 8 of 1 core, ca² 0.25, ρ 0.8": balanced("least-connections", "64/s", 0.25, { instances: 8 }),
  "least connections, 4 of 1 core, ca² 4, cs² 4, ρ 0.7": balanced(
    "least-connections",
    "28/s",
    4,
    { instances: 4 },
    spread("100ms", 4),
  ),
  "two choices, 8 of 1 core, ca² 4, ρ 0.8": balanced("two-choices", "64/s", 4, { instances: 8 }),
  "two choices, 3 of 2 cores, ca² 4, ρ 0.6": balanced("two-choices", "36/s", 4, { instances: 3, cores: 2 }),
  "round robin, 4 of 1 core, ca² 4, ρ 0.8": balanced("round-robin", "32/s", 4, { instances: 4 }),
  "random, 4 of 1 core, ca² 4, ρ 0.8": balanced("random", "32/s", 4, { instances: 4 }),
};

/** All of them, as `npm run simulate` makes their truth. */
export const simulatedSystems: Readonly<Record<string, Settings>> = {
  ...burstySystems,
  ...loopingSystems,
  ...limitedSystems,
  ...burstsBehindBalancers,
  ...plainSystems,
  ...forkedSystems,
  ...entangledSystems,
  ...fullSystems,
  ...balancedSystems,
  ...batchedSystems,
};

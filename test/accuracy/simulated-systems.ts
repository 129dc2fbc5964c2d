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

import shop from "../../reference/layered-users.json" with { type: "json" };
import type { Case, Family } from "../family.ts";
import { assessed, workloadOf } from "../topology-figures.ts";

/** A geometric number of calls, of this mean. */
const about = (to: string, mean: number) => ({ to, times: { mean, scv: 1 + 1 / mean } });

/** Tasks are tiers with threads; a processor that two of them share is a tier of its own. */
const webShop = (ordering: number, looking: number) => ({
  version: 1,
  workloads: {
    ordering: { concurrentUsers: ordering, thinkTime: "10s" },
    looking: { concurrentUsers: looking, thinkTime: "5s" },
  },
  tiers: {
    shop: {
      kind: "service",
      operations: {
        ordering: {
          delay: "0s",
          calls: [
            about("user-login.login", 0.6),
            about("cart", 2),
            about("catalogue", 0.2),
            about("payment", 5),
            about("order", 1),
            about("user-login.logout", 0.6),
          ],
        },
        looking: {
          delay: "0s",
          calls: [
            about("user-login.login", 0.5),
            about("cart", 2),
            about("catalogue", 1),
            about("user-login.logout", 0.5),
          ],
        },
      },
    },
    "user-login": {
      kind: "service",
      cores: 2,
      operations: { login: { serviceTime: "10s" }, logout: { serviceTime: "5s" } },
    },
    cart: { kind: "service", threads: 1, serviceTime: "500ms" },
    payment: { kind: "service", threads: 1, serviceTime: "1500ms" },
    catalogue: {
      kind: "service",
      threads: 1,
      delay: "0s",
      calls: ["catalogue-processor.show", about("catalogue-sql", 2)],
    },
    "catalogue-sql": {
      kind: "service",
      threads: 1,
      delay: "0s",
      calls: ["catalogue-processor.query", about("disk", 0.1)],
    },
    "catalogue-processor": {
      kind: "service",
      operations: { show: { serviceTime: "400ms" }, query: { serviceTime: "100ms" } },
    },
    disk: { kind: "service", serviceTime: "200ms" },
    order: {
      kind: "service",
      threads: 1,
      delay: "0s",
      calls: ["order-processor.place", about("order-mongo", 2), about("shipping", 0.5)],
    },
    "order-mongo": {
      kind: "service",
      threads: 1,
      delay: "0s",
      calls: ["order-processor.update", about("order-disk", 2.2)],
    },
    "order-processor": {
      kind: "service",
      operations: { place: { serviceTime: "500ms" }, update: { serviceTime: "800ms" } },
    },
    shipping: { kind: "service", threads: 1, serviceTime: "500ms" },
    "order-disk": { kind: "service", serviceTime: "400ms" },
  },
});

const shopCases = shop.cases.map(
  ({ users, throughputs }): Case => ({
    id: `web shop, ${users.join(" and ")} users`,
    load: null,
    source: shop.source.where,
    measure: () => {
      const assessment = assessed(webShop(users[0] as number, users[1] as number));
      return ["ordering", "looking"].map((name, w) => ({
        name: "throughput",
        ours: workloadOf(assessment, name).throughput,
        truth: throughputs[w] as number,
      }));
    },
  }),
);

/** A request that is handed on leaves the thread of who hands it on: the first has been answered. */
const handedOn = {
  version: 1,
  workloads: { users: { concurrentUsers: 4, thinkTime: "1s" } },
  tiers: {
    ask: { kind: "service", delay: "0s", calls: [about("first", 0.25), about("first", 0.75)] },
    first: { kind: "service", delay: "0s", calls: ["one", { to: "second", share: "50%" }] },
    second: { kind: "service", delay: "0s", calls: ["two", { to: "three", share: "50%" }] },
    one: { kind: "service", threads: 2, serviceTime: "1s" },
    two: { kind: "service", threads: 2, serviceTime: "1s" },
    three: { kind: "service", threads: 1, serviceTime: "1s" },
  },
};

/** The inner server is asked by the user, and by the outer server whose thread is held meanwhile. */
const interlocked = {
  version: 1,
  workloads: { users: { concurrentUsers: 2, thinkTime: "1s" } },
  tiers: {
    client: { kind: "service", delay: "0s", calls: [about("inner", 1), about("outer", 1)] },
    outer: { kind: "service", threads: 1, serviceTime: "1s", calls: [about("inner", 1)] },
    inner: { kind: "service", threads: 1, serviceTime: "1s" },
  },
};

const sent = {
  version: 1,
  workloads: { users: { concurrentUsers: 100, thinkTime: "1s" } },
  tiers: {
    server: { kind: "service", threads: 5, delay: "1s", calls: { log: { async: true } } },
    log: { kind: "service", delay: "100ms" },
  },
};

const corpusCases: readonly Case[] = [
  {
    id: "lqn-03-sanity: handed on",
    load: null,
    source: shop.corpus.where,
    measure: () => [
      {
        name: "throughput",
        ours: workloadOf(assessed(handedOn), "users").throughput,
        truth: 0.883978,
        peers: { LQNS: 0.899018 },
      },
    ],
  },
  {
    id: "lqn-12-interlock: asked on two ways",
    load: null,
    source: shop.corpus.where,
    measure: () => [
      {
        name: "throughput",
        ours: workloadOf(assessed(interlocked), "users").throughput,
        truth: 0.346318,
        peers: { LQNS: 0.344091 },
      },
    ],
  },
  {
    id: "lqn-95-async-inf: five threads, 100 users",
    load: null,
    source: shop.corpus.where,
    measure: () => [
      {
        name: "throughput",
        ours: workloadOf(assessed(sent), "users").throughput,
        truth: 5.00092,
        peers: { LQNS: 4.99713 },
      },
    ],
  },
];

export const layeredUsers: Family = {
  name: "layered-users",
  title: "Layered closed systems",
  about: `A fixed number of users before threads that are held while other tiers are called. ${shop.source.work}; ${shop.corpus.work}.`,
  targets: { throughput: { mean: 0.04, worst: 0.12 } },
  cases: [...shopCases, ...corpusCases],
  excluded: [
    ...["11-interlock", "13-interlock", "16-split-interlock", "31-overtaking", "91-cs3-1"].map((id) => ({
      id: `lqn-${id}`,
      reason: "a task that answers and works on with its thread held (a second phase) is not in the language",
    })),
    ...["A01", "A03", "A07", "A08", "B01", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B10"].map((id) => ({
      id: `srvn-${id}`,
      reason: "second phases, too",
    })),
  ],
};

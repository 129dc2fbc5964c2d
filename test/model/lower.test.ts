import { expect, it } from "vitest";
import { lower } from "../../src/model/lower.ts";
import { meanOf } from "../../src/queueing/law-moments.ts";
import type { Tier, Topology } from "../../src/topology/types.ts";
import {
  cache,
  call,
  cdn,
  database,
  dns,
  exponential,
  loadBalancer,
  objectStore,
  operation,
  queue,
  service,
  topology,
  worker,
  workload,
} from "./topologies.ts";
import { flowsOf, modelOf, refusalsOf } from "./visits.ts";

/** The larger example of the language's description, with its figures as the parser would hand them over. */
const photoShare = topology(
  [
    workload("browse", 2400, "dns", { meanRate: 800, staticShare: 0.8, requestsPerClient: 1 / 700 }),
    workload("upload", 30, "dns"),
  ],
  [
    dns("dns", { ttl: 300, calls: [call("edge")] }),
    cdn("edge", { hitRatio: 0.95, origin: [call("photos")], calls: [call("lb")] }),
    loadBalancer("lb", { servers: { instances: 2 }, balancing: "least-connections", calls: [call("web")] }),
    service("web", {
      servers: { instances: 6, cores: 4 },
      operations: [
        operation("browse", 0.007, [call("sessions"), call("cache", { times: 3 })]),
        operation("upload", 0.02, [call("db.write"), call("resize")]),
      ],
    }),
    cache("sessions", { hitRatio: 1 }),
    cache("cache", { servers: { instances: 3 }, hitRatio: 0.9, miss: [call("db.read")] }),
    database("db", { replicas: 2, servers: { cores: 8 } }),
    queue("resize", { consumers: [call("thumbs")] }),
    worker("thumbs", { servers: { instances: 4, cores: 2 }, operations: [operation("*", 0.3, [call("photos.put")])] }),
    objectStore("photos"),
  ],
);

it("photo-share's flows are those worked out by hand", () => {
  expect(flowsOf(photoShare)).toEqual({
    // browse: 2400, of which 80 % static. 1/(1 + 300/700) = 0.7 of its requests look up; all uploads do.
    "dns.browse.static": 1920,
    "dns.browse.dynamic": 480,
    "dns.upload": 30,
    "dns.lookup": 0.7 * 2400 + 30,
    "edge.browse.static": 1920,
    "edge.browse.dynamic": 480,
    "edge.upload": 30,
    // 5 % of the static part; and a thumbnail for each upload.
    "photos.get": 96,
    "photos.put": 30,
    "lb.browse": 480,
    "lb.upload": 30,
    "lb.cores": 510,
    "web.browse": 480,
    "web.upload": 30,
    "web.cores": 510,
    "sessions.get": 480,
    "sessions.cores": 480,
    // 3 × 480, a tenth missed: read from a replica, then set.
    "cache.fetch": 1440,
    "cache.get": 1440,
    "cache.set": 144,
    "cache.cores": 1584,
    "db.read": 144,
    "db.write": 30,
    "db.write.apply": 60,
    "db.primary": 30,
    "db.replicas": 204,
    "resize.publish": 30,
    "thumbs.*": 30,
    "thumbs.cores": 30,
  });
});

it("machines stand in the file's order, whoever calls whom", () => {
  expect(modelOf(photoShare).stations.map((station) => station.id)).toEqual([
    "lb.cores",
    "web.cores",
    "sessions.cores",
    "cache.cores",
    "db.primary",
    "db.replicas",
    "thumbs.cores",
  ]);
  expect(modelOf(photoShare).elements.map(({ tier, machines, spare }) => [tier, machines, spare])).toEqual([
    ["dns", null, null],
    ["edge", null, null],
    ["lb", 2, 1],
    ["web", 6, 5],
    ["sessions", 1, 0],
    ["cache", 3, 2],
    ["db", 3, 2],
    ["resize", null, null],
    ["thumbs", 4, 3],
    ["photos", null, null],
  ]);
});

it("the network is a law, or null where it takes no time", () => {
  const networks = (plan: Topology) =>
    modelOf(plan).operations.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === "call" ? [step.network] : [])),
    );
  expect(networks(photoShare).every((law) => law === null)).toBe(true);
  const far = networks({ ...photoShare, network: exponential(0.001) });
  expect(far.filter((law) => law !== null && meanOf(law) === 0.001).length).toBeGreaterThan(5);
});

it("a tier that nobody knows, and all else that cannot be modelled, is refused at once", () => {
  const plan = topology(
    [workload("w", 1, "web"), workload("v", 1, "nowhere")],
    [service("web", { operations: [operation("*", 1, [call("db.read"), call("db.scan")])] }), database("db")],
  );
  expect(refusalsOf(plan)).toEqual(["there is no tier nowhere", "db has no operation scan: it has read, write"]);
});

it("what nobody calls keeps its machines and is asked nothing", () => {
  const model = modelOf(topology([workload("w", 1, "web")], [service("web"), database("idle", { replicas: 1 })]));
  expect(model.stations.map((station) => station.id)).toEqual(["web.cores", "idle.primary", "idle.replicas"]);
  expect(model.operations.map(({ id }) => id)).toEqual(["web.*"]);
});

/** Tier i passes on to tier i + 1, the kinds taking turns. */
function chain(length: number): Topology {
  const tiers: Tier[] = [];
  for (let i = 0; i < length; i++) {
    const next = i + 1 < length ? [call(`t${i + 1}`)] : [];
    tiers.push(
      i % 3 === 0
        ? loadBalancer(`t${i}`, { calls: next })
        : service(`t${i}`, { operations: [operation("*", 1e-6, next)] }),
    );
  }
  return topology([workload("w", 1, "t0")], tiers);
}

it("a chain of any length is lowered, in time that grows with its length", () => {
  const processorTime = (length: number) => {
    const plan = chain(length);
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      lower(plan);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    });
    return Math.min(...times);
  };
  processorTime(500);
  // Ten times as many: linear is 10, quadratic 100; more garbage costs some more.
  expect(processorTime(10_000) / processorTime(1000)).toBeLessThan(50);
  expect(modelOf(chain(20_000)).operations.length).toBe(20_000);
});

it("lowers without touching what it was given", () => {
  const freeze = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
      Object.freeze(value);
      for (const member of Object.values(value)) freeze(member);
    }
    return value;
  };
  const plan = freeze(structuredClone(photoShare)) as Topology;
  expect(lower(plan)).toEqual(lower(photoShare));
});

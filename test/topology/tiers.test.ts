import { describe, expect, it } from "vitest";
import { tierReaders } from "../../src/topology/tiers/registry.ts";
import { complaints, read, serviceWith, tierOf, topologyOf } from "./read.ts";

const alone = (tier: string, others = "") =>
  `version: 1\nworkloads: { web: { rate: 1/s, entry: it } }\ntiers:\n  it: { ${tier} }\n${others}`;
/** The same, asked for its reads. */
const reading = (tier: string) => alone(tier).replace("entry: it", "entry: it, operation: read");
const back = "  app: { kind: service, serviceTime: 1ms }\n";

describe("Servers", () => {
  it("have the cores of their machine unless they say their own", () => {
    const serversOf = (keys: string) =>
      tierOf(topologyOf(serviceWith(`serviceTime: 1ms, ${keys}`)), "app", "service").servers;
    expect(serversOf("instance: m6i.2xlarge")).toMatchObject({ cores: 8, shape: "m6i.2xlarge" });
    expect(serversOf("instance: m6i.2xlarge, cores: 6")).toMatchObject({ cores: 6, shape: "m6i.2xlarge" });
    expect(
      serversOf("cores: 0.5, speed: 1.2x, discipline: ps, queueLimit: 0, balancing: sticky, instances: 3"),
    ).toMatchObject({
      instances: 3,
      cores: 0.5,
      speed: 1.2,
      discipline: "ps",
      queueLimit: 0,
      balancing: "sticky",
    });
  });

  it("cost what the catalog says, unless they say it themselves", () => {
    const serversOf = (keys: string) =>
      tierOf(topologyOf(serviceWith(`serviceTime: 1ms, ${keys}`)), "app", "service").servers;
    expect(serversOf("cores: 4")).toMatchObject({ price: null, priceBasis: null });
    expect(serversOf("instance: m6i.2xlarge, price: $146/month")).toMatchObject({
      price: { kind: "hourly", usdPerHour: 0.2 },
      priceBasis: null,
    });
    expect(serversOf("price: $0.40/million").price).toEqual({ kind: "per-request", usdPerRequest: 4e-7 });
    expect(serversOf("instance: db.r7g.large").priceBasis).toContain("doubtful");
  });

  it("note each default that carries weight, one line for all tiers that share it", () => {
    const topology = topologyOf(
      `version: 1\nworkloads: { web: { rate: 1/s } }\ntiers:\n${["a", "b", "c", "d", "e", "f", "g", "h"].map((id, index, all) => `  ${id}: { kind: service, serviceTime: 1ms${index + 1 < all.length ? `, calls: ${all[index + 1]}` : ""} }\n`).join("")}`,
    );
    expect(topology.assumptions.map(({ text }) => text)).toContain(
      "one core for each instance: a, b, c, d, e, f and 2 more",
    );
  });

  it("are taken in turn where several are and nobody says how", () => {
    const text = serviceWith(
      "serviceTime: 1ms, calls: api",
      "  api: { kind: service, instances: 3, serviceTime: 1ms }\n",
    );
    const assumed = (file: string) => topologyOf(file).assumptions.filter(({ path }) => path.at(-1) === "balancing");
    expect(assumed(text)).toMatchObject([{ path: ["tiers", "api", "balancing"] }]);
    expect(assumed(text.replace("instances: 3", "instances: 3, balancing: random"))).toEqual([]);
    expect(assumed(text.replace("instances: 3", "instances: 1"))).toEqual([]);
  });
});

describe("A load balancer", () => {
  it("without machines is managed", () => {
    const topology = topologyOf(alone("kind: load-balancer, price: $16/month, calls: app", back));
    expect(tierOf(topology, "it", "load-balancer")).toMatchObject({
      servers: null,
      serviceTime: { kind: "exponential", mean: 50e-6 },
      balancing: "round-robin",
      price: { kind: "hourly" },
    });
  });

  it("with any has servers, and their price is one instance's", () => {
    const topology = topologyOf(
      alone("kind: load-balancer, cores: 2, balancing: least-connections, price: $16/month, calls: app", back),
    );
    expect(tierOf(topology, "it", "load-balancer")).toMatchObject({
      servers: { instances: 1, cores: 2, balancing: null, price: { kind: "hourly" } },
      balancing: "least-connections",
      price: null,
    });
  });
});

describe("A cache", () => {
  it("has the time and the cores of its engine", () => {
    const cacheOf = (keys: string) => tierOf(topologyOf(alone(`kind: cache, hitRatio: 100%${keys}`)), "it", "cache");
    expect(cacheOf("").operations.map(({ name, serviceTime }) => [name, serviceTime])).toEqual(
      ["get", "set", "delete"].map((name) => [name, { kind: "exponential", mean: 10e-6 }]),
    );
    expect(cacheOf("").servers.cores).toBe(1);
    expect(cacheOf(", instance: r6g.2xlarge").servers.cores).toBe(1);
    expect(cacheOf(", instance: r6g.2xlarge, cores: 2").servers.cores).toBe(2);
    expect(cacheOf(", engine: memcached").servers.cores).toBe(4);
    expect(cacheOf(", engine: memcached, instance: r6g.large").servers.cores).toBe(2);
    expect(cacheOf(", serviceTime: 20us, operations: { set: { serviceTime: 40us } }").operations).toMatchObject([
      { name: "get", serviceTime: { mean: 20e-6 } },
      { name: "set", serviceTime: { mean: 40e-6 } },
      { name: "delete", serviceTime: { mean: 20e-6 } },
    ]);
  });

  it("misses need somebody to ask, a hit ratio of 100 % does not", () => {
    expect(complaints(read(alone("kind: cache, hitRatio: 99%")))).toEqual(["missing-key 4:3"]);
    expect(
      tierOf(topologyOf(alone("kind: cache, hitRatio: 99%, miss: app, fill: through", back)), "it", "cache"),
    ).toMatchObject({
      fill: "through",
      keySpaces: [{ name: null, miss: [{ tier: "app" }], hit: { kind: "given", ratio: 0.99 } }],
    });
  });
});

describe("A database", () => {
  it("reads from replicas where there are any, unless it says where", () => {
    const readFrom = (keys: string) =>
      tierOf(topologyOf(reading(`kind: database, read: 1ms${keys}`)), "it", "database").readFrom;
    expect(readFrom("")).toBe("primary");
    expect(readFrom(", replicas: 2")).toBe("replicas");
    expect(readFrom(", replicas: 2, readFrom: all")).toBe("all");
    expect(readFrom(", replicas: 2, readFrom: primary")).toBe("primary");
  });

  it("read and write are short for operations of these names", () => {
    const short = tierOf(topologyOf(alone("kind: database, reads: 80%, read: 2ms, write: 5ms")), "it", "database");
    const long = tierOf(
      topologyOf(
        alone("kind: database, reads: 80%, operations: { read: { serviceTime: 2ms }, write: { serviceTime: 5ms } }"),
      ),
      "it",
      "database",
    );
    const withoutPaths = (tier: typeof short) => ({
      ...tier,
      operations: tier.operations.map(({ path: _, ...rest }) => rest),
    });
    expect(withoutPaths(short)).toEqual(withoutPaths(long));
  });

  it("shares reads only where it is clear which operation reads and which writes", () => {
    const two =
      "operations: { a: { serviceTime: 1ms, access: read }, b: { serviceTime: 1ms, access: read }, c: { serviceTime: 1ms, access: write } }";
    expect(complaints(read(alone(`kind: database, reads: 80%, ${two}`)))).toEqual(["conflicting-keys 4:32"]);
  });

  it("assumes what applying a write costs only where writes are applied", () => {
    const applies = (keys: string) =>
      topologyOf(reading(`kind: database, ${keys}`)).assumptions.some(({ path }) => path.at(-1) === "apply");
    expect(applies("reads: 50%, read: 1ms, write: 1ms, replicas: 1")).toBe(true);
    expect(applies("reads: 50%, read: 1ms, write: 1ms, replicas: 1, apply: 0.5ms")).toBe(false);
    expect(applies("read: 1ms, replicas: 1")).toBe(false);
    expect(applies("reads: 50%, read: 1ms, write: 1ms")).toBe(false);
  });

  it("of an engine without a leader is planned", () => {
    expect(complaints(read(alone("kind: database, engine: cassandra, read: 1ms")))).toEqual(["planned 4:33"]);
  });
});

describe("Presets of the catalog stand in for what a file leaves out", () => {
  const assumed = (text: string) =>
    topologyOf(text)
      .assumptions.filter(({ halvedDoubled }) => halvedDoubled !== null)
      .map(({ path, halvedDoubled }) => [path.join("."), halvedDoubled]);

  it("and can be halved and doubled where they stand", () => {
    expect(assumed(alone("kind: queue, engine: kafka, consumers: app", back))).toEqual([
      [
        "tiers.it.publish",
        [
          { p50: "1ms", p99: "1.5ms" },
          { p50: "4ms", p99: "6ms" },
        ],
      ],
    ]);
    expect(assumed(alone("kind: dns, calls: app", back))).toEqual([
      ["tiers.it.ttl", ["2.5min", "10min"]],
      [
        "tiers.it.latency",
        [
          { p50: "10ms", p99: "100ms" },
          { p50: "40ms", p99: "400ms" },
        ],
      ],
    ]);
    expect(assumed(alone("kind: cdn, hitRatio: 90%, calls: app", back))).toEqual([
      ["tiers.it.latency", ["75us", "300us"]],
    ]);
    expect(assumed(alone("kind: object-store"))).toEqual([
      ["tiers.it.get", ["40ms", "160ms"]],
      ["tiers.it.put", ["100ms", "400ms"]],
    ]);
    expect(assumed(alone("kind: object-store, latency: 20ms"))).toEqual([]);
  });

  it("and the halves and doubles are values that the language reads", () => {
    for (const keys of [
      "kind: queue, consumers: app",
      "kind: dns, calls: app",
      "kind: load-balancer, calls: app",
      "kind: cache, hitRatio: 100%",
    ]) {
      const text = alone(keys, keys.includes("app") ? back : "");
      for (const { path, halvedDoubled } of topologyOf(text).assumptions)
        for (const value of halvedDoubled ?? []) {
          const again = topologyOf(text, [], { set: [`${path.join(".")}=${JSON.stringify(value)}`] });
          expect(
            again.assumptions.some((other) => other.halvedDoubled !== null && other.path.join() === path.join()),
          ).toBe(false);
        }
    }
  });
});

describe("Every kind of tier", () => {
  it.each(Object.keys(tierReaders))("%s says what it needs when it is given nothing", (kind) => {
    const result = read(alone(`kind: ${kind}`));
    const isContent = kind === "object-store";
    expect(result.ok).toBe(isContent);
    for (const complaint of complaints(result)) expect(complaint).toBe("missing-key 4:3");
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import type { Tier, Topology } from "../../src/topology/types.ts";
import { plannedKeysOf } from "./planned-keys-of.ts";

const folder = "test/cases/language";
const textOf = (name: string) => readFileSync(`${folder}/${name}`, "utf8");

function topologyOf(text: string): Topology {
  const result = parseTopology([{ name: "topo.yaml", text }]);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.topology;
}

const tierOf = <Kind extends Tier["kind"]>(topology: Topology, id: string, kind: Kind) => {
  const tier = topology.tiers.find((candidate) => candidate.id === id);
  if (tier?.kind !== kind) throw new Error(`${id} is no ${kind}`);
  return tier as Extract<Tier, { kind: Kind }>;
};

describe("The first file of the language", () => {
  const topology = topologyOf(textOf("first.yaml"));

  it("is one workload of 400/s, asked of the tier that nobody calls", () => {
    expect(topology.name).toBe("topo");
    expect(topology.workloads).toHaveLength(1);
    expect(topology.workloads[0]).toMatchObject({
      id: "web",
      meanRate: 400,
      arrivalRate: 400,
      derivation: "400/s",
      entry: "app",
      mix: [{ operation: "web", share: 1 }],
      staticShare: null,
    });
  });

  it("has the service time of the utilization law: 35 % of 4 cores at 100/s is 14 ms", () => {
    const { servers, operations } = tierOf(topology, "app", "service");
    expect(servers).toMatchObject({ instances: 4, cores: 4, background: 0, queueLimit: null, price: null });
    expect(operations).toMatchObject([{ name: "*", serviceTime: { kind: "exponential", mean: 0.014 }, delay: null }]);
  });

  it("asks the database for three reads and, once in ten times, a write", () => {
    const [operation] = tierOf(topology, "app", "service").operations;
    expect(operation?.calls).toMatchObject([
      { tier: "db", operation: "read", times: { kind: "exact", count: 3 }, share: 1 },
      { tier: "db", operation: "write", times: { kind: "exact", count: 1 }, share: 0.1 },
    ]);
    expect(tierOf(topology, "db", "database")).toMatchObject({
      shards: 1,
      replicas: 0,
      readFrom: "primary",
      operations: [
        { name: "read", access: "read", serviceTime: { mean: 0.002 } },
        { name: "write", access: "write", serviceTime: { mean: 0.005 } },
      ],
    });
  });

  it("has a budget for its p99", () => {
    expect(topology.budgets).toMatchObject([
      { kind: "latency", id: "latency.web.p99", workload: "web", statistic: "p99", limit: 0.3, warn: null },
    ]);
  });

  it("lists what it assumes, each with the place where it would be said", () => {
    expect(topology.assumptions.map(({ path, text }) => `${path.join(".")}: ${text}`)).toEqual([
      "network: a call from tier to tier takes no time on the network",
      "tiers.app.queueLimit: as many requests as like may wait before the cores (queueLimit: unlimited): app, db",
      "tiers.app.threads: as many requests as like may be in progress at once (threads, connections: unlimited): app, db",
      "tiers.app.serviceTime: a time given as one value varies as an exponential one does (scv 1): app, db",
      "workloads.web.peak: the rate given is that of the busiest hour (peak: 1x): web",
      "workloads.web.burstiness: requests come from many independent users (burstiness 1; about 4 for typical bursts): web",
    ]);
  });
});

describe("The larger file of the language", () => {
  it("answers with its planned keys, and nothing else", () => {
    const result = parseTopology([{ name: "larger.yaml", text: textOf("larger.yaml") }]);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(plannedKeysOf(result.diagnostics)).toEqual([
      "5 workloads.browse.source",
      "10 workloads.browse.responseSize",
      "11 workloads.upload.source",
      "11 workloads.upload.requestSize",
      "45 tiers.db.data.size",
      "45 tiers.db.data.growth",
      "46 tiers.resize.messageSize",
      "54 budgets.availability",
    ]);
  });

  it("cut to what is built, is read whole", () => {
    const topology = topologyOf(readFileSync("examples/photo-share.yaml", "utf8"));
    expect(topology.tiers.map(({ id }) => id)).toEqual([
      "dns",
      "edge",
      "lb",
      "web",
      "sessions",
      "cache",
      "db",
      "resize",
      "thumbs",
      "photos",
    ]);
    expect(topology.workloads[0]).toMatchObject({
      meanRate: (2e6 * 40) / 86_400,
      arrivalRate: ((2e6 * 40) / 86_400) * 3,
      derivation: "2M users × 40/day × 3x peak",
      entry: "dns",
      staticShare: 0.8,
      requestsPerClient: 40 / 86_400,
    });
    expect(tierOf(topology, "web", "service").servers).toMatchObject({
      instances: 6,
      cores: 4,
      shape: "m6i.xlarge",
      price: { kind: "hourly", usdPerHour: 0.192 },
      priceBasis: "us-east-1, on demand, Linux, 2026-07-20",
    });
    expect(tierOf(topology, "cache", "cache")).toMatchObject({ engine: "memcached", servers: { cores: 4 } });
    expect(tierOf(topology, "resize", "queue").consumers).toMatchObject([{ tier: "thumbs", operation: "*" }]);
    expect(tierOf(topology, "thumbs", "worker").operations[0]?.calls).toMatchObject([
      { tier: "photos", operation: "put" },
    ]);
  });
});

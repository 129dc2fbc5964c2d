import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitLine } from "../../src/topology/fit-line.ts";
import type { Topology } from "../../src/topology/types.ts";
import { complaints, read, serviceWith, tierOf, topologyOf } from "./read.ts";

const serviceTimeOf = (text: string) => {
  const [operation] = tierOf(topologyOf(serviceWith(`cores: 4, serviceTime: ${text}`)), "app", "service").operations;
  return operation?.serviceTime;
};

const backgroundOf = (topology: Topology) => tierOf(topology, "app", "service").servers.background;

describe("A distribution is written as it is known", () => {
  it.each([
    ["8ms", { kind: "exponential", mean: 0.008 }],
    ["0s", { kind: "constant", mean: 0 }],
    ["{ constant: 8ms }", { kind: "constant", mean: 0.008 }],
    ["{ mean: 8ms }", { kind: "exponential", mean: 0.008 }],
    ["{ mean: 8ms, scv: 0 }", { kind: "constant", mean: 0.008 }],
    ["{ mean: 8ms, scv: 0.25 }", { kind: "erlang", mean: 0.008, stages: 4 }],
    ["{ mean: 8ms, scv: 0.4, shape: gamma }", { kind: "gamma", mean: 0.008, scv: 0.4 }],
    ["{ mean: 8ms, scv: 4, shape: lognormal }", { kind: "lognormal", mean: 0.008, scv: 4 }],
    ["{ mean: 8ms, scv: 0.3, shape: erlang }", { kind: "mixed-erlang", mean: 0.008, stages: 4 }],
    ["{ p50: 30ms, p99: 30ms }", { kind: "constant", mean: 0.03 }],
    ["{ utilization: 35%, at: 100/s }", { kind: "exponential", mean: 0.014 }],
    ["{ utilization: 35%, at: 100/s, cores: 8 }", { kind: "exponential", mean: 0.028 }],
    ["[{ utilization: 35%, at: 100/s }]", { kind: "exponential", mean: 0.014 }],
  ])("%s", (text, law) => {
    expect(serviceTimeOf(text)).toMatchObject(law);
  });

  it("{ mean, scv: 4 } is hyperexponential with that mean", () => {
    const law = serviceTimeOf("{ mean: 8ms, scv: 4 }");
    if (law?.kind !== "hyperexponential") throw new Error("not hyperexponential");
    expect(law.branches.reduce((sum, { probability, mean }) => sum + probability * mean, 0)).toBeCloseTo(0.008, 15);
  });

  it("{ p50, p99 } is the lognormal through both", () => {
    const law = serviceTimeOf("{ p50: 30ms, p99: 120ms }");
    if (law?.kind !== "lognormal") throw new Error("not lognormal");
    const sigma = Math.sqrt(Math.log1p(law.scv));
    const median = law.mean * Math.exp((-sigma * sigma) / 2);
    expect(median).toBeCloseTo(0.03, 12);
    expect(median * Math.exp(2.3263478740408408 * sigma)).toBeCloseTo(0.12, 9);
  });
});

describe("Points from a dashboard are fitted by a line", () => {
  const points = "[{ utilization: 12%, at: 40/s }, { utilization: 61%, at: 250/s }]";

  it("its slope is the service time, its intercept background work", () => {
    // Busy cores: 0.48 at 40/s and 2.44 at 250/s.
    const topology = topologyOf(serviceWith(`cores: 4, serviceTime: ${points}`));
    const [operation] = tierOf(topology, "app", "service").operations;
    expect(operation?.serviceTime?.kind).toBe("exponential");
    expect(operation?.serviceTime).toHaveProperty("mean", expect.closeTo((2.44 - 0.48) / 210, 15));
    expect(backgroundOf(topology)).toBeCloseTo(0.48 - (40 * (2.44 - 0.48)) / 210, 14);
    expect(topology.assumptions.map(({ text }) => text)).toContain(
      "the line through the points explains 100% of how utilization varies, and leaves 0.107 cores of each instance to background work",
    );
  });

  it("an intercept below zero is none: the line then goes through the origin", () => {
    const topology = topologyOf(
      serviceWith("cores: 1, serviceTime: [{ utilization: 10%, at: 20/s }, { utilization: 60%, at: 100/s }]"),
    );
    const [operation] = tierOf(topology, "app", "service").operations;
    expect(backgroundOf(topology)).toBe(0);
    expect(operation?.serviceTime).toHaveProperty("mean", expect.closeTo((0.1 * 20 + 0.6 * 100) / (400 + 10_000), 15));
  });

  it("of several operations with background work the largest is the tier's", () => {
    const operations = `operations: { a: { serviceTime: ${points} }, b: { serviceTime: 2ms }, c: { serviceTime: [{ utilization: 22%, at: 40/s }, { utilization: 71%, at: 250/s }] } }`;
    const topology = topologyOf(
      `version: 1\nworkloads: { web: { rate: 1/s, mix: { a: 1, b: 1, c: 1 } } }\ntiers: { app: { kind: service, cores: 4, ${operations} } }\n`,
    );
    expect(backgroundOf(topology)).toBeCloseTo(0.88 - (40 * (2.84 - 0.88)) / 210, 14);
  });

  it("points on one line are met exactly, whatever the line", () => {
    const line = fc.record({
      slope: fc.double({ min: 1e-4, max: 10, noNaN: true }),
      intercept: fc.double({ min: 0, max: 4, noNaN: true }),
    });
    const places = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(line, places, ({ slope, intercept }, xs) => {
        const fitted = fitLine(xs.map((x) => ({ x, y: intercept + slope * x })));
        expect(fitted?.slope).toBeCloseTo(slope, 6);
        expect(fitted?.intercept).toBeCloseTo(intercept, 4);
        expect(fitted?.determination).toBeGreaterThan(0.999);
      }),
    );
  });

  it("points that lie on no line are a warning", () => {
    const wild = "[{ utilization: 10%, at: 10/s }, { utilization: 60%, at: 20/s }, { utilization: 20%, at: 30/s }]";
    expect(complaints(read(serviceWith(`serviceTime: ${wild}`)))).toEqual(["poor-fit 4:38"]);
  });
});

describe("Every key that takes a time takes a distribution", () => {
  it("latencies, publishes, applies, delays, the network", () => {
    const topology = topologyOf(`version: 1
network: { constant: 0.5ms }
workloads: { web: { rate: 1/s } }
tiers:
  app: { kind: service, serviceTime: 1ms, delay: { mean: 3ms, scv: 0 }, calls: { db.write: 1, jobs: 1, pay: 1, store.put: 1 } }
  db: { kind: database, read: 1ms, write: { constant: 5ms }, replicas: 1, apply: { mean: 2ms, scv: 0 } }
  jobs: { kind: queue, publish: { p50: 2ms, p99: 3ms }, consumers: worker }
  worker: { kind: worker, serviceTime: 0s, calls: store.get }
  pay: { kind: external, latency: { mean: 80ms, scv: 4, shape: gamma } }
  store: { kind: object-store, latency: 30ms, put: { constant: 60ms } }
`);
    expect(topology.network).toEqual({ kind: "constant", mean: 0.0005 });
    expect(tierOf(topology, "app", "service").operations[0]?.delay).toEqual({ kind: "constant", mean: 0.003 });
    expect(tierOf(topology, "db", "database").apply).toEqual({ kind: "constant", mean: 0.002 });
    expect(tierOf(topology, "jobs", "queue").publish.kind).toBe("lognormal");
    expect(tierOf(topology, "pay", "external").latency).toEqual({ kind: "gamma", mean: 0.08, scv: 4 });
    expect(tierOf(topology, "store", "object-store")).toMatchObject({
      get: { kind: "exponential", mean: 0.03 },
      put: { kind: "constant", mean: 0.06 },
    });
  });
});

import { describe, expect, it } from "vitest";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import type { ServiceTier } from "../../src/topology/types.ts";

function app(keys: string): ServiceTier {
  const text = `version: 1\nworkloads: { web: { rate: 100/s } }\ntiers: { app: { kind: service, ${keys} } }\n`;
  const result = parseTopology([{ name: "topo.yaml", text }]);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("; "));
  return result.topology.tiers[0] as ServiceTier;
}

describe("The Universal Scalability Law of a tier", () => {
  it("is given as numbers or percentages", () => {
    expect(app("serviceTime: 8ms, contention: 3%, coherency: 0.0005").servers.scalability).toEqual({
      contention: 0.03,
      coherency: 0.0005,
      fit: null,
    });
    expect(app("serviceTime: 8ms, contention: 0").servers.scalability).toBeNull();
    expect(app("serviceTime: 8ms").servers.scalability).toBeNull();
  });

  it("is fitted to points, with intervals, and gives the service time that the file leaves out (ray tracer, Gunther 2007)", () => {
    const points = "scaling: { points: [[1, 20/s], [4, 78/s], [8, 130/s], [12, 170/s], [16, 190/s], [20, 200/s]] }";
    const { servers, operations } = app(points);
    expect(servers.scalability?.contention).toBeCloseTo(0.02444, 4);
    expect(servers.scalability?.coherency).toBeCloseTo(0.00163, 5);
    expect(servers.scalability?.fit?.intervals?.contention.low).toBeLessThan(0.02444);
    const [operation] = operations;
    expect(operation?.serviceTime).toEqual({
      kind: "exponential",
      mean: 1 / (servers.scalability?.fit?.singleRate ?? 0),
    });
    expect(servers.scalability?.fit?.singleRate).toBeCloseTo(20.85605, 2);
    const stated = app(`${points}, serviceTime: 40ms`);
    expect(stated.operations[0]?.serviceTime).toMatchObject({ mean: 0.04 });
  });
});

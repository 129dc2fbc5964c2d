import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { assess } from "../../src/assess/assess.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";

/** 300/s ask a database of two cores three times, 2 ms each, and one in five writes, 5 ms: 2.1 busy cores. */
const text = `version: 1
workloads: { web: { rate: 300/s } }
tiers:
  app: { kind: service, instances: 6, cores: 2, serviceTime: 8ms, calls: { db.read: 3, db.write: { share: 20% } } }
  db: { kind: database, cores: 2, read: 2ms, write: 5ms }
`;

describe("a station that is overloaded by calls that wait for one another", () => {
  const read = topologyFromData(parse(text));
  if (!read.ok) throw new Error("the topology is wrong");
  const assessed = assess(read.topology);
  if (!assessed.ok) throw new Error("the topology is refused");
  const { solution, model } = assessed.assessment;
  const db = solution.stations[model.stations.findIndex(({ id }) => id === "db.primary")];

  it("settles where what it passes is what it can do", () => {
    expect(solution.converged).toBe(true);
    expect(db?.saturated).toBe(true);
    // Each call is made only if the one before it passed: 0.6(1 + p + p²) + 0.3p³ = 2/p.
    const p = 1 / (db?.offeredUtilization ?? 1);
    expect(0.6 * (1 + p + p * p) + 0.3 * p ** 3).toBeCloseTo(2 / p, 9);
  });

  it("saturates at the load that it could do if all calls were made", () => {
    expect(db?.saturationFactor).toBeCloseTo(2 / 2.1, 12);
  });
});

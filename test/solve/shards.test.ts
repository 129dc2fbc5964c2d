import { describe, expect, it } from "vitest";
import { percentile } from "../../src/latency/percentile.ts";
import type { Group } from "../../src/model/types.ts";
import { violationsOf } from "../../src/solve/guards.ts";
import { prepare } from "../../src/solve/prepare.ts";
import { solve } from "../../src/solve/solve.ts";
import { exponential, group, model, open, operation, station, use } from "./small-models.ts";

function solved(shards: Group, rate: number, loadFactor = 1) {
  const built = model({
    stations: [station("db", 0, 1)],
    groups: [shards],
    operations: [operation("read", [use(0, exponential(0.01))])],
    workloads: [open("w", 0, rate)],
  });
  const prepared = prepare(built);
  if ("refusals" in prepared) throw new Error("refused");
  const solution = solve(prepared, { loadFactor });
  expect(violationsOf(prepared, solution)).toEqual([]);
  return solution;
}

// networks.json, shards-8-zipf1.0: eight single-server shards with Zipf(1) loads, simulated.
const weights = [0.367937, 0.183968, 0.122646, 0.0919842, 0.0735874, 0.0613228, 0.0525624, 0.0459921];
const shards: Group = { ...group("db", 8, "random"), weights };

describe("unlike shards", () => {
  it("are queues of their own, whose latencies mix by traffic: as simulated", () => {
    const { workloads, stations } = solved(shards, 244.607);
    const latency = workloads[0]?.latency;
    if (latency == null) throw new Error("no latency");
    const truth: [number, number, number][] = [
      [0.5, 0.017016, 0.00005],
      [0.9, 0.131855, 0.00186],
      [0.95, 0.200046, 0.00324],
      [0.99, 0.354612, 0.0108],
    ];
    for (const [p, value, halfWidth] of truth)
      expect(Math.abs(percentile(latency, p) - value)).toBeLessThan(0.01 * value + 2 * halfWidth);
    expect(Math.abs((workloads[0]?.meanLatency ?? 0) - 0.045925)).toBeLessThan(0.0005 + 2 * 0.0006);
    expect(stations[0]?.busiestShare).toBeCloseTo(0.367937, 6);
    expect(stations[0]?.busiestUtilization).toBeCloseTo(0.9, 4);
    expect(stations[0]?.utilization).toBeCloseTo(0.305759, 5);
    expect(stations[0]?.saturationFactor).toBeCloseTo(1 / 0.9, 4);
  });

  it("saturate one by one: the others go on passing", () => {
    const [station] = solved(shards, 244.607, 2).stations;
    expect(station?.saturated).toBe(true);
    // The busiest does 100/s, the others all that they are asked.
    expect(station?.throughput).toBeCloseTo(100 + 2 * 244.607 * (1 - 0.367937), 1);
    expect(station?.utilization).toBeCloseTo((station?.throughput ?? 0) / 800, 9);
  });

  it("with replicas are shards of several members each", () => {
    const each = (share: number) => [share / 2, share / 2];
    const replicas: Group = { ...group("db", 4, "round-robin"), partitions: 2, weights: [...each(0.7), ...each(0.3)] };
    const alone = (share: number) =>
      solved({ ...group("db", 2, "round-robin") }, 200 * share).stations[0]?.responseTime ?? 0;
    const [both] = solved(replicas, 200).stations;
    expect(both?.responseTime).toBeCloseTo(0.7 * alone(0.7) + 0.3 * alone(0.3), 9);
    expect(both?.busiestUtilization).toBeCloseTo(0.7, 9);
    expect(both?.saturationFactor).toBeCloseTo(1 / 0.7, 9);
  });

  it("that get the same are as shards without weights", () => {
    const alike: Group = { ...group("db", 8, "random"), weights: weights.map(() => 0.125) };
    const [weighted] = solved(alike, 500).stations;
    const [plain] = solved(group("db", 8, "random"), 500).stations;
    expect(weighted?.responseTime).toBeCloseTo(plain?.responseTime ?? 0, 12);
    expect(weighted?.saturationFactor).toBeCloseTo(plain?.saturationFactor ?? 0, 12);
  });
});

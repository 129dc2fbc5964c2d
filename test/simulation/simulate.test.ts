import { describe, expect, it } from "vitest";
import { lower } from "../../src/model/lower.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";
import { simulate } from "./simulate.ts";

function simulated(tiers: unknown, rate = "80/s", burstiness = 1) {
  const read = topologyFromData({ version: 1, workloads: { w: { rate, burstiness } }, tiers });
  if (!read.ok) throw new Error("not a topology");
  const lowered = lower(read.topology);
  if ("refusals" in lowered) throw new Error("refused");
  const [workload] = simulate(lowered.model, { seed: 7, requests: 200_000 }).workloads;
  if (workload === undefined) throw new Error("no workload");
  return workload;
}

describe("the simulation agrees with what is known exactly", () => {
  it("M/M/1 at 80 %: mean 50 ms, p99 4.6 times that", () => {
    const { mean, p99, halfWidth } = simulated({ a: { kind: "service", serviceTime: "10ms" } });
    expect(Math.abs(mean - 0.05)).toBeLessThan(2 * halfWidth);
    expect(p99 / 0.05 / Math.log(100)).toBeCloseTo(1, 0);
  });

  it("M/D/1 at 80 %: half the wait", () => {
    const { mean, halfWidth } = simulated({ a: { kind: "service", serviceTime: { constant: "10ms" } } });
    expect(Math.abs(mean - 0.03)).toBeLessThan(2 * halfWidth);
  });

  it("processor sharing: the mean does not depend on the law", () => {
    const service = { kind: "service", discipline: "ps", serviceTime: { mean: "10ms", scv: 4 } };
    const { mean, halfWidth } = simulated({ a: service }, "60/s");
    expect(Math.abs(mean - 0.025)).toBeLessThan(2 * halfWidth);
  });

  it("M/M/1/1: the share ρ/(1 + ρ) is turned away", () => {
    const { errorRatio } = simulated({ a: { kind: "service", serviceTime: "10ms", queueLimit: 0 } });
    expect(errorRatio).toBeCloseTo(0.8 / 1.8, 2);
  });

  it("is the same for the same seed", () => {
    const tiers = { a: { kind: "service", serviceTime: "10ms", cores: 2 } };
    expect(simulated(tiers)).toEqual(simulated(tiers));
  });
});

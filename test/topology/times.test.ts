import { describe, expect, it } from "vitest";
import { negativeBinomialCdf, spreadThroughP99 } from "../../src/topology/negative-binomial.ts";
import { serviceWith, tierOf, topologyOf } from "./read.ts";

const timesOf = (text: string) => {
  const topology = topologyOf(
    serviceWith(`serviceTime: 1ms, calls: { db: { times: ${text} } }`, "  db: { kind: database, read: 1ms }\n"),
  );
  const [call] = tierOf(topology, "app", "service").operations[0]?.calls ?? [];
  return call?.kind === "call" ? call.times : undefined;
};

describe("How often a call is made", () => {
  it.each([
    ["3", { kind: "exact", count: 3 }],
    ["20k", { kind: "exact", count: 20_000 }],
    ["2.3", { kind: "mean", mean: 2.3 }],
    ["{ mean: 12, scv: 2 }", { kind: "spread", mean: 12, scv: 2 }],
    ["{ mean: 4, scv: 0.25 }", { kind: "spread", mean: 4, scv: 0.25 }],
  ])("%s", (text, times) => {
    expect(timesOf(text)).toEqual(times);
  });

  it("{ mean, p99 } is the negative binomial with that percentile", () => {
    const times = timesOf("{ mean: 12, p99: 80 }");
    if (times?.kind !== "spread") throw new Error("not spread");
    expect(times.mean).toBe(12);
    expect(negativeBinomialCdf(80, 12, times.scv)).toBeCloseTo(0.99, 10);
    expect(negativeBinomialCdf(79, 12, times.scv)).toBeLessThan(0.99);
  });
});

describe("The negative binomial", () => {
  it("is Poisson at scv = 1/mean", () => {
    // P(N ≤ 5), mean 3: e^-3 · Σ 3^n/n! = 0.916082…  (Abramowitz & Stegun, table 26.7)
    expect(negativeBinomialCdf(5, 3, 1 / 3)).toBeCloseTo(0.91608, 5);
  });

  it("is geometric where the variance is mean + mean²", () => {
    // Success probability 1/(1 + mean) = 0.25: P(N ≤ n) = 1 − 0.75^(n+1).
    for (const count of [0, 1, 5, 40])
      expect(negativeBinomialCdf(count, 3, 1 / 3 + 1)).toBeCloseTo(1 - 0.75 ** (count + 1), 12);
  });

  it("has a p99 of 10 at mean 3 and an scv between Poisson's and the geometric's", () => {
    const scv = spreadThroughP99(3, 10);
    expect(scv).toBeGreaterThan(1 / 3);
    expect(scv).toBeLessThan(4 / 3);
  });

  it("has no spread for a p99 below Poisson's, and none for one that no variation reaches", () => {
    expect(spreadThroughP99(12, 13)).toBeUndefined();
    expect(spreadThroughP99(1, 90_000)).toBeUndefined();
    expect(spreadThroughP99(1000, 1100)).toBeGreaterThan(1e-3);
  });
});

import { describe, expect, it } from "vitest";
import { partsOf } from "../../src/topology/budgets.ts";
import { complaints, read, topologyOf } from "./read.ts";

const file = (workload: string, rest = "") =>
  `version: 1\nworkloads: { web: { ${workload} } }\ntiers: { app: { kind: service, serviceTime: 1ms } }\n${rest}`;
const workloadOf = (workload: string) => {
  const [first] = topologyOf(file(workload)).workloads;
  if (first === undefined) throw new Error("no workload");
  return first;
};

describe("The load of a workload", () => {
  it.each([
    ["rate: 400/s", 400, 400, "400/s"],
    ["rate: 400/s, peak: 1.5x", 400, 600, "400/s × 1.5x peak"],
    ["rate: 86.4M/day, peak: 3x", 1000, 3000, "86.4M/day × 3x peak"],
    ["rate: 3600/h", 1, 1, "3600/h"],
    ["users: 2M, requests: 43.2/day, peak: 2x", 1000, 2000, "2M users × 43.2/day × 2x peak"],
    ["users: 500, requests: 2/s, peak: 1x", 1000, 1000, "500 users × 2/s"],
  ])("%s is a mean of %d/s and a peak of %d/s", (text, mean, peak, derivation) => {
    const workload = workloadOf(text);
    expect(workload.meanRate).toBeCloseTo(mean, 9);
    expect(workload.arrivalRate).toBeCloseTo(peak, 9);
    expect(workload.derivation).toBe(derivation);
  });

  it("of users tells what one of them asks", () => {
    expect(workloadOf("users: 2M, requests: 43.2/day, peak: 2x").requestsPerClient).toBeCloseTo(43.2 / 86_400, 15);
    expect(workloadOf("rate: 400/s").requestsPerClient).toBeNull();
  });

  it("of users who think has no rate of its own", () => {
    const { closed, arrivalRate, requestsPerClient } = workloadOf(
      "concurrentUsers: 2k, thinkTime: { mean: 10s, scv: 2 }",
    );
    expect(closed?.users).toBe(2000);
    expect(closed?.thinkTime).toMatchObject({ kind: "hyperexponential" });
    expect(arrivalRate).toBe(0);
    expect(requestsPerClient).toBeCloseTo(0.1, 15);
    expect(workloadOf("concurrentUsers: 1, thinkTime: 0s").closed).toEqual({
      users: 1,
      thinkTime: { kind: "constant", mean: 0 },
    });
  });

  it.each([
    ["rate: 40/day", "peak-required 2:14"],
    ["rate: 40/week", "peak-required 2:14"],
    ["users: 5, requests: 1/s", "peak-required 2:14"],
    ["rate: 40/day, profile: []", "planned 2:35"],
    ["concurrentUsers: 200", "missing-key 2:14"],
    ["thinkTime: 10s", "missing-key 2:14"],
    ["concurrentUsers: 2.5, thinkTime: 10s", "not-whole 2:38"],
    ["concurrentUsers: 0, thinkTime: 10s", "out-of-range 2:38"],
    ["concurrentUsers: 200, thinkTime: 10s, rate: 4/s", "conflicting-keys 2:65"],
    ["concurrentUsers: 200, thinkTime: 10s, peak: 3x", "conflicting-keys 2:65"],
    ["concurrentUsers: 200, thinkTime: 10", "bare-number 2:54"],
    ["rate: 1/s, peak: 0.9x", "out-of-range 2:38"],
    ["rate: 1/s, burstiness: 4x", "wrong-type 2:44"],
    ["rate: 1/s, static: { size: 3KB }", "missing-key 2:32"],
  ])("%s is refused", (text, complaint) => {
    expect(complaints(read(file(text)))).toContain(complaint);
  });

  it("divides over the operations of a mix by weight", () => {
    expect(workloadOf("rate: 1/s, mix: { index: 1, product: 9, never: 0 }").mix).toEqual([
      { operation: "index", share: 0.1 },
      { operation: "product", share: 0.9 },
      { operation: "never", share: 0 },
    ]);
  });

  it("is bursty or static by its own word", () => {
    expect(workloadOf("rate: 1/s, burstiness: 4, static: 80%")).toMatchObject({ burstiness: 4, staticShare: 0.8 });
    expect(workloadOf("rate: 1/s, static: { share: 80% }").staticShare).toBe(0.8);
    expect(workloadOf("rate: 1/s")).toMatchObject({ burstiness: 1, staticShare: null });
  });
});

describe("Parts of a workload", () => {
  const mix = [
    { operation: "index", share: 0.5 },
    { operation: "product", share: 0.5 },
  ];

  it("are its static and dynamic halves, and each operation of its mix", () => {
    expect(partsOf({ id: "web", mix: mix.slice(0, 1), staticShare: null })).toEqual(["web"]);
    expect(partsOf({ id: "web", mix: mix.slice(0, 1), staticShare: 0.5 })).toEqual([
      "web",
      "web.static",
      "web.dynamic",
    ]);
    expect(partsOf({ id: "web", mix, staticShare: null })).toEqual(["web", "web.index", "web.product"]);
  });

  it("can have budgets", () => {
    const topology = topologyOf(
      file("rate: 1/s, static: 50%", "budgets: { latency: { web.static: { p99: 50ms }, web: { p99: 1s } } }\n"),
    );
    expect(topology.budgets.map(({ id, path }) => [id, path.join("/")])).toEqual([
      ["latency.web.static.p99", "budgets/latency/web.static/p99"],
      ["latency.web.p99", "budgets/latency/web/p99"],
    ]);
  });
});

describe("Budgets", () => {
  const budgetsOf = (budgets: string) => topologyOf(file("rate: 1/s", `budgets: { ${budgets} }\n`)).budgets;

  it.each([
    ["utilization: 70%", [{ kind: "utilization", id: "utilization", tier: null, limit: 0.7, warn: null }]],
    ["utilization: { max: 70%, warn: 60% }", [{ kind: "utilization", tier: null, limit: 0.7, warn: 0.6 }]],
    [
      'utilization: { app: 50%, "*": { max: 70%, warn: 60% } }',
      [
        { kind: "utilization", id: "utilization.app", tier: "app", limit: 0.5, warn: null },
        { kind: "utilization", id: "utilization", tier: null, limit: 0.7, warn: 0.6 },
      ],
    ],
    ["headroom: 1.5x", [{ kind: "headroom", id: "headroom", limit: 1.5, warn: null }]],
    ["headroom: { min: 1.5x, warn: 2x }", [{ kind: "headroom", limit: 1.5, warn: 2 }]],
    ["cost: $7300/month", [{ kind: "cost", id: "cost", limit: 10, warn: null }]],
    ["errors: 0.1%", [{ kind: "errors", id: "errors", workload: null, limit: 0.001 }]],
    ["errors: { web: 1%, }", [{ kind: "errors", id: "errors.web", workload: "web", limit: 0.01 }]],
    [
      "latency: { web: { mean: 10ms, p50: 20ms, p90: 30ms, p95: 40ms, p99: { max: 50ms, warn: 45ms }, p999: 90ms } }",
      [
        { statistic: "mean", limit: 0.01 },
        { statistic: "p50", limit: 0.02 },
        { statistic: "p90", limit: 0.03 },
        { statistic: "p95", limit: 0.04 },
        { statistic: "p99", limit: 0.05, warn: 0.045 },
        { statistic: "p999", limit: 0.09 },
      ],
    ],
  ])("%s", (text, budgets) => {
    expect(budgetsOf(text)).toMatchObject(budgets);
  });

  it("keep the file's order", () => {
    expect(budgetsOf("cost: $1/h, headroom: 2x, errors: 1%, utilization: 70%").map(({ kind }) => kind)).toEqual([
      "cost",
      "headroom",
      "errors",
      "utilization",
    ]);
  });

  it.each([
    ["headroom: { max: 1.5x }", ["missing-key 4:12", "unknown-key 4:24"]],
    ["cost: $5", ["bare-number 4:18"]],
    ["utilization: {}", ["missing-key 4:12"]],
    ["latency: { web: {} }", ["missing-key 4:28"]],
    ["backlog: { q: 5 }", ["planned 4:12"]],
  ])("%s is refused", (text, expected) => {
    expect(complaints(read(file("rate: 1/s", `budgets: { ${text} }\n`)))).toEqual(expected);
  });
});

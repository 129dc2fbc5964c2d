import { describe, expect, it } from "vitest";
import { explainPlan } from "../../src/report/analyze.ts";
import type { ExplanationStep } from "../../src/report/generated/report.ts";
import { overloaded, parts, planOf, single } from "./plans.ts";

/** Steps of a section, by what they are. */
function stepsOf(text: string, name: string, title: string): ReadonlyMap<string, ExplanationStep> {
  const answered = explainPlan(name, planOf(text));
  if (!answered.ok || answered.document.kind === "unknown") throw new Error(`${name} is not explained`);
  const section = answered.document.sections.find((one) => one.title === title);
  return new Map((section?.steps ?? []).map((step) => [step.what, step]));
}

const browse = (2e6 * 40 * 3) / 86_400;

describe("the explanation of a load", () => {
  it("says both parts at once where a CDN's misses go where the dynamic part goes", () => {
    const load = stepsOf(parts, "web", "LOAD by workload");
    expect(load.get("browse")?.formula).toBe("2,778/s × (1 − 0.8 · 0.95)");
    expect(load.get("browse")?.value).toBeCloseTo(browse * 0.24, 6);
    expect(load.get("shop")?.value).toBeCloseTo(100, 9);
    expect(load.get("together")?.value).toBeCloseTo(browse * 0.24 + 100, 6);
  });

  it("multiplies along the calls: three gets each, one in ten of them missing", () => {
    const load = stepsOf(parts, "db", "LOAD by workload");
    expect(load.get("browse")?.formula).toBe("2,778/s × (1 − 0.8 · 0.95) × 3 × (1 − 0.9)");
    expect(load.get("browse")?.value).toBeCloseTo(browse * 0.24 * 0.3, 6);
    expect(load.get("shop")?.formula).toBe("100/s × 0.25 × 3 × (1 − 0.9) + 100/s × 0.75 × 3 × (1 − 0.9)");
  });

  it("names the caller of each operation, with what it asks", () => {
    const load = stepsOf(parts, "db", "LOAD by caller");
    const asked = browse * 0.24 + 100;
    expect(load.get("db.read")?.value).toBeCloseTo(asked * 0.3, 6);
    expect(load.get("cache.fetch")).toMatchObject({ depth: 1, formula: "2,300/s × (1 − 0.9)" });
  });

  it("says what a saturated station before the tier holds back", () => {
    const load = stepsOf(overloaded, "db", "LOAD by workload");
    expect(load.get("web")?.value).toBeCloseTo(300, 9);
    expect(load.get("what saturated or full stations before it hold back")?.value).toBeCloseTo(100, 6);
    expect(load.get("together")?.value).toBeCloseTo(200, 6);
  });
});

describe("the explanation of a station", () => {
  it("leads from arrivals to queue length, each figure with its law", () => {
    const steps = stepsOf(single, "app", "STATION app.cores");
    expect(steps.get("utilization ρ = λ·S / c")).toMatchObject({ formula: "80/s · 10 ms / 1", value: 0.8 });
    expect(steps.get("response W = Wq + S")).toMatchObject({ formula: "40 ms + 10 ms" });
    expect(steps.get("present L = X·W")).toMatchObject({ formula: "80/s · 50 ms", source: "Little 1961" });
    expect(steps.get("saturates as ρ reaches 1, at")).toMatchObject({ formula: "100/s / 80/s" });
  });

  it("has no wait where it is saturated, and says so", () => {
    const steps = stepsOf(overloaded, "app.cores", "STATION app.cores");
    expect(steps.get("throughput X = c / S, less than arrives")).toMatchObject({ formula: "2 / 10 ms" });
    expect(steps.get("wait Wq, since the queue grows without end")).toMatchObject({ value: null, saturated: true });
  });
});

describe("the explanation of a workload", () => {
  it("says how its rate came about", () => {
    const load = stepsOf(parts, "browse", "LOAD");
    expect(load.get("browse, at its peak")).toMatchObject({ formula: "2M users × 40/day × 3x peak" });
    expect(load.get("browse.static")?.formula).toBe("2,778/s × 0.8");
  });

  it("adds the places up to the mean", () => {
    const latency = stepsOf(parts, "shop", "LATENCY");
    const places = [...latency.values()].filter(({ depth }) => depth === 1);
    const sum = places.reduce((total, { value }) => total + (value ?? 0), 0);
    expect(places.length).toBeGreaterThan(3);
    expect(sum).toBeCloseTo(latency.get("mean, the sum of")?.value ?? 0, 9);
  });

  it("lists the names that there are where there is none such", () => {
    const answered = explainPlan("wbe", planOf(single));
    expect(answered).toEqual({ ok: true, document: { kind: "unknown", names: ["app", "web"] } });
  });
});

import { describe, expect, it } from "vitest";
import { named, planOf } from "./plan.ts";

/** One service of two cores, 10 ms each: ρ = rate · 0.005. */
const app = (rate: number, budgets = "") => `version: 1
workloads: { web: { rate: ${rate}/s } }
tiers: { app: { kind: service, instances: 2, cores: 1, serviceTime: 10ms } }
${budgets === "" ? "" : `budgets: ${budgets}`}
`;
const codes = (text: string) => named(planOf(text).findings).filter((name) => !name.startsWith("SP6"));

describe("a saturated station", () => {
  it("is an error with its figures by the utilization law", () => {
    const [finding] = planOf(app(250)).findings;
    expect(finding).toMatchObject({
      code: "SP201",
      severity: "error",
      subject: "app",
      tier: "app",
      station: "app.cores",
    });
    expect(finding?.figures.offeredUtilization).toBeCloseTo(1.25, 12);
    expect(finding?.figures.capacityPerSecond).toBeCloseTo(200, 9);
    expect(finding?.figures.saturationFactor).toBeCloseTo(0.8, 12);
    expect(finding?.message).toBe(
      "app is offered 1.25x what it can serve: 250/s arrive, its 2 servers can do 200/s; it saturates at 0.8x today's load",
    );
    expect(finding?.consequences).toContain("no steady latency for web");
  });

  it("is reported from ρ = 1 on, not below", () => {
    expect(codes(app(200))).toEqual(["SP201 app"]);
    expect(codes(app(199))).toEqual(["SP202 app"]);
  });

  it("is one finding, however many budgets it breaks", () => {
    const { findings, assessment } = planOf(
      app(250, "{ latency: { web: { mean: 50ms, p95: 100ms, p99: 200ms } }, utilization: 70%, headroom: 1.5x }"),
    );
    expect(assessment.budgets.filter(({ verdict }) => verdict === "broken")).toHaveLength(5);
    expect(findings.filter(({ severity }) => severity === "error")).toHaveLength(1);
    expect(findings[0]?.budgets.toSorted()).toEqual([
      "headroom",
      "latency.web.mean",
      "latency.web.p95",
      "latency.web.p99",
      "utilization.app.cores",
    ]);
  });

  it("behind another saturated one is a cause of its own", () => {
    const text = `version: 1
workloads: { web: { rate: 300/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 10ms, calls: db.write }
  db: { kind: database, cores: 1, replicas: 1, write: 8ms }
`;
    expect(codes(text).toSorted()).toEqual(["SP201 app", "SP201 db.primary", "SP201 db.replicas"]);
  });
});

describe("a station near saturation", () => {
  it("is a warning beyond 80 %, and an error where it breaks a budget", () => {
    expect(codes(app(160))).toEqual([]);
    expect(planOf(app(162)).findings[0]).toMatchObject({ code: "SP202", severity: "warning" });
    expect(planOf(app(162, "{ utilization: 75% }")).findings[0]).toMatchObject({ code: "SP202", severity: "error" });
  });

  it("is none where its budget allows it", () => {
    expect(codes(app(180, "{ utilization: 95% }"))).toEqual([]);
    expect(codes(app(180, "{ utilization: { app: 95% } }"))).toEqual([]);
  });

  it("answers for the latency that its queue costs", () => {
    const { findings } = planOf(app(190, "{ latency: { web: { p99: 100ms, mean: 30ms } } }"));
    expect(named(findings)[0]).toBe("SP202 app");
    expect(findings[0]?.budgets).toEqual(["latency.web.mean", "latency.web.p99"]);
    expect(findings.filter(({ code }) => code === "SP901")).toEqual([]);
  });
});

describe("a utilization budget", () => {
  it("broken below saturation is a finding at each station concerned", () => {
    const text = `version: 1
workloads: { web: { rate: 120/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 10ms, calls: db.read }
  db: { kind: database, cores: 1, replicas: 1, readFrom: primary, read: 5ms, write: 5ms }
budgets: { utilization: 50% }
`;
    expect(codes(text)).toEqual(["SP902 app", "SP902 db.primary"]);
  });

  it("near its limit is a warning", () => {
    const [finding] = planOf(app(120, "{ utilization: { '*': { max: 70%, warn: 55% } } }")).findings;
    expect(finding).toMatchObject({ code: "SP902", severity: "warning" });
    expect(finding?.message).toContain("busy 60%, warned beyond 55%");
  });

  it("held is no finding", () => {
    expect(codes(app(120, "{ utilization: 60% }"))).toEqual([]);
  });
});

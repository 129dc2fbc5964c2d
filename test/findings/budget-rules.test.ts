import { describe, expect, it } from "vitest";
import { named, planOf } from "./plan.ts";

const slow = (budgets: string) => `version: 1
workloads: { buy: { rate: 20/s }, look: { rate: 20/s } }
tiers:
  app:
    kind: service
    instances: 2
    cores: 4
    operations:
      buy: { serviceTime: 12ms, calls: pay }
      look: { serviceTime: 12ms, calls: { pay: { share: 60% } } }
  pay: { kind: external, latency: { p50: 120ms, p99: 700ms } }
budgets: ${budgets}
`;
const errorsOf = (text: string) => planOf(text).findings.filter(({ severity }) => severity === "error");

describe("a latency budget", () => {
  it("broken where nothing is near saturation names the place that takes most of it", () => {
    const [finding] = errorsOf(slow("{ latency: { buy: { p99: 500ms } } }"));
    expect(finding).toMatchObject({ code: "SP901", subject: "buy", tier: "pay", station: null });
    expect(finding?.path).toEqual(["budgets", "latency", "buy", "p99"]);
    expect(finding?.message).toMatch(/^buy p99 \d+ ms, budget 500 ms; 9\d(\.\d)?% of it is spent at pay$/);
  });

  it("is one finding for all statistics and workloads that break at one place", () => {
    const found = errorsOf(slow("{ latency: { buy: { p95: 300ms, p99: 500ms }, look: { p99: 500ms } } }"));
    expect(found).toHaveLength(1);
    expect(found[0]?.budgets.toSorted()).toEqual(["latency.buy.p95", "latency.buy.p99", "latency.look.p99"]);
    expect(found[0]?.consequences).toHaveLength(2);
  });

  it("held is no finding", () => {
    expect(errorsOf(slow("{ latency: { buy: { p99: 2s } } }"))).toEqual([]);
  });
});

describe("a headroom budget", () => {
  const two = (headroom: string) => `version: 1
workloads: { web: { rate: 120/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 10ms, calls: [auth, mail] }
  auth: { kind: service, instances: 2, cores: 1, serviceTime: 8ms }
  mail: { kind: service, instances: 2, cores: 1, serviceTime: 1ms }
budgets: { headroom: ${headroom} }
`;

  it("is broken by each station that saturates below it", () => {
    const found = errorsOf(two("2.5x"));
    expect(named(found)).toEqual(["SP903 app", "SP903 auth"]);
    expect(found[0]?.figures.factor).toBeCloseTo(1 / 0.6, 9);
    expect(found[1]?.figures.factor).toBeCloseTo(1 / 0.48, 9);
    expect(found[0]?.message).toBe("app saturates at 1.67x today's load; the headroom budget is 2.5x");
  });

  it("is broken, or only near, at each place by its own factor", () => {
    const { findings } = planOf(two("{ min: 1.8x, warn: 2.5x }"));
    expect(findings.filter(({ code }) => code === "SP903").map(({ severity }) => severity)).toEqual([
      "error",
      "warning",
    ]);
  });

  it("joins what is already said of the place", () => {
    const found = errorsOf(two("2.5x").replace("rate: 120/s", "rate: 170/s"));
    expect(named(found)).toEqual(["SP202 app", "SP903 auth"]);
    expect(found[0]?.consequences).toEqual(["headroom 1.18x, budget 2.5x"]);
  });

  it("joins a latency budget that is broken in the same place today", () => {
    const text = slow("{ latency: { buy: { p99: 500ms } }, headroom: 1.5x }");
    const found = errorsOf(text);
    expect(named(found)).toEqual(["SP901 buy"]);
    expect(found[0]?.budgets).toEqual(["latency.buy.p99", "headroom"]);
  });

  it("blames the queue that a latency budget will break on", () => {
    const text = `version: 1
workloads: { web: { rate: 120/s } }
tiers:
  app: { kind: service, instances: 1, cores: 2, serviceTime: 10ms, calls: mail }
  mail: { kind: external, latency: 20ms }
budgets: { latency: { web: { p99: 150ms } }, headroom: 1.6x }
`;
    const [finding] = errorsOf(text);
    expect(finding).toMatchObject({ code: "SP903", subject: "app", station: "app.cores" });
    expect(finding?.message).toMatch(
      /^web misses its latency budget at 1\.\d+x today's load, in the queue of app; the headroom budget is 1.6x$/,
    );
  });
});

describe("errors", () => {
  const room = (budgets: string) => `version: 1
workloads: { web: { rate: 60/s } }
tiers: { app: { kind: service, cores: 1, serviceTime: 10ms, queueLimit: 3 } }
${budgets === "" ? "" : `budgets: ${budgets}`}
`;
  // M/M/1/4 at ρ = 0.6: p₄ = (1 − ρ)ρ⁴/(1 − ρ⁵) (Gross & Harris, Fundamentals of Queueing Theory, section 2.5).
  const loss = (0.4 * 0.6 ** 4) / (1 - 0.6 ** 5);
  const about = (text: string) => planOf(text).findings.filter(({ station }) => station !== null);

  it("without a budget are a warning", () => {
    const found = about(room(""));
    expect(named(found)).toEqual(["SP301 app"]);
    expect(found[0]?.severity).toBe("warning");
    expect(found[0]?.figures.lossProbability).toBeCloseTo(loss, 9);
    expect(found[0]?.consequences).toEqual(["errors for web"]);
  });

  it("within their budget are none", () => {
    expect(about(room("{ errors: 10% }"))).toEqual([]);
  });

  it("beyond their budget are one error", () => {
    const found = about(room("{ errors: 0.1% }"));
    expect(named(found)).toEqual(["SP905 app"]);
    expect(found[0]?.severity).toBe("error");
    expect(found[0]?.budgets).toEqual(["errors.web"]);
  });

  it("next to none are none", () => {
    expect(about(room("").replace("queueLimit: 3", "queueLimit: 60"))).toEqual([]);
  });

  it("of a saturated station are its consequence", () => {
    const found = about(room("{ errors: 0.1% }").replace("60/s", "150/s"));
    expect(named(found)).toEqual(["SP201 app"]);
    expect(found[0]?.budgets).toEqual(["errors.web"]);
  });
});

import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { adviceOn, assessmentOf, named, planOf } from "../findings/plan.ts";
import { analysisOf } from "../report/plans.ts";

/** Thumbnails: M/M/1 with a service of 40 ms; `index` is far from busy. */
const plan = (rate: number, budgets: string, more = "", consumers = "[thumbs, index]") => `version: 1
workloads: { upload: { rate: ${rate}/s } }
tiers:
  app: { kind: service, instances: 2, cores: 2, serviceTime: 12ms, calls: resize }
  resize: { kind: queue, consumers: ${consumers} }
  thumbs: { kind: worker, instances: 1, serviceTime: 40ms }
  index: { kind: worker, instances: 2, serviceTime: 5ms }
budgets: ${budgets}
${more}
`;

const lagIn = (text: string) => assessmentOf(parse(text)).queues[0];

describe("the lag of a queue", () => {
  it("is the response of its slowest consumer: exponential with μ − λ for M/M/1", () => {
    const lag = lagIn(plan(20, "{ lag: { resize: 1s } }"))?.lag;
    expect(lag?.mean).toBeCloseTo(1 / (25 - 20), 3);
    expect((lag?.p99 ?? 0) / (Math.log(100) / 5)).toBeCloseTo(1, 2);
    expect(lagIn(plan(20, "{ lag: { resize: 1s } }"))?.stations).toEqual(["thumbs.cores"]);
  });

  it("holds the calls that the consumer waits for, and not those that it does not", () => {
    const text = (calls: string) =>
      plan(1, "{ lag: { resize: 9s } }", "", "[slow, index, thumbs]")
        .replace("serviceTime: 40ms", "serviceTime: 1ms")
        .replace(
          "  index:",
          `  slow: { kind: worker, instances: 40, serviceTime: 10ms, calls: ${calls} }\n  far: { kind: external, latency: { constant: 200ms } }\n  index:`,
        );
    expect(lagIn(text("far"))?.lag?.mean).toBeCloseTo(0.21, 4);
    expect(lagIn(text("{ far: { async: true } }"))?.lag?.mean).toBeCloseTo(0.01, 4);
  });

  it("has no end where a consumer saturates, or is lost", () => {
    expect(lagIn(plan(26, "{ lag: { resize: 1s } }"))).toMatchObject({
      lag: null,
      saturated: true,
      stations: ["thumbs.cores"],
    });
    const lost = assessmentOf(parse(plan(20, "{ lag: { resize: 2s } }", "survive: { instance: any }")));
    const under = lost.scenarios.find(({ scenario }) => scenario.id === "lose-one-thumbs")?.assessment;
    expect(under?.budgets).toMatchObject([{ verdict: "broken", saturated: true }]);
    const other = lost.scenarios.find(({ scenario }) => scenario.id === "lose-one-index")?.assessment;
    expect(other?.budgets).toMatchObject([{ verdict: "held" }]);
  });

  it("is in the report, by percentiles; null of what is no queue", () => {
    const { tiers } = analysisOf(plan(20, "{ lag: { resize: 1s } }"));
    expect(tiers.map(({ id, lagSeconds }) => [id, lagSeconds === null])).toEqual([
      ["app", true],
      ["resize", false],
      ["thumbs", true],
      ["index", true],
    ]);
    expect((tiers[1]?.lagSeconds?.p50 ?? 0) / (Math.log(2) / 5)).toBeCloseTo(1, 2);
  });
});

describe("a lag budget", () => {
  it("is of the 99th percentile, for one queue or for each", () => {
    // ln(100)/5 = 0.921 s.
    const verdicts = (budget: string) => analysisOf(plan(20, budget)).budgets.map(({ id, verdict }) => [id, verdict]);
    expect(verdicts("{ lag: { resize: 0.93s } }")).toEqual([["lag.resize", "held"]]);
    expect(verdicts("{ lag: { resize: 0.91s } }")).toEqual([["lag.resize", "broken"]]);
    expect(verdicts("{ lag: { max: 0.93s, warn: 0.91s } }")).toEqual([["lag", "warned"]]);
    expect(verdicts('{ lag: { "*": 0.91s } }')).toEqual([["lag", "broken"]]);
  });

  it("ends the headroom where it breaks", () => {
    // ln(100)/(25 − λ) = 2 s at λ = 22.7/s, 1.135 times the load.
    const assessment = assessmentOf(parse(plan(20, "{ lag: { resize: 2s }, headroom: 1.2x }")));
    expect(assessment.ladder[0]).toMatchObject({ kind: "lag", subject: "resize", budget: "lag.resize" });
    expect((assessment.headroom ?? 0) / ((25 - Math.log(100) / 2) / 20)).toBeCloseTo(1, 2);
  });

  it("has a finding with the station at which the messages wait, and what mends it", () => {
    const broken = planOf(plan(18, "{ lag: { resize: 0.5s } }"));
    expect(named(broken.findings)).toContain("SP910 resize");
    const scaleOut = adviceOn(broken).find(({ remedy }) => remedy === "scale-out");
    expect(scaleOut?.patch).toMatchObject([{ path: ["tiers", "thumbs", "instances"], after: 2 }]);
    expect(scaleOut?.budgetsMended).toEqual(["lag.resize"]);
    expect(scaleOut?.effects[0]).toMatchObject({ figure: "lag.resize", unit: "seconds" });
  });

  it("holds under scenarios as it does on the plan as it is", () => {
    const broken = planOf(plan(18, "{ lag: { resize: 1s } }", "scenarios: { sale: { traffic: 1.2x } }"));
    expect(named(broken.findings)).toContain("SP907 thumbs");
    const scaleOut = adviceOn(broken).find(({ remedy }) => remedy === "scale-out");
    expect(scaleOut?.scenarioBudgetsMended).toEqual([{ scenario: "sale", budget: "lag.resize" }]);
  });
});

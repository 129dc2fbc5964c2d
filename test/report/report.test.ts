import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { json } from "../../src/formats/json.ts";
import { explainPlan } from "../../src/report/analyze.ts";
import { diagnosticsOf } from "../../src/report/diagnostics.ts";
import type { Analysis, Report } from "../../src/report/generated/report.ts";
import { ruleNames, ruleOf } from "../../src/report/rule.ts";
import { analysesOf, checksOf } from "../../src/report/several.ts";
import { toolVersion } from "../../src/report/tool-version.ts";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import { analysisOf, checkOf, least, overloaded, parts, planOf, single } from "./plans.ts";
import { schemaProblems } from "./schema.ts";

const written = (report: Report) => JSON.parse(json(report)) as unknown;

describe("the report's contract", () => {
  it.each(Object.entries({ single, overloaded, parts, least }))("admits the analysis of %s", (_, text) => {
    expect(schemaProblems(written(analysisOf(text)))).toEqual([]);
  });

  it("admits several analyses, a check and several checks", () => {
    const check = checkOf(single);
    const analysis = analysisOf(least);
    for (const report of [analysesOf([analysis, analysis]), check, checksOf([check, check])]) {
      expect(schemaProblems(written(report))).toEqual([]);
    }
  });

  it("admits the explanation of a tier and of a workload", () => {
    for (const name of ["web", "edge", "db", "browse", "browse.static", "shop"]) {
      const answered = explainPlan(name, planOf(parts));
      if (!answered.ok || answered.document.kind === "unknown") throw new Error(`${name} is not explained`);
      expect(schemaProblems(written(answered.document))).toEqual([]);
    }
  });

  it("admits every rule", () => {
    expect(ruleNames().length).toBeGreaterThan(50);
    for (const name of ruleNames()) {
      const rule = ruleOf(name);
      if (rule === null) throw new Error(`${name} is not explained`);
      expect(schemaProblems(written(rule))).toEqual([]);
    }
  });

  it("admits diagnostics", () => {
    const parsed = parseTopology([{ name: "topo.yaml", text: "version: 1\nworklods: {}\n" }]);
    if (parsed.ok) throw new Error("the topology is wrong");
    const document = diagnosticsOf(parsed.diagnostics);
    expect(document.diagnostics.length).toBeGreaterThan(0);
    expect(schemaProblems(written(document))).toEqual([]);
  });

  it("refuses a document with a key that is not there, or one too many", () => {
    const { verdict: _, ...cut } = analysisOf(least);
    expect(schemaProblems(written(cut as Report))).not.toEqual([]);
    expect(schemaProblems({ ...(written(analysisOf(least)) as object), hostname: "here" })).not.toEqual([]);
  });

  it("names the package's version", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
    expect(toolVersion).toBe(version);
  });
});

const stationOf = (report: Analysis, id: string) => {
  const station = report.tiers.flatMap(({ stations }) => stations).find((one) => one.id === id);
  if (station === undefined) throw new Error(`no station ${id}`);
  return station;
};

describe("an analysis", () => {
  it("gives the figures of an M/M/1 queue at 80 %", () => {
    const report = analysisOf(single);
    const app = stationOf(report, "app.cores");
    // Wq = ρ/(μ − λ), W = 1/(μ − λ), p99 = ln(100)/(μ − λ): Kleinrock, Queueing Systems I, 1975, section 3.2.
    expect(app.utilization).toBeCloseTo(0.8, 12);
    expect(app.waitSeconds.mean).toBeCloseTo(0.04, 12);
    expect(app.waitSeconds.probability).toBeCloseTo(0.8, 12);
    expect(app.responseSeconds.mean).toBeCloseTo(0.05, 12);
    expect(app.responseSeconds.p99 ?? 0).toBeCloseTo(Math.log(100) / 20, 4);
    expect(app.queueLength).toBeCloseTo(4, 10);
    expect(app.saturationFactor).toBeCloseTo(1.25, 12);
    expect(report.workloads[0]?.latencySeconds.mean).toBeCloseTo(0.05, 12);
  });

  it("judges budgets in the report's units", () => {
    const { budgets } = analysisOf(single);
    const of = (id: string) => budgets.find((budget) => budget.id === id);
    expect(of("latency.web.p99")).toMatchObject({ unit: "seconds", limit: 0.3, statistic: "p99", verdict: "held" });
    expect(of("latency.web.mean")).toMatchObject({ limit: 0.06, warn: 0.045, verdict: "warned" });
    expect(of("utilization")).toMatchObject({ unit: "ratio", subject: "app.cores", verdict: "held" });
    expect(of("headroom")).toMatchObject({ unit: "factor", limit: 1.1 });
    expect(of("errors")).toMatchObject({ unit: "ratio", actual: 0, verdict: "held" });
    const cost = of("cost");
    expect(cost).toMatchObject({ unit: "usdPerMonth", verdict: "held" });
    // $0.10 an hour for 730 hours.
    expect(cost?.actual).toBeCloseTo(73, 9);
    expect(cost?.limit).toBeCloseTo(100, 9);
    expect(cost?.marginRatio).toBeCloseTo(0.27, 9);
  });

  it("points at the file", () => {
    const { budgets, findings } = analysisOf(overloaded);
    expect(budgets[0]?.location).toEqual({ path: "budgets.latency.web.p99", file: "topo.yaml", line: 7, column: 35 });
    const saturated = findings.find(({ rule }) => rule === "saturated");
    expect(saturated?.location).toMatchObject({ file: "topo.yaml", line: 5 });
  });

  it("gives null for what a saturated station has not, and keeps every key", () => {
    const report = JSON.parse(json(analysisOf(overloaded))) as Analysis;
    const [web] = report.workloads;
    const nothing = { mean: null, p50: null, p90: null, p95: null, p99: null, p999: null };
    expect(web).toMatchObject({ saturated: true, latencySeconds: nothing });
    const app = stationOf(report, "app.cores");
    expect(app).toMatchObject({ saturated: true, waitSeconds: { ...nothing, probability: null }, queueLength: null });
    // Two servers of 10 ms answer 200 of 300 requests per second; db behind them sees no more.
    expect(app).toMatchObject({ arrivalRatePerSecond: 300, throughputPerSecond: 200, utilization: 1 });
    expect(app.offeredUtilization).toBe(1.5);
    expect(stationOf(report, "db.replicas")).toMatchObject({ arrivalRatePerSecond: 200, saturated: false });
    expect(report.verdict).toMatchObject({ healthy: false, saturated: ["app.cores"] });
  });

  it("counts a tier's requests once, whatever forwards them", () => {
    const { tiers } = analysisOf(parts);
    const rate = (id: string) => tiers.find((tier) => tier.id === id)?.arrivalRatePerSecond ?? 0;
    const browse = (2e6 * 40 * 3) / 86_400;
    expect(rate("edge")).toBeCloseTo(browse + 100, 6);
    const web = browse * (1 - 0.8 * 0.95) + 100;
    expect(rate("web")).toBeCloseTo(web, 6);
    // Three gets, and a set for each miss.
    expect(rate("cache") / (3 * 1.1 * web)).toBeCloseTo(1, 3);
    expect(rate("db") / (3 * 0.1 * web)).toBeCloseTo(1, 3);
  });

  it("tells the time that passes in a tier without a queue", () => {
    const { tiers } = analysisOf(parts);
    const edge = tiers.find(({ id }) => id === "edge");
    // Exponential with mean 5 ms: the p99 is ln(100) of them.
    expect(edge?.stations).toEqual([]);
    expect(edge?.delaySeconds.mean).toBeCloseTo(0.005, 9);
    expect((edge?.delaySeconds.p99 ?? 0) / (0.005 * Math.log(100))).toBeCloseTo(1, 3);
    expect(tiers.find(({ id }) => id === "web")?.delaySeconds).toMatchObject({ mean: null, p99: null });
  });

  it("lists a whole before its parts", () => {
    const ids = analysisOf(parts).workloads.map(({ id, partOf }) => [id, partOf]);
    expect(ids).toEqual([
      ["browse", null],
      ["browse.static", "browse"],
      ["browse.dynamic", "browse"],
      ["shop", null],
      ["shop.index", "shop"],
      ["shop.product", "shop"],
    ]);
  });

  it("keeps an unknown price unknown, and says what is known", () => {
    const { cost, tiers } = analysisOf(parts);
    expect(cost.costPerMonth).toEqual({ amount: null, currency: "USD" });
    expect(cost.unpricedTiers).toContain("web");
    expect(tiers.find(({ id }) => id === "web")?.costPerMonth.amount).toBeNull();
  });

  it("says the cheapest mend of those that mend everything", () => {
    const { verdict, recommendations } = analysisOf(overloaded);
    const mend = recommendations[verdict.cheapestMend ?? -1];
    expect(mend?.patch.length).toBeGreaterThan(0);
    expect(recommendations.some(({ mendsAll }) => mendsAll)).toBe(mend?.mendsAll);
  });
});

describe("the JSON of an analysis", () => {
  it("has six significant digits, and the same bytes for the same input", () => {
    const text = json(analysisOf(parts));
    expect(json(analysisOf(parts))).toBe(text);
    const numbers = text.match(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?=,?$)/gm) ?? [];
    expect(numbers.length).toBeGreaterThan(200);
    for (const number of numbers) expect(Number(Number(number).toPrecision(6))).toBe(Number(number));
  });

  it("leaves the API its digits", () => {
    const rate = analysisOf(parts).load.arrivalRatePerSecond;
    expect(rate).toBeCloseTo((2e6 * 40 * 3) / 86_400 + 100, 9);
    expect(rate).not.toBe(Number(rate.toPrecision(6)));
  });
});

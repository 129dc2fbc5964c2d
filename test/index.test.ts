import { describe, expect, it } from "vitest";
import { analyze, parseTopology } from "../src/index.ts";
import { single } from "./report/plans.ts";

describe("the programmatic API", () => {
  it("analyses a text, means exact to rounding", () => {
    const report = analyze(single, { name: "topo.yaml" });
    if (report.kind === "rejected") throw new Error(report.diagnostics[0]?.message);
    // M/M/1: W = 1/(μ − λ) = 1/(100 − 80) s.
    expect(Math.abs((report.workloads[0]?.latencySeconds.mean ?? 0) / 0.05 - 1)).toBeLessThan(1e-9);
    expect(report.files).toEqual(["topo.yaml"]);
    expect(report.budgets[0]?.location).toMatchObject({ file: "topo.yaml", line: 7 });
  });

  it("analyses a topology, without positions and recommendations, for it has no file", () => {
    const parsed = parseTopology([{ name: "topo.yaml", text: single }]);
    if (!parsed.ok) throw new Error("the topology is right");
    const report = analyze(parsed.topology);
    if (report.kind === "rejected") throw new Error(report.diagnostics[0]?.message);
    expect(report.recommendations).toEqual([]);
    expect(report.budgets[0]?.location).toEqual({
      path: "budgets.latency.web.mean",
      file: null,
      line: null,
      column: null,
    });
    const ofText = analyze(single);
    if (ofText.kind === "rejected") throw new Error(ofText.diagnostics[0]?.message);
    expect(report.workloads.map(({ latencySeconds }) => latencySeconds)).toEqual(
      ofText.workloads.map(({ latencySeconds }) => latencySeconds),
    );
  });

  it("applies settings", () => {
    const report = analyze(single, { set: ["workloads.web.rate=40/s"] });
    expect(report).toMatchObject({ kind: "analysis", settings: ["workloads.web.rate=40/s"] });
    if (report.kind === "rejected") throw new Error(report.diagnostics[0]?.message);
    expect(report.workloads[0]?.latencySeconds.mean).toBeCloseTo(1 / 60, 12);
  });

  it("answers what is wrong with a text, and throws nothing", () => {
    const report = analyze("version: 1\n", { name: "x.yaml" });
    expect(report.kind).toBe("rejected");
    if (report.kind === "analysis") throw new Error("there is nothing to analyse");
    expect(report.diagnostics.map(({ code }) => code)).toContain("SP022");
    expect(report.diagnostics[0]?.position?.file).toBe("x.yaml");
  });
});

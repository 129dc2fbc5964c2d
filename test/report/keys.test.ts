import { describe, expect, it } from "vitest";
import { analysisOf } from "./plans.ts";

const plan = `version: 1
workloads: { web: { rate: 90/s } }
tiers:
  app: { kind: service, serviceTime: 10ms, calls: db.read }
  db: { kind: database, cores: 2, read: 8ms }
budgets: { utilization: 70%, headroom: 1.5x, latency: { web: { p99: 300ms, mean: 30ms } } }
`;

const keysOf = (text: string) => {
  const { findings, budgets } = analysisOf(text);
  return { findings: findings.map(({ key }) => key), budgets: budgets.map(({ key }) => key) };
};

describe("keys", () => {
  it("tell the findings, and the budgets, of a plan apart", () => {
    const { findings, budgets } = keysOf(plan);
    expect(findings.length).toBeGreaterThan(2);
    expect(new Set(findings).size).toBe(findings.length);
    expect(new Set(budgets).size).toBe(budgets.length);
  });

  it("stay as they are when lines move and figures change", () => {
    const later = plan
      .replace("version: 1\n", "version: 1\n\n# a comment\n\n")
      .replace("rate: 90/s", "rate: 91/s")
      .replace("p99: 300ms", "p99: 290ms")
      .replace("utilization: 70%", "utilization: 69%");
    expect(keysOf(later)).toEqual(keysOf(plan));
  });

  it("hold no digits but those of names, codes and percentiles", () => {
    const { findings, budgets } = keysOf(plan);
    expect([...findings, ...budgets].filter((key) => /\d/.test(key.replace(/^SP\d{3}|p\d+$/, "")))).toEqual([]);
  });
});

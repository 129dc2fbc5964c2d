import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analysisOf } from "./flows/expect-flows.ts";

/** The road in its order, with what the guide says of each stage. */
const stages = [
  { name: "separate-database", users: "150k", breaksNext: "web.cores", says: "web" },
  { name: "load-balanced", users: "600k", breaksNext: "db.primary", says: "db" },
  { name: "replicated", users: "2M", breaksNext: "db.replicas", says: "db.replicas" },
  { name: "cached", users: "4M", breaksNext: "web.cores", says: "web" },
  { name: "with-cdn", users: "10M", breaksNext: "db.primary", says: "db.primary" },
] as const;

const fileOf = (name: string) => `examples/journey/${name}.yaml`;
const withUsers = (users: string) =>
  ["page", "asset", "post"].map((w) => `--set workloads.${w}.users=${users}`).join(" ");

describe("the journey", () => {
  for (const stage of stages) {
    it(`${stage.name} holds its budgets at ${stage.users} people a day`, async () => {
      const { verdict, budgets } = await analysisOf(fileOf(stage.name));
      expect(budgets.filter((budget) => budget.verdict === "broken" || budget.verdict === "unknown")).toEqual([]);
      expect(verdict.saturated).toEqual([]);
    });

    it(`${stage.name} breaks next at ${stage.breaksNext}`, async () => {
      const { bottlenecks } = await analysisOf(fileOf(stage.name));
      const saturations = bottlenecks.filter((one) => one.kind === "saturation");
      expect(saturations[0]?.subject).toBe(stage.breaksNext);
      expect(readFileSync(fileOf(stage.name), "utf8")).toContain(`Next to break: ${stage.says}.`);
    });
  }

  for (const [index, stage] of stages.slice(0, -1).entries()) {
    const next = stages[index + 1] as (typeof stages)[number];
    it(`${stage.name} does not carry the people of ${next.name}`, async () => {
      const { budgets } = await analysisOf(fileOf(stage.name), withUsers(next.users));
      expect(budgets.some((budget) => budget.verdict === "broken")).toBe(true);
    });
  }
});

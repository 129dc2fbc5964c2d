import { describe, expect, it } from "vitest";
import type { Recommendation } from "../../src/advice/types.ts";
import { assess } from "../../src/assess/assess.ts";
import { acceptancesOf } from "../../src/findings/acceptances.ts";
import { judgedBudgets } from "../../src/report/budgets.ts";
import { withoutFiles } from "../../src/report/source.ts";
import { verdictOf } from "../../src/report/verdict.ts";
import { least, overloaded, planOf } from "./plans.ts";

function assessmentOf(text: string) {
  const assessed = assess(planOf(text).topology);
  if (!assessed.ok) throw new Error("refused");
  return assessed.assessment;
}

const change = (figures: Partial<Recommendation>): Recommendation => ({
  remedy: "scale-out",
  title: "Run more of it",
  mends: [],
  patch: [],
  effects: [],
  costDelta: 0,
  budgetsMended: [],
  scenarioBudgetsMended: [],
  nextBottleneck: null,
  remains: [],
  asks: [],
  mendsAll: false,
  ...figures,
});

const verdictOn = (text: string, changes: readonly Recommendation[]) => {
  const assessment = assessmentOf(text);
  const budgets = judgedBudgets(assessment, acceptancesOf(assessment, [], null));
  return verdictOf(assessment, budgets, changes, withoutFiles);
};

const mendOf = (...changes: readonly Recommendation[]) => verdictOn(overloaded, changes).cheapestMend;

describe("the cheapest mend", () => {
  it("is the cheapest of the changes that mend everything", () => {
    const dear = change({ mendsAll: true, costDelta: 3 });
    const cheap = change({ mendsAll: true, costDelta: 2 });
    const cheaperButNotEnough = change({ costDelta: 1, budgetsMended: ["utilization"] });
    expect(mendOf(dear, cheap, cheaperButNotEnough)).toBe(1);
  });

  it("takes a known price before an unknown one", () => {
    expect(mendOf(change({ mendsAll: true, costDelta: null }), change({ mendsAll: true, costDelta: 9 }))).toBe(1);
    expect(mendOf(change({ mendsAll: true, costDelta: null }))).toBe(0);
  });

  it("is the first that mends something broken, where none mends everything", () => {
    const unsaturates = change({
      effects: [
        {
          figure: "latency.web.p99",
          scenario: null,
          before: null,
          after: 1,
          unit: "seconds",
          saturatedBefore: true,
          saturatedAfter: false,
        },
      ],
    });
    expect(mendOf(change({}), unsaturates, change({ budgetsMended: ["utilization"] }))).toBe(1);
    expect(mendOf(change({}), change({ budgetsMended: ["utilization"] }))).toBe(1);
  });

  it("is none where nothing helps, and where nothing is broken", () => {
    expect(mendOf()).toBeNull();
    expect(mendOf(change({}))).toBeNull();
    const healthy = verdictOn(least, [change({ mendsAll: true })]);
    expect(healthy).toMatchObject({ healthy: true, cheapestMend: null });
  });
});

import type { Assessment, BudgetResult } from "../assess/types.ts";
import type { Acceptances } from "../findings/acceptances.ts";
import type { Budget, BudgetCounts } from "./generated/report.ts";
import { budgetKey } from "./keys.ts";
import { locationOf } from "./location.ts";
import { perMonth } from "./money.ts";
import type { Source } from "./source.ts";

/** A budget and the figure that it judges, in the units of the report. */
export function budgetOf(result: BudgetResult, accepted: string | null, source: Source): Budget {
  const { budget, actual, margin } = result;
  const isMoney = unitOf(budget) === "usdPerMonth";
  const inUnit = isMoney ? (value: number | null) => perMonth(value).amount : asIs;
  return {
    key: budgetKey(result),
    id: budget.id,
    scenario: result.scenario,
    kind: budget.kind,
    subject: result.subject,
    statistic: budget.kind === "latency" ? budget.statistic : null,
    unit: unitOf(budget),
    limit: inUnit(budget.limit) ?? budget.limit,
    warn: inUnit(budget.warn),
    actual: inUnit(actual),
    saturated: result.saturated,
    verdict: result.verdict,
    accepted,
    known: false,
    marginRatio: margin,
    location: locationOf(budget.path, source),
  };
}

const asIs = (value: number | null): number | null => value;

const unitOf = (budget: BudgetResult["budget"]): Budget["unit"] =>
  budget.kind === "cost-increase" ? (budget.of === "amount" ? "usdPerMonth" : "ratio") : units[budget.kind];

const units: { readonly [K in Exclude<Budget["kind"], "cost-increase">]: Budget["unit"] } = {
  latency: "seconds",
  utilization: "ratio",
  headroom: "factor",
  cost: "usdPerMonth",
  errors: "ratio",
  "hit-ratio": "ratio",
  lag: "seconds",
};

/** A budget with what does not let it gate; as `budgetsOf` answers them. */
export interface JudgedBudget {
  readonly result: BudgetResult;
  /** Id of an acceptance; null: none. */
  readonly accepted: string | null;
}

/** Those of the plan as it is, then scenario by scenario. */
export function judgedBudgets({ budgets, scenarios }: Assessment, acceptances: Acceptances): readonly JudgedBudget[] {
  return [...budgets, ...scenarios.flatMap(({ assessment }) => assessment.budgets)].map((result) => ({
    result,
    accepted: acceptances.ofBudget(result),
  }));
}

/** How many budgets stand how; what is accepted counts as that alone. */
export function countBudgets(judged: readonly JudgedBudget[]): BudgetCounts {
  const open = judged.filter(({ accepted }) => accepted === null);
  const count = (verdict: BudgetResult["verdict"]) => open.filter(({ result }) => result.verdict === verdict).length;
  return {
    total: judged.length,
    held: count("held"),
    warned: count("warned"),
    broken: count("broken"),
    unknown: count("unknown"),
    unjudged: count("unjudged"),
    accepted: judged.length - open.length,
    known: 0,
  };
}

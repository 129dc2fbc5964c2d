import type { BudgetResult } from "../assess/types.ts";
import type { Budget, BudgetCounts } from "./generated/report.ts";
import { budgetKey } from "./keys.ts";
import { locationOf } from "./location.ts";
import { perMonth } from "./money.ts";
import type { Source } from "./source.ts";

/** A budget and the figure that it judges, in the units of the report. */
export function budgetOf(result: BudgetResult, source: Source): Budget {
  const { budget, actual, margin } = result;
  const inUnit = budget.kind === "cost" ? (value: number | null) => perMonth(value).amount : asIs;
  return {
    key: budgetKey(result),
    id: budget.id,
    scenario: result.scenario,
    kind: budget.kind,
    subject: result.subject,
    statistic: budget.kind === "latency" ? budget.statistic : null,
    unit: units[budget.kind],
    limit: inUnit(budget.limit) ?? budget.limit,
    warn: inUnit(budget.warn),
    actual: inUnit(actual),
    saturated: result.saturated,
    verdict: result.verdict,
    accepted: null,
    known: false,
    marginRatio: margin,
    location: locationOf(budget.path, source),
  };
}

const asIs = (value: number | null): number | null => value;

const units: { readonly [K in Budget["kind"]]: Budget["unit"] } = {
  latency: "seconds",
  utilization: "ratio",
  headroom: "factor",
  cost: "usdPerMonth",
  "cost-increase": "ratio",
  errors: "ratio",
  "hit-ratio": "ratio",
};

/** How many budgets stand how. */
export function countBudgets(results: readonly BudgetResult[]): BudgetCounts {
  const count = (verdict: BudgetResult["verdict"]) => results.filter((result) => result.verdict === verdict).length;
  return {
    total: results.length,
    held: count("held"),
    warned: count("warned"),
    broken: count("broken"),
    unknown: count("unknown"),
    unjudged: count("unjudged"),
    accepted: 0,
    known: 0,
  };
}

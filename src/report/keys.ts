/** What is the same budget or finding in two reports, whatever its figures are and wherever it stands in the file. */
import type { BudgetResult } from "../assess/types.ts";
import type { Finding } from "../findings/types.ts";
import { pathText } from "./path-text.ts";

/**
 * Of the figure that a budget judges, under its scenario: its limit may change, and which tier is the busiest. The cost
 * may be limited by a share and by an amount of its increase, which are two.
 *
 * @example
 * budgetKey({ budget: { id: "headroom", ... }, scenario: "black-friday", ... }); // "black-friday/headroom"
 */
export function budgetKey({ budget, scenario }: BudgetResult): string {
  const figure = budget.kind === "cost-increase" && budget.of === "amount" ? `${budget.id}.amount` : budget.id;
  return scenario === null ? figure : `${scenario}/${figure}`;
}

/** Rules that speak of a key that the file leaves out: a tier may have several of them. */
const ABOUT_A_KEY: ReadonlySet<string> = new Set(["assumption-of-weight"]);

/**
 * Of a cause: the rule and what it speaks of.
 *
 * @example
 * findingKey({ code: "SP201", rule: "saturated", subject: "thumbs", ... }); // "SP201/thumbs"
 */
export const findingKey = ({ code, rule, subject, path }: Finding): string =>
  `${code}/${ABOUT_A_KEY.has(rule) ? pathText(path) : subject}`;

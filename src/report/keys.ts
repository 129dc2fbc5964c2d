/** What is the same budget or finding in two reports, whatever its figures are and wherever it stands in the file. */
import type { BudgetResult } from "../assess/types.ts";
import type { Finding } from "../findings/types.ts";
import { pathText } from "./path-text.ts";

/**
 * Of the figure that a budget judges, under its scenario: its limit may change, and which tier is the busiest.
 *
 * @example
 * budgetKey({ budget: { id: "headroom", ... }, scenario: "black-friday", ... }); // "black-friday/headroom"
 */
export const budgetKey = ({ budget, scenario }: BudgetResult): string =>
  scenario === null ? budget.id : `${scenario}/${budget.id}`;

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

import type { Budget } from "../topology/types.ts";
import type { BudgetResult } from "./types.ts";

/** A figure that a budget is held against. */
export interface Reading {
  /** What it was read from: `browse`, `db.primary`; null: the whole plan. */
  readonly subject: string | null;
  /** null: unknown, saturated, or nobody is answered. */
  readonly actual: number | null;
  /** false unless said. */
  readonly saturated?: boolean;
  /** Nobody is answered, so that there is no figure; false unless said. */
  readonly isUnanswered?: boolean;
  /** false: it compares with a base, and there is none; true unless said. */
  readonly isCompared?: boolean;
}

/** More is better. */
const FLOORS: ReadonlySet<Budget["kind"]> = new Set(["headroom", "hit-ratio"]);

/** A budget held against its figure. What is unknown is not held, and says so. */
export function judged(budget: Budget, scenario: string | null, reading: Reading): BudgetResult {
  const { subject, actual, saturated = false, isUnanswered = false, isCompared = true } = reading;
  const result = { budget, scenario, subject, saturated };
  if (!isCompared) return { ...result, actual: null, verdict: "unjudged", margin: null };
  if (actual === null) {
    return { ...result, actual, verdict: saturated || isUnanswered ? "broken" : "unknown", margin: null };
  }
  // A floor is a ceiling with its sign turned.
  const sign = FLOORS.has(budget.kind) ? -1 : 1;
  const exceeds = (limit: number) => sign * actual > sign * limit || (saturated && actual === limit);
  const verdict = exceeds(budget.limit) ? "broken" : budget.warn !== null && exceeds(budget.warn) ? "warned" : "held";
  const margin = marginOf(sign * (budget.limit - actual), budget.limit);
  return { ...result, actual: Number.isFinite(actual) ? actual : null, verdict, margin };
}

/** As a share of the limit; null where that has no meaning. */
function marginOf(left: number, limit: number): number | null {
  if (!Number.isFinite(left)) return null;
  if (limit === 0) return left === 0 ? 0 : null;
  return left / Math.abs(limit);
}

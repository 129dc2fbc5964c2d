import type { Analysis, Budget, Check } from "../report/generated/report.ts";
import type { Attribution } from "./attribute.ts";
import { budgetState } from "./figures.ts";
import type { BudgetDifference, BudgetState, Contribution, Tolerance } from "./generated/difference.ts";
import { hasMoved, isBeyond } from "./tolerance.ts";
import type { OfBudgetUnder } from "./under-scenarios.ts";

type Budgets = Pick<Analysis | Check, "budgets">;

/** Broken, or unknown, which counts the same. */
export const isBroken = ({ verdict }: Pick<Budget, "verdict">): boolean =>
  verdict === "broken" || verdict === "unknown";

/** Budgets that stand otherwise, in the new plan's order; those that it has no more stand last. */
export function budgetDifferences(
  old: Budgets,
  now: Budgets,
  tolerance: Tolerance,
  attribution: Attribution,
  under: OfBudgetUnder,
): readonly BudgetDifference[] {
  const before = new Map(old.budgets.map((budget) => [budget.key, budget]));
  const after = new Map(now.budgets.map((budget) => [budget.key, budget]));
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))];
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const any = is ?? was;
    if (any === undefined || !isOtherwise(was, is, tolerance)) return [];
    const isBrokenIn = (plan: Budgets) => plan.budgets.some((budget) => budget.key === key && isBroken(budget));
    return [
      {
        key,
        id: any.id,
        scenario: any.scenario,
        kind: any.kind,
        statistic: any.statistic,
        unit: any.unit,
        status: statusOf(was, is),
        limitChanged: was !== undefined && is !== undefined && hasOtherLimit(was, is, tolerance),
        before: was === undefined ? null : stateOf(was),
        after: is === undefined ? null : stateOf(is),
        contributions:
          was === undefined || is === undefined
            ? null
            : any.scenario === null
              ? attribution.ofEvent(isBrokenIn, isBroken(was), isBroken(is))
              : contributionsUnder(was, is, tolerance, under),
      },
    ];
  });
}

/** The effects tell of the plan as it is alone, so that under a scenario a figure that moved is told here. */
function contributionsUnder(
  was: Budget,
  is: Budget,
  tolerance: Tolerance,
  under: OfBudgetUnder,
): readonly Contribution[] | null {
  const isMoved = hasMoved(budgetState(was), budgetState(is), is.unit, tolerance);
  return isMoved || isBroken(was) !== isBroken(is) ? under(was, is) : null;
}

function isOtherwise(was: Budget | undefined, is: Budget | undefined, tolerance: Tolerance): boolean {
  if (was === undefined || is === undefined) return true;
  if (was.verdict !== is.verdict || was.accepted !== is.accepted || hasOtherLimit(was, is, tolerance)) return true;
  return hasMoved(budgetState(was), budgetState(is), is.unit, tolerance);
}

function hasOtherLimit(was: Budget, is: Budget, tolerance: Tolerance): boolean {
  const isOther = (one: number | null, other: number | null) =>
    one === null || other === null ? one !== other : isBeyond(one, other, is.unit, tolerance);
  return isOther(was.limit, is.limit) || isOther(was.warn, is.warn);
}

function statusOf(was: Budget | undefined, is: Budget | undefined): BudgetDifference["status"] {
  if (was === undefined) return "new";
  if (is === undefined) return "gone";
  if (isBroken(was) === isBroken(is)) return "changed";
  return isBroken(is) ? "broken" : "mended";
}

function stateOf({ subject, limit, warn, actual, saturated, verdict, accepted }: Budget): BudgetState {
  return { subject, limit, warn, actual, saturated, verdict, accepted: accepted !== null };
}

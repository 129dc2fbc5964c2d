import type { BudgetDifference, Difference, Effect } from "../../diff/generated/difference.ts";

/** Effects shown unless all are asked for. */
const MOST_EFFECTS = 24;
const MOST_RUNGS = 3;

/** Effects that a reader looks at first; the rest follows from them, or is there when all is asked for. */
export function shownEffects({ effects, budgets }: Difference, all: boolean): readonly Effect[] {
  if (all) return effects;
  const judged = new Set(budgets.map(({ id }) => id));
  let rungs = 0;
  const chief = effects.filter(({ kind, statistic, figure }) => {
    if (kind === "arrivals") return false;
    if (kind === "latency") return statistic === "mean" || statistic === "p99" || judged.has(figure);
    if (kind !== "ladder") return true;
    rungs += 1;
    return rungs <= MOST_RUNGS;
  });
  return chief.slice(0, MOST_EFFECTS);
}

/** Budgets of the plan as it is, and those under scenarios that stand otherwise; the rest of those moved and hold as before. */
export function shownBudgets({ budgets }: Difference, all: boolean): readonly BudgetDifference[] {
  if (all) return budgets;
  return budgets.filter(
    ({ scenario, status, limitChanged, before, after }) =>
      scenario === null || status !== "changed" || limitChanged || before?.verdict !== after?.verdict,
  );
}

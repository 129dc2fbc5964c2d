import type { Recommendation as Advice, Change as Edit, Effect as Shift } from "../advice/types.ts";
import type { Change, Effect, Recommendation } from "./generated/report.ts";
import { perMonth } from "./money.ts";
import { pathPointer, pathText } from "./path-text.ts";

/** A solved change to the file. */
export function recommendationOf(advice: Advice): Recommendation {
  return {
    remedy: advice.remedy,
    title: advice.title,
    mends: advice.mends.map(({ code, subject }) => ({ code, subject })),
    budgetsMended: advice.budgetsMended,
    scenarioBudgetsMended: advice.scenarioBudgetsMended,
    mendsAll: advice.mendsAll,
    effects: advice.effects.map(effectOf),
    costDeltaPerMonth: perMonth(advice.costDelta),
    nextBottleneck: advice.nextBottleneck,
    remains: advice.remains.map(({ code, subject }) => ({ code, subject })),
    asks: advice.asks,
    patch: advice.patch.map(changeOf),
  };
}

function effectOf(effect: Shift): Effect {
  const { figure, scenario, unit, before, after, saturatedBefore, saturatedAfter } = effect;
  return { figure, scenario, unit, before, after, saturatedBefore, saturatedAfter };
}

function changeOf({ path, before, after }: Edit): Change {
  return {
    operation: before === undefined ? "add" : after === undefined ? "remove" : "replace",
    path: pathText(path),
    pointer: pathPointer(path),
    before: before ?? null,
    after: after ?? null,
  };
}

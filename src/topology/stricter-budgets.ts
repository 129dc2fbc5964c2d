import type { Budget } from "./types.ts";

/** Budgets and further ones: where both limit the same figure, the stricter limit holds. */
export function withFurther(budgets: readonly Budget[], further: readonly Budget[]): readonly Budget[] {
  const all = [...budgets];
  for (const budget of further) {
    const at = all.findIndex((known) => known.id === budget.id && isAlike(known, budget));
    const known = all[at];
    if (known === undefined) all.push(budget);
    else all[at] = stricter(known, budget);
  }
  return all;
}

/** Whether two limits can be compared: a share of the cost and an amount cannot, and both hold. */
const isAlike = (a: Budget, b: Budget): boolean =>
  a.kind !== "cost-increase" || b.kind !== "cost-increase" || a.of === b.of;

function stricter(a: Budget, b: Budget): Budget {
  const isFloor = a.kind === "headroom" || a.kind === "hit-ratio";
  const least = isFloor ? Math.max : Math.min;
  const warns = [a.warn, b.warn].filter((warn) => warn !== null);
  const kept = least(a.limit, b.limit) === a.limit ? a : b;
  return { ...kept, warn: warns.length === 0 ? null : least(...warns) };
}

import type { State } from "./figures.ts";
import type { Effect, Tolerance } from "./generated/difference.ts";

/** What nobody would call a change: beyond the rounding of a report, below what a reader could act on. */
export const defaultTolerance: Tolerance = {
  relative: 0.01,
  absolute: { seconds: 1e-4, ratio: 1e-3, factor: 0.01, usdPerMonth: 1, perSecond: 0.01 },
};

/** Whether a value moved: by more than the relative and by more than the absolute tolerance. Symmetric in the two. */
export function isBeyond(before: number, after: number, unit: Effect["unit"], tolerance: Tolerance): boolean {
  const change = Math.abs(after - before);
  const larger = Math.max(Math.abs(before), Math.abs(after));
  return change > tolerance.relative * larger && change > tolerance.absolute[unit];
}

/** The same of figures that may not exist: to come, to go and to lose its end is always a move. */
export function hasMoved(before: State, after: State, unit: Effect["unit"], tolerance: Tolerance): boolean {
  if (before.kind !== "finite" || after.kind !== "finite") return before.kind !== after.kind;
  return isBeyond(before.value, after.value, unit, tolerance);
}

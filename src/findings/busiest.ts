import type { StationSolution } from "../solve/types.ts";
import { formatRatio } from "../units/format-quantity.ts";

/** Relative difference of loads from which on parts are called unlike. */
const UNLIKE = 1e-9;

/** `db.primary`, or `the busiest part of db.primary (20% of its requests)` where some get more than others. */
export function busiestOf(
  name: string,
  { busiestUtilization, offeredUtilization, busiestShare }: StationSolution,
): string {
  if (busiestUtilization <= offeredUtilization * (1 + UNLIKE)) return name;
  return `the busiest part of ${name}, with ${formatRatio(busiestShare)} of its requests,`;
}

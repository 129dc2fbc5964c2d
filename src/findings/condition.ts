/** How a station stands: the first of these that is true of it. */
import type { BudgetResult } from "../assess/types.ts";
import { isPool } from "../model/is-pool.ts";
import type { Station } from "../model/types.ts";
import type { StationSolution } from "../solve/types.ts";

export type Condition =
  /** More work is offered than its servers can do. */
  | "saturated"
  /** Busy beyond `NEAR_SATURATION`, and no budget of the file allows it. */
  | "near-saturation"
  /** Busier than its budget, though not near saturation. */
  | "over-budget"
  /** Turns more than `NEGLIGIBLE_LOSS` of its requests away for want of room. */
  | "losing"
  | "calm";

/**
 * Utilization beyond which a station counts as near saturation unless its budget allows more: from
 * 0.8 on a quarter more load saturates it, and one server with exponential service answers in more
 * than five service times (M/M/1, R = S/(1 − ρ)).
 */
export const NEAR_SATURATION = 0.8;

/**
 * Share of requests turned away up to which a station counts as losing none: finite room loses some at
 * any load, and one in a million is less than what networks lose.
 */
const NEGLIGIBLE_LOSS = 1e-6;

/**
 * Condition of a station.
 *
 * @param budget of its utilization; undefined where the file sets none
 */
export function conditionOf(station: Station, solution: StationSolution, budget: BudgetResult | undefined): Condition {
  if (station.resource === "delay") return "calm";
  if (isPool(station)) return conditionOfPool(solution);
  // Users who think can fill a station; they ask no faster than it answers.
  if (solution.saturated || (solution.busiestUtilization >= 1 && solution.saturationFactor !== null))
    return "saturated";
  const isOverBudget = budget !== undefined && budget.verdict !== "held";
  const isAllowed = budget !== undefined && budget.verdict === "held";
  if (solution.busiestUtilization > NEAR_SATURATION && !isAllowed) return "near-saturation";
  if (isOverBudget) return "over-budget";
  return solution.lossProbability > NEGLIGIBLE_LOSS ? "losing" : "calm";
}

/** The rule that speaks for a station in a condition; null: none does on account of its load. */
export function ruleOfCondition(condition: Condition): string | null {
  switch (condition) {
    case "saturated":
      return "saturated";
    case "near-saturation":
      return "near-saturation";
    case "over-budget":
      return "utilization-budget";
    case "losing":
    case "calm":
      return null;
  }
}

/** Slots are held, not worked on: what counts is how far off the load is at which all are, whatever is behind them. */
function conditionOfPool({ saturated, saturationFactor, lossProbability }: StationSolution): Condition {
  // Full because of a station behind it: that one is to blame.
  if (saturationFactor !== null) {
    if (saturated || saturationFactor <= 1) return "saturated";
    if (saturationFactor < 1 / NEAR_SATURATION) return "near-saturation";
  }
  return lossProbability > NEGLIGIBLE_LOSS ? "losing" : "calm";
}

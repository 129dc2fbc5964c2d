/**
 * What breaks first as the whole load grows: one search for all budgets together, to three digits,
 * where the ladder of the report makes one for each, to six.
 */
import { budgetResults } from "../assess/budgets.ts";
import type { Assessment, BudgetResult, Rung } from "../assess/types.ts";
import type { Prepared } from "../solve/prepare.ts";
import { crossingOf } from "../solve/root.ts";
import { firstSaturation, grown } from "./grown.ts";

/** Relative, on the factor: a figure is shown with three digits. */
const TOLERANCE = 2e-4;
/** No load at all, as a factor. */
const NEXT_TO_NOTHING = 1e-9;
/** Growth beyond which nobody plans. */
const MOST_GROWTH = 1e6;

/** The assessment with the saturations, and what breaks before them, on its ladder, and the headroom that follows. */
export function withFirstBreak(assessment: Assessment, prepared: Prepared): Assessment {
  const { topology, model, solution, workloads, cost } = assessment;
  const rung = firstBreak(assessment, prepared);
  const ladder = [...(rung === null ? [] : [rung]), ...saturations(assessment)].sort((a, b) => a.factor - b.factor);
  const headroom = ladder[0]?.factor ?? null;
  return {
    ...assessment,
    ladder,
    headroom,
    budgets: budgetResults(topology, model, solution, workloads, headroom, cost),
  };
}

function saturations({ model, solution }: Assessment): readonly Rung[] {
  return model.stations.flatMap(({ id, path }, index): readonly Rung[] => {
    const station = solution.stations[index];
    const factor = station?.saturationFactor ?? null;
    if (station === undefined || factor === null) return [];
    const rate = station.arrivalRate * factor;
    return [{ factor, kind: "saturation", subject: id, budget: null, path, rate, mended: [] }];
  });
}

/**
 * The latency or error budget that breaks before any station saturates; null: none does.
 */
function firstBreak(assessment: Assessment, prepared: Prepared): Rung | null {
  const at = grown(assessment, prepared);
  const wall = Math.min(MOST_GROWTH, firstSaturation(assessment));
  let nearest: { readonly factor: number; readonly result: BudgetResult } | null = null;
  const known = new Map<number, number>();
  const excessAt = (factor: number): number => {
    const before = known.get(factor);
    if (before !== undefined) return before;
    let worst = Number.NEGATIVE_INFINITY;
    for (const result of at(factor)) {
      const excess = excessOf(result);
      if (excess > 0 && excess > worst && (nearest === null || factor <= nearest.factor)) nearest = { factor, result };
      worst = Math.max(worst, excess);
    }
    known.set(factor, worst);
    return worst;
  };
  const isBrokenNow = wall <= 1 || excessAt(1) > 0;
  const low = isBrokenNow ? NEXT_TO_NOTHING : 1;
  const high = isBrokenNow ? Math.min(1, wall) : wall;
  if (excessAt(high) <= 0) return null;
  const factor = excessAt(low) > 0 ? 0 : crossingOf(excessAt, low, high, TOLERANCE);
  return nearest === null ? null : rungOf(factor, (nearest as { result: BudgetResult }).result, assessment);
}

/**
 * By how much a budget is exceeded: 1 − limit/figure, close to a line in the load where the figure
 * grows as 1/(1 − load), and 1 once it grows without end. At most 0: it holds.
 */
function excessOf({ budget, actual, saturated }: BudgetResult): number {
  if (saturated) return 1;
  if (actual === null || actual === 0) return -1;
  return Math.max(-1e9, 1 - budget.limit / actual);
}

function rungOf(factor: number, { budget, subject }: BudgetResult, { workloads }: Assessment): Rung {
  const id = subject ?? budget.id;
  return {
    factor,
    kind: budget.kind === "errors" ? "errors" : "latency",
    subject: id,
    budget: budget.id,
    path: budget.path,
    rate: (workloads.find((workload) => workload.id === id)?.arrivalRate ?? 0) * factor,
    mended: [],
  };
}

/** How many times more servers a station wants: the guess from which the planner is asked. */
import type { Assessment } from "../assess/types.ts";
import { NEAR_SATURATION } from "../findings/condition.ts";
import type { Finding } from "../findings/types.ts";
import type { Budget, Servers, Tier } from "../topology/types.ts";

/** Tier of a finding; undefined where it has none. */
export function tierOf({ tier }: Finding, { topology }: Assessment): Tier | undefined {
  return tier === null ? undefined : topology.tiers.find(({ id }) => id === tier);
}

/** Machines of a tier; null: it is somebody else's. */
export function serversOf(tier: Tier): Servers | null {
  return "servers" in tier ? tier.servers : null;
}

/**
 * Factor by which the servers of the finding's station have to grow for its utilization to be what
 * budgets, or the threshold of near saturation, allow: ρ/ρ*, with ρ the work that would come if
 * nothing before it were saturated. Above 1.
 */
export function growthWanted(finding: Finding, { model, solution, topology }: Assessment): number {
  const index = model.stations.findIndex(({ id }) => id === finding.station);
  const figures = solution.stations[index];
  if (figures === undefined) return 1;
  const load = Math.max(
    figures.offeredUtilization,
    figures.saturationFactor === null ? 0 : 1 / figures.saturationFactor,
  );
  const limits = topology.budgets.flatMap((budget) => limitOf(budget, finding));
  return load / Math.min(...limits, limits.length > 0 ? 1 : NEAR_SATURATION);
}

/** Utilization that a budget leaves to the finding's station; none if it is not about that. */
function limitOf(budget: Budget, { station, tier }: Finding): readonly number[] {
  if (budget.kind === "headroom") return [1 / (budget.warn ?? budget.limit)];
  if (budget.kind !== "utilization") return [];
  return budget.tier === null || budget.tier === tier || budget.tier === station ? [budget.warn ?? budget.limit] : [];
}

import type { Model } from "../model/types.ts";
import type { Solution } from "../solve/types.ts";
import type { Budget, Topology } from "../topology/types.ts";
import type { BudgetResult, Cost, WorkloadAssessment } from "./types.ts";

/** What a budget is held against. */
interface Reading {
  readonly subject: string | null;
  /** null: unknown or saturated. */
  readonly actual: number | null;
  readonly saturated: boolean;
}

export function budgetResults(
  topology: Topology,
  model: Model,
  solution: Solution,
  workloads: readonly WorkloadAssessment[],
  headroom: number | null,
  cost: Cost,
): readonly BudgetResult[] {
  const tiersWithTheirOwn = new Set(
    topology.budgets.flatMap((budget) => (budget.kind === "utilization" && budget.tier !== null ? [budget.tier] : [])),
  );
  return topology.budgets.map((budget) => judged(budget, readingOf(budget)));

  function readingOf(budget: Budget): Reading {
    switch (budget.kind) {
      case "latency": {
        const workload = workloads.find(({ id }) => id === budget.workload);
        const actual = workload?.latency?.[budget.statistic] ?? null;
        return { subject: budget.workload, actual, saturated: workload?.saturated === true };
      }
      case "utilization":
        return busiest(budget.tier);
      case "headroom":
        // Nothing that grows can break it: as much headroom as anyone may ask for.
        return { subject: null, actual: headroom ?? Number.POSITIVE_INFINITY, saturated: false };
      case "cost":
        return { subject: null, actual: cost.usdPerHour, saturated: false };
      case "errors":
        return mostErrors(budget.workload);
    }
  }

  /** The busiest of the cores, NICs and disks that the budget speaks of. */
  function busiest(tier: string | null): Reading {
    let reading: Reading = { subject: tier, actual: 0, saturated: false };
    model.stations.forEach((station, s) => {
      if (station.resource !== "cores" && station.resource !== "nic" && station.resource !== "disk") return;
      const concerned =
        tier === null
          ? !tiersWithTheirOwn.has(station.tier) && !tiersWithTheirOwn.has(station.id)
          : station.id === tier || station.tier === tier;
      if (!concerned) return;
      const solved = solution.stations[s] as Solution["stations"][number];
      const { saturated, utilization, offeredUtilization, busiestUtilization } = solved;
      // Of unlike shards it is the busiest that has to keep it.
      const isUnlike = busiestUtilization > offeredUtilization;
      const actual = saturated || isUnlike ? busiestUtilization : utilization;
      if (actual > (reading.actual ?? 0) || reading.subject === null)
        reading = { subject: station.id, actual, saturated };
    });
    return reading;
  }

  function mostErrors(workload: string | null): Reading {
    let reading: Reading = { subject: workload, actual: 0, saturated: false };
    for (const one of workloads) {
      if (workload === null ? one.partOf !== null : one.id !== workload) continue;
      if (one.errorRatio > (reading.actual ?? 0) || reading.subject === null) {
        reading = { subject: one.id, actual: one.errorRatio, saturated: false };
      }
    }
    return reading;
  }
}

function judged(budget: Budget, { subject, actual, saturated }: Reading): BudgetResult {
  if (actual === null) {
    return {
      budget,
      scenario: null,
      subject,
      actual,
      saturated,
      verdict: saturated ? "broken" : "unknown",
      margin: null,
    };
  }
  // A floor is a ceiling with its sign turned.
  const sign = budget.kind === "headroom" ? -1 : 1;
  const exceeds = (limit: number) => sign * actual > sign * limit;
  const verdict = exceeds(budget.limit) ? "broken" : budget.warn !== null && exceeds(budget.warn) ? "warned" : "held";
  const left = sign * (budget.limit - actual);
  const margin = Number.isFinite(left)
    ? budget.limit === 0
      ? left === 0
        ? 0
        : null
      : left / Math.abs(budget.limit)
    : null;
  return {
    budget,
    scenario: null,
    subject,
    actual: Number.isFinite(actual) ? actual : null,
    saturated,
    verdict,
    margin,
  };
}

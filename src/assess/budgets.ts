import type { Model } from "../model/types.ts";
import type { Solution } from "../solve/types.ts";
import type { Budget, Topology } from "../topology/types.ts";
import type { QueueAssessment } from "./queues.ts";
import type { BaseCost, BudgetResult, Cost, WorkloadAssessment } from "./types.ts";
import { judged, type Reading } from "./verdict.ts";

/** What the figures are read from. */
export interface Readable {
  readonly topology: Topology;
  readonly model: Model;
  readonly solution: Solution;
  readonly workloads: readonly WorkloadAssessment[];
  readonly queues: readonly QueueAssessment[];
  /** null: nothing ever breaks. */
  readonly headroom: number | null;
  readonly cost: Cost;
  /** What the cost is compared with; null: nothing. */
  readonly baseCost: BaseCost | null;
  /** Scenario under which it was solved; null: the plan as it is. */
  readonly scenario: string | null;
}

/** Every budget held against its figure, in the topology's order; one that concerns many against the worst of them. */
export function budgetResults(readable: Readable): readonly BudgetResult[] {
  const { topology, model, solution, workloads, queues, headroom, cost, baseCost, scenario } = readable;
  const named = (kind: "utilization" | "hit-ratio" | "errors" | "lag") =>
    new Set(topology.budgets.flatMap((budget) => (budget.kind === kind ? [nameOf(budget)] : [])));
  const [tiers, caches, callers] = [named("utilization"), named("hit-ratio"), named("errors")];
  const late = named("lag");
  return topology.budgets.map((budget) => judged(budget, scenario, readingOf(budget)));

  function readingOf(budget: Budget): Reading {
    switch (budget.kind) {
      case "latency": {
        const workload = workloads.find(({ id }) => id === budget.workload);
        const saturated = workload?.saturated === true;
        const isUnanswered = workload !== undefined && !saturated && workload.latency === null;
        return {
          subject: budget.workload,
          actual: workload?.latency?.[budget.statistic] ?? null,
          saturated,
          isUnanswered,
        };
      }
      case "utilization":
        return busiest(budget.tier);
      case "headroom":
        // Nothing that grows can break it: as much headroom as anyone may ask for.
        return { subject: null, actual: headroom ?? Number.POSITIVE_INFINITY };
      case "cost":
        return { subject: null, actual: cost.usdPerHour };
      case "cost-increase":
        return { subject: null, ...increase(budget) };
      case "errors":
        return mostErrors(budget.workload);
      case "hit-ratio":
        return fewestHits(budget.tier);
      case "lag":
        return longestLag(budget.tier);
    }
  }

  /** The busiest of the cores, NICs and disks that the budget speaks of. */
  function busiest(tier: string | null): Reading {
    let reading: Reading = { subject: tier, actual: 0 };
    model.stations.forEach((station, s) => {
      if (station.resource !== "cores" && station.resource !== "nic" && station.resource !== "disk") return;
      const concerned =
        tier === null
          ? !tiers.has(station.tier) && !tiers.has(station.id)
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
    let reading: Reading = { subject: workload, actual: 0 };
    for (const one of workloads) {
      if (workload === null ? one.partOf !== null || callers.has(one.id) : one.id !== workload) continue;
      if (one.errorRatio > (reading.actual ?? 0) || reading.subject === null)
        reading = { subject: one.id, actual: one.errorRatio };
    }
    return reading;
  }

  function fewestHits(tier: string | null): Reading {
    let reading: Reading = { subject: tier, actual: null };
    model.caches.forEach((cache, index) => {
      const kind = topology.tiers.find(({ id }) => id === cache.tier)?.kind;
      if (tier === null ? kind !== "cache" || caches.has(cache.tier) : cache.tier !== tier) return;
      const actual = solution.caches[index]?.hitRatio ?? null;
      if (actual === null || (reading.actual !== null && actual >= reading.actual)) return;
      reading = { subject: cache.id, actual };
    });
    return reading;
  }

  function longestLag(tier: string | null): Reading {
    const concerned = queues.filter((queue) => (tier === null ? !late.has(queue.tier) : queue.tier === tier));
    // Each queue may have a limit of its own.
    let reading: Reading = { subject: tier, actual: concerned.length === 0 ? 0 : null };
    for (const queue of concerned) {
      const actual = queue.lag?.p99 ?? null;
      if (queue.saturated) return { subject: queue.tier, actual: null, saturated: true };
      if (actual !== null && actual >= (reading.actual ?? 0)) reading = { subject: queue.tier, actual };
    }
    return reading;
  }

  function increase({ of, limit }: Extract<Budget, { kind: "cost-increase" }>): Pick<Reading, "actual" | "isCompared"> {
    if (baseCost === null) return { actual: null, isCompared: false };
    const [now, before] = [cost.usdPerHour, baseCost.usdPerHour];
    if (now === null || before === null) return { actual: null };
    if (before === 0 && of === "share") return { actual: now === 0 ? 0 : Number.POSITIVE_INFINITY };
    const [actual, slack] =
      of === "amount" ? [now - before, SAVED_DIGITS * before] : [now / before - 1, (SAVED_DIGITS * now) / before];
    return { actual: [0, limit].find((exact) => Math.abs(actual - exact) <= slack) ?? actual };
  }
}

/** A cost that was saved has six significant digits, and is off by as much at most, as a share of it. */
const SAVED_DIGITS = 5e-6;

const nameOf = (budget: Extract<Budget, { kind: "utilization" | "hit-ratio" | "errors" | "lag" }>): string | null =>
  budget.kind === "errors" ? budget.workload : budget.tier;

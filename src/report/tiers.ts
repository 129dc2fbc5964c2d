import type { Assessment } from "../assess/types.ts";
import type { Tier as PlannedTier } from "../topology/types.ts";
import { cachesByTier, overallHitRatio } from "./caches.ts";
import { delayOf } from "./delay.ts";
import type { Tier } from "./generated/report.ts";
import { perMonth } from "./money.ts";
import { once } from "./once.ts";
import { percentilesOf } from "./percentiles.ts";
import { stationOf } from "./stations.ts";

/** The tiers in the file's order, each with its load, its price and its stations. */
export function tiersOf(assessment: Assessment): readonly Tier[] {
  const { topology, model, solution, cost } = assessment;
  const caches = cachesByTier(assessment);
  const operations = byTier(
    model.operations.flatMap((operation, index) => {
      const arrivalRate = solution.operations[index]?.arrivalRate ?? 0;
      return operation.isCounted === false ? [] : [{ tier: operation.tier, value: { operation, arrivalRate } }];
    }),
  );
  const stations = byTier(
    model.stations.flatMap((station, index) => {
      const group = model.groups[station.group];
      const solved = solution.stations[index];
      if (group === undefined || solved === undefined) return [];
      return [{ tier: station.tier, value: stationOf(station, group, solved) }];
    }),
  );
  const lags = new Map(assessment.queues.map((queue) => [queue.tier, queue.lag]));
  const prices = new Map(cost.perTier.map(({ tier, usdPerHour }) => [tier, usdPerHour]));
  return topology.tiers.map((tier) => {
    const asked = operations.get(tier.id) ?? [];
    const delay = once(() => delayOf(asked));
    return {
      id: tier.id,
      kind: tier.kind,
      engine: engineOf(tier),
      arrivalRatePerSecond: asked.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0),
      hitRatio: overallHitRatio(caches.get(tier.id) ?? []),
      caches: caches.get(tier.id) ?? [],
      get delaySeconds() {
        return delay();
      },
      lagSeconds: tier.kind === "queue" ? percentilesOf(lags.get(tier.id) ?? null) : null,
      costPerMonth: perMonth(prices.get(tier.id) ?? null),
      operations: asked.map(({ operation, arrivalRate }) => ({ id: operation.id, arrivalRatePerSecond: arrivalRate })),
      stations: stations.get(tier.id) ?? [],
    };
  });
}

function byTier<Value>(members: readonly { readonly tier: string; readonly value: Value }[]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const { tier, value } of members) {
    const group = groups.get(tier);
    if (group === undefined) groups.set(tier, [value]);
    else group.push(value);
  }
  return groups;
}

function engineOf(tier: PlannedTier): string | null {
  return "engine" in tier ? tier.engine : null;
}

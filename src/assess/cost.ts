import type { Prepared } from "../solve/prepare.ts";
import { settledFlows } from "../solve/settled-flows.ts";
import type { Solution } from "../solve/types.ts";
import type { Cost } from "./types.ts";

const SECONDS_PER_HOUR = 3600;

/** What the plan costs per hour: machines as they stand, requests at the mean over the day, of users as often as they ask. */
export function costOf(prepared: Prepared, solution: Solution): Cost {
  const { model } = prepared;
  const meanRates = model.workloads.map(({ load }, w) =>
    load.kind === "open" ? load.meanRate : (solution.workloads[w]?.arrivalRate ?? 0),
  );
  const allPass = new Float64Array(model.stations.length).fill(1);
  const asked = settledFlows(prepared, meanRates, allPass).flows.operations;

  const tiers = new Map<string, { known: number; unknown: boolean; bases: string[] }>();
  for (const item of model.costs) {
    const tier = tiers.get(item.tier) ?? { known: 0, unknown: false, bases: [] };
    const { charge } = item;
    if (charge.kind === "hourly") tier.known += charge.usdPerHour;
    else if (charge.kind === "per-request") {
      for (const operation of charge.operations) {
        tier.known += (asked[operation] as number) * charge.usdPerRequest * SECONDS_PER_HOUR;
      }
    } else if (charge.kind === "unknown") tier.unknown = true;
    if (item.basis !== null && !tier.bases.includes(item.basis)) tier.bases.push(item.basis);
    tiers.set(item.tier, tier);
  }

  const perTier = [...tiers].map(([tier, { known, unknown, bases }]) => ({
    tier,
    usdPerHour: unknown ? null : known,
    knownUsdPerHour: known,
    basis: bases.length > 0 ? bases.join("; ") : null,
  }));
  const knownUsdPerHour = perTier.reduce((sum, tier) => sum + tier.knownUsdPerHour, 0);
  const unknown = perTier.filter((tier) => tier.usdPerHour === null).map((tier) => tier.tier);
  return { perTier, usdPerHour: unknown.length > 0 ? null : knownUsdPerHour, knownUsdPerHour, unknown };
}

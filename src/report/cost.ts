import type { Cost as Charged } from "../assess/types.ts";
import type { Cost } from "./generated/report.ts";
import { perMonth } from "./money.ts";

/** What the plan costs, and by which prices. */
export function costOf(cost: Charged): Cost {
  const bases = [...new Set(cost.perTier.flatMap(({ basis }) => (basis === null ? [] : [basis])))];
  return {
    costPerMonth: perMonth(cost.usdPerHour),
    knownUsdPerMonth: perMonth(cost.knownUsdPerHour).amount ?? 0,
    unpricedTiers: cost.unknown,
    priceBases: bases,
    pricesAsOf: oldestDate(bases),
  };
}

/** The oldest of the days, written as 2026-07-20, that the texts name. */
function oldestDate(texts: readonly string[]): string | null {
  const days = texts.flatMap((text) => text.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? []);
  return days.sort()[0] ?? null;
}

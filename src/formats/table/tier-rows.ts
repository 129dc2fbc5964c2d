import type { Analysis, Station, Tier } from "../../report/generated/report.ts";

/** A line of the table of tiers: a tier, one of its stations, or a tier that is its one station. */
export interface TierRow {
  readonly tier: Tier;
  /** Whether the line names the tier. */
  readonly isTier: boolean;
  readonly station: Station | null;
}

/** Tiers shown unless all are asked for. */
const MOST_TIERS = 10;

/** The tiers nearest to saturation, in the file's order, and how many others there are. */
export function shownTiers(
  report: Analysis,
  all: boolean,
): { readonly rows: readonly TierRow[]; readonly hidden: readonly Tier[] } {
  const nearest = [...report.tiers].sort((a, b) => saturationOf(a) - saturationOf(b));
  const shown = new Set(all ? report.tiers : nearest.slice(0, MOST_TIERS));
  return {
    rows: report.tiers.filter((tier) => shown.has(tier)).flatMap(rowsOf),
    hidden: nearest.filter((tier) => !shown.has(tier)),
  };
}

/** Factor at which the first of the tier's stations saturates. */
export function saturationOf({ stations }: Tier): number {
  return Math.min(Infinity, ...stations.map(({ saturationFactor }) => saturationFactor ?? Infinity));
}

function rowsOf(tier: Tier): readonly TierRow[] {
  const [first = null, ...others] = tier.stations;
  if (others.length === 0) return [{ tier, isTier: true, station: first }];
  return [{ tier, isTier: true, station: null }, ...tier.stations.map((station) => ({ tier, isTier: false, station }))];
}

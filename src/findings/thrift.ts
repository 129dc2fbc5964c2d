/**
 * How much is tried out. A report on a handful of tiers has time for dozens of variants; on a plan of
 * thousands one variant takes as long as all the rest.
 */

/** Stations beyond which no rule solves variants, and no note is mended. */
export const MOST_STATIONS_TO_VARY = 300;

/** Stations that remedies may solve in all, over all variants. */
const MOST_STATIONS_SOLVED = 12_000;
/** Variants that they may solve however large the plan is. */
const LEAST_VARIANTS = 12;

/** Variants that remedies may solve on a plan of so many stations, for its gravest findings first. */
export function variantsAllowed(stations: number): number {
  return Math.max(LEAST_VARIANTS, Math.floor(MOST_STATIONS_SOLVED / Math.max(1, stations)));
}

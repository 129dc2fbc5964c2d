/** Which recommendation to take first. */
import type { Severity } from "../findings/types.ts";
import type { Recommendation } from "./types.ts";

export interface Ranked {
  readonly recommendation: Recommendation;
  /** Errors that it mends, less those that it brings about. */
  readonly errorsMended: number;
  readonly warningsMended: number;
  /** Of the gravest finding that it mends. */
  readonly severity: Severity;
}

/** 0 is the gravest. */
export const WEIGHT: { readonly [S in Severity]: number } = { error: 0, warning: 1, note: 2 };

/** What mends most first; of those the cheapest, an unknown cost after all known ones; then what changes least. */
export function byMerit(a: Ranked, b: Ranked): number {
  return (
    Number(b.recommendation.mendsAll) - Number(a.recommendation.mendsAll) ||
    b.errorsMended - a.errorsMended ||
    WEIGHT[a.severity] - WEIGHT[b.severity] ||
    byCost(a.recommendation.costDelta, b.recommendation.costDelta) ||
    a.recommendation.patch.length - b.recommendation.patch.length ||
    b.warningsMended - a.warningsMended ||
    a.recommendation.asks.length - b.recommendation.asks.length
  );
}

function byCost(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}

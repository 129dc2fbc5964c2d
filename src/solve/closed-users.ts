import type { PerSecond } from "../queueing/law.ts";
import type { ClosedOptions } from "./closed-problem.ts";
import { type ClosedSettled, settleClosed } from "./closed-settle.ts";
import type { Conditions } from "./flows.ts";
import { hitRatiosOf } from "./hit-ratios.ts";
import type { Prepared } from "./prepare.ts";
import { unknownFrom } from "./unknown.ts";

export interface ClosedUsers {
  /** Arrivals of all workloads to be tried next, 1/s. */
  readonly rates: () => readonly PerSecond[];
  readonly settle: (conditions: Conditions) => ClosedSettled | null;
  /** Takes what came out, and answers by what share the furthest was off. */
  readonly take: (found: ClosedSettled | null) => number;
}

/**
 * What users who think ask, as one of the unknowns: it rests on the answers, and the hit ratios on it.
 *
 * @param passed where the search starts
 */
export function closedUsers(
  prepared: Prepared,
  openRates: readonly PerSecond[],
  options: ClosedOptions,
  passed: Float64Array,
): ClosedUsers {
  let at: Conditions = { passed, hitRatios: hitRatiosOf(prepared.model) };
  let settled = settleClosed(prepared, openRates, at, options);
  if (settled === null) return { rates: () => openRates, settle: () => null, take: () => 0 };
  // In units of what was found first: rates have no size of their own.
  const units = [...settled.rates];
  const shares = unknownFrom(new Float64Array(units.length).fill(1));
  return {
    rates: () => units.map((rate, w) => rate * (shares.values()[w] as number)),
    settle: (conditions) => {
      if (!isSame(conditions.hitRatios, at.hitRatios) || !isSame(conditions.passed, at.passed)) {
        at = conditions;
        settled = settleClosed(prepared, openRates, conditions, options);
      }
      return settled;
    },
    take: (found) => {
      let hasBegun = false;
      // Whom nobody could answer while caches were taken to be empty.
      units.forEach((rate, w) => {
        const now = found?.rates[w] as number;
        if (rate > 0 || !(now > 0)) return;
        units[w] = now;
        hasBegun = true;
      });
      const off = shares.take(
        Float64Array.from(units, (rate, w) => (rate > 0 ? (found?.rates[w] as number) / rate : 1)),
      );
      return hasBegun ? 1 : off;
    },
  };
}

const isSame = (a: Float64Array, b: Float64Array): boolean => a.every((value, k) => value === b[k]);

import type { Assessment, Cost } from "../assess/types.ts";
import type { UsdPerHour } from "../topology/types.ts";
import type { Patch } from "./types.ts";

/**
 * What a change costs. Tiers without a price stay out of it as long as the change does not touch
 * them; null where one that it touches, or adds, has none.
 */
export function costDelta(before: Assessment, after: Assessment, patch: Patch): UsdPerHour | null {
  const touched = new Set(patch.filter(({ path }) => path[0] === "tiers").map(({ path }) => String(path[1])));
  const old = prices(before.cost);
  const now = prices(after.cost);
  let delta = 0;
  for (const tier of new Set([...old.keys(), ...now.keys()])) {
    // A tier that only one of them has costs nothing in the other.
    const [was, is] = [old.has(tier) ? old.get(tier) : 0, now.has(tier) ? now.get(tier) : 0];
    if (typeof was === "number" && typeof is === "number") delta += is - was;
    else if (touched.has(tier)) return null;
  }
  return delta;
}

const prices = ({ perTier }: Cost): ReadonlyMap<string, UsdPerHour | null> =>
  new Map(perTier.map(({ tier, usdPerHour }) => [tier, usdPerHour]));

import type { Assessment } from "../assess/types.ts";
import type { TierCache } from "./generated/report.ts";

/** What each tier's caches answer, by tier. */
export function cachesByTier({ model, solution }: Assessment): ReadonlyMap<string, readonly TierCache[]> {
  const byTier = new Map<string, TierCache[]>();
  model.caches.forEach(({ id, tier }, index) => {
    const solved = solution.caches[index];
    if (solved === undefined) return;
    const { hitRatio, readRate, writeRate, computed } = solved;
    const cache: TierCache = {
      id,
      hitRatio,
      readRatePerSecond: readRate,
      writeRatePerSecond: writeRate,
      itemsHeld: computed?.occupancy ?? null,
      evictionAgeSeconds: computed?.characteristicTime ?? null,
      method: computed?.method ?? "given",
      exactness: computed?.exactness ?? "exact",
      source: computed?.source ?? "the file",
    };
    const known = byTier.get(tier);
    if (known === undefined) byTier.set(tier, [cache]);
    else known.push(cache);
  });
  return byTier;
}

/** Of all lookups together; null: it is no cache. */
export function overallHitRatio(caches: readonly TierCache[]): number | null {
  const [first] = caches;
  if (first === undefined) return null;
  const reads = caches.reduce((sum, { readRatePerSecond }) => sum + readRatePerSecond, 0);
  if (!(reads > 0)) return first.hitRatio;
  return caches.reduce((sum, { hitRatio, readRatePerSecond }) => sum + hitRatio * readRatePerSecond, 0) / reads;
}

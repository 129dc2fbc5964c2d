import type { CacheStore, Model } from "../../model/types.ts";
import { formatCount } from "../../units/format-quantity.ts";
import type { ExplanationSection, ExplanationStep, TierCache } from "../generated/report.ts";
import { numberText } from "./number-text.ts";
import { step } from "./step.ts";

/** How a hit ratio came about: what is asked for, what there is room for, and how long an item stays. */
export function cacheSection(cache: TierCache, model: Model): ExplanationSection {
  const hit = model.caches.find(({ id }) => id === cache.id)?.hit;
  return {
    title: `HIT RATIO of ${cache.id}`,
    steps: [
      ...(hit?.kind === "store" ? storeSteps(cache, hit) : []),
      step(hit?.kind === "store" ? `hit ratio, ${cache.method}` : "hit ratio, given", {
        value: cache.hitRatio,
        unit: "ratio",
        source: hit?.kind === "store" ? `${cache.source}, ${cache.exactness}` : cache.source,
      }),
    ],
  };
}

function storeSteps(
  cache: TierCache,
  { room, items, itemSize, popularity, ttl }: CacheStore,
): readonly ExplanationStep[] {
  const law = popularity.zipf === 0 ? "all alike" : `Zipf ${numberText(popularity.zipf)}`;
  const each = room.copies > 1 ? `, in each of ${formatCount(room.copies)}` : "";
  return [
    step("gets", { value: cache.readRatePerSecond, unit: "perSecond" }),
    ...(cache.writeRatePerSecond > 0
      ? [step("sets and deletes by callers", { value: cache.writeRatePerSecond, unit: "perSecond" })]
      : []),
    step(`keys asked for, ${law}`, { value: items, unit: "count" }),
    step(`items for which there is room${each}, were they alone`, {
      formula: `${formatCount(room.capacity)} B / ${formatCount(itemSize)} B`,
      value: Math.floor(room.capacity / itemSize),
      unit: "count",
    }),
    ...(ttl === null ? [] : [step("an item expires after", { value: ttl, unit: "seconds" })]),
    ...(cache.itemsHeld === null ? [] : [step("items held", { value: cache.itemsHeld, unit: "count" })]),
    ...(cache.evictionAgeSeconds === null
      ? []
      : [step(`an item leaves (${room.policy}) at the age of`, { value: cache.evictionAgeSeconds, unit: "seconds" })]),
  ];
}

import { shownText } from "../units/shown-text.ts";
import { callTreesOf, tiersCalledBy } from "./call-nodes.ts";
import { unknownKeys } from "./known-keys.ts";
import { type Log, report } from "./log.ts";
import { nameHint } from "./name-hint.ts";
import { type Range, wholeNumberAt } from "./read-quantity.ts";
import { describe, isMap, isSet, mapAt, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Pool, Tier } from "./types.ts";

/** Threads, connections of a pool, connections that a node accepts. */
export const SLOTS: Range = { atLeast: 1, atMost: 1e6, words: "from 1 to 1000000" };

/** `pools: { db: 20 }`, `pools: { db: { size: 20, hold: operation } }` (rule 8 of the language). */
export function readPools(reader: Reader): readonly Pool[] {
  const pools = mapAt(reader, "pools");
  if (pools === undefined) return [];
  const tiers = Object.keys(pools.data).filter((tier) => !tier.startsWith("x-"));
  if (tiers.length === 0) report(pools.log, "missing-key", pools.path, "pools is empty", "write { db: 20 }");
  return tiers.map((tier): Pool => {
    const path = pathTo(pools, tier);
    if (!isMap(valueAt(pools, tier))) return { tier, path, size: wholeNumberAt(pools, tier, SLOTS) ?? 1, hold: "call" };
    const settings = mapAt(pools, tier) as Reader;
    unknownKeys(settings, "poolSettings", ["size", "hold"]);
    if (!isSet(settings, "size")) missing(settings, "size", `this pool has no size`, "add size: 20");
    return { tier, path, size: wholeNumberAt(settings, "size", SLOTS) ?? 1, hold: holdAt(settings) };
  });
}

function holdAt(settings: Reader): Pool["hold"] {
  const value = valueAt(settings, "hold");
  if (value === "operation" || value === "call" || value === undefined) return value ?? "call";
  const hint = nameHint(settings.log, String(value), ["call", "operation"], "one of:");
  report(settings.log, "unknown-value", pathTo(settings, "hold"), `a pool is not held per ${describe(value)}`, hint);
  return "call";
}

/**
 * Says which pools are to tiers that do not exist, or that are never called from where the pool is.
 *
 * @param isEvery all calls of the file are known
 */
export function checkPools(tiers: readonly Tier[], tierNames: readonly string[], isEvery: boolean, log: Log): void {
  const byId = new Map(tiers.map((tier) => [tier.id, tier]));
  const calledFrom = (tier: Tier): ReadonlySet<string> =>
    tier.kind === "cache" && tier.fill === "aside" ? new Set() : tiersCalledBy(callTreesOf(tier).flat(), byId);
  for (const tier of tiers) {
    if (!("servers" in tier) || tier.servers === null) continue;
    for (const pool of tier.servers.pools) {
      if (!tierNames.includes(pool.tier)) {
        const hint = nameHint(log, pool.tier, tierNames, "tiers:");
        report(log, "unknown-tier", pool.path, `there is no tier "${shownText(pool.tier)}"`, hint, "key");
      } else if (isEvery && !calledFrom(tier).has(pool.tier)) {
        const message = `${tier.id} never calls ${pool.tier}, so that no connection of this pool is used`;
        report(log, "no-effect", pool.path, message, "leave it out, or give it to the tier that calls", "key");
      }
    }
  }
}

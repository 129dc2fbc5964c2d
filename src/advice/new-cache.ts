/** A cache tier to be put into a file. */

import type { Assessment } from "../assess/types.ts";
import { cacheEngines } from "../catalog/cache-engines.ts";
import { findInstance } from "../catalog/instances.ts";
import { quantityValue } from "../units/quantity-value.ts";
import { serversOf } from "./demand.ts";

const ENGINE = "redis";
/** A small memory-optimised machine of each provider of the catalog: 2 vCPUs, 16 GiB. */
const SHAPES: ReadonlyMap<string, string> = new Map([
  ["aws", "r7g.large"],
  ["gcp", "n2-highmem-2"],
  ["azure", "Standard_E2s_v5"],
]);
/** Two, so that the cache is no single point of failure. */
const FEWEST = 2;
/** Busy share up to which its cores are filled. */
const FILLED = 0.5;

/**
 * What the file would say of a cache that answers a share of the `rate` of requests and asks `miss` for
 * the rest. Where the plan rents its machines from a provider of the catalog, so does the cache, so
 * that its price is known.
 *
 * @param rate requests per second that it is asked; each miss sets as well
 */
export function newCache(assessment: Assessment, rate: number, hitRatio: string, miss: string): unknown {
  const seconds = quantityValue(cacheEngines.get(ENGINE)?.serviceTime.value, "time")?.value ?? 0;
  const instances = Math.max(FEWEST, Math.ceil((2 * rate * seconds) / FILLED));
  const shape = SHAPES.get(providerOf(assessment) ?? "");
  return {
    kind: "cache",
    engine: ENGINE,
    instances,
    ...(shape === undefined ? {} : { instance: shape }),
    hitRatio,
    miss,
  };
}

/** Provider of the first machine from the catalog; null: none is. */
function providerOf({ topology }: Assessment): string | null {
  for (const tier of topology.tiers) {
    const shape = serversOf(tier)?.shape ?? null;
    const provider = shape === null ? undefined : findInstance(shape)?.provider;
    if (provider !== undefined) return provider.startsWith("aws") ? "aws" : provider;
  }
  return null;
}

/** A tier name that is not taken: `db-cache`, else `db-cache-2`, … */
export function freeName(wanted: string, { topology }: Assessment): string {
  const taken = new Set(topology.tiers.map(({ id }) => id));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  return name;
}

/** The kinds of tiers. A new one is a file in tiers/ and a line here. */
import type { Tier, TierKind } from "../topology/types.ts";
import type { LoweredTier, Lowering, LowerTier } from "./lowering.ts";
import { lowerCache } from "./tiers/cache.ts";
import { lowerCdn } from "./tiers/cdn.ts";
import { lowerDatabase } from "./tiers/database.ts";
import { lowerDns } from "./tiers/dns.ts";
import { lowerExternal } from "./tiers/external.ts";
import { lowerLoadBalancer } from "./tiers/load-balancer.ts";
import { lowerObjectStore } from "./tiers/object-store.ts";
import { lowerQueue } from "./tiers/queue.ts";
import { lowerService } from "./tiers/service.ts";
import { lowerWorker } from "./tiers/worker.ts";

const kinds: { readonly [Kind in TierKind]: LowerTier<Kind> } = {
  dns: lowerDns,
  cdn: lowerCdn,
  "load-balancer": lowerLoadBalancer,
  service: lowerService,
  worker: lowerWorker,
  cache: lowerCache,
  database: lowerDatabase,
  queue: lowerQueue,
  "object-store": lowerObjectStore,
  external: lowerExternal,
};

/** Lowers a tier by its kind. */
export function lowerTier(tier: Tier, lowering: Lowering): LoweredTier {
  // The table's type has married each kind to its lowering.
  return (kinds[tier.kind] as (tier: Tier, lowering: Lowering) => LoweredTier)(tier, lowering);
}

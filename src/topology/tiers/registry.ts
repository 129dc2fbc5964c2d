import type { Tier, TierKind } from "../types.ts";
import { readCache } from "./cache.ts";
import { readCdn } from "./cdn.ts";
import { readDatabase } from "./database.ts";
import { readDns } from "./dns.ts";
import { readExternal } from "./external.ts";
import { readLoadBalancer } from "./load-balancer.ts";
import { readObjectStore } from "./object-store.ts";
import { readQueue } from "./queue.ts";
import type { ReadTier } from "./read-tier.ts";
import { readService } from "./service.ts";
import { readWorker } from "./worker.ts";

/** How the tier of each kind is read. A kind that is missing here does not compile. */
export const tierReaders: { readonly [Kind in TierKind]: ReadTier<Extract<Tier, { kind: Kind }>> } = {
  dns: readDns,
  cdn: readCdn,
  "load-balancer": readLoadBalancer,
  service: readService,
  worker: readWorker,
  cache: readCache,
  database: readDatabase,
  queue: readQueue,
  "object-store": readObjectStore,
  external: readExternal,
};

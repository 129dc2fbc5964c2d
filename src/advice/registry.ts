/** Every remedy. A new one is a file and a line. */
import { addACache } from "./remedies/add-a-cache.ts";
import { addReadReplicas } from "./remedies/add-read-replicas.ts";
import { enlargeACache } from "./remedies/enlarge-a-cache.ts";
import { lowerAPool } from "./remedies/lower-a-pool.ts";
import { raiseAPool } from "./remedies/raise-a-pool.ts";
import { removeSinglePointOfFailure } from "./remedies/remove-single-point-of-failure.ts";
import { scaleIn } from "./remedies/scale-in.ts";
import { scaleOut } from "./remedies/scale-out.ts";
import { scaleUp } from "./remedies/scale-up.ts";
import { shard } from "./remedies/shard.ts";
import { tameRetries } from "./remedies/tame-retries.ts";
import type { Remedy } from "./types.ts";

export const remedies: readonly Remedy[] = [
  raiseAPool,
  lowerAPool,
  scaleOut,
  scaleUp,
  enlargeACache,
  addACache,
  addReadReplicas,
  shard,
  tameRetries,
  removeSinglePointOfFailure,
  scaleIn,
];

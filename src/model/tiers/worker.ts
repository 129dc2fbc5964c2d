import { codeTier } from "../code-tier.ts";
import type { LowerTier } from "../lowering.ts";

/** Pulls from one central queue, whatever its instances: the first free core takes the next message. */
export const lowerWorker: LowerTier<"worker"> = (tier, lowering) => codeTier(tier, "central", lowering);

import { codeTier } from "../code-tier.ts";
import type { LowerTier } from "../lowering.ts";

/** The reader's code behind a balancer: each instance has its own queue. */
export const lowerService: LowerTier<"service"> = (tier, lowering) => codeTier(tier, null, lowering);

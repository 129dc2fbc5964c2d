import { managedCosts } from "../costs.ts";
import type { LowerTier } from "../lowering.ts";
import { delay } from "../work.ts";

/** Somebody else's service: it answers after a while, whatever is asked of it. */
export const lowerExternal: LowerTier<"external"> = (tier, lowering) => {
  return {
    forwarding: null,
    element: { machines: null, spare: null },
    target: () => {
      const operation = lowering.operation({
        tier: tier.id,
        name: "call",
        path: tier.path,
        steps: () => delay(tier.latency),
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) => [managedCosts(tier, tier.price, "requests", counted)],
  };
};

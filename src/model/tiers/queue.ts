import { managedCosts } from "../costs.ts";
import type { LowerTier } from "../lowering.ts";
import { delay } from "../work.ts";

/** A publish is acknowledged after a delay; every consumer then gets the message, and nobody waits for it. */
export const lowerQueue: LowerTier<"queue"> = (tier, lowering) => {
  return {
    forwarding: null,
    element: { machines: null, spare: null },
    target: () => {
      const operation = lowering.operation({
        tier: tier.id,
        name: "publish",
        path: tier.path,
        steps: () => [
          ...delay(tier.publish),
          ...lowering.calls(tier.consumers, { tier: tier.id, passes: null, waits: false, slots: null }),
        ],
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) => [managedCosts(tier, tier.price, "messages", counted)],
  };
};

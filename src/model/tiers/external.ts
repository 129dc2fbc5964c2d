import { managedCosts } from "../costs.ts";
import type { LowerTier } from "../lowering.ts";
import type { OperationIndex } from "../types.ts";
import { delay } from "../work.ts";

/** Somebody else's service: it answers after a while, whatever is asked of it. */
export const lowerExternal: LowerTier<"external"> = (tier, lowering) => {
  const asked = new Set<OperationIndex>();
  return {
    forwarding: null,
    element: { machines: null, spare: null },
    target: () => {
      const operation = lowering.operation({
        tier: tier.id,
        name: "request",
        path: tier.path,
        steps: () => delay(tier.latency),
      });
      asked.add(operation);
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: () => [managedCosts(tier, tier.price, "requests", [...asked])],
  };
};

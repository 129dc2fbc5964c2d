import { managedCosts } from "../costs.ts";
import type { LowerTier } from "../lowering.ts";
import { delay } from "../work.ts";

/** `get` and `put` take their time and never queue: somebody else scales it. */
export const lowerObjectStore: LowerTier<"object-store"> = (tier, lowering) => {
  return {
    forwarding: null,
    element: { machines: null, spare: null },
    target: ({ operation: asked }) => {
      const name = asked === "put" ? "put" : "get";
      const operation = lowering.operation({
        tier: tier.id,
        name,
        path: tier.path,
        steps: () => delay(tier[name]),
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) => [managedCosts(tier, tier.price, "requests", counted)],
  };
};

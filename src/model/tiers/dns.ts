import { ownCall } from "../calls.ts";
import { managedCosts } from "../costs.ts";
import { forwardedOperation } from "../forwarding.ts";
import type { LowerTier } from "../lowering.ts";
import { delay } from "../work.ts";

/**
 * Clients keep an answer for its TTL. One that asks r times a second, at random, makes one look-up
 * per cycle of a TTL and the 1/r until its next request: the share 1/(1 + r·ttl) of its requests
 * (Jung, Berger & Balakrishnan, Modeling TTL-based Internet caches, INFOCOM 2003). Where r is not
 * known every request looks up.
 */
export const lowerDns: LowerTier<"dns"> = (tier, lowering) => {
  const lookup = () =>
    lowering.operation({ tier: tier.id, name: "lookup", path: tier.path, steps: () => delay(tier.latency) });
  return {
    forwarding: { calls: tier.calls, distinguishes: "client" },
    element: { machines: null, spare: null },
    target: (request) => {
      const target = lookup();
      const requestRate = request.client?.requestRate ?? null;
      const share = requestRate === null ? 1 : 1 / (1 + requestRate * tier.ttl);
      const operation = lowering.operation({
        tier: tier.id,
        ...forwardedOperation(request, lowering.distinctions(tier.id)),
        isCounted: false,
        path: tier.path,
        steps: () => [
          ownCall({ target, share, path: tier.path }),
          ...lowering.calls(tier.calls, { tier: tier.id, passes: request, waits: true, slots: null }),
        ],
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) => [managedCosts(tier, tier.price, "look-ups", counted)],
  };
};

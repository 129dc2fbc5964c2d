import { cacheOf } from "../caches.ts";
import { managedCosts } from "../costs.ts";
import { forwardedOperation } from "../forwarding.ts";
import type { LowerTier } from "../lowering.ts";
import { delay } from "../work.ts";

/** Answers the hits of the static part, asks the origin for its misses, passes all else on. */
export const lowerCdn: LowerTier<"cdn"> = (tier, lowering) => {
  const room = { tier: tier.id, memory: tier.memory, nodes: 1, copies: 1 };
  const cache = lowering.cache(cacheOf(tier.id, room, tier.hit));
  const forwarded = tier.origin === null ? tier.calls : [...tier.origin, ...tier.calls];
  return {
    forwarding: { calls: forwarded, distinguishes: "part" },
    element: { machines: null, spare: null },
    target: (request) => {
      const caller = { tier: tier.id, passes: request, waits: true, slots: null };
      const operation = lowering.operation({
        tier: tier.id,
        ...forwardedOperation(request, lowering.distinctions(tier.id)),
        path: tier.path,
        steps: () =>
          request.part === "static"
            ? [
                ...delay(tier.latency),
                { kind: "lookup", cache, hit: [], miss: lowering.calls(tier.origin ?? tier.calls, caller) },
              ]
            : [...delay(tier.latency), ...lowering.calls(tier.calls, caller)],
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) => [managedCosts(tier, tier.price, "requests", counted)],
  };
};

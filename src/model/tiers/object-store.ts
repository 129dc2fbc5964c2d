import { managedCosts } from "../costs.ts";
import type { LowerTier } from "../lowering.ts";
import { delay } from "../work.ts";

/** `get` and `put` take their time and never queue: somebody else scales it. */
export const lowerObjectStore: LowerTier<"object-store"> = (tier, lowering) => {
  const times = new Map([
    ["get", tier.get],
    ["put", tier.put],
  ]);
  return {
    forwarding: null,
    element: { machines: null, spare: null },
    target: (request, path) => {
      let name = request.operation ?? "get";
      // Static content is got, whatever the workload calls it.
      if (!times.has(name) && request.part === "static") name = "get";
      const time = times.get(name) ?? null;
      if (time === null) lowering.refuse(path, `${tier.id} has no operation ${name}: it has get, put`);
      const operation = lowering.operation({ tier: tier.id, name, path: tier.path, steps: () => delay(time) });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) => [managedCosts(tier, tier.price, "requests", counted)],
  };
};

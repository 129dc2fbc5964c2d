import { machineCosts, managedCosts } from "../costs.ts";
import { forwardedOperation } from "../forwarding.ts";
import type { LowerTier } from "../lowering.ts";
import { addMachines } from "../machines.ts";
import { delay, work } from "../work.ts";

/** Passes requests on by route. Managed it is a delay; with instances of its own, a queue like any other. */
export const lowerLoadBalancer: LowerTier<"load-balancer"> = (tier, lowering) => {
  const { servers } = tier;
  const cores =
    servers === null
      ? null
      : addMachines({ tier, part: "cores", members: servers.instances, balancing: null }, servers, lowering);
  return {
    forwarding: { calls: [...[...tier.routes.values()].flat(), ...tier.calls], distinguishes: null },
    element:
      servers === null
        ? { machines: null, spare: null }
        : { machines: servers.instances, spare: servers.instances - 1 },
    target: (request) => {
      const route = (request.operation === null ? undefined : tier.routes.get(request.operation)) ?? tier.calls;
      const operation = lowering.operation({
        tier: tier.id,
        ...forwardedOperation(request, lowering.distinctions(tier.id)),
        path: tier.path,
        steps: () => [
          ...(cores === null ? delay(tier.serviceTime) : work(cores, tier.serviceTime)),
          ...lowering.calls(route, { tier: tier.id, passes: request, waits: true }),
        ],
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) =>
      servers === null
        ? [managedCosts(tier, tier.price, "managed", counted)]
        : [machineCosts(tier, servers, servers.instances, counted)],
  };
};

import { machineCosts, managedCosts } from "../costs.ts";
import { forwardedOperation } from "../forwarding.ts";
import type { LowerTier } from "../lowering.ts";
import { addMachines } from "../machines.ts";
import { addConnections, held } from "../slots.ts";
import { delay, work } from "../work.ts";

/** Passes requests on by route. Managed it is a delay; with instances of its own, a queue like any other. */
export const lowerLoadBalancer: LowerTier<"load-balancer"> = (tier, lowering) => {
  const { servers } = tier;
  const cores =
    servers === null
      ? null
      : addMachines({ tier, part: "cores", members: servers.instances, balancing: null }, servers, lowering);
  const connections =
    cores === null || servers === null ? null : addConnections(tier, cores.group, servers.pools, lowering);
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
        steps: () => {
          const caller = { tier: tier.id, passes: request, waits: true, slots: connections?.perCall ?? null };
          const onward = lowering.calls(route, caller);
          if (cores === null || connections === null) return [...delay(tier.serviceTime), ...onward];
          return held(cores.threads, connections.heldOver(route, [...work(cores, tier.serviceTime), ...onward]));
        },
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) =>
      servers === null
        ? [managedCosts(tier, tier.price, "managed", counted)]
        : [machineCosts(tier, servers, servers.instances, counted)],
  };
};

import type { CacheTier, KeySpace } from "../../topology/types.ts";
import { cacheOf } from "../caches.ts";
import { ownCall } from "../calls.ts";
import { machineCosts } from "../costs.ts";
import { keyShares } from "../key-shares.ts";
import type { LowerTier, Slots, Target } from "../lowering.ts";
import { addMachines } from "../machines.ts";
import { addConnections, held } from "../slots.ts";
import { specsOf } from "../specs.ts";
import type { CacheIndex, Call, OperationIndex, Step } from "../types.ts";
import { delay, work } from "../work.ts";

type Access = "get" | "set" | "delete";

/**
 * Keys choose the instance: as good as random, unless the tier says otherwise. Then every instance may hold every key,
 * and each computes with its own memory and its part of the requests.
 *
 * Aside, who asks for `get` runs `fetch`: it gets, and on a miss asks further and sets, itself.
 * Through, the cache does all that inside its `get`.
 */
export const lowerCache: LowerTier<"cache"> = (tier, lowering) => {
  const { servers } = tier;
  const balancing = servers.balancing ?? "random";
  const isByKey = servers.balancing === null;
  // Of one kind of keys it is known how unevenly they fall on the nodes.
  const [hit, another] = tier.keySpaces.map((space) => space.hit);
  const shares = isByKey && hit?.kind === "store" && another === undefined ? keyShares(hit, servers.instances) : null;
  const cores = addMachines({ tier, part: "cores", members: servers.instances, balancing, shares }, servers, lowering);
  const room = {
    tier: tier.id,
    memory: tier.memory,
    nodes: isByKey ? servers.instances : 1,
    copies: isByKey ? 1 : servers.instances,
  };
  const specOf = specsOf(tier.id, tier.operations);
  const select: Call["select"] = isByKey && servers.instances > 1 ? { kind: "key" } : { kind: "one" };
  const connections = addConnections(tier, cores.group, servers.pools, lowering);
  const self = { tier: tier.id, passes: null, waits: true, slots: connections.perCall };

  const serve = (access: Access): readonly Step[] => {
    const spec = specOf(access);
    return [...work(cores, spec.serviceTime), ...delay(spec.delay)];
  };

  const lowerSpace = ({ name: space, hit, miss, path }: KeySpace) => {
    const cache: CacheIndex = lowering.cache(cacheOf(space === null ? tier.id : `${tier.id}.${space}`, room, hit));
    const isComputed = hit.kind === "store";
    const fills = miss.length > 0;
    const named = (name: string): string => (space === null ? name : name === "get" ? space : `${space}.${name}`);
    const access = (name: Access): OperationIndex =>
      lowering.operation({
        tier: tier.id,
        name: named(name),
        path: space === null ? specOf(name).path : path,
        steps: () => {
          const served = serve(name);
          if (name === "delete" && isComputed)
            return held(cores.threads, [...served, { kind: "write", cache, drops: true }]);
          if (name !== "get" || !fills || tier.fill !== "through") return held(cores.threads, served);
          const missed = [...lowering.calls(miss, self), ...serve("set")];
          const filling = [...served, { kind: "lookup" as const, cache, hit: [], miss: missed }];
          return held(cores.threads, connections.heldOver(miss, filling));
        },
      });
    const isUsedBy = ({ pools }: Slots): boolean => {
      const called = lowering.calledBy(miss);
      return [...pools.keys()].some((pool) => pool === tier.id || called.has(pool));
    };
    /** What runs at the one who asks, around calls to the cache, with that one's connections. */
    const atCaller = (
      name: string,
      asked: Slots | null,
      steps: (own: (access: Access) => readonly Step[], slots: Slots | null) => readonly Step[],
    ): Target => {
      const slots = asked !== null && isUsedBy(asked) ? asked : null;
      const own = (to: Access) =>
        held(slots?.pools.get(tier.id) ?? null, [
          ownCall({ target: access(to), select, network: lowering.network, path: tier.path }),
        ]);
      const operation = lowering.operation({
        tier: tier.id,
        name: named(name),
        key: slots === null ? named(name) : `${named(name)} by ${slots.tier}`,
        isCounted: false,
        path,
        steps: () => steps(own, slots),
      });
      return { operation, select: { kind: "one" }, atCaller: true };
    };
    return (name: Access, asked: Slots | null): Target => {
      if (name === "get" && fills && tier.fill === "aside")
        return atCaller("fetch", asked, (own, slots) => [
          ...own("get"),
          { kind: "lookup", cache, hit: [], miss: [...lowering.calls(miss, { ...self, slots }), ...own("set")] },
        ]);
      if (name === "set" && isComputed)
        return atCaller("put", asked, (own) => [...own("set"), { kind: "write", cache, drops: false }]);
      return { operation: access(name), select, atCaller: false };
    };
  };

  const spaces = new Map(tier.keySpaces.map((space) => [space.name, lowerSpace(space)]));
  return {
    forwarding: null,
    element: { machines: servers.instances, spare: servers.instances - 1 },
    target: ({ operation, slots }) => {
      const { space, access } = accessOf(operation ?? "get", tier);
      return (spaces.get(space) as ReturnType<typeof lowerSpace>)(access, slots);
    },
    costs: (counted) => [machineCosts(tier, servers, servers.instances, counted)],
  };
};

/** `get`; with key spaces `profile` for its get, `profile.set`, `profile.delete`. */
function accessOf(operation: string, { keySpaces }: CacheTier): { space: string | null; access: Access } {
  if (keySpaces[0]?.name === null) return { space: null, access: operation as Access };
  const [space = "", access = "get"] = operation.split(".");
  return { space, access: access as Access };
}

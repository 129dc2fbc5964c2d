import { ownCall } from "../calls.ts";
import { machineCosts } from "../costs.ts";
import type { LowerTier, Slots } from "../lowering.ts";
import { addMachines } from "../machines.ts";
import { addConnections, held } from "../slots.ts";
import { specsOf } from "../specs.ts";
import type { Call, OperationIndex, Step } from "../types.ts";
import { delay, work } from "../work.ts";

/**
 * Keys choose the instance: as good as random, unless the tier says otherwise.
 *
 * Aside, who asks for `get` runs `fetch`: it gets, and on a miss asks further and sets, itself.
 * Through, the cache does all that inside its `get`.
 */
export const lowerCache: LowerTier<"cache"> = (tier, lowering) => {
  const { servers } = tier;
  const balancing = servers.balancing ?? "random";
  const cores = addMachines({ tier, part: "cores", members: servers.instances, balancing }, servers, lowering);
  const cache = lowering.cache({ id: tier.id, tier: tier.id, hit: { kind: "given", ratio: tier.hitRatio } });
  const specOf = specsOf(tier.id, tier.operations);
  const select: Call["select"] =
    servers.balancing === null && servers.instances > 1 ? { kind: "key" } : { kind: "one" };
  const connections = addConnections(tier, cores.group, servers.pools, lowering);
  const self = { tier: tier.id, passes: null, waits: true, slots: connections.perCall };
  const fills = tier.miss.length > 0;

  const serve = (name: string): readonly Step[] => {
    const spec = specOf(name);
    return [...work(cores, spec.serviceTime), ...delay(spec.delay)];
  };
  const access = (name: string): OperationIndex => {
    const isFilling = name === "get" && fills && tier.fill === "through";
    return lowering.operation({
      tier: tier.id,
      name,
      path: specOf(name).path,
      steps: () => {
        const served = serve(name);
        if (!isFilling) return held(cores.threads, served);
        const miss = [...lowering.calls(tier.miss, self), ...serve("set")];
        const filling = [...served, { kind: "lookup" as const, cache, hit: [], miss }];
        return held(cores.threads, connections.heldOver(tier.miss, filling));
      },
    });
  };
  /** At the one who asks, with that one's connections. */
  const fetch = (asked: Slots | null): OperationIndex => {
    const slots = asked !== null && isUsedBy(asked) ? asked : null;
    const toCache = (name: string): readonly Step[] =>
      held(slots?.pools.get(tier.id) ?? null, [
        ownCall({ target: access(name), select, network: lowering.network, path: tier.path }),
      ]);
    return lowering.operation({
      tier: tier.id,
      name: "fetch",
      key: slots === null ? "fetch" : `fetch by ${slots.tier}`,
      isCounted: false,
      path: tier.path,
      steps: () => [
        ...toCache("get"),
        {
          kind: "lookup",
          cache,
          hit: [],
          miss: [...lowering.calls(tier.miss, { ...self, slots }), ...toCache("set")],
        },
      ],
    });
  };
  const isUsedBy = ({ pools }: Slots): boolean => {
    const called = lowering.calledBy(tier.miss);
    return [...pools.keys()].some((pool) => pool === tier.id || called.has(pool));
  };

  return {
    forwarding: null,
    element: { machines: servers.instances, spare: servers.instances - 1 },
    target: ({ operation, slots }) => {
      const { name } = specOf(operation);
      return name === "get" && fills && tier.fill === "aside"
        ? { operation: fetch(slots), select: { kind: "one" }, atCaller: true }
        : { operation: access(name), select, atCaller: false };
    },
    costs: (counted) => [machineCosts(tier, servers, servers.instances, counted)],
  };
};

import type { CacheTier, Tier } from "../topology/types.ts";
import type { LoweredTier, Lowering } from "./lowering.ts";
import type { Step } from "./types.ts";

/**
 * A tier of which nothing is left. Who asks it is turned away at once, and so fails. A cache-aside is the exception: who
 * asks it finds out that it is gone, and does what a miss asks for, without a cache to set.
 */
export function lowerLostTier(tier: Tier, lowering: Lowering): LoweredTier {
  return {
    forwarding: null,
    element: { machines: 0, spare: null },
    target: tier.kind === "cache" && tier.fill === "aside" ? bypassing(tier, lowering) : refusing(tier, lowering),
    costs: () => [],
  };
}

/** Takes no time, and ends there. */
const TURNED_AWAY = { kind: "constant", mean: 0 } as const;

function refusing({ id, path }: Tier, lowering: Lowering): LoweredTier["target"] {
  const part = "lost";
  const group = lowering.group({
    id: `${id}.${part}`,
    tier: id,
    members: 1,
    weights: null,
    balancing: "central",
    room: null,
  });
  const station = lowering.station({
    id: `${id}.${part}`,
    tier: id,
    part,
    path,
    group,
    resource: "cores",
    servers: 1,
    discipline: "fcfs",
    waitingRoom: 0,
    scalability: null,
    isLost: true,
  });
  const steps: readonly Step[] = [{ kind: "use", station, service: TURNED_AWAY }];
  return ({ operation }) => ({
    operation: lowering.operation({ tier: id, name: operation ?? "*", path, steps: () => steps }),
    select: { kind: "one" },
    atCaller: false,
  });
}

/** What a miss of each key space asks for; a key space without one fails. */
function bypassing(tier: CacheTier, lowering: Lowering): LoweredTier["target"] {
  const { id, keySpaces } = tier;
  const isFailing = keySpaces.some(({ miss }) => miss.length === 0);
  const refuse = isFailing ? refusing(tier, lowering) : null;
  return (request) => {
    const { operation, slots } = request;
    const asked = operation ?? "get";
    const space = keySpaces.find(({ name }) => name === null || asked === name || asked.startsWith(`${name}.`));
    const isGet = asked === (space?.name ?? "get");
    if (space === undefined || (refuse !== null && space.miss.length === 0)) {
      return (refuse ?? refusing(tier, lowering))(request);
    }
    return {
      operation: lowering.operation({
        tier: id,
        name: asked,
        key: `${asked}${slots === null ? "" : ` by ${slots.tier}`}`,
        isCounted: false,
        path: space.path,
        // There is nothing to set or to delete.
        steps: () => (isGet ? lowering.calls(space.miss, { tier: id, passes: null, waits: true, slots }) : []),
      }),
      select: { kind: "one" },
      atCaller: true,
    };
  };
}

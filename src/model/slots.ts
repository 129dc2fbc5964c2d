import type { CallNode, Path, Pool } from "../topology/types.ts";
import type { Lowering, Slots } from "./lowering.ts";
import type { GroupIndex, Station, StationIndex, Step } from "./types.ts";

/** What the members of a group have a number of, and requests hold: threads, connections. */
interface SlotStation {
  readonly tier: { readonly id: string; readonly path: Station["path"] };
  readonly part: string;
  readonly path: Path;
  readonly group: GroupIndex;
  readonly resource: "threads" | "pool";
  /** Of one member. */
  readonly size: number;
  /** Requests that may wait for one; null: unlimited. */
  readonly waitingRoom: number | null;
}

export function addSlots(
  { tier, part, path, group, resource, size, waitingRoom }: SlotStation,
  lowering: Lowering,
): StationIndex {
  return lowering.station({
    id: `${tier.id}.${part}`,
    tier: tier.id,
    part,
    path,
    group,
    resource,
    servers: size,
    discipline: "fcfs",
    waitingRoom,
    scalability: null,
  });
}

/** A slot is held over the steps; null: there are as many as one likes. */
export function held(slots: StationIndex | null, steps: readonly Step[]): readonly Step[] {
  return slots === null || steps.length === 0 ? steps : [{ kind: "hold", station: slots, steps }];
}

/** The connections of a tier's instances to those that they call, by how long they are held. */
export interface Connections {
  /** For one call each; null: unlimited. */
  readonly perCall: Slots | null;
  /** The steps of an operation, with what is held from its start to its end because it makes the calls. */
  readonly heldOver: (calls: readonly CallNode[], steps: readonly Step[]) => readonly Step[];
}

export function addConnections(
  tier: SlotStation["tier"],
  group: GroupIndex,
  pools: readonly Pool[],
  lowering: Lowering,
): Connections {
  const added = pools.map(({ tier: called, path, size, hold }) => {
    const part = `pools.${called}`;
    return {
      called,
      hold,
      station: addSlots({ tier, part, path, group, resource: "pool", size, waitingRoom: null }, lowering),
    };
  });
  const perCall = added.filter(({ hold }) => hold === "call");
  const perOperation = added.filter(({ hold }) => hold === "operation");
  return {
    perCall:
      perCall.length === 0
        ? null
        : { tier: tier.id, pools: new Map(perCall.map(({ called, station }) => [called, station])) },
    heldOver: (calls, steps) => {
      if (perOperation.length === 0) return steps;
      const reached = lowering.calledBy(calls);
      return perOperation
        .filter(({ called }) => reached.has(called))
        .reduceRight((inner, { station }) => held(station, inner), steps);
    },
  };
}

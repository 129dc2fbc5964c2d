import type { Servers } from "../topology/types.ts";
import type { Lowering } from "./lowering.ts";
import type { Group, Station, StationIndex } from "./types.ts";

/** Like machines of a tier: what they are called, and how one of them is chosen. */
export interface Machines {
  readonly tier: { readonly id: string; readonly path: Station["path"] };
  /** `cores`, `primary`, `replicas`: the station is `tier.part`. */
  readonly part: string;
  readonly members: number;
  /** null: as the tier says, else the balancer before it, else round-robin. */
  readonly balancing: Group["balancing"] | null;
}

/** A group of machines and the station of their cores. One machine is one central queue. */
export function addMachines(machines: Machines, servers: Servers, lowering: Lowering): StationIndex {
  const { tier, part, members } = machines;
  const id = `${tier.id}.${part}`;
  const balancing =
    members === 1
      ? "central"
      : (machines.balancing ?? servers.balancing ?? lowering.balancingBefore(tier.id) ?? "round-robin");
  const group = lowering.group({
    id,
    tier: tier.id,
    members,
    weights: null,
    balancing,
    room: null,
  });
  return lowering.station({
    id,
    tier: tier.id,
    part,
    path: tier.path,
    group,
    resource: "cores",
    servers: servers.cores,
    discipline: servers.discipline,
    waitingRoom: servers.queueLimit,
    scalability: null,
  });
}

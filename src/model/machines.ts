import { lastingLoad } from "../queueing/lasting-load.ts";
import { remembered } from "../queueing/remembered.ts";
import type { Scaling, Servers } from "../topology/types.ts";
import type { Lowering } from "./lowering.ts";
import { addSlots } from "./slots.ts";
import type { Group, GroupIndex, Station, StationIndex } from "./types.ts";

/** Like machines of a tier: what they are called, and how one of them is chosen. */
export interface Machines {
  readonly tier: { readonly id: string; readonly path: Station["path"] };
  /** `cores`, `primary`, `replicas`: the station is `tier.part`. */
  readonly part: string;
  readonly members: number;
  /** Shards over which keys spread the members; one unless given. */
  readonly partitions?: number;
  /** Of the requests, that each shard gets; absent: equal ones. */
  readonly shares?: readonly number[] | null;
  /** Most that one member serves at once, where its speed depends on that; null: unlimited. */
  readonly concurrency?: number | null;
  /** null: as the tier says, else the balancer before it, else round-robin. */
  readonly balancing: Group["balancing"] | null;
}

/** Where a tier's work is done. */
export interface Cores {
  readonly station: StationIndex;
  /** By which service times stated at speed 1 are shortened. */
  readonly speed: number;
  readonly group: GroupIndex;
  /** What a request holds from start to end; null: unlimited. */
  readonly threads: StationIndex | null;
}

/**
 * A group of machines and the station of their cores. One machine is one central queue.
 *
 * Two and a half cores are three of 5/6 of the speed, as a CPU limit makes them. Background work
 * takes its share of each core's time: what is left saturates at the right load, and the wait of a
 * request that would have found a core idle comes out too long by no more than that share.
 */
export function addMachines(machines: Machines, servers: Servers, lowering: Lowering): Cores {
  const { tier, part, members } = machines;
  const id = `${tier.id}.${part}`;
  const balancing =
    members === 1
      ? "central"
      : (machines.balancing ?? servers.balancing ?? lowering.balancingBefore(tier.id) ?? "round-robin");
  const partitions = machines.partitions ?? 1;
  const group = lowering.group({
    id,
    tier: tier.id,
    members,
    weights: weightsOf(machines),
    balancing,
    room: null,
    ...(partitions > 1 ? { partitions } : {}),
  });
  if (servers.scalability !== null) return addScalable(machines, servers, servers.scalability, group, lowering);
  const wholeCores = Math.ceil(servers.cores);
  const background = Math.min(1, servers.background / (servers.cores * servers.speed));
  if (background === 1) lowering.refuse(tier.path, `background work alone takes all cores of ${tier.id}`);
  const station = lowering.station({
    id,
    tier: tier.id,
    part,
    path: tier.path,
    group,
    resource: "cores",
    servers: wholeCores,
    discipline: servers.discipline,
    waitingRoom: servers.threads === null ? servers.queueLimit : null,
    scalability: null,
    ...(background > 0 ? { background } : {}),
  });
  const threads =
    servers.threads === null
      ? null
      : addSlots(
          {
            tier,
            part: partOf(part, "threads"),
            path: [...tier.path, "threads"],
            group,
            resource: "threads",
            size: servers.threads,
            waitingRoom: servers.queueLimit,
          },
          lowering,
        );
  return { station, speed: servers.speed * (servers.cores / wholeCores) * (1 - background), group, threads };
}

const capacity = remembered<number>(64);

/**
 * Machines whose speed depends on how many they serve at once: what is measured is the machine as a whole, so that its
 * cores are in the law already and limit nothing beside it. All that is let in is in service.
 */
function addScalable(
  { tier, part, concurrency }: Machines,
  servers: Servers,
  { contention, coherency, fit }: Scaling,
  group: GroupIndex,
  lowering: Lowering,
): Cores {
  const isHeld = concurrency === undefined && servers.threads !== null;
  if (isHeld)
    lowering.refuse([...tier.path, "threads"], "threads that are held over calls, with contention, are planned");
  const most = concurrency ?? null;
  const station = lowering.station({
    id: `${tier.id}.${part}`,
    tier: tier.id,
    part,
    path: tier.path,
    group,
    resource: "cores",
    servers: capacity(`${contention} ${coherency} ${most} ${servers.queueLimit !== null}`, () =>
      lastingLoad({ contention, coherency }, most ?? Number.POSITIVE_INFINITY, servers.queueLimit !== null),
    ),
    discipline: "ps",
    waitingRoom: servers.queueLimit,
    scalability: { contention, coherency, concurrency: most, fit },
  });
  return { station, speed: servers.speed, group, threads: null };
}

/** Of each member in turn: of its shard's requests a member gets its part. */
function weightsOf({ shares = null, members, partitions = members }: Machines): readonly number[] | null {
  if (shares === null) return null;
  const each = members / partitions;
  return shares.flatMap((share) => new Array<number>(each).fill(share / each));
}

/** `threads` of machines that have one name, `replicas.threads` where those of one tier are told apart. */
export const partOf = (machines: string, slots: string): string =>
  machines === "cores" || machines === "primary" ? slots : `${machines}.${slots}`;

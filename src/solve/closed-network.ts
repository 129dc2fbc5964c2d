/** A model's stations as the closed network of its tasks, with all other requests as one open class. */
import type { Kin, MixedNetwork, NetworkStation } from "../closed/types.ts";
import type { Group, Model, Station } from "../model/types.ts";
import type { Seconds } from "../queueing/law.ts";
import { scvOf } from "../queueing/law-moments.ts";
import type { Chain } from "./closed-chains.ts";
import { offerableWork, peakWork, scalableStation } from "./closed-speeds.ts";
import type { Task } from "./closed-tasks.ts";
import { partShares } from "./parts.ts";
import type { Prepared } from "./prepare.ts";
import type { Holding, LimitingPools } from "./slots/slots-of-users.ts";

/** One queue of a station of the model: its members may have one each. */
export interface SubQueue {
  /** Position in the network. */
  readonly at: number;
  /** Share of the station's visits. */
  readonly share: number;
}

/** A station of the model in the network. */
export interface Place {
  /** In the model. */
  readonly station: number;
  readonly queues: readonly SubQueue[];
}

export interface ClosedNetwork {
  /** Tasks in their order, then the open class where there is one. */
  readonly network: MixedNetwork;
  readonly places: readonly Place[];
}

/** What is known of the network from the round before. */
export interface Surroundings {
  /** Of each task: time of a cycle that passes at none of the stations. */
  readonly delays: readonly Seconds[];
  /** Rate of each use of a station by requests that are no task's, 1/s. */
  readonly openSites: Float64Array;
  /** How much more of its time than by chance a task's branch is about together with another; by task, then task. */
  readonly together: readonly (readonly number[])[];
}

/** Services of one class at one station: how many, and the first two moments. */
interface Moments {
  visits: number;
  work: number;
  squares: number;
}

/**
 * @param waiting which stations can make somebody wait
 * @param pools that can run short; null: there is none
 */
export function closedNetworkOf(
  prepared: Prepared,
  chains: readonly Chain[],
  tasks: readonly Task[],
  { delays, openSites, together }: Surroundings,
  waiting: readonly boolean[],
  pools: LimitingPools | null,
): ClosedNetwork {
  const { model, sites } = prepared;
  const met = new Set(tasks.flatMap((task) => [...task.sites.keys()].map((k) => sites[k]?.station as number)));
  const isPoolSite = (k: number): boolean => pools?.models.has(sites[k]?.station as number) === true;
  const atTask = tasks.map(({ chain, sites: visited }) =>
    momentsOf(prepared, visited, (station) => (pools?.models.has(station) ? pools.holding(chain, station) : null)),
  );
  const open = momentsOf(
    prepared,
    [...openSites].flatMap((rate, k): [number, number][] =>
      rate > 0 && met.has(sites[k]?.station as number) && !isPoolSite(k) ? [[k, rate]] : [],
    ),
    () => null,
  );
  const hasOpen = [...open.keys()].some((s) => waiting[s]);
  const perClass = hasOpen ? [...atTask, open] : atTask;

  const most = tasks.reduce((sum, { chain, copies }) => sum + (chains[chain] as Chain).population * copies, 0);
  const stations: NetworkStation[] = [];
  const demands: number[][] = perClass.map(() => []);
  const visits: number[][] = perClass.map(() => []);
  const serviceScv: number[][] = perClass.map(() => []);
  const places: Place[] = [];
  for (const s of [...met].sort((a, b) => a - b)) {
    const station = model.stations[s] as Station;
    const group = model.groups[station.group] as Group;
    const pool = pools?.models.has(s) ? pools.stationOf(s) : null;
    const queues = !waiting[s]
      ? [{ servers: Number.POSITIVE_INFINITY, share: 1, members: 1 }]
      : pool !== null
        ? [{ servers: pool.servers, share: 1, members: 1 }]
        : queuesOf(station, group);
    const smoothed = station.discipline === "fcfs" && pool === null ? smoothing(group) : 0;
    places.push({ station: s, queues: queues.map(({ share }, k) => ({ at: stations.length + k, share })) });
    for (const { servers, share, members } of queues) {
      const { scalability } = station;
      if (pool !== null) stations.push(pool);
      else if (scalability === null || !waiting[s])
        stations.push({ servers, discipline: station.discipline === "ps" ? "ps" : "fcfs" });
      else stations.push(scalableStation(scalability, members, most, open.has(s)));
      perClass.forEach((moments, r) => {
        const { visits: count, work, squares } = moments.get(s) ?? NO_VISITS;
        (demands[r] as number[]).push(work * share);
        (visits[r] as number[]).push(count * share);
        const scv = work > 0 ? (squares * count) / (work * work) - 1 : 1;
        (serviceScv[r] as number[]).push(Math.max(0, whole(scv) - smoothed));
      });
    }
  }
  const classes: MixedNetwork["classes"] = [
    ...tasks.map(({ chain, copies }, t) => ({
      kind: "closed" as const,
      population: (chains[chain] as Chain).population * copies,
      thinkTime: delays[t] as number,
    })),
    // Its rates are in its visits.
    ...(hasOpen ? [{ kind: "open" as const, arrivalRate: 1 }] : []),
  ];
  const forks = tasks.some(({ fork }) => fork !== null);
  const kin = forks ? { kin: tasks.map((_, t) => kinOf(chains, tasks, t, together)) } : {};
  return { network: { classes, stations, demands, visits, serviceScv, ...kin }, places };
}

/** All tasks of the same users. */
function kinOf(
  chains: readonly Chain[],
  tasks: readonly Task[],
  t: number,
  together: Surroundings["together"],
): readonly Kin[] {
  const { chain } = tasks[t] as Task;
  const { population } = chains[chain] as Chain;
  const family = tasks.flatMap((task, at) => (task.chain === chain ? [at] : []));
  if (family.length === 1) return [];
  return family.map((at) => ({ at, share: 1 / population, together: together[t]?.[at] as number }));
}

const NO_VISITS: Moments = { visits: 0, work: 0, squares: 0 };

/** An scv that is 1 but for rounding is that of an exponential law. */
const whole = (scv: number): number => (Math.abs(scv - 1) < 1e-12 ? 1 : scv);

function momentsOf(
  prepared: Prepared,
  visited: Iterable<readonly [number, number]>,
  held: (station: number) => Holding | null,
): ReadonlyMap<number, Moments> {
  const all = new Map<number, Moments>();
  for (const [k, count] of visited) {
    const { station, service, serviceTime } = prepared.sites[k] as Prepared["sites"][number];
    const { mean, scv } = held(station) ?? { mean: serviceTime, scv: scvOf(service) };
    let moments = all.get(station);
    if (moments === undefined) {
      moments = { visits: 0, work: 0, squares: 0 };
      all.set(station, moments);
    }
    moments.visits += count;
    moments.work += count * mean;
    moments.squares += count * mean * mean * (1 + scv);
  }
  return all;
}

/** One of the queues before a station's servers. */
export interface Queue {
  readonly servers: number;
  /** Of the station's requests. */
  readonly share: number;
  /** How many of its members have it in common. */
  readonly members: number;
}

/** The queues before a station's servers: one for all, one for each part that requests cannot leave, or for each member. */
export function queuesOf(station: Station, group: Group): readonly Queue[] {
  const { members, balancing } = group;
  const parts = partShares(group) ?? new Array<number>(group.partitions ?? 1).fill(1 / (group.partitions ?? 1));
  const each = members / parts.length;
  // Of the members of a part the one with the fewest: as one queue before them all, and a little longer.
  const isOne = each === 1 || balancing === "central" || isLevelled(group);
  const queues = isOne ? 1 : each;
  const queue = { servers: (station.servers * each) / queues, members: each / queues };
  return parts.flatMap((share) => Array.from({ length: queues }, () => ({ ...queue, share: share / queues })));
}

/** Work per second at which the busiest of a station's queues is full. */
export function capacityOf({ stations, groups }: Model, s: number): number {
  const station = stations[s] as Station;
  const { scalability, servers } = station;
  return inAll(station, groups[station.group] as Group, scalability === null ? servers : peakWork(scalability));
}

/** Work per second of requests that nobody thinks before, at which nothing is left to those who do. */
export function offerableTo({ stations, groups }: Model, s: number): number {
  const station = stations[s] as Station;
  return inAll(station, groups[station.group] as Group, offerableWork(station));
}

/** @param each what one member does per second */
function inAll(station: Station, group: Group, each: number): number {
  return queuesOf(station, group).reduce(
    (least, { members, share }) => Math.min(least, share > 0 ? (members * each) / share : least),
    Number.POSITIVE_INFINITY,
  );
}

/** Whether requests go where there are few. */
export const isLevelled = (group: Group): boolean =>
  membersToChooseOf(group) > 1 && (group.balancing === "least-connections" || group.balancing === "two-choices");

/**
 * By how much less the work varies that comes to one of n members in turn: the arrivals' share (ca² − 1 = 1/n − 1) in
 * (ca² + cs²)/2, the variability of heavy traffic.
 */
function smoothing(group: Group): number {
  const members = membersToChooseOf(group);
  return group.balancing === "round-robin" && members > 1 ? 1 - 1 / members : 0;
}

/** Of one part. */
function membersToChooseOf(group: Group): number {
  return group.members / (partShares(group)?.length ?? group.partitions ?? 1);
}

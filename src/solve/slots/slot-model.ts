/**
 * One pool of slots, all its members together, and what its holders go through there, as a closed network of at most as
 * many as there are slots.
 */
import { besideOpenLoad } from "../../closed/open-load.ts";
import { type PoolNetwork, poolNetwork } from "../../closed/pool-network.ts";
import { type ChosenQueues, limitedQueuesAsOne, queuesAsOne, valueAt } from "../../closed/queues-as-one.ts";
import { type Speeds, speedsOfServers } from "../../closed/speeds.ts";
import type { Group, Station } from "../../model/types.ts";
import type { PerSecond, Seconds } from "../../queueing/law.ts";
import { meanOf } from "../../queueing/law-moments.ts";
import { remembered } from "../../queueing/remembered.ts";
import { isLevelled, queuesOf } from "../closed-network.ts";
import type { Asked, Inside } from "../held/inside.ts";
import { type VariedPlace, variedFactors } from "../held/varied-services.ts";
import type { Prepared } from "../prepare.ts";
import type { StationLoad } from "../stations.ts";

/** A station, or a pool behind this one, all its queues as one. */
export interface SlotPlace {
  readonly station: number;
  /** Per holder. */
  readonly visits: number;
  /** S, s: service of one visit; of a pool: how long a lone holder holds it. */
  readonly service: Seconds;
  /** D = V·S. */
  readonly demand: Seconds;
  readonly speeds: Speeds;
  /** As one queue first come first served of its holders alone, and how its services vary; null: it is no such queue. */
  readonly varied: { readonly scv: number } | null;
  /** Servers of one queue. */
  readonly servers: number;
  /** Those of a pool who came on another way. */
  readonly others: number;
  readonly pool: SlotModel | null;
}

export interface SlotModel {
  readonly station: number;
  /** Queues that have such a pool each. */
  readonly members: number;
  /** N of each member. */
  readonly slots: number;
  readonly inside: Inside;
  readonly delay: Seconds;
  readonly places: readonly SlotPlace[];
  readonly network: PoolNetwork;
  /** X(0), X(1), … with services as they are. */
  readonly curve: Float64Array;
  /** How many slots are held with 1, 2, … who hold one or wait for one. */
  readonly held: Speeds;
}

/** What the network outside looks like, as the flows have it. */
export interface Around {
  readonly prepared: Prepared;
  readonly loads: readonly (StationLoad | null)[];
  /** By station: can it make somebody wait? */
  readonly waiting: readonly boolean[];
  readonly models: ReadonlyMap<number, SlotModel>;
  /** Those who hold a slot of a pool, or wait for one, who did not come by way of the other pool. */
  readonly othersAt: (pool: number, outer: number) => number;
  /** Of all chains together. */
  readonly users: number;
}

/** Others may not take all of a station from those inside. */
const MOST_OTHERS = 0.9999;
/** Times the slots up to which the numbers before them are told apart where members differ. */
const FURTHER = 8;

const networks = remembered<PoolNetwork>(64);

export function slotModel(s: number, inside: Inside, around: Around): SlotModel {
  const { prepared, users } = around;
  const station = prepared.model.stations[s] as Station;
  const group = prepared.model.groups[station.group] as Group;
  const queues = queuesOf(station, group);
  const slots = queues[0]?.servers as number;
  const members = queues.length;
  const population = Math.min(
    users,
    queues.reduce((sum, { servers }) => sum + servers, 0),
  );
  let delay = inside.delay.demand;
  const places: SlotPlace[] = [];
  for (const [at, asked] of inside.asked) {
    const place = placeAt(at, asked, { station, inside, population, slots, members }, s, around);
    if (place === null) delay += asked.demand;
    else places.push(place);
  }
  if (delay === 0 && places.length === 0) delay = LEAST;
  const key = { population, delay, places: places.map(({ demand, speeds }) => [demand, [...speeds]]) };
  const network = networks(JSON.stringify(key), () =>
    poolNetwork({ population, delay, places: places.map(({ demand, speeds }) => ({ demand, speeds, copies: 1 })) }),
  );
  const most = Math.min(users, members === 1 ? population : FURTHER * population);
  const held = evenly(group, queues, speedsOfServers(slots, most), most);
  const factors = variedFactors(population, delay, places.map(variedPlace));
  const curve = factors === null ? network.curve : network.curve.map((rate, n) => rate * (factors[n] as number));
  return { station: s, members, slots, inside, delay, places, network, curve, held };
}

const variedPlace = ({ demand, visits, servers, speeds, varied }: SlotPlace): VariedPlace => ({
  demand,
  visits,
  copies: 1,
  servers,
  others: 0,
  scv: varied?.scv ?? 1,
  speeds: varied === null ? speeds : null,
});

/** s. */
const LEAST = 1e-12;

interface Holder {
  readonly station: Station;
  readonly inside: Inside;
  readonly population: number;
  readonly slots: number;
  readonly members: number;
}

/** @returns null: nobody waits there */
function placeAt(s: number, asked: Asked, holder: Holder, outer: number, around: Around): SlotPlace | null {
  const { prepared, loads, waiting, models } = around;
  const pool = models.get(s);
  if (pool !== undefined) return poolPlace(pool, asked, holder.population, around.othersAt(s, outer));
  const load = loads[s];
  if (!load || !waiting[s] || !(asked.demand > 0)) return null;
  const station = prepared.model.stations[s] as Station;
  const group = prepared.model.groups[station.group] as Group;
  const { population, slots, members } = holder;
  const queues = queuesOf(station, group);
  const isOwn = station.group === holder.station.group && queues.length === members;
  const total = load.arrivalRate * meanOf(load.service);
  const mine = holder.inside.rate * asked.demand;
  const others = total - mine > ROUNDING * total ? total - mine : 0;
  const common = { station: s, visits: asked.visits, service: asked.demand / asked.visits, demand: asked.demand };
  const servers = queues[0]?.servers as number;
  if (isOwn && slots <= servers && others === 0) return null;
  const speedsOf = (count: number, share: number) =>
    besideOpenLoad(count, Math.min(MOST_OTHERS * count, others * share), population).speeds;
  const speeds =
    isOwn && members > 1
      ? limitedQueuesAsOne(members, speedsOf(servers, 1 / members), slots, population)
      : evenlyAt(group, queues, population, speedsOf);
  const isOneQueue =
    queues.length === 1 && others === 0 && station.discipline === "fcfs" && station.scalability === null;
  const varied = isOneQueue && asked.exponential > 0 ? { scv: asked.variance / asked.exponential } : null;
  return { ...common, speeds, varied, servers, others: 0, pool: null };
}

const ROUNDING = 1e-9;

/** A pool behind this one: its holders and those who wait, with others who do. */
function poolPlace(pool: SlotModel, asked: Asked, population: number, others: number): SlotPlace {
  const one = rateOf(pool, 1);
  const speeds = Float64Array.from({ length: population }, (_, i) => paceOf(pool, i + 1, others) / one);
  return {
    station: pool.station,
    visits: asked.visits,
    service: 1 / one,
    demand: asked.visits / one,
    speeds,
    varied: null,
    servers: pool.slots,
    others,
    pool,
  };
}

/** Slots held with n who hold one or wait for one. */
export function heldOf({ held }: SlotModel, n: number): number {
  return n <= 1 ? n : valueAt(held, Math.min(n, held.length) - 1);
}

/** X of the inside with n who hold a slot or wait for one. */
export const rateOf = (model: SlotModel, n: number): PerSecond => valueAt(model.curve, heldOf(model, n));

/** Its share of those n who are there together with others. */
export const paceOf = (model: SlotModel, n: number, others: number): PerSecond =>
  others > 0 ? (rateOf(model, n + others) * n) / (n + others) : rateOf(model, n);

type Queues = ReturnType<typeof queuesOf>;

/** Like speeds at all queues of a group, as one. */
function evenly(group: Group, queues: Queues, speeds: Speeds, population: number): Speeds {
  return evenlyAt(group, queues, population, (servers) =>
    servers === queues[0]?.servers ? speeds : speedsOfServers(servers, population),
  );
}

/**
 * Queues that are chosen by chance, or in turn: then what they lack of servers in common is less by as much as the wait
 * is, the arrivals' share (1/n + 1)/2 of the variability.
 */
function evenlyAt(
  group: Group,
  queues: Queues,
  population: number,
  speedsOf: (servers: number, share: number) => Speeds,
): Speeds {
  const [first] = queues as [Queues[0]];
  if (queues.length === 1) return speedsOf(first.servers, 1);
  const isAlike = queues.every(({ share, servers }) => share === first.share && servers === first.servers);
  const list: ChosenQueues[] = isAlike
    ? [{ count: queues.length, share: first.share, speeds: speedsOf(first.servers, first.share) }]
    : queues.map(({ servers, share }) => ({ count: 1, share, speeds: speedsOf(servers, share) }));
  const random = queuesAsOne(list, population);
  if (group.balancing !== "round-robin" || !isAlike || isLevelled(group)) return random;
  const servers = first.servers * queues.length;
  const common = speedsOf(servers, 1);
  const part = (1 + 1 / queues.length) / 2;
  return random.map((speed, i) => {
    const best = common[Math.min(i, common.length - 1)] as number;
    return best - part * Math.max(0, best - speed);
  });
}

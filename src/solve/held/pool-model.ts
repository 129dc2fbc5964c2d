/** One pool of one member, and what its holders go through there, as a closed network of at most N of them. */
import { besideOpenLoad, speedsBesideOpenLoad } from "../../closed/open-load.ts";
import { type PoolNetwork, type PoolPlace, poolNetwork } from "../../closed/pool-network.ts";
import type { Speeds } from "../../closed/speeds.ts";
import { speedAt, speedsOfServers } from "../../closed/speeds.ts";
import type { Group, Station } from "../../model/types.ts";
import type { PerSecond, Seconds } from "../../queueing/law.ts";
import { meanOf, scvOf } from "../../queueing/law-moments.ts";
import { type PooledQueue, pooledQueue } from "../../queueing/pooled-queue.ts";
import { remembered } from "../../queueing/remembered.ts";
import type { StationResult } from "../../queueing/station-result.ts";
import type { Prepared } from "../prepare.ts";
import type { StationLoad } from "../stations.ts";
import type { Asked, Caused, Inside } from "./inside.ts";
import { type VariedPlace, variedFactors } from "./varied-services.ts";

/** A station, or a pool behind this one, as the holders of one member's slots meet it. */
export interface Place extends PoolPlace {
  readonly station: number;
  /** Per holder, all copies together: those that it waits for, */
  readonly visits: number;
  /** and all that it brings about; more where branches at once or what is not waited for meet there. */
  readonly caused: number;
  /** The service of those, at one copy, s. */
  readonly causedDemand: Seconds;
  /** How many are there for each one that is waited for. */
  readonly along: number;
  /** S, s: service of one visit; of a pool: how long a lone holder holds it. */
  readonly service: Seconds;
  /** c of one copy. */
  readonly servers: number;
  /** Work of others at one copy, in servers. */
  readonly others: number;
  /** r(n) of one copy, whoever the n are. */
  readonly whole: Speeds;
  /** Of what one holder asks there, as it is and if services were exponential. */
  readonly scv: number;
  readonly exponentialScv: number;
  readonly pool: PoolModel | null;
}

export interface PoolModel {
  readonly station: number;
  /** Members that have such a pool each. */
  readonly members: number;
  /** N. */
  readonly slots: number;
  readonly inside: Inside;
  readonly delay: Seconds;
  readonly places: readonly Place[];
  readonly network: PoolNetwork;
  /** X(0) … X(N) with services as they are. */
  readonly curve: Float64Array;
  /** Whether that is other than with exponential services. */
  readonly isVaried: boolean;
  /** The queue before it, were all its requests to come as they like. */
  readonly queue: PooledQueue;
  /** Without a limit; null: there is no such state, or it is too far off to be gone through. */
  readonly unlimited: PooledQueue | null;
  /** Long-run scv of what leaves it with all slots held. */
  readonly outputScv: number;
  readonly arrivalScv: number;
  /** What passes with all slots held, those of the other members as well, 1/s. */
  readonly capacity: PerSecond;
}

/** What the network outside looks like, as the flows have it. */
export interface Surroundings {
  readonly prepared: Prepared;
  readonly loads: readonly (StationLoad | null)[];
  /** Were there no pools. */
  readonly results: readonly (StationResult | null)[];
  readonly models: ReadonlyMap<number, PoolModel>;
}

/** Pools of more slots than these are no limit. */
export const MOST_SLOTS = 4000;
/** Numbers up to which a network without a limit is gone through. */
const MOST_REACHED = 1500;
/** Copies of a station that are told apart. */
const MOST_COPIES = 24;
/** e^−22 is below 10⁻⁹. */
const NEVER = 22;
/** Of so few of the visits to a place the holder waits for the answer that it is as if it did for none. */
const HARDLY_EVER = 1e-6;
/** Others may not take all of a station from those inside, */
const MOST_OTHERS = 0.9999;
/** nor all slots of a pool. */
const MOST_BESIDE = 0.999;

const isCentral = ({ balancing, members }: Group): boolean => balancing === "central" || members === 1;

/** Queues and servers of a station: a central one is one queue before all servers. */
export function copiesOf(prepared: Prepared, s: number): { readonly copies: number; readonly servers: number } {
  const station = prepared.model.stations[s] as Station;
  const group = prepared.model.groups[station.group] as Group;
  return isCentral(group)
    ? { copies: 1, servers: station.servers * group.members }
    : { copies: group.members, servers: station.servers };
}

/**
 * Numbers in a network that is not limited, per member of the pool: the mean, and the number beyond which it is found
 * with a chance below 10⁻⁹.
 */
export function reachOf(inside: Inside, members: number, around: Surroundings): { mean: number; most: number } {
  const rate = inside.rate / members;
  let mean = rate * inside.delay.demand;
  let slowest = 0;
  for (const [s, asked] of inside.asked) {
    const inner = around.models.get(s);
    if (inner !== undefined) {
      const { queue, curve, slots } = inner;
      if (queue.saturated) return { mean: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY };
      mean += rate * asked.visits * (queue.waitTime + 1 / (curve[1] as number));
      const load = inner.inside.rate / inner.members / (curve[slots] as number);
      slowest = Math.max(slowest, Math.max(1, inner.arrivalScv) / -Math.log(Math.min(1 - 1e-12, load)));
      continue;
    }
    const result = around.results[s];
    const load = around.loads[s];
    if (!result || !load) {
      mean += rate * asked.demand;
      continue;
    }
    if (result.saturated) return { mean: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY };
    mean += rate * (asked.visits * timeOf(result, asked.demand / asked.visits));
    const spread = Math.max(1, (load.arrivalScv + scvOf(load.service)) / 2);
    slowest = Math.max(slowest, spread / -Math.log(Math.min(1 - 1e-12, Math.max(1e-9, result.utilization))));
  }
  return { mean, most: Math.ceil(mean + 8 * Math.sqrt(mean) + NEVER * slowest) + 1 };
}

export const timeOf = (result: StationResult, service: Seconds): Seconds =>
  result.response ? Math.max(service, result.response.mean) : (result.wait?.mean ?? 0) + service;

const networks = remembered<PoolNetwork>(64);

export function poolModel(s: number, inside: Inside, arrivalScv: number, around: Surroundings): PoolModel {
  const { prepared } = around;
  const station = prepared.model.stations[s] as Station;
  const { copies: members, servers: slots } = copiesOf(prepared, s);
  const { most } = reachOf(inside, members, around);
  const population = Math.max(slots, Math.min(MOST_REACHED, most));
  const built = networkOf(inside, station, members, slots, population, around);
  const { network, places, delay } = built;
  const factors = variedFactors(slots, delay, places.map(variedPlace(around)));
  // The others hold no more than when all are full, and the rate is concave in the number of holders.
  const plain = network.curve.subarray(0, slots + 1).map((one, n) => Math.max(one, (n / slots) * built.capacity));
  const curve = factors === null ? plain : plain.map((rate, n) => rate * (factors[n] as number));
  const capacity = built.capacity * (factors === null ? 1 : (factors[slots] as number));
  const spreads = spreadsOf(network, places, inside.delay, delay, arrivalScv, slots);
  const rate = inside.offered / members;
  const queue = pooledQueue({
    arrivalRate: rate,
    curve,
    spread: (n) => (n === slots ? spreads.full : spreads.at(n)),
    waitingRoom: station.waitingRoom,
  });
  const reached = network.curve.length - 1;
  const isReached =
    Number.isFinite(most) && most <= reached && inside.rate / members < (network.curve[reached] as number);
  const unlimited = isReached
    ? pooledQueue({
        arrivalRate: inside.rate / members,
        curve: network.curve,
        spread: spreads.at,
        waitingRoom: null,
      })
    : null;
  const outputScv = Math.max(0, 2 * spreads.full - arrivalScv);
  return {
    station: s,
    members,
    slots,
    inside,
    delay,
    places,
    network,
    curve,
    isVaried: factors !== null,
    queue,
    unlimited,
    outputScv,
    arrivalScv,
    capacity,
  };
}

/** A place as it holds the throughput up: its services are told apart from exponential ones where all who come are holders' own. */
function variedPlace({ prepared }: Surroundings) {
  return ({
    station,
    demand,
    visits,
    copies,
    servers,
    others,
    scv,
    exponentialScv,
    along,
    pool,
    speeds,
  }: Place): VariedPlace => {
    const isPlain =
      pool === null && prepared.model.stations[station]?.discipline === "fcfs" && Math.abs(along - 1) < 1e-9;
    return {
      demand,
      visits: visits / copies,
      copies,
      servers,
      others,
      scv: exponentialScv > 0 ? scv / exponentialScv : 1,
      speeds: isPlain ? null : speeds,
    };
  };
}

interface InsideNetwork {
  readonly network: PoolNetwork;
  readonly places: readonly Place[];
  readonly delay: Seconds;
  /** What passes with all slots of all members held, 1/s and member. */
  readonly capacity: PerSecond;
}

/**
 * The other members' holders meet those of one member at what they share. As long as their slots suffice they come as
 * they like; where all members are short of slots, each has what it gets when all are full.
 */
function networkOf(
  inside: Inside,
  holder: Station,
  members: number,
  slots: number,
  population: number,
  around: Surroundings,
): InsideNetwork {
  const offered = inside.offered / members;
  const build = (most: number, others: Others): Omit<InsideNetwork, "capacity"> => {
    let delay = inside.delay.demand;
    const places: Place[] = [];
    for (const [at, asked] of inside.asked) {
      const caused = inside.caused.get(at) as Caused;
      const place = placeAt(at, asked, caused, holder, inside.rate / members, most, others, around);
      if (place === null) {
        const result = around.results[at];
        const isServed = result && !result.saturated;
        delay += isServed ? asked.visits * timeOf(result, asked.demand / asked.visits) : asked.demand;
      } else if (place.demand > 0) places.push(place);
    }
    if (delay === 0 && places.length === 0) delay = 1e-12;
    const key = JSON.stringify([
      most,
      delay,
      places.map(({ demand, speeds, copies }) => [demand, [...speeds], copies]),
    ]);
    return { network: networks(key, () => poolNetwork({ population: most, delay, places })), places, delay };
  };
  const alike = { members, rate: offered, isFull: false };
  const { stations } = around.prepared.model;
  const hasShared = [...inside.asked.keys()].some((at) => stations[at]?.group !== holder.group);
  if (members === 1 || !hasShared) {
    const built = build(population, alike);
    return { ...built, capacity: built.network.curve[slots] as number };
  }
  const full = build(slots, { ...alike, isFull: true });
  const capacity = full.network.curve[slots] as number;
  return { ...(offered < capacity ? build(population, alike) : full), capacity };
}

/** Pools like this one, of the other members of its tier. */
interface Others {
  /** Of the tier, this one included. */
  readonly members: number;
  /** What passes each of them, 1/s. */
  readonly rate: PerSecond;
  /** All of them hold as much as this one. */
  readonly isFull: boolean;
}

/**
 * What comes to a place without passing this member's slots.
 *
 * @param total all that comes there
 * @param mine what passes this member's slots
 * @param each what one holder brings
 */
function workOfOthers(total: number, mine: number, each: number, { members, rate, isFull }: Others): number {
  const strangers = total - members * mine;
  return (strangers > 1e-9 * total ? strangers : 0) + (isFull ? 0 : (members - 1) * rate * each);
}

/** @returns null: as good as a delay */
function placeAt(
  s: number,
  asked: Asked,
  caused: Caused,
  holder: Station,
  rate: PerSecond,
  population: number,
  others: Others,
  around: Surroundings,
): Place | null {
  const { prepared, loads, results, models } = around;
  const station = prepared.model.stations[s] as Station;
  const isOwn = station.group === holder.group;
  const { copies: all, servers } = copiesOf(prepared, s);
  const copies = isOwn ? 1 : all;
  const share = 1 / copies;
  const pool = models.get(s) ?? null;
  if (asked.visits < HARDLY_EVER * caused.visits) return null;
  const sharing = isOwn ? { ...others, members: 1 } : others;
  if (pool !== null) return poolPlace(pool, asked, caused, copies, rate, population, sharing);
  const load = loads[s];
  const result = results[s];
  const isUneven = (prepared.model.groups[station.group] as Group).weights !== null;
  if (isUneven || !load || !result || station.waitingRoom !== null || copies > MOST_COPIES || !(asked.demand > 0))
    return null;
  const each = caused.demand * share;
  const work = workOfOthers((load.arrivalRate * meanOf(load.service)) / all, rate * each, each, sharing);
  const along = (caused.demand / asked.demand) * (sharing.isFull ? sharing.members : 1);
  const beside = besideOpenLoad(servers, Math.min(MOST_OTHERS * servers, work), sharing.isFull ? servers : population);
  const squared = asked.demand * asked.demand;
  const isShared = station.discipline === "ps";
  return {
    station: s,
    visits: asked.visits,
    caused: caused.visits,
    causedDemand: caused.demand * share,
    service: asked.demand / asked.visits,
    servers,
    others: Math.min(MOST_OTHERS * servers, work),
    whole: speedsOfServers(servers, servers),
    along,
    demand: asked.demand * share,
    speeds: sharedSpeeds(beside.speeds, along, population),
    copies,
    scv: isShared ? asked.exponential / squared : asked.variance / squared,
    exponentialScv: asked.exponential / squared,
    pool: null,
  };
}

/** A pool behind this one: what its own inside does with so many in it, shared with what others have there. */
function poolPlace(
  pool: PoolModel,
  asked: Asked,
  caused: Caused,
  copies: number,
  rate: PerSecond,
  population: number,
  others: Others,
): Place {
  const { curve } = pool;
  const one = curve[1] as number;
  const full = (curve[pool.slots] as number) / one;
  const perVisit = caused.visits / copies / one;
  const load = workOfOthers(pool.inside.rate / pool.members / one, rate * perVisit, perVisit, others);
  const plain: Speeds = Float64Array.from(
    { length: Math.min(pool.slots, others.isFull || load > 0 ? pool.slots : population) },
    (_, i) => (curve[i + 1] as number) / one,
  );
  const free = load > 1e-9 * full ? speedsBesideOpenLoad(plain, Math.min(load, MOST_BESIDE * full)) : plain;
  const along = (caused.visits / asked.visits) * (others.isFull ? others.members : 1);
  const speeds = sharedSpeeds(free, along, population);
  const chance = Math.max(0, 1 / asked.visits - 1);
  return {
    station: pool.station,
    visits: asked.visits,
    caused: caused.visits,
    causedDemand: caused.visits / (copies * one),
    service: 1 / one,
    servers: pool.slots,
    others: Math.min(load, MOST_BESIDE * full),
    whole: plain,
    along,
    demand: asked.visits / (copies * one),
    speeds,
    copies,
    scv: pool.outputScv / Math.max(1, asked.visits) + chance,
    exponentialScv: 1 / Math.max(1, asked.visits) + chance,
    pool,
  };
}

/**
 * What k of those who are waited for get of a station at which each brings m along: r(k·m)/m, k·m being there in all.
 * With m < 1 some of the visits stand for waiting elsewhere.
 */
function sharedSpeeds(speeds: Speeds, along: number, population: number): Speeds {
  if (Math.abs(along - 1) < 1e-12) return speeds;
  const at = (n: number): number => {
    if (n <= 1) return n * (speeds[0] as number);
    const below = Math.floor(n);
    const low = speedAt(speeds, below);
    return low + (n - below) * (speedAt(speeds, below + 1) - low);
  };
  const length = Math.min(population, Math.ceil(speeds.length / along));
  return Float64Array.from({ length }, (_, i) => Math.max(1e-9, at((i + 1) * along) / along));
}

/**
 * How much the number inside spreads, against birth and death. While slots are free, what is spread by services that
 * are not exponential, and nothing where the number moves in proportion to the flow (M/G/∞ knows only the mean).
 * When all are held, (ca² + c²)/2 with the long-run scv of what leaves: each place counts by how much it holds the
 * throughput up, e = ∂ ln X/∂ ln μ = Q(n) − Q(n−1).
 */
function spreadsOf(
  network: PoolNetwork,
  places: readonly Place[],
  delayAsked: Asked,
  delay: Seconds,
  arrivalScv: number,
  slots: number,
): { readonly at: (n: number) => number; readonly full: number } {
  const { curve, nodes, present } = network;
  const isPlain = arrivalScv === 1 && places.every(({ scv, exponentialScv }) => Math.abs(scv - exponentialScv) < 1e-9);
  const weightsAt = (n: number) => places.map(({ copies }, p) => copies * (present(p, n) - present(p, n - 1)));
  const delayScv = delayAsked.demand > 0 ? delayAsked.variance / (delay * delay) : 0;
  const outputAt = (n: number, scvOfPlace: (place: Place) => number, scvOfDelay: number): number => {
    const weights = weightsAt(n);
    const left = Math.max(0, 1 - weights.reduce((sum, e) => sum + e, 0));
    return weights.reduce((sum, e, p) => sum + e * e * scvOfPlace(places[p] as Place), left * left * scvOfDelay);
  };
  const full = (arrivalScv + outputAt(slots, ({ scv }) => scv, delayScv)) / 2;
  if (isPlain) return { at: () => 1, full };
  const values = nodes.map((n) => {
    const moves = n === 1 ? 1 : Math.log((curve[n] as number) / (curve[n - 1] as number)) / Math.log(n / (n - 1)) || 0;
    const steady = Math.min(1, Math.max(0, moves));
    const own = outputAt(n, ({ scv }) => scv, 1);
    const plain = outputAt(n, ({ exponentialScv }) => exponentialScv, 1);
    return (steady * (1 + arrivalScv)) / 2 + ((1 - steady) * (arrivalScv + own)) / (1 + plain);
  });
  return { at: (n) => between(nodes, values, n), full };
}

/** Linear between the nodes. */
function between(nodes: readonly number[], values: readonly number[], n: number): number {
  let low = 0;
  let high = nodes.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as number) <= n) low = middle;
    else high = middle;
  }
  const from = nodes[low] as number;
  const to = nodes[high] as number;
  const start = values[low] as number;
  if (n <= from || to === from) return start;
  return start + (((values[high] as number) - start) * (Math.min(n, to) - from)) / (to - from);
}

/** Mean time of one visit with k others of the pool there, s. */
export const visitTime = ({ demand, copies, visits, speeds }: Place, k: number): Seconds =>
  ((demand * copies) / visits) * ((k + 1) / speedAt(speeds, k + 1));

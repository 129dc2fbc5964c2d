/** One pool of one member, and what its holders go through there, as a closed network of at most N of them. */
import { besideOpenLoad } from "../../closed/open-load.ts";
import { type PoolNetwork, type PoolPlace, poolNetwork } from "../../closed/pool-network.ts";
import type { Speeds } from "../../closed/speeds.ts";
import { speedAt } from "../../closed/speeds.ts";
import type { Group, Station } from "../../model/types.ts";
import type { PerSecond, Seconds } from "../../queueing/law.ts";
import { meanOf, scvOf } from "../../queueing/law-moments.ts";
import { type PooledQueue, pooledQueue } from "../../queueing/pooled-queue.ts";
import { remembered } from "../../queueing/remembered.ts";
import type { StationResult } from "../../queueing/station-result.ts";
import type { Prepared } from "../prepare.ts";
import type { StationLoad } from "../stations.ts";
import type { Asked, Inside } from "./inside.ts";

/** A station, or a pool behind this one, as the holders of one member's slots meet it. */
export interface Place extends PoolPlace {
  readonly station: number;
  /** Per holder, all copies together. */
  readonly visits: number;
  /** S, s: service of one visit; of a pool: how long a lone holder holds it. */
  readonly service: Seconds;
  /** c of one copy. */
  readonly servers: number;
  /** Work of others at one copy, in servers. */
  readonly others: number;
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
  /** The queue before it, were all its requests to come as they like. */
  readonly queue: PooledQueue;
  /** Without a limit; null: there is no such state, or it is too far off to be gone through. */
  readonly unlimited: PooledQueue | null;
  /** Long-run scv of what leaves it with all slots held. */
  readonly outputScv: number;
  readonly arrivalScv: number;
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
/** Others may not take all of a station from those inside. */
const MOST_OTHERS = 0.9999;

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
  let delay = inside.delay.demand;
  const places: Place[] = [];
  for (const [at, asked] of inside.asked) {
    const place = placeAt(at, asked, station, inside.rate / members, population, around);
    if (place === null) {
      const result = around.results[at];
      delay += result && !result.saturated ? asked.visits * timeOf(result, asked.demand / asked.visits) : asked.demand;
    } else if (place.demand > 0) places.push(place);
  }
  if (delay === 0 && places.length === 0) delay = 1e-12;
  const key = { population, delay, places: places.map(({ demand, speeds, copies }) => [demand, [...speeds], copies]) };
  const network = networks(JSON.stringify(key), () => poolNetwork({ population, delay, places }));
  const spreads = spreadsOf(network, places, inside.delay, delay, arrivalScv, slots);
  const rate = inside.offered / members;
  const queue = pooledQueue({
    arrivalRate: rate,
    curve: network.curve.subarray(0, slots + 1),
    spread: (n) => (n === slots ? spreads.full : spreads.at(n)),
    waitingRoom: station.waitingRoom,
  });
  const isReached =
    Number.isFinite(most) &&
    most <= Math.max(slots, MOST_REACHED) &&
    inside.rate / members < (network.curve[population] as number);
  const unlimited = isReached
    ? pooledQueue({
        arrivalRate: inside.rate / members,
        curve: network.curve,
        spread: spreads.at,
        waitingRoom: null,
      })
    : null;
  const outputScv = Math.max(0, 2 * spreads.full - arrivalScv);
  return { station: s, members, slots, inside, delay, places, network, queue, unlimited, outputScv, arrivalScv };
}

/** @returns null: as good as a delay */
function placeAt(
  s: number,
  asked: Asked,
  holder: Station,
  rate: PerSecond,
  population: number,
  around: Surroundings,
): Place | null {
  const { prepared, loads, results, models } = around;
  const station = prepared.model.stations[s] as Station;
  const isOwn = station.group === holder.group;
  const { copies: all, servers } = copiesOf(prepared, s);
  const copies = isOwn ? 1 : all;
  const share = 1 / copies;
  const pool = models.get(s) ?? null;
  if (pool !== null) return poolPlace(pool, asked, copies, rate, population);
  const load = loads[s];
  const result = results[s];
  const isUneven = (prepared.model.groups[station.group] as Group).weights !== null;
  if (isUneven || !load || !result || station.waitingRoom !== null || copies > MOST_COPIES || !(asked.demand > 0))
    return null;
  const total = (load.arrivalRate * meanOf(load.service)) / all;
  const mine = rate * asked.demand * share;
  const others = Math.min(MOST_OTHERS * servers, total - mine > 1e-9 * total ? total - mine : 0);
  const squared = asked.demand * asked.demand;
  const isShared = station.discipline === "ps";
  return {
    station: s,
    visits: asked.visits,
    service: asked.demand / asked.visits,
    servers,
    others,
    demand: asked.demand * share,
    speeds: besideOpenLoad(servers, others, population).speeds,
    copies,
    scv: isShared ? asked.exponential / squared : asked.variance / squared,
    exponentialScv: asked.exponential / squared,
    pool: null,
  };
}

/** A pool behind this one: what its own inside does with so many in it, shared with what others have there. */
function poolPlace(pool: PoolModel, asked: Asked, copies: number, rate: PerSecond, population: number): Place {
  const { curve } = pool.network;
  const one = curve[1] as number;
  const mine = (rate * asked.visits) / copies;
  const all = pool.inside.rate / pool.members;
  const share = all > 0 ? Math.max(0, 1 - mine / all) : 0;
  const present = share > 1e-9 ? share * meanHolders(pool) : 0;
  const at = (n: number): PerSecond => {
    const held = Math.min(n, pool.slots);
    const below = Math.floor(held);
    const low = curve[below] as number;
    return below === held ? low : low + (held - below) * ((curve[below + 1] as number) - low);
  };
  const length = present > 0 ? population : Math.min(population, pool.slots);
  const speeds: Speeds = Float64Array.from({ length }, (_, i) => {
    const k = i + 1;
    return (at(k + present) * k) / (k + present) / one;
  });
  const chance = Math.max(0, 1 / asked.visits - 1);
  return {
    station: pool.station,
    visits: asked.visits,
    service: 1 / one,
    servers: pool.slots,
    others: present,
    demand: asked.visits / (copies * one),
    speeds,
    copies,
    scv: pool.outputScv / Math.max(1, asked.visits) + chance,
    exponentialScv: 1 / Math.max(1, asked.visits) + chance,
    pool,
  };
}

function meanHolders({ network, queue }: PoolModel): number {
  // Of those who hold a slot among n the time held is n/X(n): flow weights to time weights.
  let time = 0;
  let rate = 0;
  queue.holders.forEach((weight, n) => {
    if (n === 0) return;
    time += weight;
    rate += weight / (network.curve[n] as number);
  });
  let mean = 0;
  queue.holders.forEach((weight, n) => {
    if (n > 0) mean += (weight / (network.curve[n] as number) / rate) * n;
  });
  return time > 0 ? mean : 0;
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

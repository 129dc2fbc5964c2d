/**
 * Threads, pools and connections: what is behind a pool never meets more holders than it has slots, and waits before it.
 *
 * Each pool is a flow-equivalent server (Chandy, Herzog & Woo 1975): inside out, the inside solved closed at 1 … N
 * holders gives the rate at which it serves; then, outside in, how many hold a slot gives the waits within.
 */
import type { Station } from "../../model/types.ts";
import { erlangMixtureTail } from "../../queueing/erlang-mixture-tail.ts";
import type { Seconds } from "../../queueing/law.ts";
import { lawFromMoments } from "../../queueing/law-from-moments.ts";
import { meanOf } from "../../queueing/law-moments.ts";
import { solveStation } from "../../queueing/station.ts";
import type { StationResult } from "../../queueing/station-result.ts";
import { exponentialTail, mixtureTail, noTime, reshapeTail, scaleTail, type TailLaw } from "../../queueing/tail-law.ts";
import type { Conditions, Flows } from "../flows.ts";
import type { Prepared } from "../prepare.ts";
import type { StationLoad } from "../stations.ts";
import { type Inside, insideOf } from "./inside.ts";
import { loneTimes } from "./lone-times.ts";
import {
  copiesOf,
  MOST_SLOTS,
  type Place,
  type PoolModel,
  poolModel,
  reachOf,
  type Surroundings,
  timeOf,
} from "./pool-model.ts";
import type { HoldSite } from "./pools-of.ts";
import { holdingTime, meanWait, type NodeWeights, nodeWeights, presentAt, waitLaw } from "./waits.ts";

/** How those fare who get a slot at once, and those who wait for one. */
export interface Moment {
  readonly probability: number;
  /** For the slot. */
  readonly wait: TailLaw;
  /** Results of the stations behind the pool that are otherwise for these. */
  readonly results: Map<number, StationResult>;
}

export interface HeldPools {
  /** Of pools, and of stations behind them. */
  readonly results: ReadonlyMap<number, StationResult>;
  /** Of pools: requests for a slot, and how long it is held. */
  readonly loads: ReadonlyMap<number, StationLoad>;
  /** Of pools for which some wait: at once, then waited. */
  readonly moments: ReadonlyMap<number, readonly [Moment, Moment]>;
  /** Most that pass each pool with all slots held, 1/s, all members together. */
  readonly capacities: ReadonlyMap<number, number>;
  /** Of pools that fill because of a station behind them: that station. */
  readonly limits: ReadonlyMap<number, number>;
}

/** A pool of more than this share of what a station behind it lets through is no limit of its own. */
const LIMITED = 0.97;

interface Bucket {
  readonly share: number;
  readonly weights: NodeWeights;
}

export function heldPools(
  prepared: Prepared,
  flows: Flows,
  conditions: Conditions,
  loads: readonly (StationLoad | null)[],
  results: readonly (StationResult | null)[],
  mended: ReadonlySet<number>,
): HeldPools {
  const { model } = prepared;
  const models = new Map<number, PoolModel>();
  const around: Surroundings = { prepared, loads, results, models };
  const ample = new Set<number>(mended);
  const alone = loneTimes(prepared, conditions.hitRatios);
  const insides = new Map<number, Inside>();
  const out = {
    results: new Map<number, StationResult>(),
    loads: new Map<number, StationLoad>(),
    moments: new Map<number, readonly [Moment, Moment]>(),
    capacities: new Map<number, number>(),
    limits: new Map<number, number>(),
  };
  for (const s of prepared.pools.order) {
    const sites = prepared.pools.sites.get(s) as readonly HoldSite[];
    const inside = insideOf(prepared, sites, flows, conditions, ample, alone);
    if (inside === null) continue;
    insides.set(s, inside);
    const { copies: members, servers: slots } = copiesOf(prepared, s);
    const arrivals = arrivalsOf(inside, loads);
    const isShallow = [...inside.asked.keys()].every((at) => !models.has(at));
    if (mended.has(s)) continue;
    if (slots > MOST_SLOTS || (isShallow && slots >= reachOf(inside, members, around).most)) ample.add(s);
    else models.set(s, poolModel(s, inside, arrivals.scv, around));
  }
  for (const s of ample) passAll(s);

  const openWaits = new Map<number, Seconds>();
  const stretches = new Map<number, number>();
  /** For each station and pool behind pools: the share of its flow that comes through them, and how it fares. */
  const parts = new Map<number, Part[]>();
  for (const s of [...prepared.pools.order].reverse()) {
    const pool = models.get(s);
    if (pool === undefined) continue;
    const buckets = outside(pool);
    const holders = pool.network.nodes.map((_, i) =>
      buckets.reduce((sum, { share, weights }) => sum + share * (weights[i] as number), 0),
    );
    pool.places.forEach((place, p) => {
      const flow = flowAt(place);
      if (!(flow > 0)) return;
      const list = parts.get(place.station) ?? [];
      const stretch = stretchOf(pool, p);
      const [once, late] = buckets.map(({ weights }) => partOf(pool, p, weights, stretch)) as [
        StationPart,
        StationPart,
      ];
      list.push({
        share: (pool.inside.rate * place.caused) / flow,
        all: partOf(pool, p, holders, stretch),
        once,
        late,
        model: pool,
      });
      parts.set(place.station, list);
    });
    settlePool(pool, buckets, holders);
  }
  for (const s of parts.keys()) if (!models.has(s)) settleStation(s, partsAt(s));
  return out;

  interface Part {
    readonly share: number;
    readonly all: StationPart;
    readonly once: StationPart;
    readonly late: StationPart;
    readonly model: PoolModel;
  }

  interface StationPart {
    readonly found: Float64Array;
    readonly wait: Seconds;
    readonly place: Place;
  }

  function partOf(pool: PoolModel, p: number, weights: NodeWeights, stretch: number): StationPart {
    return {
      found: presentAt(pool, p, weights),
      wait: meanWait(pool, p, weights) * stretch,
      place: pool.places[p] as Place,
    };
  }

  /** Shares of the flow, which sum to 1 at most. */
  function partsAt(s: number): readonly Part[] {
    const list = parts.get(s) ?? [];
    const sum = list.reduce((total, { share }) => total + share, 0);
    return sum > 1 ? list.map((part) => ({ ...part, share: part.share / sum })) : list;
  }

  function flowAt({ station }: Place): number {
    return insides.get(station)?.rate ?? loads[station]?.arrivalRate ?? 0;
  }

  /** The wait for a slot, were all requests for one to come as they like. */
  function openWait(pool: PoolModel): Seconds {
    let known = openWaits.get(pool.station);
    if (known === undefined) {
      known = pool.queue.waitTime > 0 ? pool.queue.waitTime * correctionOf(pool) : 0;
      openWaits.set(pool.station, known);
    }
    return known;
  }

  /** As far as a place holds the full pool up, the wait for a slot is off by as much as the wait there. */
  function correctionOf(pool: PoolModel): number {
    const { network, slots, places, queue } = pool;
    if (queue.saturated) return 1;
    let log = 0;
    let left = 1;
    let mean = pool.delay;
    let { variance } = pool.inside.delay;
    const full = nodeWeights(
      pool,
      Float64Array.from({ length: slots + 1 }, (_, n) => (n === slots ? 1 : 0)),
    );
    places.forEach(({ copies, service, visits, scv, pool: inner }, p) => {
      const wait = meanWait(pool, p, full);
      const queueing = wait / (wait + service);
      const weight = copies * (network.present(p, slots) - network.present(p, slots - 1)) * queueing;
      left -= weight;
      if (inner === null && !pool.isVaried) log += weight * Math.log(stretchOf(pool, p));
      const alone = visits * service * (1 - queueing);
      mean += alone;
      variance += scv * alone * alone;
    });
    const load = pool.inside.rate / pool.members / fullRate(pool);
    const delays = delayCorrection(pool, mean, mean > 0 ? variance / (mean * mean) : 1, load);
    return Math.exp(log) * delays ** Math.max(0, left);
  }

  /** What the model says of the wait without a limit is put right by what is known of it. */
  function stretchOf(pool: PoolModel, p: number): number {
    const at = pool.station * model.stations.length + (pool.places[p] as Place).station;
    let known = stretches.get(at);
    if (known === undefined) {
      known = stretchAt(pool, p);
      stretches.set(at, known);
    }
    return known;
  }

  function stretchAt(pool: PoolModel, p: number): number {
    const place = pool.places[p] as Place;
    const result = results[place.station];
    if (pool.unlimited === null) return 1;
    const modelled = () => meanWait(pool, p, nodeWeights(pool, pool.unlimited?.holders ?? []));
    if (place.pool !== null) {
      const inner = place.pool;
      if (inner.queue.saturated) return 1;
      const time = openWait(inner) + holdingWith(inner, nodeWeights(inner, inner.queue.holders));
      return ratioOf(time - place.service, modelled(), place.service);
    }
    if (!result || result.saturated) return 1;
    return ratioOf(timeOf(result, place.service) - place.service, modelled(), place.service);
  }

  /** Of the wait for a slot alone, where those before the pool limit who comes. */
  function slotStretch(outer: PoolModel, pool: PoolModel): number {
    const p = outer.places.findIndex(({ station }) => station === pool.station);
    if (outer.unlimited === null || pool.queue.saturated) return 1;
    const found = presentAt(outer, p, nodeWeights(outer, outer.unlimited.holders));
    const modelled = erlangMixtureTail(found.subarray(Math.min(found.length, pool.slots)), fullRate(pool)).mean;
    return ratioOf(openWait(pool), modelled, pool.network.curve[1] as number);
  }

  /** How many hold a slot, as those see it who get one at once and those who wait: by the pools before it, or by itself. */
  function outside(pool: PoolModel): readonly [Bucket, Bucket] {
    const { slots, queue } = pool;
    let own = 1;
    const once = new Float64Array(slots + 1);
    const late = new Float64Array(slots + 1);
    for (const { share, all } of partsAt(pool.station)) {
      own -= share;
      all.found.forEach((probability, k) => {
        const target = k >= slots ? late : once;
        const n = Math.min(k + 1, slots);
        target[n] = (target[n] as number) + share * probability;
      });
    }
    if (own > 1e-9) {
      queue.holders.forEach((weight, n) => {
        const waited = n === slots ? queue.waitProbability : 0;
        once[n] = (once[n] as number) + own * (weight - waited);
        late[n] = (late[n] as number) + own * waited;
      });
    }
    const total = sumOf(once) + sumOf(late);
    return [bucket(pool, once, total), bucket(pool, late, total)];
  }

  function bucket(pool: PoolModel, holders: Float64Array, total: number): Bucket {
    const share = sumOf(holders);
    const known = holders.map((weight) => (share > 0 ? Math.max(0, weight) / share : 0));
    if (share === 0) known[pool.slots] = 1;
    return { share: share / total, weights: nodeWeights(pool, known) };
  }

  function settlePool(pool: PoolModel, [once, late]: readonly [Bucket, Bucket], holders: NodeWeights): void {
    const { station: s, queue, slots, members, inside } = pool;
    const { arrivals } = { arrivals: arrivalsOf(inside, loads) };
    const before = partsAt(s);
    const through = before.reduce((sum, { share }) => sum + share, 0);
    const own = Math.max(0, 1 - through) > 1e-9 ? Math.max(0, 1 - through) : 0;
    const capacity = members * pool.capacity;
    const saturated = own > 0 && queue.saturated;
    const rate = fullRate(pool);
    const waits: { weight: number; law: TailLaw }[] = before.map(({ share, all, model: outer }) => ({
      weight: share,
      law: scaleTail(
        erlangMixtureTail(all.found.subarray(Math.min(all.found.length, slots)), rate),
        slotStretch(outer, pool),
      ),
    }));
    if (own > 0 && !saturated) {
      const { waitProbability } = queue;
      const waitTime = openWait(pool);
      waits.push({
        weight: own,
        law:
          waitProbability > 0 && waitTime > 0 ? exponentialTail(waitProbability, waitProbability / waitTime) : noTime,
      });
    }
    const wait = saturated ? null : mixtureTail(waits);
    const admitted = saturated ? capacity : inside.offered * (1 - own * queue.lossProbability);
    // No more slots are held than there are (Little's law): an overload behind the pool makes its holders stay no longer.
    const time = saturated ? slots / rate : Math.min(holdingWith(pool, holders), (slots * members) / admitted);
    out.capacities.set(s, capacity);
    const limit = limitOf(pool);
    if (limit !== null && capacity >= LIMITED * limit.capacity) out.limits.set(s, limit.station);
    out.loads.set(s, {
      arrivalRate: inside.offered,
      arrivalScv: arrivals.scv,
      feedback: 0,
      service: lawFromMoments(time, 1),
      stream: arrivals.stream,
    });
    const servers = slots * members;
    out.results.set(s, {
      utilization: (inside.offered * time) / servers,
      idle: 1 - (inside.offered * time) / servers,
      saturated,
      throughput: admitted,
      lossProbability: saturated ? 0 : own * queue.lossProbability,
      waitProbability: saturated ? 1 : Math.min(1, 1 - (wait as TailLaw).atZero),
      wait,
      departureScv: pool.outputScv,
      method: "flow-equivalent server",
      exactness: "approximate",
      source: "Chandy, Herzog & Woo 1975",
    });
    if (wait === null || !(late.share > 1e-9)) return;
    // Of all together the mean stays what it is, also where those who find all slots held are told a little differently.
    const waited = reshapeTail(wait, 1, wait.mean / late.share);
    out.moments.set(s, [
      { probability: once.share, wait: noTime, results: new Map() },
      { probability: late.share, wait: waited, results: new Map() },
    ]);
  }

  /** The station behind a pool that lets the fewest of its holders through, and how many; null: there is none. */
  function limitOf(pool: PoolModel): { readonly station: number; readonly capacity: number } | null {
    let least: { station: number; capacity: number } | null = null;
    for (const { station, caused, causedDemand, copies, servers, others, pool: inner } of pool.places) {
      const behind = inner === null ? null : limitOf(inner);
      if (inner !== null && behind === null) continue;
      const isOwn = model.stations[station]?.group === model.stations[pool.station]?.group;
      const through = isOwn ? pool.members : copies;
      const one =
        behind === null
          ? {
              station,
              capacity:
                (through * (servers - (isOwn ? others : othersBeside(pool, station)))) / (causedDemand * copies),
            }
          : { station: behind.station, capacity: behind.capacity / caused };
      if (least === null || one.capacity < least.capacity) least = one;
    }
    return least;
  }

  /** Work at one copy of a station that does not come through a pool, in servers. */
  function othersBeside(pool: PoolModel, s: number): number {
    const { arrivalRate, service } = loads[s] as StationLoad;
    const own = pool.inside.rate * (pool.inside.caused.get(s)?.demand ?? 0);
    return Math.max(0, arrivalRate * meanOf(service) - own) / copiesOf(prepared, s).copies;
  }

  function holdingWith(pool: PoolModel, holders: NodeWeights): Seconds {
    const plain = holdingTime(pool, holders);
    return pool.places.reduce((sum, place, p) => {
      const stretch = stretchOf(pool, p);
      return stretch === 1 ? sum : sum + place.visits * (stretch - 1) * meanWait(pool, p, holders);
    }, plain);
  }

  function settleStation(s: number, list: readonly Part[]): void {
    const plain = results[s] as StationResult;
    const load = loads[s] as StationLoad;
    const through = Math.min(
      1,
      list.reduce((sum, { share }) => sum + share, 0),
    );
    const own = 1 - through > 1e-9 ? 1 - through : 0;
    if (plain.saturated && own > 0) return;
    const service = meanOf(load.service);
    const asBefore = plain.saturated ? 0 : timeOf(plain, service) - service;
    // Others wait in the same line.
    const limited = list.reduce((sum, { share, all }) => sum + share * all.wait, 0) / through;
    const theirs = asBefore * own + limited * through;
    const mean = limited * through + theirs * own;
    out.results.set(s, resultWith(s, plain, mean, (list[0] as { all: StationPart }).all, asBefore));
    for (const { model: pool, once, late } of list) {
      const moments = out.moments.get(pool.station);
      if (moments === undefined) continue;
      const [first, last] = moments;
      // Of all together the mean stays what it is.
      const together = first.probability * once.wait + last.probability * late.wait;
      const scale = together > 0 ? mean / together : 1;
      first.results.set(s, resultWith(s, plain, once.wait * scale, once, asBefore));
      last.results.set(s, resultWith(s, plain, late.wait * scale, late, null));
    }
  }

  function resultWith(
    s: number,
    plain: StationResult,
    mean: Seconds,
    { place, found }: StationPart,
    asBefore: Seconds | null,
  ): StationResult {
    const common = {
      ...plain,
      saturated: false,
      throughput: (loads[s] as StationLoad).arrivalRate,
      method: plain.saturated ? "within a pool" : `${plain.method} within a pool`,
      exactness: "approximate" as const,
      source: "Chandy, Herzog & Woo 1975",
    };
    if ((model.stations[s] as Station).discipline === "ps") {
      const service = meanOf((loads[s] as StationLoad).service);
      const response = plain.response ?? exponentialTail(1, 1 / (service + mean));
      return { ...common, response: scaleTail(response, (service + mean) / response.mean) };
    }
    const modelled = waitLaw(place, found, mean);
    // What a single holder causes and does not wait for is in the mean alone: no number present tells of it.
    const law = modelled.mean > 0 || mean === 0 ? modelled : withMean(plain.wait, mean);
    const isExponential = (loads[s] as StationLoad).service.kind === "exponential";
    const isKnown = asBefore !== null && plain.wait !== null && !plain.saturated && !isExponential;
    const wait = isKnown ? blended(plain.wait as TailLaw, law, mean, asBefore) : law;
    return { ...common, wait, waitProbability: 1 - wait.atZero };
  }

  /** As good as unlimited, the wait keeps the shape that is known of it. */
  function blended(known: TailLaw, limited: TailLaw, mean: Seconds, asBefore: Seconds): TailLaw {
    const kept = asBefore > 0 ? Math.min(1, Math.max(0, (mean / asBefore - 0.6) / 0.35)) : 0;
    if (kept === 0 || known.mean === 0 || known.atZero >= 1) return limited;
    const probability = Math.min(1, (1 - known.atZero) * Math.min(1, mean / asBefore) ** 0.5);
    const shaped = reshapeTail(known, probability, mean);
    if (kept === 1) return shaped;
    return mixtureTail([
      { weight: kept, law: shaped },
      { weight: 1 - kept, law: limited },
    ]);
  }

  /** A pool that nobody ever waits for. */
  function passAll(s: number): void {
    const inside = insides.get(s);
    if (inside === null || inside === undefined || mended.has(s)) return;
    const { copies: members, servers: slots } = copiesOf(prepared, s);
    const arrivals = arrivalsOf(inside, loads);
    let time = inside.delay.demand;
    for (const [at, { visits, demand }] of inside.asked) {
      const result = results[at];
      time += result && !result.saturated ? visits * timeOf(result, demand / visits) : demand;
    }
    const servers = slots * members;
    out.loads.set(s, {
      arrivalRate: inside.offered,
      arrivalScv: arrivals.scv,
      feedback: 0,
      service: lawFromMoments(time, 1),
      stream: arrivals.stream,
    });
    out.results.set(s, {
      utilization: Math.min(1, (inside.offered * time) / servers),
      idle: Math.max(0, 1 - (inside.offered * time) / servers),
      saturated: false,
      throughput: inside.offered,
      lossProbability: 0,
      waitProbability: 0,
      wait: noTime,
      departureScv: 1,
      method: "pool of ample size",
      exactness: "approximate",
      source: "",
    });
  }
}

/** Slots held for a time of their own are an M/G/N queue, whose wait is known better than by its first two moments. */
function delayCorrection({ slots, arrivalScv }: PoolModel, delay: Seconds, scv: number, load: number): number {
  if (Math.abs(scv - 1) < 0.02 || !(load < 1)) return 1;
  const station = { servers: slots, discipline: "fcfs", effort: "fast" } as const;
  const arrivals = { arrivalRate: (load * slots) / delay, arrivalScv };
  const known = solveStation({ ...station, ...arrivals, service: lawFromMoments(delay, scv) }).wait?.mean;
  const plain = solveStation({
    ...station,
    arrivalRate: arrivals.arrivalRate,
    arrivalScv: 1,
    service: { kind: "exponential", mean: delay },
  });
  const modelled = ((arrivalScv + scv) / 2) * (plain.wait?.mean ?? 0);
  return known !== undefined && known > 0 && modelled > 0 ? known / modelled : 1;
}

const sumOf = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);

const fullRate = ({ curve, slots }: PoolModel): number => curve[slots] as number;

/** A wait of the known shape, else an exponential one of all. */
const withMean = (known: TailLaw | null, mean: Seconds): TailLaw =>
  known !== null && known.mean > 0 ? scaleTail(known, mean / known.mean) : exponentialTail(1, 1 / mean);

/** What is known over what is modelled, where there is anything to speak of. */
const ratioOf = (known: Seconds, modelled: Seconds, scale: Seconds): number =>
  modelled > 1e-9 * scale && known > 0 ? known / modelled : 1;

/** Requests for a slot come as those do that the first station behind it meets. */
function arrivalsOf(
  inside: Inside,
  loads: readonly (StationLoad | null)[],
): { scv: number; stream: StationLoad["stream"] } {
  for (const at of inside.asked.keys()) {
    const load = loads[at];
    if (load) return { scv: load.arrivalScv, stream: load.stream };
  }
  return { scv: 1, stream: "poisson" };
}

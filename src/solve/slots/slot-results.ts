/** How those fare who are before and behind the slots of users who think: outside in, from how many are about at each. */
import { gammaMixture, type WeightedTime } from "../../closed/gamma-mixture.ts";
import type { PopulationLaw } from "../../closed/population-law.ts";
import { speedAt } from "../../closed/speeds.ts";
import type { Station } from "../../model/types.ts";
import type { PerSecond, Seconds } from "../../queueing/law.ts";
import { tailOf } from "../../queueing/law-cdf.ts";
import { lawFromMoments } from "../../queueing/law-from-moments.ts";
import { meanOf, scvOf } from "../../queueing/law-moments.ts";
import type { StationResult } from "../../queueing/station-result.ts";
import { mixtureTail, noTime, scaleTail, type TailLaw } from "../../queueing/tail-law.ts";
import type { Results } from "../closed-results.ts";
import type { HeldPools } from "../held/held-pools.ts";
import { foundAt, nodeWeights } from "../held/waits.ts";
import type { Prepared } from "../prepare.ts";
import type { StationLoad } from "../stations.ts";
import { heldOf, rateOf, type SlotModel, type SlotPlace } from "./slot-model.ts";
import type { Present } from "./slots-of-users.ts";

/** Who comes to a pool without a slot of another. */
export interface DirectVisits {
  readonly rate: PerSecond;
  /** W, s: a visit, with the wait for the slot. */
  readonly stay: Seconds;
  /** How many are found there who came in the same way. */
  readonly law: PopulationLaw;
}

export interface SlotResults {
  readonly held: HeldPools;
  readonly present: Present;
}

const NOBODY: PopulationLaw = { first: 0, probabilities: Float64Array.of(1) };

/** Some who come to a pool or a station in one way. */
interface Coming {
  /** Pool by way of which they come; −1: of none. */
  readonly way: number;
  readonly rate: PerSecond;
  readonly found: PopulationLaw;
  /** Who is there besides and came otherwise. */
  readonly others: number;
  readonly place: SlotPlace | null;
  /** Of a visit, where it is known better than from who is found. */
  readonly stay: Seconds | null;
}

/** @param direct results of the stations where users come without a slot */
export function slotResults(
  prepared: Prepared,
  models: ReadonlyMap<number, SlotModel>,
  loads: readonly (StationLoad | null)[],
  visits: ReadonlyMap<number, DirectVisits>,
  direct: Results,
  others: (pool: number) => number,
): SlotResults {
  const coming = new Map<number, Coming[]>();
  const present = new Map<number, Map<number, number>>();
  const out = { results: new Map<number, StationResult>(), loads: new Map<number, StationLoad>() };
  const come = (s: number, one: Coming): void => {
    const list = coming.get(s);
    if (list === undefined) coming.set(s, [one]);
    else list.push(one);
  };
  for (const [s, { rate, stay, law }] of visits)
    come(s, { way: -1, rate, found: law, others: others(s), place: null, stay });
  for (const s of [...prepared.pools.order].reverse()) {
    const model = models.get(s);
    if (model === undefined) continue;
    const list = coming.get(s) ?? [];
    const rate = list.reduce((sum, one) => sum + one.rate, 0);
    if (!(rate > 0)) continue;
    const holders = holdersOf(model, list, rate);
    const waits = list.map((one) => slotWait(model, one));
    const hold = list.map((one) => meanOver(one, (n) => heldOf(model, n) / rateOf(model, n)));
    const there = new Map<number, number>();
    list.forEach(({ way, rate: own }, i) => {
      there.set(way, own * ((waits[i] as TailLaw).mean + (hold[i] as Seconds)));
    });
    present.set(s, there);
    const law = mixtureTail(list.map((one, i) => ({ weight: one.rate / rate, law: waits[i] as TailLaw })));
    const time = list.reduce((sum, one, i) => sum + (one.rate / rate) * (hold[i] as Seconds), 0);
    const servers = model.slots * model.members;
    const utilization = shareOf(rate * time, servers);
    out.loads.set(s, {
      arrivalRate: rate,
      arrivalScv: 1,
      feedback: 0,
      service: lawFromMoments(time, 1),
      stream: "approximate",
    });
    out.results.set(s, {
      utilization,
      idle: 1 - utilization,
      saturated: false,
      throughput: rate,
      lossProbability: 0,
      waitProbability: 1 - law.atZero,
      wait: law,
      departureScv: 1,
      method: "flow-equivalent server",
      exactness: "approximate",
      source: "Chandy, Herzog & Woo 1975",
    });
    const weights = nodeWeights(model, holders);
    for (const [at, { visits: count }] of model.inside.asked) {
      if (model.places.some(({ station }) => station === at)) continue;
      come(at, { way: s, rate: rate * count, found: NOBODY, others: 0, place: null, stay: null });
    }
    model.places.forEach((place, p) => {
      const found = foundAt(model, p, weights);
      come(place.station, {
        way: s,
        rate: rate * place.visits,
        found: { first: 0, probabilities: found },
        others: place.others,
        place,
        stay: null,
      });
    });
  }
  for (const [s, list] of coming) if (!models.has(s)) settleStation(s, list);
  return {
    held: { ...out, moments: new Map(), capacities: new Map(), limits: new Map() },
    present,
  };

  function settleStation(s: number, list: readonly Coming[]): void {
    const station = prepared.model.stations[s] as Station;
    const load = loads[s] ?? null;
    if (load === null) return;
    const behind = list.reduce((sum, one) => sum + one.rate, 0);
    const isShared = station.discipline === "ps";
    const parts = list.map((one) => ({ weight: one.rate, law: timeAt(station, load, one) }));
    const plain = direct[s] ?? null;
    const own = Math.max(0, load.arrivalRate - behind);
    if (plain !== null && own > 1e-9 * load.arrivalRate)
      parts.push({ weight: own, law: (isShared ? plain.response : plain.wait) ?? noTime });
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    const law = mixtureTail(parts.map((part) => ({ ...part, weight: part.weight / total })));
    const servers = serversOf(prepared, s);
    const utilization = shareOf(load.arrivalRate * meanOf(load.service), servers);
    out.results.set(s, {
      ...behindSlots(utilization, load.arrivalRate),
      ...(isShared ? { wait: null, response: law } : { wait: law, waitProbability: 1 - law.atZero }),
    });
  }
}

/** All of the servers where only rounding is left of them. */
const shareOf = (work: number, servers: number): number => (work >= servers * (1 - NEARLY_ALL) ? 1 : work / servers);

const NEARLY_ALL = 1e-9;

export const serversOf = ({ model }: Prepared, s: number): number => {
  const { servers, group } = model.stations[s] as Station;
  return servers * (model.groups[group]?.members ?? 1);
};

/** A station behind slots, where nobody waits unless said. */
const behindSlots = (utilization: number, throughput: PerSecond): StationResult => ({
  utilization,
  idle: 1 - utilization,
  saturated: false,
  throughput,
  lossProbability: 0,
  waitProbability: 0,
  wait: noTime,
  departureScv: 1,
  method: "within a pool",
  exactness: "approximate",
  source: "Chandy, Herzog & Woo 1975",
});

/** E g(n), n with the one who comes. */
function meanOver({ found, others }: Coming, g: (n: number) => number): number {
  let sum = 0;
  let weight = 0;
  found.probabilities.forEach((probability, i) => {
    if (probability < NEVER) return;
    sum += probability * g(found.first + i + 1 + others);
    weight += probability;
  });
  return weight > 0 ? sum / weight : 0;
}

/** Chance below which nothing is seen. */
const NEVER = 1e-14;

/** Share of requests by how many hold a slot, themselves included; index n. */
function holdersOf(model: SlotModel, list: readonly Coming[], rate: PerSecond): Float64Array {
  const size = model.network.curve.length - 1;
  const holders = new Float64Array(size + 1);
  for (const { rate: one, found, others } of list) {
    found.probabilities.forEach((probability, i) => {
      const held = Math.min(size, heldOf(model, found.first + i + 1 + others));
      const below = Math.min(size, Math.max(1, Math.floor(held)));
      const above = Math.min(size, below + 1);
      const part = (probability * one) / rate;
      const upper = Math.max(0, held - below);
      holders[below] = (holders[below] as number) + part * (1 - upper);
      holders[above] = (holders[above] as number) + part * upper;
    });
  }
  return holders;
}

/**
 * scv of the number in one of M full lines, given the number in all: every way to divide them is as likely, since neither
 * arrivals by chance or in turn nor departures bring them back together. That is a Beta(1, M − 1) share of scv
 * u = (M − 1)/(M + 1), which ends where all are in one line; the gamma law with the same 99th percentile has about u².
 */
export const unevenness = (members: number): number => ((members - 1) / (members + 1)) ** 2;

/** The wait for a slot: those who wait in front are let in at the rate at which slots are given back. */
function slotWait(model: SlotModel, one: Coming): TailLaw {
  const times: WeightedTime[] = [];
  one.found.probabilities.forEach((weight, i) => {
    if (weight < NEVER) return;
    const n = one.found.first + i + 1 + one.others;
    const held = heldOf(model, n);
    const rate = rateOf(model, n);
    const mean = (n - held) / rate;
    const variance = (mean * model.members) / rate + mean * mean * unevenness(model.members);
    times.push(...onceWaiting(weight, mean, variance, Math.min(1, Math.max(0, 1 - held + heldOf(model, n - 1)))));
  });
  const law = gammaMixture(times);
  if (one.stay === null || !(law.mean > 0)) return law;
  const hold = meanOver(one, (n) => heldOf(model, n) / rateOf(model, n));
  return one.stay > hold ? scaleTail(law, (one.stay - hold) / law.mean) : noTime;
}

/** At a station: the wait of those who find so many, or their whole stay where servers are shared. */
function timeAt(station: Station, { service }: StationLoad, { found, place }: Coming): TailLaw {
  const isShared = station.discipline === "ps";
  if (place === null) return isShared ? { mean: meanOf(service), atZero: 0, tail: (t) => tailOf(service, t) } : noTime;
  const { speeds, service: own, servers } = place;
  const times: WeightedTime[] = [];
  found.probabilities.forEach((weight, i) => {
    if (weight < NEVER) return;
    const n = found.first + i + 1;
    const stay = (own * n) / speedAt(speeds, n);
    if (isShared) {
      times.push({ weight, mean: stay, variance: stay * stay * scvOf(service) });
      return;
    }
    const mean = Math.max(0, stay - own);
    const before = n > 1 ? speedAt(speeds, n - 1) : 0;
    const waits = Math.min(1, Math.max(0, 1 - (speedAt(speeds, n) - before) * (1 / speedAt(speeds, 1))));
    times.push(...onceWaiting(weight, mean, (mean * own) / servers, waits));
  });
  return gammaMixture(times);
}

/** Of a time that is 0 unless there is something to wait for. */
function onceWaiting(weight: number, mean: Seconds, variance: number, waits: number): WeightedTime[] {
  if (!(mean > 0)) return [{ weight, mean: 0, variance: 0 }];
  const share = Math.max(waits, LEAST_WAITING);
  const longer = mean / share;
  const second = (variance + mean * mean) / share;
  return [
    {
      weight: weight * share,
      mean: longer,
      variance: Math.max(longer * longer * LEAST_WAITING, second - longer * longer),
    },
    { weight: weight * (1 - share), mean: 0, variance: 0 },
  ];
}

/** Who has to wait at all waits with some chance. */
const LEAST_WAITING = 1e-3;

/** The solved network of the tasks as results of the model's stations: as each task meets them, as open requests do, and together. */

import { expectation } from "../closed/population-law.ts";
import type { SolvedLaws } from "../closed/solved-laws.ts";
import { type Speeds, speedAt } from "../closed/speeds.ts";
import type { ClassAtStation, ClassResult, MixedResult, NetworkStation } from "../closed/types.ts";
import { isPool } from "../model/is-pool.ts";
import type { Station } from "../model/types.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { noTime, scaleTail, type TailLaw } from "../queueing/tail-law.ts";
import type { ClosedNetwork, Place } from "./closed-network.ts";
import type { Prepared } from "./prepare.ts";

/** By the model's stations; null: no closed class comes there, or nobody waits. */
export type Results = readonly (StationResult | null)[];

export interface SolvedTasks extends ClosedNetwork {
  readonly solved: MixedResult;
  readonly laws: SolvedLaws;
  /** By the model's stations, s: what those who look for the shortest queue wait beyond one queue for all. */
  readonly extraWaits: Float64Array;
}

/** As one class of the network meets its stations; where it does not come itself, as all together do. */
export function resultsOfClass(prepared: Prepared, tasks: SolvedTasks, r: number): Results {
  const results: (StationResult | null)[] = prepared.model.stations.map(() => null);
  for (const place of tasks.places) {
    const station = prepared.model.stations[place.station] as Station;
    if (isPool(station) || !isQueue(tasks, place)) continue;
    const rate = rateAt(tasks, place, r);
    results[place.station] = resultOf(station, tasks, place, rate > 0 ? [{ at: r, rate }] : comersAt(tasks, place));
  }
  return results;
}

const comersAt = (tasks: SolvedTasks, place: Place): readonly Comer[] =>
  tasks.network.classes.map((_, r) => ({ at: r, rate: rateAt(tasks, place, r) }));

/** Of all classes together, each by how often it comes. */
export function resultsOfAll(prepared: Prepared, tasks: SolvedTasks): Results {
  const results: (StationResult | null)[] = prepared.model.stations.map(() => null);
  for (const place of tasks.places) {
    const station = prepared.model.stations[place.station] as Station;
    if (isPool(station) || !isQueue(tasks, place)) continue;
    results[place.station] = resultOf(station, tasks, place, comersAt(tasks, place));
  }
  return results;
}

/** Requests per second of a class at a station of the model. */
export function rateAt({ network, solved }: SolvedTasks, { queues }: Place, r: number): PerSecond {
  const { throughput } = solved.classes[r] as ClassResult;
  return queues.reduce((sum, { at }) => sum + throughput * (network.visits?.[r]?.[at] ?? 0), 0);
}

/** Mean time that a visit waits, or under processor sharing stays. */
export function timeAt({ network, solved, extraWaits }: SolvedTasks, { queues, station }: Place, r: number): Seconds {
  const { stations } = solved.classes[r] as ClassResult;
  let time = 0;
  let count = 0;
  for (const { at } of queues) {
    const isShared = network.stations[at]?.discipline === "ps";
    const demand = network.demands[r]?.[at] ?? 0;
    time += (stations[at] as ClassAtStation).residenceTime - (isShared ? 0 : demand);
    count += network.visits?.[r]?.[at] ?? 0;
  }
  return (count > 0 ? Math.max(0, time) / count : 0) + (extraWaits[station] as number);
}

export const isQueue = ({ network }: SolvedTasks, { queues }: Place): boolean =>
  network.stations[queues[0]?.at as number]?.servers !== Number.POSITIVE_INFINITY;

interface Comer {
  readonly at: number;
  readonly rate: PerSecond;
}

function resultOf(station: Station, tasks: SolvedTasks, place: Place, comers: readonly Comer[]): StationResult {
  const { solved, laws } = tasks;
  const coming = comers.filter(({ rate }) => rate > 0);
  const rate = coming.reduce((sum, comer) => sum + comer.rate, 0);
  const mean =
    rate > 0 ? coming.reduce((sum, { at, rate: one }) => sum + (one / rate) * timeAt(tasks, place, at), 0) : 0;
  const queues = unlike(place);
  const utilization = station.scalability === null ? busyShareOf(tasks, place) : shareOfBest(tasks, place);
  const over = (value: (r: number, at: number) => number): number =>
    coming.reduce(
      (sum, { at: r, rate: one }) =>
        sum + (one / rate) * queues.reduce((all, { at, share }) => all + share * value(r, at), 0),
      0,
    );
  const isShared = station.discipline === "ps";
  // What is shared stretches a service in proportion: the stay is of the station's mean service, whoever asks.
  const longer = isShared
    ? meanServiceOf(tasks, place, comersAt(tasks, place)) / meanServiceOf(tasks, place, coming)
    : 1;
  const time = lazily(longer * mean, () => mixtureOf(coming, queues, rate, laws));
  let waits: number | null = null;
  return {
    utilization,
    idle: Math.max(0, 1 - utilization),
    saturated: false,
    throughput: rate,
    lossProbability: 0,
    get waitProbability() {
      waits ??= Math.min(1, over(laws.waitProbability));
      return waits;
    },
    wait: isShared ? null : time,
    ...(isShared ? { response: time } : {}),
    departureScv: 1,
    method: `closed, ${solved.method}`,
    exactness: solved.exactness,
    source: solved.source,
  };
}

/** Of those who come, each by how often; of a station that nobody asks, the same for all. */
function meanServiceOf({ network, solved }: SolvedTasks, { queues }: Place, comers: readonly Comer[]): Seconds {
  let work = 0;
  let rate = 0;
  for (const { at: r, rate: one } of comers) {
    rate += one;
    for (const { at } of queues)
      work += (solved.classes[r] as ClassResult).throughput * (network.demands[r]?.[at] ?? 0);
  }
  return work > 0 ? work / rate : 1;
}

/** Utilization law, of all classes together. */
function busyShareOf({ network, solved }: SolvedTasks, { queues }: Place): number {
  let work = 0;
  let servers = 0;
  for (const { at } of queues) {
    servers += network.stations[at]?.servers ?? 0;
    network.classes.forEach((_, r) => {
      work += (solved.classes[r] as ClassResult).throughput * (network.demands[r]?.[at] ?? 0);
    });
  }
  return work / servers;
}

/**
 * Of stations whose speed depends on the number that they serve at once: what they do with those who are there, of the
 * most that they can, and all of it where there are more than they serve best. Of c servers that is the busy share.
 */
function shareOfBest({ network, laws }: SolvedTasks, { queues }: Place): number {
  let sum = 0;
  for (const { at } of queues) {
    const { speeds = [] } = network.stations[at] as NetworkStation;
    const most = Math.max(largestOf(speeds), network.stations[at]?.risesTo ?? 0);
    const present = laws.present(at);
    if (present === null) continue;
    const best = bestOf(present.speeds);
    const taken = present.openLoad / most;
    sum += expectation(present.law, (k) =>
      k > best ? 1 : Math.min(1, taken + (k === 0 ? 0 : speedAt(present.speeds, k) / most)),
    );
  }
  return sum / queues.length;
}

function largestOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i] as number);
  return most;
}

/** The last number up to which more are served the better; all where they only rise. */
function bestOf(speeds: Speeds): number {
  const top = largestOf(speeds);
  const last = speeds.length;
  return (speeds[last - 1] as number) < top * (1 - 1e-9) ? speeds.indexOf(top) + 1 : Number.POSITIVE_INFINITY;
}

/** Like queues once, with the share of them all. */
function unlike({ queues }: Place): readonly { readonly at: number; readonly share: number }[] {
  const [first] = queues;
  if (first === undefined || queues.some(({ share }) => share !== first.share)) return queues;
  return [{ at: first.at, share: 1 }];
}

function mixtureOf(
  coming: readonly Comer[],
  queues: readonly { readonly at: number; readonly share: number }[],
  rate: PerSecond,
  laws: SolvedLaws,
): TailLaw {
  const parts = coming.flatMap(({ at: r, rate: one }) =>
    queues.map(({ at, share }) => ({ weight: (one / rate) * share, law: laws.visit(r, at) })),
  );
  if (parts.length === 0) return noTime;
  const weighted = (value: (law: TailLaw) => number): number =>
    parts.reduce((sum, { weight, law }) => sum + weight * value(law), 0);
  return {
    mean: weighted((law) => law.mean),
    atZero: weighted((law) => law.atZero),
    tail: (t) => weighted((law) => law.tail(t)),
  };
}

/** A law of a known mean that is made when it is asked, and is scaled to the mean. */
function lazily(mean: Seconds, make: () => TailLaw): TailLaw {
  let made: TailLaw | null = null;
  const law = (): TailLaw => {
    if (made === null) {
      const raw = make();
      made = raw.mean > 0 && mean > 0 ? scaleTail(raw, mean / raw.mean) : noTime;
    }
    return made;
  };
  return {
    mean,
    get atZero() {
      return law().atZero;
    },
    tail: (t) => law().tail(t),
  };
}

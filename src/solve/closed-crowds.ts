/**
 * Stations whose speed depends on how many they serve at once, among so many users that one more or less is nothing.
 * Such a station can be held up by a crowd at a throughput far below its best, which no open stream tells: each is
 * solved as the closed system of those who may come there, who are away for as long as the rest of their cycle takes.
 */
import { type CrowdLaw, crowdLaw } from "../closed/crowd.ts";
import { gammaMixture } from "../closed/gamma-mixture.ts";
import { type Speeds, speedAt } from "../closed/speeds.ts";
import type { Group, Station } from "../model/types.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { exponentialTail } from "../queueing/tail-law.ts";
import type { Problem } from "./closed-problem.ts";
import { peakWork, scalableStation } from "./closed-speeds.ts";
import { flowsOf } from "./flows.ts";
import { plainLoads } from "./traffic.ts";

/** By the model's stations. */
export type Crowds = ReadonlyMap<number, StationResult>;

/** As if each were served alone. */
export function nobodyThere({ prepared, waiting, met }: Problem, throughputs: readonly PerSecond[]): Crowds {
  const { stations } = prepared.model;
  const crowded = [...met].filter((s) => waiting[s] && stations[s]?.scalability !== null);
  const alone = { wait: null, saturated: false, utilization: 0, idle: 1, throughput: throughputs[0] ?? 0 };
  return new Map(
    crowded.map((s) => {
      const services = prepared.sites.filter(({ station }) => station === s).map(({ serviceTime }) => serviceTime);
      const response = exponentialTail(1, 1 / Math.max(...services));
      return [s, { ...alone, ...COMMON, lossProbability: 0, waitProbability: 0, response }];
    }),
  );
}

const COMMON = {
  departureScv: 1,
  method: "closed, many users",
  exactness: "approximate",
  source: "Kleinrock 1975, section 3.8",
} as const;

/** The crowds at given throughputs; `before` as they were found with. */
export function crowdsAt(problem: Problem, throughputs: readonly PerSecond[], before: Crowds): Crowds {
  const { prepared, conditions, ratesAt } = problem;
  const { stations, groups } = prepared.model;
  const loads = plainLoads(prepared, flowsOf(prepared, ratesAt(throughputs), conditions).sites);
  return new Map(
    [...before].map(([s, last]) => {
      const load = loads[s];
      if (load === null || load === undefined) return [s, last];
      const station = stations[s] as Station;
      const there = (last.response?.mean ?? 0) * load.arrivalRate;
      const users = usersAt(problem, s);
      const away = Math.max(0, (users - there) / load.arrivalRate);
      const found = crowdAt(station, groups[station.group] as Group, users, away, meanOf(load.service));
      return [s, { ...found, throughput: load.arrivalRate }];
    }),
  );
}

/** How far the furthest crowd moved, relative, in the time of a visit. */
export function movedBy(crowds: Crowds, before: Crowds): number {
  let most = 0;
  for (const [s, { response }] of crowds) {
    const was = before.get(s)?.response?.mean ?? 0;
    most = Math.max(most, Math.abs((response?.mean ?? 0) / was - 1));
  }
  return most;
}

/** Users who may be at a station. */
function usersAt({ prepared, chains, tasks }: Problem, s: number): number {
  const coming = new Set(
    tasks.flatMap(({ chain, sites }) =>
      [...sites.keys()].some((k) => prepared.sites[k]?.station === s) ? [chain] : [],
    ),
  );
  return chains.reduce((sum, { population }, c) => sum + (coming.has(c) ? population : 0), 0);
}

function crowdAt(
  { scalability, servers }: Station,
  { members }: Group,
  users: number,
  away: Seconds,
  service: Seconds,
): Omit<StationResult, "throughput"> {
  if (scalability === null) throw new RangeError(`a station of ${servers} servers has no crowd`);
  const { atOnce = Number.POSITIVE_INFINITY, speeds: given = [] } = scalableStation(scalability, members, users, false);
  const speeds = Float64Array.from(given);
  const { contention, coherency, concurrency } = scalability;
  const key = [contention, coherency, concurrency, members].join(" ");
  const law = crowdLaw(users, service / away, speeds, key);
  const over = (value: (k: number) => number): number =>
    law.numbers.reduce((sum, k, i) => sum + (law.probabilities[i] as number) * value(k), 0);
  const done = over((k) => (k === 0 ? 0 : speedAt(speeds, k)));
  const stay = (over((k) => k) * service) / done;
  const best = members * peakWork(scalability);
  const utilization = Math.min(1, done / best);
  return {
    ...COMMON,
    utilization,
    idle: 1 - utilization,
    saturated: false,
    lossProbability: 0,
    waitProbability: over((k) => (k >= atOnce ? 1 : 0)),
    wait: null,
    response: stayLaw(law, speeds, stay),
  };
}

/** A visit finds about as many there as the clock sees. */
function stayLaw({ numbers, probabilities }: CrowdLaw, speeds: Speeds, stay: Seconds) {
  const raw = Array.from(numbers, (k) => (k + 1) / speedAt(speeds, k + 1));
  const mean = raw.reduce((sum, time, i) => sum + time * (probabilities[i] as number), 0);
  return gammaMixture(
    raw.map((time, i) => {
      const scaled = (time * stay) / mean;
      return { weight: probabilities[i] as number, mean: scaled, variance: scaled * scaled };
    }),
  );
}

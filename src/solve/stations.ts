import type { Group, Station } from "../model/types.ts";
import { solveBalanced } from "../queueing/balanced-queues.ts";
import { type BalancedInput, combineMembers, type MemberGroup } from "../queueing/balanced-result.ts";
import type { Law, PerSecond, Seconds } from "../queueing/law.ts";
import { lawFromMoments } from "../queueing/law-from-moments.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import { nobodyServes } from "../queueing/nobody-serves.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { solveBatchedStation } from "./batches.ts";
import { partShares } from "./parts.ts";
import type { Prepared } from "./prepare.ts";
import { type PlaceInRow, solveInRow, stayInRow } from "./rows.ts";
import { solveScalableStation } from "./scalable-station.ts";
import type { StreamKind, Together } from "./variability.ts";

/** What comes to a station: rate, variability and service at the present mix. */
export interface StationLoad {
  /** λ, all members together. */
  readonly arrivalRate: PerSecond;
  /** ca², folded. */
  readonly arrivalScv: number;
  /** Share of arrivals that come straight back: visits in a row, folded into one. */
  readonly feedback: number;
  /** E K² of the visits in such a row, 1/(1 − feedback) on average. */
  readonly rowSecondMoment?: number;
  /** Law of one service. */
  readonly service: Law;
  /** What is known of the arrivals. */
  readonly stream: StreamKind;
  /** Requests that come at once, and Var N/E N of all that come, over the station's own time; absent where none do. */
  readonly batches?: readonly Together[];
  readonly dispersion?: number;
  /** Among limited rooms in a row; absent where it stands in none. */
  readonly inRow?: PlaceInRow;
}

/** The services asked of each station, by the flow of each use. Stations that nobody asks have none. */
export function serviceLaws(prepared: Prepared, siteFlows: Float64Array): readonly (Law | null)[] {
  const parts: { law: Law; rate: number }[][] = prepared.model.stations.map(() => []);
  prepared.sites.forEach((site, k) => {
    const rate = siteFlows[k] as number;
    if (rate <= 0) return;
    const list = parts[site.station] as { law: Law; rate: number }[];
    const same = list.find((part) => isSameLaw(part.law, site.service));
    if (same) same.rate += rate;
    else list.push({ law: site.service, rate });
  });
  return parts.map(mixtureByRate);
}

function mixtureByRate(parts: readonly { readonly law: Law; readonly rate: number }[]): Law | null {
  const [first, second] = parts;
  if (first === undefined) return null;
  if (second === undefined) return first.law;
  const total = parts.reduce((sum, part) => sum + part.rate, 0);
  if (parts.every((part) => part.law.kind === "exponential")) {
    return {
      kind: "hyperexponential",
      branches: parts.map((part) => ({ probability: part.rate / total, mean: meanOf(part.law) })),
    };
  }
  return { kind: "mixture", parts: parts.map((part) => ({ weight: part.rate / total, law: part.law })) };
}

function isSameLaw(a: Law, b: Law): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "constant":
    case "exponential":
      return a.mean === (b as typeof a).mean;
    case "erlang":
      return a.mean === (b as typeof a).mean && a.stages === (b as typeof a).stages;
    case "mixed-erlang":
      return (
        a.mean === (b as typeof a).mean &&
        a.stages === (b as typeof a).stages &&
        a.probability === (b as typeof a).probability
      );
    case "gamma":
    case "lognormal":
      return a.mean === (b as typeof a).mean && a.scv === (b as typeof a).scv;
    default:
      return JSON.stringify(a) === JSON.stringify(b);
  }
}

/**
 * scv of a service by which M/G/1 waits as long as rows of K visits do, each of which queues anew: with a like wait at
 * each visit the work that is present is λ(E K·cs² + E K²)S²/(2(1 − ρ)), as in any order, and W·λS·E K(K + 1)/2 beside the
 * services in progress. For geometric rows q + (1 − q)cs² (Whitt, The Queueing Network Analyzer, 1983, §5.3).
 */
function rowScv(mean: number, secondMoment: number, serviceScv: number): number {
  return Math.max(0, (2 * (mean * serviceScv + secondMoment)) / (mean + secondMoment) - 1);
}

/**
 * One station under its load. Under feedback the folded station is solved, a visit being the whole
 * row of services, and its wait spread over the row (Whitt, The Queueing Network Analyzer, 1983, §5.3).
 */
export function solveLoadedStation(
  station: Station,
  group: Group,
  load: StationLoad,
  effort: "fast" | "exact",
): StationResult {
  const { arrivalRate, feedback, service } = load;
  if (station.isLost) return nobodyServes(arrivalRate);
  const { scalability } = station;
  if (scalability !== null) {
    const result = solveScalableStation(station, scalability, group, arrivalRate, service);
    return load.stream === "poisson" ? result : { ...result, exactness: "approximate" };
  }
  if (load.inRow !== undefined && effort === "exact") {
    const { inRow, ...plain } = load;
    const own = solveInRow(inRow, arrivalRate) ?? solveLoadedStation(station, group, plain, effort);
    const later = stayInRow(inRow, arrivalRate);
    return later ? { ...own, later } : own;
  }
  const batched = solveBatchedStation(station, group, load, effort);
  if (batched !== null) return batched;
  const folded =
    feedback > 0
      ? lawFromMoments(
          meanOf(service) / (1 - feedback),
          rowScv(1 / (1 - feedback), load.rowSecondMoment ?? (1 + feedback) / (1 - feedback) ** 2, scvOf(service)),
        )
      : service;
  const shares = partShares(group);
  const whole = {
    arrivalRate: arrivalRate * (1 - feedback),
    arrivalScv: load.arrivalScv,
    service: folded,
    servers: station.servers,
    discipline: station.discipline === "ps" ? ("ps" as const) : ("fcfs" as const),
    members: group.members,
    balancing: group.balancing,
    ...(load.batches ? { together: true as const } : {}),
    // Of arrivals that are known by two moments only, more is not to be had from a dearer solution.
    effort: load.stream === "approximate" ? "fast" : effort,
    ...(station.waitingRoom === null ? {} : { waitingRoom: station.waitingRoom }),
  };
  const result = shares === null ? solveLikeParts(whole, group.partitions ?? 1) : solveUnlikeParts(whole, shares);
  if (feedback > 0) return spreadOverVisits(result, feedback);
  return load.stream === "approximate" ? { ...result, exactness: "approximate" } : result;
}

/** One of the like parts, to which keys send their share as at random, stands for all. */
function solveLikeParts(whole: BalancedInput, parts: number): StationResult {
  if (parts === 1) return solveBalanced(whole);
  const part = solveBalanced(thinned(whole, 1 / parts, parts));
  return { ...part, throughput: part.throughput * parts };
}

/** Each part is a queue of its own, and a request meets the mixture of them by share, never a mean part. */
function solveUnlikeParts(whole: BalancedInput, shares: readonly number[]): StationResult {
  const counts = new Map<number, number>();
  for (const share of shares) counts.set(share, (counts.get(share) ?? 0) + 1);
  const groups = [...counts].map(([share, count]) => ({
    count,
    share,
    result: solveBalanced(thinned(whole, share, shares.length)),
  }));
  const combined = combineMembers({ ...whole, members: shares.length }, groups);
  return whole.members === shares.length ? combined : { ...combined, method: (groups[0] as MemberGroup).result.method };
}

function thinned(whole: BalancedInput, share: number, parts: number): BalancedInput {
  return {
    ...whole,
    arrivalRate: whole.arrivalRate * share,
    arrivalScv: 1 + (whole.arrivalScv - 1) * share,
    members: whole.members / parts,
  };
}

function spreadOverVisits(result: StationResult, feedback: number): StationResult {
  const perVisit = 1 - feedback;
  const shorten = (law: NonNullable<StationResult["wait"]>) => ({
    mean: law.mean * perVisit,
    ...(law.variance === undefined ? {} : { variance: law.variance * perVisit * perVisit }),
    atZero: law.atZero,
    tail: (t: Seconds) => law.tail(t / perVisit),
    ...(law.partialTail === undefined
      ? {}
      : { partialTail: (t: Seconds) => perVisit * (law.partialTail as (t: Seconds) => Seconds)(t / perVisit) }),
    ...(law.decay === undefined ? {} : { decay: law.decay / perVisit }),
  });
  return {
    ...result,
    throughput: result.throughput / perVisit,
    wait: result.wait === null ? null : shorten(result.wait),
    ...(result.response === undefined || result.response === null ? {} : { response: shorten(result.response) }),
    exactness: "approximate",
  };
}

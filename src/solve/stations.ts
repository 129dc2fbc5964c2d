import type { Group, Station } from "../model/types.ts";
import { solveBalanced } from "../queueing/balanced-queues.ts";
import type { Law, PerSecond, Seconds } from "../queueing/law.ts";
import { lawFromMoments } from "../queueing/law-from-moments.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { Prepared } from "./prepare.ts";
import type { StreamKind } from "./variability.ts";

/** What comes to a station: rate, variability and service at the present mix. */
export interface StationLoad {
  /** λ, all members together. */
  readonly arrivalRate: PerSecond;
  /** ca², folded. */
  readonly arrivalScv: number;
  /** Share of arrivals that come straight back: visits in a row, folded into one. */
  readonly feedback: number;
  /** Law of one service. */
  readonly service: Law;
  /** What is known of the arrivals. */
  readonly stream: StreamKind;
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
 * One station under its load. Under feedback the folded station is solved, a visit being the whole
 * row of services (geometric: mean S/(1−q), scv q + (1−q)cs²), and its wait spread over the row
 * (Whitt, The Queueing Network Analyzer, 1983, §5.3).
 */
export function solveLoadedStation(
  station: Station,
  group: Group,
  load: StationLoad,
  effort: "fast" | "exact",
): StationResult {
  const { arrivalRate, feedback, service } = load;
  const folded =
    feedback > 0
      ? lawFromMoments(meanOf(service) / (1 - feedback), feedback + (1 - feedback) * scvOf(service))
      : service;
  // One of the like parts, to which keys send their share as at random.
  const partitions = group.partitions ?? 1;
  const part = solveBalanced({
    arrivalRate: (arrivalRate * (1 - feedback)) / partitions,
    arrivalScv: 1 + (load.arrivalScv - 1) / partitions,
    service: folded,
    servers: station.servers,
    discipline: station.discipline === "ps" ? "ps" : "fcfs",
    members: group.members / partitions,
    balancing: group.balancing,
    // Of arrivals that are known by two moments only, more is not to be had from a dearer solution.
    effort: load.stream === "approximate" ? "fast" : effort,
    ...(station.waitingRoom === null ? {} : { waitingRoom: station.waitingRoom }),
    ...(group.weights === null ? {} : { weights: group.weights }),
  });
  const result = partitions > 1 ? { ...part, throughput: part.throughput * partitions } : part;
  if (feedback > 0) return spreadOverVisits(result, feedback);
  return load.stream === "approximate" ? { ...result, exactness: "approximate" } : result;
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

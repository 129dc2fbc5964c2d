import { requireInteger, requireNonNegative } from "../queueing/domain.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";
import { addStation } from "./add-station.ts";
import { expectation, type PopulationLaw, populationLaw } from "./population-law.ts";
import { type Speeds, speedAt } from "./speeds.ts";
import { delayCurve, stationCurve, type ThroughputCurve } from "./throughput-curve.ts";
import { withoutEach } from "./without-each.ts";

/** A station as one class of customers meets it. */
export interface QueueingPlace {
  /** D, s, ≥ 0: service asked of the station from one thinking to the next. */
  readonly demand: Seconds;
  readonly speeds: Speeds;
}

/** N customers of one class who think for Z, go through the stations and think again. */
export interface OneClassNetwork {
  /** N, an integer ≥ 1. */
  readonly population: number;
  /** Z, s, ≥ 0: all time that passes without a queue. */
  readonly delay: Seconds;
  readonly places: readonly QueueingPlace[];
}

export interface PlaceResult {
  /** K with N customers about: as the clock sees it. */
  readonly present: PopulationLaw;
  /** K with N − 1 about: as a customer sees it who arrives. */
  readonly onArrival: PopulationLaw;
  /** L = E K. */
  readonly queueLength: number;
  /** Time at the station from one thinking to the next, all visits together. */
  readonly residenceTime: Seconds;
}

export interface OneClassResult {
  /** X(0), …, X(N). */
  readonly curve: ThroughputCurve;
  /** X = X(N). */
  readonly throughput: PerSecond;
  /** R, s: time at all stations, delay excluded. */
  readonly responseTime: Seconds;
  readonly places: readonly PlaceResult[];
}

/**
 * A closed network of one class in product form, exact: exponential service under FCFS, any service under
 * processor sharing, any delay.
 *
 * @throws RangeError where the network has neither delay nor a station, or an argument is outside its domain
 *
 * Source: Buzen 1973; Reiser & Lavenberg, Mean-value analysis of closed multichain queuing networks (1980).
 *
 * @example
 * solveOneClass({ population: 1, delay: 1, places: [{ demand: 1, speeds: Float64Array.of(1) }] }).throughput; // 0.5
 */
export function solveOneClass(network: OneClassNetwork): OneClassResult {
  const { population } = network;
  const parts = partsOf(network);
  const met = new Map<number, PlaceResult>();
  let curve = parts.start as ThroughputCurve;
  withoutEach(parts.start, parts.members, adding(population), (index, others) => {
    const { demand, speeds, position } = parts.members[index] as Member;
    // All the others and the last: the whole.
    if (index === parts.members.length - 1) curve = adding(population)(others, { demand, speeds });
    const present = populationLaw(others, demand, speeds, population);
    const onArrival = populationLaw(others, demand, speeds, population - 1);
    met.set(position, {
      present,
      onArrival,
      queueLength: expectation(present, (k) => k),
      residenceTime: demand * expectation(onArrival, (k) => (k + 1) / speedAt(speeds, k + 1)),
    });
  });
  const throughput = curve[population] as number;
  const places = network.places.map(({ demand }, m) => met.get(m) ?? neverThere(throughput, demand));
  return {
    curve,
    throughput,
    // Not N/X minus Z, which loses digits where customers mostly think.
    responseTime: places.reduce((sum, { residenceTime }) => sum + residenceTime, 0),
    places,
  };
}

/**
 * X(0), …, X(N) alone: a flow-equivalent server, the speed of a pool.
 *
 * @throws RangeError as `solveOneClass`
 *
 * @example
 * throughputCurve({ population: 2, delay: 1, places: [] }); // Float64Array [0, 1, 2]
 */
export function throughputCurve(network: OneClassNetwork): ThroughputCurve {
  return curveOf(partsOf(network), network.population);
}

interface Member extends QueueingPlace {
  /** Where in the network's list it stands. */
  readonly position: number;
}

interface Parts {
  /** Curve of the delay; null where there is none. */
  readonly start: ThroughputCurve | null;
  readonly members: readonly Member[];
}

/** Below this share of all times a time is not seen, and its curve might overflow. */
const NEGLIGIBLE = 1e-20;

function partsOf({ population, delay, places }: OneClassNetwork): Parts {
  requireInteger("population", population, 1);
  requireNonNegative("delay", delay);
  const total = places.reduce((sum, { demand }) => sum + requireNonNegative("demand", demand), delay);
  if (!(total > 0)) throw new RangeError("a closed network must have a delay or a demand");
  const members = places
    .map((place, position): Member => ({ ...place, position }))
    .filter(({ demand }) => demand > NEGLIGIBLE * total);
  return { start: delay > NEGLIGIBLE * total ? delayCurve(delay, population) : null, members };
}

function curveOf({ start, members }: Parts, population: number): ThroughputCurve {
  // Either is there, for one of them has a good share of the total.
  return members.reduce<ThroughputCurve | null>(adding(population), start) as ThroughputCurve;
}

function adding(population: number) {
  return (before: ThroughputCurve | null, { demand, speeds }: QueueingPlace): ThroughputCurve =>
    before === null ? stationCurve(demand, speeds, population) : addStation(before, demand, speeds);
}

function neverThere(throughput: PerSecond, demand: Seconds): PlaceResult {
  const nobody: PopulationLaw = { first: 0, probabilities: Float64Array.of(1) };
  return { present: nobody, onArrival: nobody, queueLength: throughput * demand, residenceTime: demand };
}

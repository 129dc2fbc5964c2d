import type { Seconds } from "../queueing/law.ts";
import { addStation } from "./add-station.ts";
import { expectation, type PopulationLaw, populationLaw } from "./population-law.ts";
import type { Speeds } from "./speeds.ts";
import { delayCurve, stationCurve, type ThroughputCurve } from "./throughput-curve.ts";
import { withoutEach } from "./without-each.ts";

/** Like stations of which a holder visits one or the other. */
export interface PoolPlace {
  /** D, s, > 0: service that a holder asks of one of them. */
  readonly demand: Seconds;
  readonly speeds: Speeds;
  /** How many there are, ≥ 1. */
  readonly copies: number;
}

/** What the holders of a pool's slots go through. */
export interface PoolInside {
  /** N, the largest number of holders that is of interest, an integer ≥ 1. */
  readonly population: number;
  /** Z, s, ≥ 0: all time that passes without a queue. */
  readonly delay: Seconds;
  readonly places: readonly PoolPlace[];
}

/** The inside, solved closed at every population up to N. */
export interface PoolNetwork {
  /** X(0), …, X(N). */
  readonly curve: ThroughputCurve;
  /** Populations at which more than the throughput is worked out: few, but 1 and N among them; rising. */
  readonly nodes: readonly number[];
  /** Mean number at one copy of a place with n holders about. */
  readonly present: (place: number, n: number) => number;
  /** How many holders are at one copy of a place, as one of n holders finds them who comes there. */
  readonly onArrival: (place: number, n: number) => PopulationLaw;
}

/** Each population up to here is a node, */
const DENSE = 8;
/** and from there on one in each step of this factor. */
const STEP = 1.3;

/**
 * A pool's inside as a closed network in product form, one holder for each slot.
 *
 * Source: Chandy, Herzog & Woo, Parametric analysis of queuing networks (1975).
 *
 * @example
 * poolNetwork({ population: 2, delay: 1, places: [] }).curve; // Float64Array [0, 1, 2]
 */
export function poolNetwork({ population, delay, places }: PoolInside): PoolNetwork {
  const start = delay > 0 ? delayCurve(delay, population) : null;
  const members = places.flatMap((place, p) => Array.from({ length: place.copies }, () => ({ ...place, p })));
  const add = (before: ThroughputCurve | null, { demand, speeds }: PoolPlace): ThroughputCurve =>
    before === null ? stationCurve(demand, speeds, population) : addStation(before, demand, speeds);
  const curve = members.reduce<ThroughputCurve | null>(add, start) as ThroughputCurve;
  let others: (ThroughputCurve | null)[] | null = null;
  const withoutPlace = (p: number): ThroughputCurve | null => {
    if (others === null) {
      const found: (ThroughputCurve | null)[] = [];
      withoutEach(start, members, add, (index, rest) => {
        found[(members[index] as { readonly p: number }).p] = rest;
      });
      others = found;
    }
    return others[p] as ThroughputCurve | null;
  };
  const laws = new Map<number, PopulationLaw>();
  const law = (p: number, n: number): PopulationLaw => {
    const at = p * (population + 1) + n;
    let known = laws.get(at);
    if (known === undefined) {
      const { demand, speeds } = places[p] as PoolPlace;
      known = populationLaw(withoutPlace(p), demand, speeds, n);
      laws.set(at, known);
    }
    return known;
  };
  return {
    curve,
    nodes: nodesTo(population),
    present: (p, n) => (n === 0 ? 0 : expectation(law(p, n), (k) => k)),
    onArrival: (p, n) => law(p, n - 1),
  };
}

function nodesTo(population: number): readonly number[] {
  const nodes: number[] = [];
  for (let n = 1; n < population; n = n < DENSE ? n + 1 : Math.ceil(n * STEP)) nodes.push(n);
  nodes.push(population);
  return nodes;
}

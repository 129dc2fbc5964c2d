import { addStation } from "./add-station.ts";
import { evenPoints } from "./low-discrepancy.ts";
import type { OneClassNetwork, QueueingPlace } from "./one-class.ts";
import { type PopulationLaw, populationLaw } from "./population-law.ts";
import { delayCurve, stationCurve, type ThroughputCurve } from "./throughput-curve.ts";

/** How many are at each station, in the network's order, as one sees it who arrives: each state as likely as another. */
export type ArrivalStates = readonly Int32Array[];

/**
 * States of all stations at once as an arriving customer meets them: the joint law with N − 1 customers, sampled by
 * inverse transform at evenly spread points, station by station given those before, each from the convolution of what
 * is left. Numbers at different stations make up for one another, since the population is fixed; to draw them one by
 * one puts the p99 a third too high near saturation.
 *
 * @param network demands > 0
 * @param count points
 *
 * @example
 * arrivalStates({ population: 3, delay: 0, places: [{ demand: 1, speeds: Float64Array.of(1) }] }, 1); // [Int32Array [2]]
 */
export function arrivalStates(network: OneClassNetwork, count: number): ArrivalStates {
  const { population, delay, places } = network;
  // The busiest is what remains at the end: its number varies most.
  const order = places.map((_, m) => m).sort((a, b) => intensity(places[b]) - intensity(places[a]));
  const before: (ThroughputCurve | null)[] = [delay > 0 ? delayCurve(delay, population) : null];
  for (const m of order) {
    const { demand, speeds } = places[m] as QueueingPlace;
    const others = before[before.length - 1] as ThroughputCurve | null;
    before.push(others === null ? stationCurve(demand, speeds, population) : addStation(others, demand, speeds));
  }
  const laws = order.map(() => new Map<number, PopulationLaw>());
  const pointAt = evenPoints(Math.max(1, places.length));
  return Array.from({ length: count }, (_, i) => {
    const point = pointAt(i);
    const state = new Int32Array(places.length);
    let left = population - 1;
    for (let j = order.length - 1; j >= 0; j--) {
      const m = order[j] as number;
      const known = laws[j] as Map<number, PopulationLaw>;
      let law = known.get(left);
      if (law === undefined) {
        const { demand, speeds } = places[m] as QueueingPlace;
        law = populationLaw(before[j] as ThroughputCurve | null, demand, speeds, left);
        known.set(left, law);
      }
      const drawn = inverse(law, point[order.length - 1 - j] as number);
      state[m] = drawn;
      left -= drawn;
    }
    return state;
  });
}

/** Utilization at equal throughput. */
function intensity(place: QueueingPlace | undefined): number {
  const { demand, speeds } = place as QueueingPlace;
  return demand / speeds.reduce((a, b) => Math.max(a, b), 0);
}

/** The least k with P(K ≤ k) > u. */
function inverse({ first, probabilities }: PopulationLaw, u: number): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    sum += probabilities[i] as number;
    if (sum > u) return first + i;
  }
  return first + probabilities.length - 1;
}

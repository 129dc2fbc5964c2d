import { fromTail } from "../latency/from-tail.ts";
import type { Latency } from "../latency/latency.ts";
import { sequence } from "../latency/sequence.ts";
import { arrivalStates } from "./arrival-states.ts";
import { averageClass } from "./average-class.ts";
import { type ConditionalTime, gammaMixture } from "./gamma-mixture.ts";
import { evenPoints } from "./low-discrepancy.ts";
import { type PlaceResult, solveOneClass } from "./one-class.ts";
import type { PopulationLaw } from "./population-law.ts";
import { type Ask, type Place, prepare } from "./prepare.ts";
import { type Company, companyAt, variabilityOf } from "./residence.ts";
import { speedAt } from "./speeds.ts";
import { burstyLaw } from "./tilted-law.ts";
import type { ClassAtStation, ClassResult, MixedNetwork, MixedResult } from "./types.ts";

/** States of the network that the law is mixed over. */
const STATES = 1024;

/** One way of a request through the network. */
export interface Route {
  /** How often it comes to each station; a fraction is the chance of one visit more. */
  readonly visits: readonly number[];
  /**
   * The law of all that does not hang on how many are about: services at FCFS stations, what never queues; no time at
   * processor-sharing stations, which is their whole response.
   */
  readonly unloaded: Latency;
}

/**
 * The response time of a closed class, thinking excluded: a mixture over the states that an arriving request meets,
 * all stations at once. Given the state the waits on its way are a gamma of their conditional mean and variance (exact
 * for one station; at stations with one server the stages are independent given the state, by Boxma, Kelly & Konheim
 * 1984), and the services are taken as they are. The means are those of the solution.
 *
 * @param solved of this network
 * @param customer position of a closed class
 * @param route its way; the mixture over several is the caller's
 *
 * Source: Boxma, Kelly & Konheim, The product form for sojourn time distributions in cyclic exponential queues (1984).
 *
 * @example
 * responseLaw(network, solved, 0, { visits: [1], unloaded: fromLaw({ kind: "exponential", mean: 0.1 }) });
 */
export function responseLaw(network: MixedNetwork, solved: MixedResult, customer: number, route: Route): Latency {
  const prepared = prepare(network);
  const throughputs = prepared.closed.map((r) => (solved.classes[r] as ClassResult).throughput);
  const average = averageClass(prepared, throughputs);
  const result = solved.classes[customer] as ClassResult;
  const solvedAverage = solveOneClass(average);
  const used = prepared.places.map((_, m) => m).filter((m) => (average.places[m]?.demand ?? 0) > 0);
  const states = arrivalStates(
    { ...average, places: used.map((m) => average.places[m] as (typeof average.places)[0]) },
    STATES,
  );
  const stops = used
    .map((m, position) => ({ place: prepared.places[m] as Place, m, position }))
    .filter(({ place }) => (route.visits[place.station] ?? 0) > 0 && (place.asks[customer] as Ask).demand > 0)
    .map(({ place, m, position }) => {
      const { residenceTime } = result.stations[place.station] as ClassAtStation;
      const ask = place.asks[customer] as Ask;
      const seen = states.map((state) => state[position] as number);
      const timeAt =
        place.discipline === "ps"
          ? sharedTime(place, ask)
          : waitTime(
              place,
              companyAt(place, prepared, throughputs, null),
              (solvedAverage.places[m] as PlaceResult).onArrival,
              seen,
              (residenceTime - ask.demand) / ask.visits,
            );
      return { position, timeAt, visits: route.visits[place.station] as number };
    });
  // Axes of their own: those of the states come before.
  const chance = evenPoints(used.length + stops.length);
  const times = states.map((state, i): ConditionalTime => {
    const point = chance(i);
    let mean = 0;
    let variance = 0;
    stops.forEach(({ position, visits, timeAt }, j) => {
      const whole = Math.floor(visits);
      const count = whole + ((point[used.length + j] as number) < visits - whole ? 1 : 0);
      const time = timeAt(state[position] as number);
      mean += count * time.mean;
      variance += count * time.variance;
    });
    return { mean, variance };
  });
  return sequence(fromTail(gammaMixture(times)), route.unloaded);
}

/**
 * What a visit waits that meets k: services done at the speed of all servers. With unlike services the numbers are
 * spread otherwise than in the average network: each is moved to where the bursty law has the same share below. What is
 * missing of the mean that was solved for is made up in proportion.
 */
function waitTime(
  { speeds, busy, capacity }: Place,
  company: Company,
  law: PopulationLaw,
  seen: readonly number[],
  mean: number,
) {
  const service = company.work / company.visits;
  const variability = variabilityOf(company);
  const plain = (k: number): number => {
    const allBusy = k < busy.length ? (busy[k] as number) : 1;
    const stretch = (k + 1) / speedAt(speeds, k + 1) - 1;
    return service * Math.max(0, stretch + ((variability - 1) * allBusy) / capacity);
  };
  const isAlike = Math.abs(variability - 1) < 1e-12;
  const met = meanOver(seen, (k) => k) + ((mean - meanOver(seen, plain)) / service) * capacity;
  const moved = isAlike ? null : quantileMap(law, burstyLaw(law, capacity, variability, met));
  const between = (k: number): number => {
    const below = Math.floor(k);
    return plain(below) + (k - below) * (plain(below + 1) - plain(below));
  };
  const raw = (k: number): number => (moved === null ? plain(k) : between(moved(k)));
  const found = meanOver(seen, raw);
  const scale = found > 0 ? mean / found : 0;
  const residual = company.residualWork / company.work;
  const residualVariance = Math.max(0, company.squaredResidualWork / company.work - residual * residual);
  const serviceVariance = service * service * Math.max(0, 2 * variability - 1);
  return (k: number): ConditionalTime => {
    const time = raw(k);
    // The one who goes first is in service already; the others' services are whole.
    const speed = speedAt(speeds, k + 1);
    const queued = Math.max(0, (time * speed - residual) / service);
    const first = Math.min(1, (time * speed) / residual);
    const variance = (first * residualVariance + queued * serviceVariance) / (speed * speed);
    return { mean: scale * time, variance: scale * scale * variance };
  };
}

/** From a number to the one that has the same share of the other law below it, between integers by interpolation. */
function quantileMap(from: PopulationLaw, to: PopulationLaw): (k: number) => number {
  const map = new Float64Array(from.probabilities.length);
  let share = 0;
  let reached = 0;
  let j = 0;
  from.probabilities.forEach((probability, i) => {
    const middle = share + probability / 2;
    share += probability;
    while (j < to.probabilities.length - 1 && reached + (to.probabilities[j] as number) < middle) {
      reached += to.probabilities[j] as number;
      j++;
    }
    const within = (middle - reached) / (to.probabilities[j] as number) - 0.5;
    map[i] = Math.max(0, to.first + j + (within > -0.5 && within < 0.5 ? within : 0));
  });
  return (k) => map[Math.min(Math.max(k - from.first, 0), map.length - 1)] as number;
}

function meanOver(counts: readonly number[], g: (count: number) => number): number {
  return counts.reduce((sum, count) => sum + g(count), 0) / counts.length;
}

/** How long a visit stays that shares with k others. */
function sharedTime({ speeds }: Place, { serviceTime, scv }: Ask) {
  return (k: number): ConditionalTime => {
    const mean = (serviceTime * (k + 1)) / speedAt(speeds, k + 1);
    return { mean, variance: mean * mean * scv };
  };
}

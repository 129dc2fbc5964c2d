import { fromTail } from "../latency/from-tail.ts";
import { type Latency, zero } from "../latency/latency.ts";
import { sequence } from "../latency/sequence.ts";
import type { Seconds } from "../queueing/law.ts";
import { noTime, type TailLaw } from "../queueing/tail-law.ts";
import { type ArrivalStates, arrivalStates } from "./arrival-states.ts";
import { averageClass } from "./average-class.ts";
import { kindsOfWork, type Over, sharedGiven, type WorkKind, waitGiven } from "./conditional-time.ts";
import { type ConditionalTime, gammaMixture, type WeightedTime } from "./gamma-mixture.ts";
import { evenPoints } from "./low-discrepancy.ts";
import { type OneClassNetwork, type PlaceResult, solveOneClass } from "./one-class.ts";
import { expectation, type PopulationLaw } from "./population-law.ts";
import { type Ask, type Place, prepare } from "./prepare.ts";
import { companyAt } from "./residence.ts";
import type { Speeds } from "./speeds.ts";
import { tiltedTo } from "./tilted-law.ts";
import type { ClassAtStation, ClassResult, MixedNetwork, MixedResult } from "./types.ts";

/** States of the network that the law of a response is mixed over. */
const STATES = 1024;
/** Gammas of a visit's law where requests fork, and a join is composed of them again and again. */
const PARTS_OF_FORKS = 32;

/** Visits to one of several like stations, the same one each time. */
export interface Stop {
  /** Positions in the network, each with its share of those who come. */
  readonly stations: readonly { readonly at: number; readonly share: number }[];
  /** How often, on the mean. */
  readonly visits: number;
  /** Variance of how often. */
  readonly variance: number;
}

/** One way of a request through the network. */
export interface Route {
  readonly stops: readonly Stop[];
  /**
   * The law of all that does not hang on how many are about: services at FCFS stations, what never queues; no time at
   * processor-sharing stations, which is their whole response.
   */
  readonly unloaded: Latency;
}

/** Closed customers at a station. */
export interface Present {
  readonly law: PopulationLaw;
  /** Work per second that is done for them. */
  readonly speeds: Speeds;
  /** Work per second that is done for others. */
  readonly openLoad: number;
}

/** The times of a solved network as distributions. */
export interface SolvedLaws {
  /**
   * One visit of a class to a station: its wait under FCFS, its whole stay under processor sharing. A closed class meets
   * the network with one customer fewer, an open one as the clock sees it.
   */
  readonly visit: (customer: number, station: number) => TailLaw;
  /** How many closed customers are at a station, as the clock sees it; null: nobody waits there. */
  readonly present: (station: number) => Present | null;
  /** How many a visit of the class finds at a station. */
  readonly found: (customer: number, station: number) => PopulationLaw;
  /** P(a visit of the class finds all servers busy). */
  readonly waitProbability: (customer: number, station: number) => number;
  /** The response of a closed class on one of its ways, thinking excluded; the mixture over several is the caller's. */
  readonly response: (customer: number, route: Route) => Latency;
}

/**
 * Laws of waits and responses in a network whose means are solved.
 *
 * A response is a mixture over the states that an arriving request meets, all stations at once. Given the state the
 * waits on its way are a gamma of their conditional mean and variance (exact for one station; at stations with one
 * server the stages are independent given the state), and the services are taken as they are.
 *
 * @param solved of this network
 *
 * Source: Boxma, Kelly & Konheim, The product form for sojourn time distributions in cyclic exponential queues (1984).
 *
 * @example
 * solvedLaws(network, solved).response(0, { stops: [], unloaded: fromLaw({ kind: "exponential", mean: 0.1 }) });
 */
export function solvedLaws(network: MixedNetwork, solved: MixedResult): SolvedLaws {
  const own = prepare(network);
  const prepared = solved.equal ?? own;
  const { closed } = own;
  /** As the classes ask; of services that vary a wait is told by those in front, each with a service of its own. */
  const places = own.places.map((place, m): Place => {
    const { even } = prepared.places[m] as Place;
    return even === undefined ? place : { ...place, ...even, even };
  });
  const throughputs = closed.map((r) => (solved.classes[r] as ClassResult).throughput);
  let average: { readonly network: OneClassNetwork; readonly results: readonly PlaceResult[] } | null = null;
  let drawn: { readonly states: ArrivalStates; readonly positions: ReadonlyMap<number, number> } | null = null;
  const placeAt = (station: number): number => places.findIndex((place) => place.station === station);
  const askAt = (customer: number, m: number): Ask => (places[m] as Place).asks[customer] as Ask;

  function averageNetwork() {
    if (average === null) {
      const one = averageClass(prepared, throughputs);
      average = { network: one, results: (solved.average ?? solveOneClass(one)).places };
    }
    return average;
  }

  function lawMet(customer: number, m: number): PopulationLaw {
    const { present, onArrival } = averageNetwork().results[m] as PlaceResult;
    return closed.includes(customer) ? onArrival : present;
  }

  /** Kinds of work that the class brings to what is shared; of what waits its turn the services are taken apart. */
  function kindsAt(customer: number, m: number): readonly WorkKind[] {
    const { discipline, atOnce } = places[m] as Place;
    return kindsOfWork(discipline === "ps" && atOnce === Number.POSITIVE_INFINITY ? askAt(customer, m).scv : 1);
  }

  /** The time of a visit under the number met there. */
  function timeAt(customer: number, m: number, law: PopulationLaw, over: Over): (k: number) => ConditionalTime {
    const place = places[m] as Place;
    const ask = place.asks[customer] as Ask;
    const result = (solved.classes[customer] as ClassResult).stations[place.station] as ClassAtStation;
    const stay = result.residenceTime / ask.visits;
    if (place.discipline === "ps") return sharedGiven(place, { ...ask, scv: scvOfKinds(place, ask) }, over, stay);
    const wait: Seconds = Math.max(0, stay - ask.serviceTime);
    return waitGiven(place, companyAt(place, own, throughputs, null), law, over, wait);
  }

  function visit(customer: number, station: number): TailLaw {
    const m = placeAt(station);
    if (m < 0 || askAt(customer, m).visits === 0) return noTime;
    const law = lawMet(customer, m);
    const { busy, discipline } = places[m] as Place;
    const kinds = kindsAt(customer, m);
    const given = timeAt(customer, m, law, (g) => expectation(law, g));
    const conditions: WeightedTime[] = [];
    law.probabilities.forEach((weight, i) => {
      const k = law.first + i;
      const { mean, variance } = given(k);
      const waits = discipline === "ps" || k >= busy.length ? 1 : (busy[k] as number);
      if (waits > 0 && waits < 1) conditions.push({ weight: weight * waits, ...onceWaiting(mean, variance, waits) });
      else
        for (const kind of kinds)
          conditions.push({ weight: weight * kind.probability, ...ofKind({ mean, variance }, kind) });
    });
    return gammaMixture(conditions, prepared.network.kin === undefined ? undefined : PARTS_OF_FORKS);
  }

  function waitProbability(customer: number, station: number): number {
    const m = placeAt(station);
    if (m < 0) return 0;
    const { busy } = places[m] as Place;
    return Math.min(
      1,
      expectation(lawMet(customer, m), (k) => (k < busy.length ? (busy[k] as number) : 1)),
    );
  }

  function present(station: number): Present | null {
    const m = placeAt(station);
    if (m < 0) return null;
    const mean = closed.reduce(
      (sum, r) => sum + ((solved.classes[r] as ClassResult).stations[station]?.queueLength ?? 0),
      0,
    );
    const { present: law } = averageNetwork().results[m] as PlaceResult;
    const { speeds, openLoad } = places[m] as Place;
    return { law: solved.average === undefined ? tiltedTo(law, mean) : law, speeds, openLoad };
  }

  function drawnStates() {
    if (drawn === null) {
      const { network: one } = averageNetwork();
      const used = one.places.flatMap(({ demand }, m) => (demand > 0 ? [m] : []));
      const states = arrivalStates(
        { ...one, places: used.map((m) => one.places[m] as OneClassNetwork["places"][0]) },
        STATES,
      );
      drawn = { states, positions: new Map(used.map((m, position) => [m, position])) };
    }
    return drawn;
  }

  const known = new Map<string, (k: number) => ConditionalTime>();

  function timeInState(customer: number, m: number): (state: Int32Array) => ConditionalTime {
    const { states, positions } = drawnStates();
    const position = positions.get(m);
    if (position === undefined) return () => NO_TIME;
    const key = `${customer} ${m}`;
    let given = known.get(key);
    if (given === undefined) {
      const over: Over = (g) => states.reduce((sum, state) => sum + g(state[position] as number), 0) / states.length;
      given = remembered(timeAt(customer, m, (averageNetwork().results[m] as PlaceResult).onArrival, over));
      known.set(key, given);
    }
    const at = given;
    return (state) => at(state[position] as number);
  }

  function response(customer: number, { stops, unloaded }: Route): Latency {
    const made = stops.flatMap(({ stations, visits, variance }) => {
      const queues = stations
        .map(({ at, share }) => ({ m: placeAt(at), share }))
        .filter(({ m }) => m >= 0 && askAt(customer, m).visits > 0)
        .map(({ m, share }) => ({ share, timeIn: timeInState(customer, m), kinds: kindsAt(customer, m) }));
      return queues.length === 0 || visits === 0 ? [] : [{ queues, visits, variance }];
    });
    if (made.length === 0) return sequence(zero(), unloaded);
    const { states } = drawnStates();
    // Axes of their own: those of the states come before.
    const axes = averageNetwork().network.places.length;
    const chance = evenPoints(axes + 3 * made.length);
    const weight = 1 / states.length;
    const times = states.map((state, i): WeightedTime => {
      const point = chance(i);
      let mean = 0;
      let variance = 0;
      made.forEach(({ queues, visits, variance: spread }, j) => {
        const { timeIn, kinds } = chosen(queues, point[axes + 3 * j] as number);
        const below = Math.floor(visits);
        const part = visits - below;
        const count = below + ((point[axes + 3 * j + 1] as number) < part ? 1 : 0);
        const time = timeIn(state);
        if (kinds.length > 1 && count <= MOST_KINDS) {
          for (let visit = 0; visit < count; visit++) {
            const one = ofKind(time, kindAt(kinds, ((point[axes + 3 * j + 2] as number) + visit * GOLDEN) % 1));
            mean += one.mean;
            variance += one.variance;
          }
          return;
        }
        mean += count * time.mean;
        // What of the spread the fraction does not bring.
        variance += count * time.variance + Math.max(0, spread - part * (1 - part)) * time.mean * time.mean;
      });
      return { weight, mean, variance };
    });
    return sequence(fromTail(gammaMixture(times)), unloaded);
  }

  const found = (customer: number, station: number): PopulationLaw => {
    const m = placeAt(station);
    return m < 0 ? { first: 0, probabilities: Float64Array.of(1) } : lawMet(customer, m);
  };

  return { visit, found, present, waitProbability, response };
}

const NO_TIME: ConditionalTime = { mean: 0, variance: 0 };

/** Visits whose work is drawn one by one; of more the variance is enough. */
const MOST_KINDS = 8;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** With its kind known, work that is shared is exponential. */
const scvOfKinds = ({ atOnce }: Place, { scv }: Ask): number =>
  atOnce === Number.POSITIVE_INFINITY ? Math.min(1, scv) : scv;

const ofKind = ({ mean, variance }: ConditionalTime, { factor }: WorkKind): ConditionalTime => ({
  mean: factor * mean,
  variance: factor * factor * variance,
});

const kindAt = (kinds: readonly WorkKind[], point: number): WorkKind =>
  (point < (kinds[0] as WorkKind).probability ? kinds[0] : kinds[1]) as WorkKind;

/** Of a time that is 0 unless there is something to wait for, mean and variance where there is. */
function onceWaiting(mean: number, variance: number, waits: number): ConditionalTime {
  const longer = mean / waits;
  const second = (variance + mean * mean) / waits;
  return { mean: longer, variance: Math.max(0, second - longer * longer) };
}

function chosen<Queue extends { readonly share: number }>(queues: readonly Queue[], point: number): Queue {
  let left = point * queues.reduce((sum, { share }) => sum + share, 0);
  for (const queue of queues) {
    if (left < queue.share) return queue;
    left -= queue.share;
  }
  return queues[queues.length - 1] as Queue;
}

function remembered(f: (k: number) => ConditionalTime): (k: number) => ConditionalTime {
  const values = new Map<number, ConditionalTime>();
  return (k) => {
    let value = values.get(k);
    if (value === undefined) {
      value = f(k);
      values.set(k, value);
    }
    return value;
  };
}

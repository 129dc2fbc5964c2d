import { approximateClasses, withinCapacity } from "./approximate-classes.ts";
import { type EqualServices, equalServices } from "./equal-services.ts";
import { type PlaceResult, solveOneClass } from "./one-class.ts";
import { expectation, type PopulationLaw } from "./population-law.ts";
import { type Ask, isProductForm, isTakenAsShared, type Place, type Prepared, prepare } from "./prepare.ts";
import { companyAt, residenceTime } from "./residence.ts";
import { solveSeveralClasses, workOf } from "./several-classes.ts";
import { speedAt } from "./speeds.ts";
import type { ClassResult, MixedNetwork, MixedResult, OpenOverload } from "./types.ts";

/** Multiplications that an exact solution may cost unless said otherwise: about a second. */
const AFFORDABLE = 2e8;
/** Customers beyond whom the classes are told apart no further than that. */
const SHIFTED = 3000;
/** Numbers of eight bytes in each of its arrays. */
const MOST_STATES = 1e7;

/**
 * Closed classes, by themselves or with open ones: who waits where, and how much is done.
 *
 * Exact where the network has a product form and the exact solution is affordable; else by Linearizer. Open classes
 * slow the stations down; they see the closed ones' numbers in turn.
 *
 * @param affordable multiplications that an exact solution of several classes may cost
 * @param shifted customers beyond whom one fewer is a matter of the average class alone, where it is known exactly
 * @throws RangeError where an argument is outside its domain
 *
 * @example
 * solveMixedNetwork({ classes: [{ kind: "closed", population: 1, thinkTime: 1 }], stations: [{ servers: 1, discipline: "ps" }], demands: [[1]] }); // throughput 0.5
 */
export function solveMixedNetwork(
  network: MixedNetwork,
  affordable: number = AFFORDABLE,
  shifted: number = SHIFTED,
): MixedResult | OpenOverload {
  const prepared = prepare(network);
  if (prepared.overloaded.length > 0) return { kind: "open-overload", stations: prepared.overloaded };
  const solved = solvePrepared(prepared, affordable, shifted);
  const classes = network.classes.map((one, r): ClassResult => {
    const i = prepared.closed.indexOf(r);
    const throughput = one.kind === "open" ? one.arrivalRate : (solved.throughputs[i] as number);
    const stations = network.stations.map((_, m) => {
      const place = prepared.places.findIndex(({ station }) => station === m);
      const time =
        place < 0
          ? (network.demands[r]?.[m] as number)
          : i < 0
            ? solved.openTimeAt(r, place)
            : (solved.residenceTimes[i]?.[place] as number);
      return { residenceTime: time, queueLength: throughput * time };
    });
    const responseTime = stations.reduce((sum, { residenceTime }) => sum + residenceTime, 0);
    return { throughput, responseTime, stations };
  });
  const utilizations = network.stations.map((_, m) => {
    const place = prepared.places.find(({ station }) => station === m);
    if (place === undefined) return 0;
    return (
      place.asks.reduce((sum, { demand }, r) => sum + (classes[r] as ClassResult).throughput * demand, 0) /
      place.capacity
    );
  });
  const { method, source, average, equal } = solved;
  const exactness = isTakenAsShared(prepared) ? "approximate" : solved.exactness;
  const whole = average === undefined ? {} : { average };
  const served = equal === undefined ? {} : { equal };
  return { kind: "solved", classes, utilizations, method, exactness, source, ...whole, ...served };
}

interface Solved extends Pick<MixedResult, "method" | "exactness" | "source" | "average" | "equal"> {
  /** Of the closed classes. */
  readonly throughputs: readonly number[];
  readonly residenceTimes: readonly (readonly number[])[];
  /** Of an open class, by its position in the network and the place's. */
  readonly openTimeAt: (r: number, place: number) => number;
}

function solvePrepared(prepared: Prepared, affordable: number, shifted: number): Solved {
  const approximate = () => byLinearizer(prepared, shifted);
  if (prepared.network.kin !== undefined) return approximate();
  if (!isProductForm(prepared)) {
    const equal = equalServices(prepared);
    return equal === null ? approximate() : withOwnServices(prepared, equal);
  }
  if (prepared.closed.length === 1) return byConvolution(prepared);
  const { populations, delays, places, closed } = prepared;
  const network = {
    populations,
    delays,
    places: places.map(({ asks, speeds }) => ({ demands: closed.map((r) => (asks[r] as Ask).demand), speeds })),
  };
  const states = populations.reduce((product, population) => product * (population + 1), 1);
  if (workOf(network) > affordable || states > MOST_STATES) return approximate();
  const rough = approximate();
  const solved = solveSeveralClasses(network, rough.throughputs);
  if (solved === null) return rough;
  return {
    throughputs: solved.throughputs,
    residenceTimes: solved.residenceTimes,
    openTimeAt: (r, place) => (places[place]?.asks[r]?.demand as number) * (solved.stretches[place] as number),
    ...EXACT,
  };
}

/** By the network of equal services: open requests meet what the clock sees. */
function withOwnServices(prepared: Prepared, { equal, average, ...found }: EqualServices): Solved {
  const { places } = prepared;
  const queueLengths = found.residenceTimes.map((row, i) => row.map((time) => (found.throughputs[i] as number) * time));
  const { throughputs, residenceTimes } = withinCapacity(prepared, { ...found, queueLengths });
  return {
    throughputs,
    residenceTimes,
    openTimeAt: (r, m) => {
      const { asks, speeds } = equal.places[m] as Place;
      const { present } = average.places[m] as PlaceResult;
      const stretch = expectation(present, (k) => (k + 1) / speedAt(speeds, k + 1)) - 1;
      return ((places[m] as Place).asks[r] as Ask).demand + (asks[r] as Ask).demand * stretch;
    },
    equal,
    average,
    method: "Marie",
    exactness: "approximate",
    source: "Marie 1979",
  };
}

const EXACT = { method: "convolution", exactness: "exact", source: "Buzen 1973; Reiser & Kobayashi 1975" } as const;

function byConvolution({ populations, delays, places, closed }: Prepared): Solved {
  const r = closed[0] as number;
  const solved = solveOneClass({
    population: populations[0] as number,
    delay: delays[0] as number,
    places: places.map(({ asks, speeds }) => ({ demand: (asks[r] as Ask).demand, speeds })),
  });
  return {
    throughputs: [solved.throughput],
    residenceTimes: [solved.places.map(({ residenceTime }) => residenceTime)],
    openTimeAt: (one, m) => {
      const { asks, speeds } = places[m] as Place;
      const law = solved.places[m]?.present as PopulationLaw;
      return (asks[one] as Ask).demand * expectation(law, (k) => (k + 1) / speedAt(speeds, k + 1));
    },
    average: solved,
    ...EXACT,
  };
}

function byLinearizer(prepared: Prepared, shifted: number): Solved {
  const solved = approximateClasses(prepared, shifted);
  const { throughputs, residenceTimes, queueLengths } = solved;
  const { places } = prepared;
  return {
    throughputs,
    residenceTimes,
    openTimeAt: (r, m) => {
      const place = places[m] as Place;
      const law = solved.average.places[m]?.present as PopulationLaw;
      const seen = queueLengths.reduce((sum, row) => sum + (row[m] as number), 0);
      const company = companyAt(place, prepared, throughputs, null);
      return residenceTime(place, place.asks[r] as Ask, seen, law, company);
    },
    method: "Linearizer",
    exactness: "approximate",
    source: "Chandy & Neuse 1982",
  };
}

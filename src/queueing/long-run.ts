import { birthDeathLaw } from "./birth-death.ts";
import type { PresentFigures, RateStation } from "./present-figures.ts";
import { mixtureTail } from "./tail-law.ts";

/**
 * The share of time that a station with a limited room spends on the upper side of its barrier: from the chances
 * of the two peaks, whose ratio is a product of neighbours' ratios, taken as a sum of logarithms so that a deep
 * valley between them loses nothing.
 *
 * @param tips the last number of the lower side
 * @param settles the peak of the lower side
 * @param full P(the room is full | upper side)
 *
 * @example
 * shareOverloaded({ arrivalRate: 2, rateAt: (n) => (n === 1 ? 4 : 1), concurrency: 2, waitingRoom: 0 }, 1, 0, 1); // 0.4
 */
export function shareOverloaded(station: RateStation, tips: number, settles: number, full: number): number {
  const { arrivalRate, rateAt, concurrency, waitingRoom } = station;
  const lower = birthDeathLaw(() => arrivalRate, rateAt, 0, tips, settles);
  let logRatio = Math.log((lower.probability[settles - lower.first] as number) / full);
  for (let n = settles + 1; n <= concurrency; n++) logRatio += Math.log(arrivalRate / rateAt(n));
  logRatio += waitingRoom * Math.log(arrivalRate / rateAt(concurrency));
  return 1 / (1 + Math.exp(-logRatio));
}

/**
 * Figures over all time of a station that is overloaded for a share of it: numbers by time, what requests see
 * by requests.
 *
 * @example
 * overAllTime(working, overloaded, 0).throughput; // working.throughput
 */
export function overAllTime(working: PresentFigures, overloaded: PresentFigures, share: number): PresentFigures {
  const byTime = (value: (figures: PresentFigures) => number): number =>
    (1 - share) * value(working) + share * value(overloaded);
  const throughput = byTime((figures) => figures.throughput);
  const served = (share * overloaded.throughput) / throughput;
  const law = (name: "wait" | "response"): PresentFigures["wait"] => {
    const lower = working[name];
    const upper = overloaded[name];
    if (lower === null || upper === null) return null;
    return mixtureTail([
      { weight: 1 - served, law: lower },
      { weight: served, law: upper },
    ]);
  };
  return {
    throughput,
    lossProbability: byTime((figures) => figures.lossProbability),
    meanNumber: byTime((figures) => figures.meanNumber ?? Number.POSITIVE_INFINITY),
    meanInService: byTime((figures) => figures.meanInService),
    waitProbability: (1 - served) * working.waitProbability + served * overloaded.waitProbability,
    wait: law("wait"),
    response: law("response"),
  };
}

import { requireInteger, requireNonNegative } from "./domain.ts";
import type { PerSecond, Seconds } from "./law.ts";
import { overAllTime, shareOverloaded } from "./long-run.ts";
import type { PresentFigures } from "./present-figures.ts";
import { figuresBetween } from "./present-figures.ts";
import type { RateCurve } from "./rate-curve.ts";
import { peakOfCurve, rateInTheLimit, settlesAt, tipsAfter } from "./rate-curve.ts";
import { meanTimeDown, meanTimeUp } from "./tipping-time.ts";

/** One station whose speed depends on how many it serves at once. */
export interface LoadDependentInput {
  /** λ, Poisson, 1/s, ≥ 0. */
  readonly arrivalRate: PerSecond;
  /** μ(n), completions per second with n in service: rises to one peak, falls or stays beyond. */
  readonly rateAt: RateCurve;
  /** m, most that are served at once (threads, connections), an integer ≥ 1 or ∞; others wait in turn. */
  readonly concurrency: number;
  /** Requests that may wait; absent: unlimited. Does not matter where m is ∞. */
  readonly waitingRoom?: number;
}

/** A state in which the station can dwell, while it does. */
export interface Regime extends PresentFigures {
  readonly kind: "working" | "overloaded";
  /** Mean time until it tips into the other; ∞ where it never does. */
  readonly lasts: Seconds;
}

export interface LoadDependentResult {
  /** The steady state, exact for exponential work (for any work, in its numbers, where nobody waits); null where there is none. */
  readonly steady: PresentFigures | null;
  /**
   * Both regimes where the same load allows two, the working one first; only the overloaded one where there is
   * no steady state at all; else none.
   */
  readonly regimes: readonly Regime[];
  /** Below it the station recovers from any backlog: μ(m), which an overload of an unlimited queue ends at. */
  readonly stabilityLimit: PerSecond;
  /** max μ(n), n ≤ m: what a closed load of the right size gets out of it. */
  readonly maxThroughput: PerSecond;
  /** The least n that gives it. */
  readonly bestConcurrency: number;
  readonly method: string;
  readonly exactness: "exact" | "approximate";
  readonly source: string;
}

/** Arrivals until it tips up to which the chances between the regimes are summed like any other. */
const SHALLOW = 1e9;
/** A passage of more numbers than these is as good as endless. */
const LONGEST_CLIMB = 1e7;

/**
 * A queue before a station that serves at the rate μ(n) with n in service, at most m of them.
 *
 * Where μ falls beyond its peak there is a band of loads, from μ(m) up to the peak, at which the station works
 * well until chance brings more than it can serve together; then it serves ever less and does not recover. Both
 * regimes are given, each as the steady state of its side of the barrier, with the mean time that it lasts.
 *
 * @throws RangeError when an argument is outside its domain
 *
 * Source: Kleinrock, Queueing Systems I (1975), chapter 3; Gunther 2007 for the curve.
 *
 * @example
 * solveLoadDependent({ arrivalRate: 1, rateAt: () => 2, concurrency: 1 }).steady?.meanNumber; // 1
 */
export function solveLoadDependent(input: LoadDependentInput): LoadDependentResult {
  const { rateAt, concurrency, waitingRoom = Number.POSITIVE_INFINITY } = input;
  const arrivalRate = requireNonNegative("arrivalRate", input.arrivalRate);
  if (concurrency !== Number.POSITIVE_INFINITY) requireInteger("concurrency", concurrency, 1);
  if (waitingRoom !== Number.POSITIVE_INFINITY) requireInteger("waitingRoom", waitingRoom, 0);
  const most = concurrency + waitingRoom;
  const bestConcurrency = peakOfCurve(rateAt, concurrency);
  const maxThroughput = rateAt(bestConcurrency);
  const stabilityLimit = rateInTheLimit(rateAt, concurrency);
  const known = { stabilityLimit, maxThroughput, bestConcurrency, source: "Kleinrock 1975, chapter 3" };
  const station = { arrivalRate, rateAt, concurrency, waitingRoom };
  const within = (least: number, greatest: number, peak: number): PresentFigures =>
    figuresBetween(station, least, greatest, peak);

  if (arrivalRate < stabilityLimit || arrivalRate === 0) {
    const steady = within(0, most, settlesAt(rateAt, arrivalRate, bestConcurrency));
    return { ...known, steady, regimes: [], method: "birth–death", exactness: "exact" };
  }
  const tips = arrivalRate < maxThroughput ? tipsAfter(rateAt, arrivalRate, bestConcurrency, concurrency) : null;
  const isLimited = most < Number.POSITIVE_INFINITY;
  const overloaded = isLimited
    ? within(tips === null ? 0 : tips + 1, most, most)
    : pilingUp(stabilityLimit, concurrency);
  if (tips === null)
    return isLimited
      ? { ...known, steady: within(0, most, most), regimes: [], method: "birth–death", exactness: "exact" }
      : {
          ...known,
          steady: null,
          regimes: [{ ...overloaded, kind: "overloaded", lasts: Number.POSITIVE_INFINITY }],
          method: "overloaded",
          exactness: "exact",
        };
  const up = (): PerSecond => arrivalRate;
  const down = (n: number): PerSecond => rateAt(Math.min(n, concurrency));
  const settles = settlesAt(rateAt, arrivalRate, bestConcurrency);
  const working: Regime = {
    ...within(0, tips, settles),
    kind: "working",
    lasts: tips > LONGEST_CLIMB ? Number.POSITIVE_INFINITY : meanTimeUp(up, down, 0, 0, tips + 1),
  };
  const returns =
    isLimited && most - tips <= LONGEST_CLIMB ? meanTimeDown(up, down, most, most, tips) : Number.POSITIVE_INFINITY;
  return {
    ...known,
    steady: isLimited ? longRun() : null,
    regimes: [working, { ...overloaded, kind: "overloaded", lasts: returns }],
    method: "birth–death, two regimes",
    exactness: isLimited ? "exact" : "approximate",
  };

  function longRun(): PresentFigures {
    const share = shareOverloaded(station, tips as number, settles, overloaded.lossProbability);
    const isShallow = working.lasts * arrivalRate < SHALLOW;
    return isShallow ? within(0, most, share > 0.5 ? most : settles) : overAllTime(working, overloaded, share);
  }
}

/** What an unlimited queue looks like that only grows. */
function pilingUp(throughput: PerSecond, concurrency: number): PresentFigures {
  return {
    throughput,
    lossProbability: 0,
    meanNumber: null,
    meanInService: concurrency,
    waitProbability: concurrency < Number.POSITIVE_INFINITY ? 1 : 0,
    wait: null,
    response: null,
  };
}

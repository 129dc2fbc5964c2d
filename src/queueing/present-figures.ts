import type { NumberPresent } from "./birth-death.ts";
import { birthDeathLaw, meanPresent } from "./birth-death.ts";
import { fullRoomWait } from "./full-room-wait.ts";
import type { PerSecond, Seconds } from "./law.ts";
import type { RateCurve } from "./rate-curve.ts";
import type { TaggedJob } from "./tagged-job.ts";
import { timeOfTaggedJob } from "./tagged-job.ts";
import type { TailLaw } from "./tail-law.ts";
import { exponentialTail, noTime } from "./tail-law.ts";
import { geometricRoom } from "./waiting-room.ts";

/** A queue before a station that serves at μ(n) with n in service, at most m. */
export interface RateStation {
  readonly arrivalRate: PerSecond;
  readonly rateAt: RateCurve;
  /** m ≥ 1; may be ∞. */
  readonly concurrency: number;
  /** Places beside those in service; may be ∞. */
  readonly waitingRoom: number;
}

/** What is seen of a station in a state in which it dwells. */
export interface PresentFigures {
  /** Completions per second. */
  readonly throughput: PerSecond;
  /** Share of arrivals turned away for want of room. */
  readonly lossProbability: number;
  /** L, in service and waiting; null where it grows without end, as are the times then. */
  readonly meanNumber: number | null;
  readonly meanInService: number;
  /** P(an admitted request waits before it is served). */
  readonly waitProbability: number;
  readonly wait: TailLaw | null;
  /** From arrival to completion, for exponential work shared alike by those in service. */
  readonly response: TailLaw | null;
}

/** Numbers waiting that a request is followed through at most. */
const MOST_FOUND = 2000;

/**
 * The steady state with the number present kept between two bounds, which has one peak there.
 *
 * @param least at most m
 * @param greatest K = m + room for the whole, or less
 * @param peak the most likely number, or one nearby
 *
 * @example
 * figuresBetween({ arrivalRate: 1, rateAt: () => 2, concurrency: 1, waitingRoom: Infinity }, 0, Infinity, 0).meanNumber; // 1
 */
export function figuresBetween(station: RateStation, least: number, greatest: number, peak: number): PresentFigures {
  const { arrivalRate, rateAt, concurrency } = station;
  const mostInService = Math.min(concurrency, greatest);
  const serving = birthDeathLaw(() => arrivalRate, rateAt, least, mostInService, Math.min(peak, mostInService));
  const places = greatest > concurrency ? greatest - concurrency : 0;
  const isFull = greatest === concurrency + station.waitingRoom;
  const allBusy = serving.first + serving.probability.length > concurrency ? (serving.probability.at(-1) as number) : 0;
  const fullRate = allBusy > 0 ? rateAt(concurrency) : 0;
  const room = allBusy > 0 ? geometricRoom(arrivalRate / fullRate, places) : geometricRoom(0, 0);
  const busyWeight = allBusy * room.weight;
  const someWait = busyWeight < Number.POSITIVE_INFINITY ? busyWeight / (1 + busyWeight) : 1;
  const noneWaits = busyWeight < Number.POSITIVE_INFINITY ? 1 / (1 + busyWeight) : 0;
  const lost =
    !isFull || greatest === Number.POSITIVE_INFINITY ? 0 : places > 0 ? someWait * room.full : topOf(serving, greatest);
  const admitted = 1 - lost;
  const waitProbability = places > 0 ? Math.min(1, (noneWaits * allBusy + someWait - lost) / admitted) : 0;
  const meanInService = noneWaits * meanPresent(serving) + (someWait > 0 ? someWait * concurrency : 0);
  const meanNumber = meanInService + someWait * room.mean;
  const throughput = arrivalRate * admitted;
  const wait = waitOf(waitProbability, places, arrivalRate, fullRate);
  return {
    throughput,
    lossProbability: lost,
    meanNumber,
    meanInService,
    waitProbability,
    wait,
    response: responseOf(station, {
      serving,
      scale: noneWaits / admitted,
      wait,
      places,
      fullRate,
      greatest: isFull ? greatest : greatest + 1,
      turnedAwayAt: isFull ? greatest : Number.POSITIVE_INFINITY,
      mean: arrivalRate > 0 ? meanNumber / throughput : 1 / rateAt(1),
      serviceTime: arrivalRate > 0 ? meanInService / throughput : 1 / rateAt(1),
    }),
  };
}

function topOf({ first, probability }: NumberPresent, n: number): number {
  return first + probability.length - 1 === n ? (probability.at(-1) as number) : 0;
}

function waitOf(probability: number, places: number, arrivalRate: PerSecond, fullRate: PerSecond): TailLaw {
  if (!(probability > 0)) return noTime;
  return places === Number.POSITIVE_INFINITY
    ? exponentialTail(probability, fullRate - arrivalRate)
    : fullRoomWait(probability, places, arrivalRate / fullRate, fullRate);
}

/** What the response needs to know of the steady state. */
interface Dwelling {
  readonly serving: NumberPresent;
  /** P(nobody waits), over P(a request is let in). */
  readonly scale: number;
  readonly wait: TailLaw;
  readonly places: number;
  readonly fullRate: PerSecond;
  /** Most present: the room's end, or one more than the numbers of this state. */
  readonly greatest: number;
  /** Present when a request is turned away. */
  readonly turnedAwayAt: number;
  readonly mean: Seconds;
  readonly serviceTime: Seconds;
}

/** The response, by following one request; computed when first asked for. */
function responseOf(station: RateStation, dwelling: Dwelling): TailLaw {
  let law: TailLaw | undefined;
  const prepared = (): TailLaw => {
    law ??= withMean(timeOfTaggedJob(taggedJob(station, dwelling)), dwelling.mean);
    return law;
  };
  return {
    mean: dwelling.mean,
    atZero: 0,
    tail: (t) => prepared().tail(t),
    partialTail: (t) => prepared().partialTail?.(t) ?? 0,
  };
}

/** The law in units of time in which its mean is the one that Little's law gives. */
function withMean(law: TailLaw, mean: Seconds): TailLaw {
  const unit = mean / law.mean;
  return {
    mean,
    atZero: law.atZero,
    tail: (t) => law.tail(t / unit),
    partialTail: (t) => unit * (law.partialTail?.(t / unit) ?? 0),
  };
}

function taggedJob(station: RateStation, dwelling: Dwelling): TaggedJob {
  const { arrivalRate, rateAt, concurrency } = station;
  const { serving, scale, wait, places, fullRate, greatest, turnedAwayAt } = dwelling;
  const hasWait = wait.atZero < 1;
  const found = geometricWeights(hasWait ? arrivalRate / fullRate : 0, Math.min(places, MOST_FOUND));
  const last = serving.first + serving.probability.length;
  const margin = 32 + Math.ceil(8 * Math.sqrt(last));
  return {
    service: {
      arrivalRate,
      rateAt,
      concurrency,
      mostPresent: Math.min(greatest, last + (hasWait ? 2 * found.length : 0) + margin),
    },
    firstPresent: serving.first + 1,
    atOnce: serving.probability
      .filter((_, i) => serving.first + i < Math.min(concurrency, turnedAwayAt))
      .map((p) => p * scale),
    wait,
    found,
    places,
    fullRate: hasWait ? fullRate : 1,
    serviceTime: dwelling.serviceTime,
  };
}

/** Probabilities proportional to r^k, k = 0, 1, …, without those at the end that do not count. */
function geometricWeights(ratio: number, most: number): Float64Array {
  const towardsTop = ratio > 1;
  const factor = towardsTop ? 1 / ratio : ratio;
  const weights: number[] = [];
  let total = 0;
  for (let k = 0, weight = 1; k < most && (towardsTop || weight > 1e-11); k++, weight *= factor) {
    weights.push(weight);
    total += weight;
  }
  if (towardsTop) weights.reverse();
  return Float64Array.from(weights, (weight) => weight / total);
}

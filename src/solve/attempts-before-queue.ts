/** The chain of the one queue that matters to a call, brought to what is known of that queue at a constant load. */
import {
  failingAtRest,
  type RetriedQueueProblem,
  type RetriedRoomProblem,
  retriedQueue,
  retriedRoom,
  roomAtRest,
} from "../queueing/retried-queue.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { AttemptsInTurn } from "./call-outcomes.ts";
import type { StationLoad } from "./stations.ts";

/** Of attempts that each meet the mean load. */
export interface AloneAttempts {
  /** P(one fails). */
  readonly alone: number;
  /** Exponential services of the queue are all that is waited for. */
  readonly isOnly: boolean;
  readonly station: number;
  readonly load: StationLoad;
}

/** @returns null where so many try again that there is no chain of them */
export function beforeQueue(
  given: RetriedQueueProblem,
  { alone, isOnly, station, load }: AloneAttempts,
): AttemptsInTurn | null {
  const problem = { ...given, serviceScv: scvFor(given, load.arrivalRate / given.members, alone) };
  const chain = retriedQueue(problem);
  if (chain?.converged !== true) return null;
  return {
    failing: broughtTo(alone, failingAtRest(problem, load.arrivalRate / problem.members), chain.failing),
    answers: isOnly ? chain.answers : null,
    served: isOnly && given.isWithdrawn ? { ...chain.served, station } : null,
  };
}

/** @param rest the queue at the constant load */
export function beforeRoom(
  problem: RetriedRoomProblem,
  { alone, isOnly, station, load, rest }: AloneAttempts & { readonly rest: StationResult },
): AttemptsInTurn | null {
  // Of others there is no telling what share is turned away.
  if (problem.otherRate > FEW * load.arrivalRate) return null;
  const chain = retriedRoom(problem);
  if (chain?.converged !== true) return null;
  const constant = roomAtRest(problem, load.arrivalRate);
  const failing = broughtTo(alone, constant.failing, chain.failing);
  if (problem.timeout !== null && !isOnly) return { failing, answers: null, served: null };
  const like = (ours: number, theirs: number, known: number) => (theirs > 0 ? (known * ours) / theirs : known);
  const { served } = chain;
  return {
    failing,
    answers: null,
    served: {
      station,
      throughput: isOnly ? served.throughput : problem.firstRate * (1 - failing.reduce((all, one) => all * one, 1)),
      waitProbability: Math.min(1, like(served.waitProbability, constant.served.waitProbability, rest.waitProbability)),
      wait: like(served.wait, constant.served.wait, rest.wait?.mean ?? 0),
    },
  };
}

/** Of all arrivals. */
const FEW = 1e-6;

/** What is still different at a constant load is put right by share. */
function broughtTo(alone: number, atRest: number, failing: readonly number[]): readonly number[] {
  const share = alone < 1 && atRest < 1 ? (1 - alone) / (1 - atRest) : 1;
  return failing.map((chance) => Math.min(1, Math.max(0, 1 - (1 - chance) * share)));
}

/** Relative to the smaller of P(too late) and P(in time). */
const CLOSE = 0.02;
const HALVINGS = 30;
/** Factors on cs² + 1. */
const WIDEST = 4;

/** The cs² with which as many attempts are too late at a constant load as are before the queue as it is. */
function scvFor(problem: RetriedQueueProblem, arrivalRate: number, alone: number): number {
  const { serviceScv } = problem;
  const scvAt = (logFactor: number) => (1 + serviceScv) * Math.exp(logFactor) - 1;
  const off = (logFactor: number) => failingAtRest({ ...problem, serviceScv: scvAt(logFactor) }, arrivalRate) - alone;
  const asGiven = off(0);
  if (Math.abs(asGiven) <= CLOSE * Math.min(alone, 1 - alone)) return serviceScv;
  let [low, high] = [-Math.log(WIDEST), Math.log(WIDEST)];
  const atLow = off(low);
  if (atLow * off(high) > 0) return serviceScv;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (off(middle) * atLow > 0) low = middle;
    else high = middle;
  }
  return scvAt((low + high) / 2);
}

/**
 * Attempts of one call to one queue meet the same busy spell, and prolong it: where what a call waits for has one queue
 * that matters, its attempts fail as the chain of that queue and of those about to come again says.
 */

import { distributionFunction, readAt } from "../latency/distribution-function.ts";
import type { Group, Station } from "../model/types.ts";
import type { Law } from "../queueing/law.ts";
import { cdfOf, partialMeanOf } from "../queueing/law-cdf.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import { failingAtRest, type RetriedQueueProblem, retriedQueue } from "../queueing/retried-queue.ts";
import { type AttemptsInTurn, callOutcome, failureSlot } from "./call-outcomes.ts";
import { inSequence, lawDistribution } from "./composed.ts";
import { isMadeFor } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import type { Responses } from "./responses.ts";
import type { Settled } from "./settle.ts";
import { type CallStep, type FailingCall, isFailing, type PreparedStep, type UseSite } from "./steps.ts";

/** Relative, of the numbers about to come again. */
const TOLERANCE = { fast: 1e-2, exact: 1e-5 };

/** P(too late) beyond which the work is mostly retries, and below which none of it is. */
const MOSTLY = 0.5;
const HARDLY = 1e-9;

interface Options {
  readonly regime: RetriedQueueProblem["regime"];
  readonly effort: "fast" | "exact";
}

/** Of those calls of which it is known, by `failureSlot`. */
export function attemptsInTurn(
  prepared: Prepared,
  state: Settled,
  responses: Responses,
  options: Options,
): ReadonlyMap<number, AttemptsInTurn> {
  const found = new Map<number, AttemptsInTurn>();
  for (const call of prepared.failing)
    prepared.model.workloads.forEach((_, workload) => {
      const slot = failureSlot(prepared, call, workload);
      if (found.has(slot) || !isMadeFor(call, workload)) return;
      const attempts = ofCall(prepared, state, responses, options, call, slot, workload);
      if (attempts !== null) found.set(slot, attempts);
    });
  return found;
}

function ofCall(
  prepared: Prepared,
  state: Settled,
  responses: Responses,
  { regime, effort }: Options,
  call: FailingCall,
  slot: number,
  workload: number,
): AttemptsInTurn | null {
  const { failures } = state.conditions;
  const { attempts, timeout, backoff, cancel } = call.failure;
  const alone = failures?.failed[slot] as number;
  const sent = state.flows.sent[call.number] as number;
  if (failures === undefined || timeout === null || attempts < 2 || !(sent > 0) || call.copies > 1) return null;
  // Nothing that a search along the load asks for.
  if (effort === "fast" && (alone > MOSTLY || alone < HARDLY)) return null;
  const path = straight(prepared, call, new Set());
  const queue = path === null ? null : slowestQueue(prepared, state, path);
  if (path === null || queue === null) return null;
  const { station, service } = queue;
  const load = state.loads[station];
  if (!load) return null;
  const { servers, group } = prepared.model.stations[station] as Station;
  const { members } = prepared.model.groups[group] as Group;
  const late = lateness(path, queue, responses);
  if (late === null) return null;
  const firstRate = sent / callOutcome(prepared, call, workload, failures, 1, () => 1).attempts;
  const given: RetriedQueueProblem = {
    servers: servers * members,
    serviceTime: meanOf(load.service),
    serviceScv: scvOf(load.service),
    timeout,
    isWithdrawn: cancel,
    late,
    excess: path.length === 1 ? excessOf(load.service) : () => 0,
    firstRate,
    otherRate: Math.max(0, load.arrivalRate - sent),
    attempts,
    backoff: backoff === null ? 0 : meanOf(backoff),
    regime,
    tolerance: TOLERANCE[effort],
  };
  const problem = { ...given, serviceScv: scvFor(given, load.arrivalRate, alone) };
  const chain = retriedQueue(problem);
  if (chain?.converged !== true) return null;
  // What is still different at a constant load is put right by share.
  const rest = failingAtRest(problem, load.arrivalRate);
  const share = alone < 1 && rest < 1 ? (1 - alone) / (1 - rest) : 1;
  const isOnly = path.length === 1 && service.kind === "exponential" && load.service.kind === "exponential";
  return {
    failing: chain.failing.map((chance) => Math.min(1, Math.max(0, 1 - (1 - chance) * share))),
    answers: isOnly ? chain.answers : null,
    served: isOnly && cancel ? { ...chain.served, station } : null,
  };
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

/** What a call waits for, where that is one step after the other, each once; null where it is not. */
function straight(prepared: Prepared, call: CallStep, entered: Set<number>): readonly PreparedStep[] | null {
  if (entered.has(call.target)) return null;
  entered.add(call.target);
  const path: PreparedStep[] = [];
  for (const step of prepared.steps[call.target] as readonly PreparedStep[]) {
    if (step.kind === "reply") break;
    if (step.kind === "use" || step.kind === "delay") path.push(step);
    else if (step.kind === "call") {
      if (!step.waited) continue;
      const isOnce = step.share === 1 && step.only === null && step.copies === 1;
      if (isFailing(step) || !isOnce || step.outcomes.length !== 1 || step.outcomes[0]?.count !== 1) return null;
      const inner = straight(prepared, step, entered);
      if (inner === null) return null;
      path.push(...inner);
    } else if (step.kind !== "write") return null;
  }
  return path;
}

/** The use with the longest mean wait, where that is before one queue and nothing else on the way can be refused. */
function slowestQueue(prepared: Prepared, { results }: Settled, path: readonly PreparedStep[]): UseSite | null {
  const { stations, groups } = prepared.model;
  let slowest: UseSite | null = null;
  let longest = 0;
  for (const step of path) {
    if (step.kind !== "use") continue;
    const result = results[step.station];
    if (!result) continue;
    if (result.saturated || stations[step.station]?.waitingRoom !== null) return null;
    const wait = result.wait?.mean ?? 0;
    if (wait > longest) [slowest, longest] = [step, wait];
  }
  if (slowest === null) return null;
  const { station } = slowest;
  const uses = path.filter((step) => step.kind === "use" && step.station === station);
  const { discipline, scalability, group } = stations[station] as Station;
  const { members, balancing } = groups[group] as Group;
  const isOneQueue = discipline === "fcfs" && scalability === null && (members === 1 || balancing === "central");
  return isOneQueue && uses.length === 1 ? slowest : null;
}

/** P(all but the wait at the one queue takes longer than t); null where something else never answers. */
function lateness(path: readonly PreparedStep[], queue: UseSite, responses: Responses): ((t: number) => number) | null {
  if (path.length === 1) return tailOf(queue.service);
  let rest = lawDistribution(queue.service);
  for (const step of path) {
    if (step === queue) continue;
    const one = step.kind === "use" ? responses.siteDistribution(step.site) : responses.stepsDistribution([step], 0);
    if (one === null) return null;
    rest = inSequence(rest, one);
  }
  const law = distributionFunction(rest);
  return (t) => Math.min(1, Math.max(0, 1 - readAt(law, t)));
}

/** What services longer than t bring more than others, as a share of all work. */
const excessOf =
  (service: Law) =>
  (t: number): number => {
    const mean = meanOf(service);
    if (service.kind === "exponential") return (Math.exp(-t / mean) * t) / mean;
    return Math.max(0, (mean - partialMeanOf(service, t)) / mean - (1 - cdfOf(service, t)));
  };

const tailOf =
  (service: Law) =>
  (t: number): number =>
    service.kind === "exponential" ? Math.exp(-t / service.mean) : 1 - cdfOf(service, t);

/**
 * Attempts of one call to one queue meet the same busy spell, and prolong it: where what a call waits for has one queue
 * that matters, its attempts fail as the chain of that queue and of those about to come again says.
 */

import { distributionFunction, readAt } from "../latency/distribution-function.ts";
import { meanOf as meanOfLatency } from "../latency/moments.ts";
import type { Group, Station } from "../model/types.ts";
import type { Law } from "../queueing/law.ts";
import { cdfOf, partialMeanOf } from "../queueing/law-cdf.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import type { RegimeProblem } from "../queueing/regime-chain.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { beforeQueue, beforeRoom } from "./attempts-before-queue.ts";
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

/** Who is turned away and comes again at once finds nothing changed: a pause of so small a share of a service. */
const AT_ONCE = 1e-3;

interface Options {
  readonly regime: RegimeProblem["regime"];
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
  const ways = prepared.failing.flatMap((call): readonly Way[] => {
    const path = call.failure.attempts > 1 && call.copies === 1 ? straight(prepared, call, new Set()) : null;
    const queue = path === null ? null : decisiveQueue(prepared, state, path);
    return path === null || queue === null ? [] : [{ call, path, queue }];
  });
  for (const way of ways)
    prepared.model.workloads.forEach((_, workload) => {
      const slot = failureSlot(prepared, way.call, workload);
      if (found.has(slot) || !isMadeFor(way.call, workload)) return;
      const attempts = ofCall(prepared, state, responses, options, way, ways, workload);
      if (attempts !== null) found.set(slot, attempts);
    });
  return found;
}

/** What a call waits for, and of that the queue that matters. */
interface Way {
  readonly call: FailingCall;
  readonly path: readonly PreparedStep[];
  readonly queue: UseSite;
}

function ofCall(
  prepared: Prepared,
  state: Settled,
  responses: Responses,
  { regime, effort }: Options,
  way: Way,
  ways: readonly Way[],
  workload: number,
): AttemptsInTurn | null {
  const { call, path, queue } = way;
  const { station } = queue;
  const { failures } = state.conditions;
  const { attempts, timeout, backoff, cancel } = call.failure;
  const alone = failures?.failed[failureSlot(prepared, call, workload)] as number;
  const sentOf = (one: FailingCall) => state.flows.sent[one.number] as number;
  if (failures === undefined || !(sentOf(call) > 0)) return null;
  // Nothing that a search along the load asks for.
  if (effort === "fast" && (alone > MOSTLY || alone < HARDLY)) return null;
  const load = state.loads[station];
  const late = lateness(path, queue, responses);
  if (!load || late === null) return null;
  const { servers, group, waitingRoom } = prepared.model.stations[station] as Station;
  const { members, balancing } = prepared.model.groups[group] as Group;
  const isCentral = balancing === "central";
  const { refused, refusal, within } = responses.attempt(call, workload);
  // Who is turned away knows it sooner than who waits in vain.
  const turnedAway = timeout === null ? 1 : refused / Math.max(refused, 1 - within);
  const known = turnedAway * meanOfLatency(refusal) + (1 - turnedAway) * (timeout ?? 0);
  const serviceTime = meanOf(load.service);
  // Who asks the same queue in the same way comes again alike.
  const alike = ways.filter((one) => one.queue.station === station && isAlike(one.call, call)).map((one) => one.call);
  const firstOf = (one: FailingCall) => {
    const w = prepared.model.workloads.findIndex((_, k) => isMadeFor(one, k));
    return sentOf(one) / callOutcome(prepared, one, Math.max(0, w), failures, 1, () => 1).attempts;
  };
  const problem = {
    servers: isCentral ? servers * members : servers,
    members: isCentral ? 1 : members,
    serviceTime,
    late,
    firstRate: alike.reduce((sum, one) => sum + firstOf(one), 0),
    otherRate: Math.max(0, load.arrivalRate - alike.reduce((sum, one) => sum + sentOf(one), 0)),
    attempts,
    away: Math.max(known + (backoff === null ? 0 : meanOf(backoff)), AT_ONCE * serviceTime),
    stages: turnedAway > 0.5 ? 1 : 2,
    regime,
    tolerance: TOLERANCE[effort],
  } as const;
  const isExponential = queue.service.kind === "exponential" && load.service.kind === "exponential";
  // Turns make arrivals at one of several queues less variable than the chain has them.
  const isOnly = path.length === 1 && isExponential && (members === 1 || balancing !== "round-robin");
  const asKnown = { alone, isOnly, station, load };
  if (waitingRoom !== null) {
    const rest = state.results[station] as StationResult;
    return beforeRoom({ ...problem, room: waitingRoom, timeout }, { ...asKnown, rest });
  }
  if (timeout === null) return null;
  const excess = path.length === 1 ? excessOf(load.service) : () => 0;
  return beforeQueue({ ...problem, timeout, isWithdrawn: cancel, excess, serviceScv: scvOf(load.service) }, asKnown);
}

function isAlike({ failure: a }: FailingCall, { failure: b }: FailingCall): boolean {
  const pause = (backoff: Law | null) => (backoff === null ? 0 : meanOf(backoff));
  return (
    a.attempts === b.attempts &&
    a.timeout === b.timeout &&
    a.cancel === b.cancel &&
    pause(a.backoff) === pause(b.backoff)
  );
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

/** The one that may be full, else the one with the longest mean wait, where that is before one queue. */
function decisiveQueue(prepared: Prepared, { results }: Settled, path: readonly PreparedStep[]): UseSite | null {
  const { stations, groups } = prepared.model;
  let slowest: UseSite | null = null;
  let limited: UseSite | null = null;
  let longest = 0;
  for (const step of path) {
    if (step.kind !== "use") continue;
    const result = results[step.station];
    if (!result) continue;
    if (result.saturated) return null;
    if (stations[step.station]?.waitingRoom !== null) {
      if (limited !== null) return null;
      limited = step;
    }
    const wait = result.wait?.mean ?? 0;
    if (wait > longest) [slowest, longest] = [step, wait];
  }
  const decisive = limited ?? slowest;
  if (decisive === null) return null;
  const { station } = decisive;
  const uses = path.filter((step) => step.kind === "use" && step.station === station);
  const { discipline, scalability, group } = stations[station] as Station;
  const { members, balancing } = groups[group] as Group;
  const isBlind = balancing === "random" || balancing === "round-robin";
  const isFollowed =
    members === 1 || (limited === null && (balancing === "central" || (isBlind && isEven(groups[group]))));
  return discipline === "fcfs" && scalability === null && isFollowed && uses.length === 1 ? decisive : null;
}

const isEven = (group: Group | undefined): boolean => group?.weights === null && (group.partitions ?? 1) === 1;

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

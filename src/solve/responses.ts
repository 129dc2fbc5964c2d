/**
 * Response times composed over the call graph: of each operation, from its request to its reply,
 * given success. A mean is a sum along the graph; a percentile comes from the distribution.
 */

import { kthSmallest, maximum } from "../latency/extremes.ts";
import { fromTail } from "../latency/from-tail.ts";
import { factorNodes } from "../latency/given-factor.ts";
import { type Latency, zero } from "../latency/latency.ts";
import { longer } from "../latency/longer.ts";
import { longestOf } from "../latency/longest-of.ts";
import { type Alternative, mixture } from "../latency/mixture.ts";
import { meanOf as meanOfLatency } from "../latency/moments.ts";
import { scale } from "../latency/rescale.ts";
import type { Restricted } from "../latency/restrict.ts";
import type { Group, Station } from "../model/types.ts";
import type { BatchFound } from "../queueing/batch-queue.ts";
import type { Law, Seconds } from "../queueing/law.ts";
import { lawFromMoments } from "../queueing/law-from-moments.ts";
import { meanOf as meanOfLaw, scvOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { TailLaw } from "../queueing/tail-law.ts";
import { type Attempt, attemptOf, untilPassed } from "./attempts.ts";
import { batchAnswer } from "./batch-answer.ts";
import { type BatchSpread, batchSpread, memberShares } from "./batches.ts";
import { chancesOf, failureSlot } from "./call-outcomes.ts";
import { comesAlone } from "./comes-alone.ts";
import { eitherOf, inSequence, lawDistribution, queueDistribution, repeated, tailDistribution } from "./composed.ts";
import type { CountOutcome } from "./counts.ts";
import { type Conditions, type Flows, isMadeFor } from "./flows.ts";
import { forkCorrelation } from "./fork-correlation.ts";
import { givenFactorOf } from "./given-factor-of.ts";
import type { HeldPools } from "./held/held-pools.ts";
import type { Prepared, Waits } from "./prepare.ts";
import { refusalTime } from "./refusal-times.ts";
import { revisitedDistribution } from "./revisits.ts";
import type { StationLoad } from "./stations.ts";
import {
  type CallStep,
  type DelayStep,
  type FailingCall,
  type Fork,
  type HoldStep,
  isFailing,
  isRace,
  type PreparedStep,
  type UseSite,
  visitPrepared,
} from "./steps.ts";
import { type Part, successWeights } from "./success-weights.ts";

/** A mean wait below this share of the mean service moves no digit that is shown. */
const NEGLIGIBLE = 1e-9;

const isNegligible = ({ saturated, response, wait, later }: StationResult, serviceTime: number): boolean =>
  !saturated && !response && !later && wait !== null && wait.mean < NEGLIGIBLE * serviceTime;

/** Infinity where something waited for is saturated. */
type MeanTime = number;

export interface Responses {
  /** Of a workload's requests, from entry to answer. */
  readonly workloadMean: (workload: number) => MeanTime;
  readonly workloadDistribution: (workload: number) => Latency | null;
  /** Mean response of an operation as the workload asks it; Infinity when saturated. */
  readonly mean: (operation: number, workload: number) => MeanTime;
  /** Distribution of an operation's response; null when saturated. */
  readonly distribution: (operation: number, workload: number) => Latency | null;
  /** Mean of one use of a station at a site. */
  readonly siteMean: (site: number) => MeanTime;
  /** Its distribution; null when saturated. */
  readonly siteDistribution: (site: number) => Latency | null;
  /** Of steps that are a part of an operation. */
  readonly stepsMean: (steps: readonly PreparedStep[], workload: number) => MeanTime;
  /** Their distribution; null when saturated. */
  readonly stepsDistribution: (steps: readonly PreparedStep[], workload: number) => Latency | null;
  /** Of one call to its target, there and back. */
  readonly answerDistribution: (call: CallStep, workload: number) => Latency | null;
  /** One attempt of a call that may fail. */
  readonly attempt: (call: FailingCall, workload: number) => Attempt;
  /** Of a workload's requests, if a place answered at once. */
  readonly without: (place: Omit<Silenced, "whole">, workload: number) => Latency | null;
  /** The same of one member, where a call reaches several. */
  readonly oneAnswer: (call: CallStep, workload: number) => Latency | null;
  /** The last answer to so many requests of a call that come at once before one queue. */
  readonly batchOf: (call: CallStep, size: number) => Latency;
  /** As a branch of a fork meets its stations. */
  readonly inBranch: (fork: Fork, branch: number) => Responses;
  /** Where waits follow a common factor: given that; null: without these waits. */
  readonly given: (correlations: ReadonlyMap<number, number>, z: number | null) => Responses;
  /** Of those who get a slot of the pool at once (0) or wait for one (1). */
  readonly holding: (pool: number, moment: 0 | 1) => Responses;
}

/** Whose time counts as nothing, to see what is left without it. */
export interface Silenced {
  readonly stations: ReadonlySet<number>;
  /** Tiers whose delays are. */
  readonly tiers: ReadonlySet<string>;
  readonly network: boolean;
  /** With nothing silenced: what does not meet the place is taken from there. */
  readonly whole: Responses;
}

/** The same model at another load, whose laws stand for this one's where they are as good as the same. */
export interface Neighbour {
  readonly responses: Responses;
  /** A mean that differs by less, s, is none that counts. */
  readonly slack: Seconds;
}

/** A law that differs by less than this share of its mean is stretched to the mean that it should have. */
const STRETCHABLE = 0.02;

/** The network as it has settled at one load. */
export interface SettledLoad {
  readonly flows: Flows;
  readonly conditions: Conditions;
  /** null: nobody asks the station. */
  readonly loads: readonly (StationLoad | null)[];
  /** null: nobody asks the station, or it has all the servers it wants. */
  readonly results: readonly (StationResult | null)[];
  /** The results as a branch of a fork meets the stations, where it meets them otherwise; null: as all do. */
  readonly branches?: (fork: Fork, branch: number) => readonly (StationResult | null)[] | null;
  /** null: nothing is held. */
  readonly held: HeldPools | null;
}

/**
 * @param serviceTimes mean service at each station, 0 where nobody asks it
 */
export function responsesOf(
  prepared: Prepared,
  settled: SettledLoad,
  serviceTimes: readonly number[],
  { silenced = null, near = null }: { readonly silenced?: Silenced | null; readonly near?: Neighbour | null } = {},
): Responses {
  const { results, loads, flows, conditions, held } = settled;
  const { model } = prepared;
  const weights = successWeights(prepared, conditions);
  const { allPass, choiceParts, lookupParts, attempts } = weights;
  const hasBatches = results.some((result) => result?.batch !== undefined);
  // Who is held up before a saturated station is not refused.
  const refusing = Float64Array.from(conditions.passed, (share, s) => (results[s]?.saturated ? 1 : share));
  const unrefusing = successWeights(prepared, { ...conditions, passed: refusing });
  const attempted = new Map<number, Attempt>();
  const workloadOf = (operation: number, workload: number) => (prepared.dependsOnWorkload[operation] ? workload : -1);
  /** Of operations that answer every workload alike; NaN: not yet known. */
  const commonMeans = new Float64Array(model.operations.length).fill(Number.NaN);
  const means = new Map<number, MeanTime>();
  const distributions = new Map<number, Latency | null>();
  const holdings = new Map<number, Responses>();
  const siteDistributions = new Map<number, Latency | null>();
  const key = (operation: number, workload: number) =>
    operation * (model.workloads.length + 1) + workloadOf(operation, workload) + 1;

  function mean(operation: number, workload: number): MeanTime {
    if (!prepared.dependsOnWorkload[operation]) {
      const known = commonMeans[operation] as number;
      if (!Number.isNaN(known)) return known;
      const made = stepsMean(prepared.steps[operation] as readonly PreparedStep[], workload);
      commonMeans[operation] = made;
      return made;
    }
    const at = key(operation, workload);
    let known = means.get(at);
    if (known === undefined) {
      known = stepsMean(prepared.steps[operation] as readonly PreparedStep[], workload);
      means.set(at, known);
    }
    return known;
  }

  const meets = silenced === null ? null : meetsSilenced(prepared, silenced);

  function distribution(operation: number, workload: number): Latency | null {
    if (silenced !== null && meets?.(operation) === false) return silenced.whole.distribution(operation, workload);
    const at = key(operation, workload);
    let known = distributions.get(at);
    if (known === undefined) {
      known = stepsDistribution(prepared.steps[operation] as readonly PreparedStep[], workload);
      distributions.set(at, known);
    }
    return known;
  }

  // Callees first, so that no chain of calls is walked by recursion.

  let isCommonKnown = false;

  function workloadMean(workload: number): MeanTime {
    if (!isCommonKnown) {
      for (let k = prepared.common.length - 1; k >= 0; k--) mean(prepared.common[k] as number, workload);
      isCommonKnown = true;
    }
    const { operations, isCommon } = prepared.waits[workload] as Waits;
    if (!isCommon) for (let k = operations.length - 1; k >= 0; k--) mean(operations[k] as number, workload);
    return mean((model.workloads[workload] as { entry: number }).entry, workload);
  }

  function workloadDistribution(workload: number): Latency | null {
    const again = revisitedDistribution(workload, {
      prepared,
      loads,
      results,
      meanLatency: workloadMean(workload),
      isSilent: (station) => silenced?.stations.has(station) === true,
      isNetworkSilent: silenced?.network === true,
      stepDistribution,
      choiceParts,
      lookupParts,
      attempts,
    });
    if (again !== undefined) return again;
    const { operations } = prepared.waits[workload] as Waits;
    for (let k = operations.length - 1; k >= 0; k--) distribution(operations[k] as number, workload);
    return distribution((model.workloads[workload] as { entry: number }).entry, workload);
  }

  // ------------------------------------------------------------------ means

  function siteMean(site: number): MeanTime {
    const { station, serviceTime } = prepared.sites[site] as UseSite;
    if (silenced?.stations.has(station)) return 0;
    const result = results[station];
    if (!result) return serviceTime;
    if (result.saturated) return Number.POSITIVE_INFINITY;
    // Processor sharing stretches a service in proportion to its length.
    if (result.response) return result.response.mean * (serviceTime / (serviceTimes[station] as number));
    return (waitAt(result)?.mean ?? 0) + serviceTime + (result.later?.shift ?? 0);
  }

  function stepsMean(steps: readonly PreparedStep[], workload: number): MeanTime {
    let total = 0;
    for (const step of steps) {
      if (step.kind === "reply") break;
      total += stepMean(step, workload);
    }
    return total;
  }

  function stepMean(step: PreparedStep, workload: number): MeanTime {
    switch (step.kind) {
      case "use":
        return siteMean(step.site);
      case "hold":
        return holdMean(step, workload);
      case "delay":
        return isSilentDelay(step) ? 0 : step.mean;
      case "call":
        return callMean(step, workload);
      case "choice":
        return weightedMean(choiceParts(step, workload), workload);
      case "lookup":
        return weightedMean(lookupParts(step, workload), workload);
      case "parallel": {
        const joined = stepDistribution(step, workload);
        return joined === null ? Number.POSITIVE_INFINITY : meanOfLatency(joined);
      }
      case "write":
      case "reply":
        return 0;
    }
  }

  function weightedMean(parts: readonly Part[], workload: number): MeanTime {
    let total = 0;
    for (const part of parts) if (part.weight > 0) total += part.weight * stepsMean(part.steps, workload);
    return total;
  }

  function callMean(call: CallStep, workload: number): MeanTime {
    if (!call.waited || call.share === 0 || !isMadeFor(call, workload)) return 0;
    if (call.parallel || call.copies > 1 || call.failure !== null) {
      const joined = callDistribution(call, workload);
      return joined === null ? Number.POSITIVE_INFINITY : meanOfLatency(joined);
    }
    const isAlone = hasBatches && comesAlone(prepared, call) && batchedSpread(call)?.kind === "one";
    const one = isAlone ? meanOfLatency(batchOf(call, 1)) : mean(call.target, workload) + networkMean(call);
    if (allPass) return call.share * call.meanTimes * one;
    const { made, outcomes } = attempts(call, workload);
    let count = 0;
    for (const outcome of outcomes) count += outcome.probability * outcome.count;
    return made * count * one;
  }

  const networkMean = (call: CallStep) => (silenced?.network ? 0 : call.networkTime);

  // ---------------------------------------------------------- distributions

  function siteDistribution(site: number): Latency | null {
    const known = siteDistributions.get(site);
    if (known !== undefined) return known;
    const made = siteDistributionNearby(site) ?? ownSiteDistribution(site);
    siteDistributions.set(site, made);
    return made;
  }

  /** The neighbour's, where that is as good; null where it is not. */
  function siteDistributionNearby(site: number): Latency | null {
    if (near === null) return null;
    const mean = siteMean(site);
    const there = near.responses.siteMean(site);
    const off = Math.abs(mean - there);
    // Also false where one of the two is saturated.
    if (!(off <= near.slack || off <= STRETCHABLE * Math.min(there, near.slack / STRETCHABLE ** 2))) return null;
    const law = near.responses.siteDistribution(site);
    return law === null || off <= near.slack ? law : scale(law, mean / there);
  }

  function ownSiteDistribution(site: number): Latency | null {
    const { station, service, serviceTime } = prepared.sites[site] as UseSite;
    const result = results[station];
    let made: Latency | null;
    if (silenced?.stations.has(station)) made = zero();
    else if (!result || isNegligible(result, serviceTime)) made = lawDistribution(service);
    else if (result.saturated) made = null;
    else if (result.response) {
      const isOnlyOne = loads[station]?.service === service || result.responseOf === undefined;
      made = isOnlyOne
        ? scale(tailDistribution(result.response), serviceTime / (serviceTimes[station] as number))
        : tailDistribution((result.responseOf as (own: Law) => TailLaw)(service));
    } else {
      const wait = waitAt(result);
      if (wait === null) made = null;
      else if (result.later === undefined) made = queueDistribution(wait, service);
      else {
        const { shift, rate } = result.later;
        made = inSequence(tailDistribution(wait), longer(lawDistribution(service), shift, rate));
      }
    }
    return made;
  }

  function stepsDistribution(steps: readonly PreparedStep[], workload: number): Latency | null {
    let total: Latency = zero();
    for (const step of steps) {
      if (step.kind === "reply") break;
      const one = stepDistribution(step, workload);
      if (one === null) return null;
      total = inSequence(total, one);
    }
    return total;
  }

  function stepDistribution(step: PreparedStep, workload: number): Latency | null {
    switch (step.kind) {
      case "use":
        return siteDistribution(step.site);
      case "hold":
        return holdDistribution(step, workload);
      case "delay":
        return isSilentDelay(step) ? zero() : lawDistribution(step.time);
      case "call":
        return callDistribution(step, workload);
      case "choice":
        return mixed(choiceParts(step, workload), workload);
      case "lookup":
        return mixed(lookupParts(step, workload), workload);
      case "parallel": {
        const compose = (given: (asked: Responses) => Responses) => {
          const branches: Latency[] = [];
          for (const [k, branch] of step.branches.entries()) {
            const one = given(inBranch(step, k)).stepsDistribution(branch, workload);
            // Of a saturated branch no answer comes in finite time; k of n may do without it.
            if (one !== null) branches.push(one);
          }
          return branches.length < step.need ? null : kthSmallest(branches, step.need);
        };
        return overFactor(step.branches, compose, isRace(step));
      }
      case "write":
      case "reply":
        return zero();
    }
  }

  function mixed(parts: readonly Part[], workload: number): Latency | null {
    const weighted: { weight: number; latency: Latency }[] = [];
    for (const part of parts) {
      if (part.weight <= 0) continue;
      const latency = stepsDistribution(part.steps, workload);
      if (latency === null) return null;
      weighted.push({ weight: part.weight, latency });
    }
    return eitherOf(weighted);
  }

  function callDistribution(call: CallStep, workload: number): Latency | null {
    if (!call.waited || call.share === 0 || !isMadeFor(call, workload)) return zero();
    const { made, outcomes } = attempts(call, workload);
    // Nobody goes on from a call that always fails.
    if (made === 0) return isFailing(call) && call.share === 1 ? null : zero();
    const all = call.parallel ? atOnce(call, outcomes, workload) : oneByOne(call, outcomes, workload);
    if (all === null || made === 1) return all;
    return eitherOf([
      { weight: made, latency: all },
      { weight: 1 - made, latency: zero() },
    ]);
  }

  function oneByOne(call: CallStep, outcomes: readonly CountOutcome[], workload: number): Latency | null {
    if (!isFailing(call) && comesAlone(prepared, call) && batchedSpread(call)?.kind === "one")
      return repeated(batchOf(call, 1), outcomes);
    const asked = call.copies > 1 ? inBranch(call, -1) : self;
    const one = isFailing(call) ? passedDistribution(call, workload) : asked.answerDistribution(call, workload);
    return one && inARow(call, one, outcomes, workload);
  }

  function atOnce(call: CallStep, outcomes: readonly CountOutcome[], workload: number): Latency | null {
    if (isFailing(call)) {
      const one = passedDistribution(call, workload);
      return one && longestOf(one, outcomes, forkCorrelation([call], fork)?.ofWhole ?? 0);
    }
    const spread = batchedSpread(call);
    if (spread !== null) {
      const { members } = spread;
      const of = (answer: (size: number) => Latency) =>
        eitherOf(outcomes.map(({ count, probability }) => ({ weight: probability, latency: answer(count) })));
      if (spread.kind === "one") return of((count) => batchOf(call, count));
      const { kind } = spread;
      return overFactor([[call]], (given) => {
        const responses = given(self);
        return of((count) => overMembers(count, members, kind, (size) => responses.batchOf(call, size)));
      });
    }
    return overFactor([[call]], (given) => {
      const one = given(inBranch(call, -1)).oneAnswer(call, workload);
      return (
        one &&
        longestOf(
          one,
          outcomes.map(({ count, probability }) => ({ count: count * call.copies, probability })),
        )
      );
    });
  }

  /** The one queue to which all of a call's requests go at once, where that is all they do. */
  function batchedStation(
    call: CallStep,
  ): { readonly found: BatchFound; readonly site: UseSite; readonly group: Group } | null {
    if (!hasBatches) return null;
    let steps = prepared.steps[call.target] as readonly PreparedStep[];
    for (;;) {
      const [only, ...others] = steps;
      if (only === undefined || others.length > 0) return null;
      if (only.kind === "call" && isPlain(only)) {
        steps = prepared.steps[only.target] as readonly PreparedStep[];
        continue;
      }
      if (only.kind !== "use" || call.copies > 1 || silenced?.stations.has(only.station)) return null;
      const found = results[only.station]?.batch;
      const { group } = model.stations[only.station] as Station;
      return found === undefined ? null : { found, site: only, group: model.groups[group] as Group };
    }
  }

  function batchedSpread(call: CallStep): { readonly kind: BatchSpread; readonly members: number } | null {
    const batched = batchedStation(call);
    const kind = batched && batchSpread(batched.group);
    return kind && { kind, members: batched.group.members };
  }

  /** The last answer to `size` of a call's requests that one member gets. */
  function batchOf(call: CallStep, size: number): Latency {
    const batched = batchedStation(call);
    if (batched === null || size === 0) return zero();
    const answer = batchAnswer(batched.found, batched.site.service, size);
    return call.network === null || silenced?.network ? answer : inSequence(answer, lawDistribution(call.network));
  }

  /** Of one call to its target, there and back. */
  function answerDistribution(call: CallStep, workload: number): Latency | null {
    if (call.copies === 1) return oneAnswer(call, workload);
    return overFactor([[call]], (given) => {
      const one = given(self).oneAnswer(call, workload);
      return one && maximum(new Array<Latency>(call.copies).fill(one));
    });
  }

  /** Of one member that is asked. */
  function oneAnswer(call: CallStep, workload: number): Latency | null {
    const one = distribution(call.target, workload);
    if (one === null || call.network === null || silenced?.network) return one;
    return inSequence(one, lawDistribution(call.network));
  }

  // ------------------------------------------------------------------- forks

  /**
   * What is composed of branches that one stream feeds: given the factor that their waits follow they are independent.
   * Where the slower ones are withdrawn (a race), queues level out and all wait alike.
   */
  function overFactor(
    branches: readonly (readonly PreparedStep[])[],
    compose: (given: (asked: Responses) => Responses) => Latency | null,
    isRaced = false,
  ): Latency | null {
    const correlations = new Map<number, number>();
    for (const branch of branches) {
      const found = forkCorrelation(branch, fork);
      if (found === null) continue;
      const { station, ofWait } = found;
      correlations.set(station, Math.max(isRaced ? 1 : ofWait, correlations.get(station) ?? 0));
    }
    if (correlations.size === 0) return compose((asked) => asked);
    const common = commonWait(branches, correlations);
    if (common !== null) {
      const rest = compose((asked) => asked.given(correlations, null));
      return rest && inSequence(tailDistribution(common), rest);
    }
    const parts: Alternative[] = [];
    for (const { z, weight } of factorNodes(Math.max(...correlations.values()))) {
      const known = new Map<Responses, Responses>();
      const latency = compose((asked) => {
        const responses = known.get(asked) ?? asked.given(correlations, z);
        known.set(asked, responses);
        return responses;
      });
      if (latency === null) return null;
      parts.push({ weight, latency });
    }
    return mixture(parts);
  }

  /** Where every branch waits as long as the others. */
  function commonWait(
    branches: readonly (readonly PreparedStep[])[],
    correlations: ReadonlyMap<number, number>,
  ): TailLaw | null {
    const waits = new Set<TailLaw | null | undefined>();
    for (const [s, correlation] of correlations) waits.add(correlation === 1 ? results[s]?.wait : null);
    const [wait, another] = waits;
    const isOfAll = another === undefined && branches.every((branch) => forkCorrelation(branch, fork) !== null);
    return wait && waits.size === 1 && isOfAll ? wait : null;
  }

  function given(correlations: ReadonlyMap<number, number>, z: number | null): Responses {
    const during = results.slice();
    for (const [s, correlation] of correlations) {
      const result = during[s];
      if (result) during[s] = givenFactorOf(result, correlation, z);
    }
    const whole = silenced === null ? null : { ...silenced, whole: silenced.whole.given(correlations, z) };
    return responsesOf(prepared, { ...settled, results: during }, serviceTimes, { silenced: whole });
  }

  function attempt(call: FailingCall, workload: number): Attempt {
    const at = failureSlot(prepared, call, workload);
    let known = attempted.get(at);
    if (known === undefined) {
      const steps = prepared.steps[call.target] as readonly PreparedStep[];
      const answered = unrefusing.shareOf(steps, workload) ** call.copies;
      const response = withinOneStation(call, steps) ?? answerDistribution(call, workload);
      known = attemptOf(call.failure, answered, response, () => refusal(steps, workload));
      attempted.set(at, known);
    }
    return known;
  }

  /** Where all that is called is one queue that may be left: the answers that come in time, sharp at the timeout. */
  function withinOneStation(call: FailingCall, steps: readonly PreparedStep[]): Restricted | null {
    const [only, ...others] = steps;
    const { timeout } = call.failure;
    if (others.length > 0 || timeout === null || call.copies > 1 || call.network !== null || only === undefined)
      return null;
    if (only.kind === "call" && isPlain(only))
      return withinOneStation(call, prepared.steps[only.target] as readonly PreparedStep[]);
    if (only.kind !== "use" || silenced?.stations.has(only.station)) return null;
    const found = results[only.station]?.within?.(timeout, only.service);
    if (found === undefined) return null;
    const { probability, response } = found;
    let latency: Latency | null | undefined;
    return {
      probability,
      get latency() {
        if (latency === undefined) latency = response === null ? null : { ...fromTail(response), ceiling: timeout };
        return latency;
      },
    };
  }

  function refusal(steps: readonly PreparedStep[], workload: number): Latency {
    return refusalTime(steps, {
      stepsOf: (operation) => prepared.steps[operation] as readonly PreparedStep[],
      unrefused: (some) => unrefusing.shareOf(some, workload),
      stepsDistribution: (some) => stepsDistribution(some, workload),
      attempt: (call) => attempt(call, workload),
    });
  }

  /** From the first attempt until the caller goes on. */
  function passedDistribution(call: FailingCall, workload: number): Latency | null {
    const { onFailure } = call.failure;
    const { attempts: most, timeout } = call.failure;
    const slot = failureSlot(prepared, call, workload);
    const { failures } = conditions;
    const chances = failures === undefined ? new Array<number>(most).fill(0) : chancesOf(failures, slot, most);
    // With something on the way silenced its answers are others.
    const laws = silenced === null ? (failures?.inTurn?.get(slot)?.answers ?? null) : null;
    const answers =
      laws?.map((law) =>
        law === null ? null : { ...tailDistribution(law), ceiling: timeout ?? Number.POSITIVE_INFINITY },
      ) ?? null;
    const instead =
      onFailure.kind === "fail"
        ? null
        : onFailure.kind === "ignore"
          ? { success: 1, latency: zero() }
          : {
              success: weights.shareOf(onFailure.steps, workload),
              latency: stepsDistribution(onFailure.steps, workload),
            };
    return untilPassed(call.failure, chances, answers, attempt(call, workload), instead);
  }

  /** A pool that was full at one call is full at the next: calls in a row through one fare alike. */
  function inARow(call: CallStep, one: Latency, outcomes: readonly CountOutcome[], workload: number): Latency {
    const [step, ...others] = prepared.steps[call.target] as readonly PreparedStep[];
    if (step?.kind === "use" && others.length === 0 && call.network === null && call.copies === 1) {
      const continued = continuedAt(step, one);
      if (continued !== null)
        return eitherOf(outcomes.map(({ count, probability }) => ({ weight: probability, latency: continued(count) })));
    }
    if (step?.kind !== "hold" || others.length > 0 || call.network !== null || call.copies > 1)
      return repeated(one, outcomes);
    const parts = holdParts(step, workload) ?? [];
    return eitherOf(parts.map(({ weight, latency }) => ({ weight, latency: repeated(latency, outcomes) })));
  }

  /** Who comes straight back to shared servers goes on being served there: one service, so many times as long. */
  function continuedAt(
    { station, service }: Extract<PreparedStep, { kind: "use" }>,
    one: Latency,
  ): ((count: number) => Latency) | null {
    const responseOf = results[station]?.responseOf;
    const { group, discipline } = model.stations[station] as Station;
    if (responseOf === undefined || discipline !== "ps" || silenced?.stations.has(station)) return null;
    if ((model.groups[group] as Group).members > 1) return null;
    return (count) => {
      if (count === 0) return zero();
      const law = lawFromMoments(count * meanOfLaw(service), scvOf(service) / count);
      const whole = tailDistribution(responseOf(law));
      return scale(whole, (count * meanOfLatency(one)) / meanOfLatency(whole));
    };
  }

  function isSilentDelay(step: DelayStep): boolean {
    return silenced?.tiers.has(step.tier) === true;
  }

  const branchResponses = new Map<readonly (StationResult | null)[], Responses>();

  function inBranch(step: Fork, branch: number): Responses {
    const own = settled.branches?.(step, branch) ?? null;
    if (own === null) return self;
    let known = branchResponses.get(own);
    if (known === undefined) {
      const whole = silenced === null ? null : { ...silenced, whole: silenced.whole.inBranch(step, branch) };
      known = responsesOf(prepared, { ...settled, results: own }, serviceTimes, { silenced: whole });
      branchResponses.set(own, known);
    }
    return known;
  }

  // ------------------------------------------------------------------- holds

  function holdMean(step: HoldStep, workload: number): MeanTime {
    const forks = prepared.waits.some((waits) => waits.forks);
    if (!forks || !held?.moments.has(step.station)) return siteMean(step.site) + stepsMean(step.steps, workload);
    const law = holdDistribution(step, workload);
    return law === null ? Number.POSITIVE_INFINITY : meanOfLatency(law);
  }

  function holdDistribution(step: HoldStep, workload: number): Latency | null {
    const parts = holdParts(step, workload);
    return parts === null ? null : eitherOf(parts);
  }

  /** How long it takes behind the pool hangs on how many hold a slot, and so on the wait for one. */
  function holdParts(step: HoldStep, workload: number): readonly Alternative[] | null {
    const result = results[step.station];
    if (result?.saturated) return null;
    const isSilent = silenced?.stations.has(step.station) === true;
    const moments = held?.moments.get(step.station);
    if (moments === undefined || near !== null) {
      const inside = stepsDistribution(step.steps, workload);
      if (inside === null) return null;
      if (isSilent || !result?.wait || result.wait.mean === 0) return [{ weight: 1, latency: inside }];
      return [{ weight: 1, latency: inSequence(tailDistribution(result.wait), inside) }];
    }
    const parts: Alternative[] = [];
    for (const moment of [0, 1] as const) {
      const { probability, wait } = moments[moment];
      if (probability === 0) continue;
      const inside = holding(step.station, moment).stepsDistribution(step.steps, workload);
      if (inside === null) return null;
      const latency = isSilent || wait.mean === 0 ? inside : inSequence(tailDistribution(wait), inside);
      parts.push({ weight: probability, latency });
    }
    return parts;
  }

  function holding(pool: number, moment: 0 | 1): Responses {
    const at = 2 * pool + moment;
    let known = holdings.get(at);
    if (known === undefined) {
      const own = held?.moments.get(pool)?.[moment].results;
      const during = results.map((result, s) => own?.get(s) ?? result);
      const whole = silenced === null ? null : { ...silenced, whole: silenced.whole.holding(pool, moment) };
      known = responsesOf(prepared, { ...settled, results: during }, serviceTimes, {
        silenced: whole,
      });
      holdings.set(at, known);
    }
    return known;
  }

  const fork = { prepared, flows, loads, results, siteMean };
  const self: Responses = {
    workloadMean,
    workloadDistribution,
    mean,
    distribution,
    siteMean,
    siteDistribution,
    stepsMean,
    stepsDistribution,
    answerDistribution,
    attempt,
    without: (place, workload) =>
      responsesOf(prepared, settled, serviceTimes, { silenced: { ...place, whole: self } }).workloadDistribution(
        workload,
      ),
    oneAnswer,
    batchOf,
    inBranch,
    given,
    holding,
  };
  return self;
}

/** The last of all members' answers to a batch that falls on them. */
function overMembers(
  size: number,
  members: number,
  spread: "in-turn" | "random",
  answer: (size: number) => Latency,
): Latency {
  const shares = memberShares(size, members, spread);
  if (spread === "random") {
    const one = eitherOf(shares.map(({ count, probability }) => ({ weight: probability, latency: answer(count) })));
    return maximum(new Array<Latency>(members).fill(one));
  }
  const all = shares.flatMap(({ count, probability }) =>
    new Array<Latency>(count === 0 ? 0 : Math.round(probability * members)).fill(answer(count)),
  );
  return maximum(all);
}

/** One call, always made, and nothing else to it. */
const isPlain = ({ failure, waited, share, only, copies, network, meanTimes, parallel }: CallStep): boolean =>
  failure === null &&
  waited &&
  share === 1 &&
  only === null &&
  copies === 1 &&
  network === null &&
  meanTimes === 1 &&
  !parallel;

/** Where callers withdraw some, the wait of one who is not: who gives up is accounted for at the call. */
const waitAt = ({ wait, virtualWait }: StationResult): TailLaw | null => virtualWait ?? wait;

/** Whether an operation, or one that it waits for, meets what is silenced; callees are to be asked first. */
function meetsSilenced(prepared: Prepared, { stations, tiers, network }: Silenced): (operation: number) => boolean {
  const known = new Map<number, boolean>();
  const operationMeets = (operation: number): boolean => {
    let met = known.get(operation);
    if (met === undefined) {
      met = false;
      visitPrepared(prepared.steps[operation] as readonly PreparedStep[], (step) => {
        if (step.kind === "use" || step.kind === "hold") met ||= stations.has(step.station);
        else if (step.kind === "delay") met ||= tiers.has(step.tier);
        else if (step.kind === "call" && step.waited)
          met ||= (network && step.network !== null) || operationMeets(step.target);
      });
      known.set(operation, met);
    }
    return met;
  };
  return operationMeets;
}

/**
 * Waits of one request that comes back to a station. What its first visit found its next one, soon after, finds again:
 * taken for independent, six waits at a busy station average out, and the p99 comes out a third too low.
 *
 * So a request's waits at such a station are kept apart from the rest of its time, counted along the way, and put together
 * in the end as fewer independent ones: k waits whose mean correlation is r have the variance of k/(1 + (k − 1)r) of them.
 * r follows from the autocorrelation of reflected Brownian motion at the mean time between visits, in the station's own
 * time (Abate & Whitt 1987). The mean stays what it is.
 */

import type { Latency } from "../latency/latency.ts";
import { zero } from "../latency/latency.ts";
import { meanOf } from "../latency/moments.ts";
import { scale } from "../latency/rescale.ts";
import { thinnedCounts } from "../latency/thinned-counts.ts";
import type { Group, Station } from "../model/types.ts";
import type { Seconds } from "../queueing/law.ts";
import { meanOf as meanOfLaw, scvOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { TailLaw } from "../queueing/tail-law.ts";
import { eitherOf, inSequence, lawDistribution, repeated, tailDistribution } from "./composed.ts";
import type { CountOutcome } from "./counts.ts";
import { workloadCorrelation } from "./dispersion.ts";
import { isMadeFor } from "./flows.ts";
import type { Prepared, Waits } from "./prepare.ts";
import type { StationLoad } from "./stations.ts";
import type { CallStep, PreparedStep } from "./steps.ts";
import type { Part } from "./success-weights.ts";

/** Systems with more operations are composed without: the waits that one request meets again are not followed there. */
const MOST_OPERATIONS = 2000;
/** A wait below this share of a service, or all of them below this share of a request's time, change no percentile that is read. */
const NEGLIGIBLE_WAIT = 0.02;
const NEGLIGIBLE_WAITS = 0.005;

/** Counts of visits that are told apart one by one. */
const MOST_COUNTS = 8;

/** Time spent so far: waits at stations that are met again by their number, all else as it is. */
interface Stay {
  readonly rest: Latency;
  readonly waits: ReadonlyMap<number, number>;
}

export interface RevisitContext {
  readonly prepared: Prepared;
  readonly loads: readonly (StationLoad | null)[];
  readonly results: readonly (StationResult | null)[];
  /** Of the workload; infinite when saturated. */
  readonly meanLatency: Seconds;
  readonly isSilent: (station: number) => boolean;
  readonly isNetworkSilent: boolean;
  readonly stepDistribution: (step: PreparedStep, workload: number) => Latency | null;
  readonly choiceParts: (step: Extract<PreparedStep, { kind: "choice" }>, workload: number) => readonly Part[];
  readonly lookupParts: (step: Extract<PreparedStep, { kind: "lookup" }>, workload: number) => readonly Part[];
  readonly attempts: (
    call: CallStep,
    workload: number,
  ) => { readonly made: number; readonly outcomes: readonly CountOutcome[] };
}

/** The law of a workload's latency; undefined where it meets no station again, or waits for none of them. */
export function revisitedDistribution(workload: number, context: RevisitContext): Latency | null | undefined {
  const { prepared, loads, results } = context;
  if (prepared.model.operations.length > MOST_OPERATIONS) return undefined;
  const entry = (prepared.model.workloads[workload] as { entry: number }).entry;
  const visits = mostVisits(prepared, workload);
  const again = new Set<number>();
  for (const [station, most] of visits[entry] as ReadonlyMap<number, number>) {
    const result = results[station];
    const load = loads[station];
    if (most < 2 || !result?.wait || result.withdrawnProbability || !load || context.isSilent(station)) continue;
    // Of a batch each one waits for itself: what the last of them takes has a law of its own.
    if (result.batch !== undefined) continue;
    const { mean } = result.wait;
    if (most * mean < NEGLIGIBLE_WAITS * context.meanLatency) continue;
    if (mean > NEGLIGIBLE_WAIT * meanOfLaw(load.service)) again.add(station);
  }
  if (again.size === 0) return undefined;
  const stays = new Map<number, Stay | null>();
  const { operations } = prepared.waits[workload] as Waits;
  // Callees first, so that no chain of calls is walked by recursion.
  for (let k = operations.length - 1; k >= 0; k--) operationStay(operations[k] as number);
  const whole = operationStay(entry);
  return whole === null ? null : together(whole);

  function meetsAgain(operation: number): boolean {
    for (const station of (visits[operation] as ReadonlyMap<number, number>).keys())
      if (again.has(station)) return true;
    return false;
  }

  function operationStay(operation: number): Stay | null {
    let known = stays.get(operation);
    if (known === undefined) {
      known = stepsStay(prepared.steps[operation] as readonly PreparedStep[]);
      stays.set(operation, known);
    }
    return known;
  }

  function stepsStay(steps: readonly PreparedStep[]): Stay | null {
    let rest = zero();
    const waits = new Map<number, number>();
    for (const step of steps) {
      if (step.kind === "reply") break;
      const one = stepStay(step);
      if (one === null) return null;
      rest = inSequence(rest, one.rest);
      for (const [station, count] of one.waits) waits.set(station, (waits.get(station) ?? 0) + count);
    }
    return { rest, waits };
  }

  function stepStay(step: PreparedStep): Stay | null {
    switch (step.kind) {
      case "use":
        if (again.has(step.station))
          return { rest: lawDistribution(step.service), waits: new Map([[step.station, 1]]) };
        break;
      case "call":
        if (step.waited && !step.parallel && step.outcomes.length > 0 && meetsAgain(step.target)) return callStay(step);
        break;
      case "choice":
        return partsStay(context.choiceParts(step, workload));
      case "lookup":
        return partsStay(context.lookupParts(step, workload));
      default:
        break;
    }
    return plain(context.stepDistribution(step, workload));
  }

  function callStay(call: CallStep): Stay | null {
    if (call.share === 0 || call.copies > 1 || call.failure !== null || !isMadeFor(call, workload))
      return plain(context.stepDistribution(call, workload));
    const { made, outcomes } = context.attempts(call, workload);
    const one = operationStay(call.target);
    if (one === null) return null;
    const rest =
      call.network === null || context.isNetworkSilent ? one.rest : inSequence(one.rest, lawDistribution(call.network));
    const times = ({ count }: CountOutcome): Stay => ({
      rest: repeated(rest, exactly(count)),
      waits: new Map([...one.waits].map(([station, waits]) => [station, waits * count])),
    });
    const [only, another] = outcomes;
    if (made === 1 && only !== undefined && another === undefined) return times(only);
    return plain(
      eitherOf([
        ...thinnedCounts(outcomes, MOST_COUNTS).map((outcome) => ({
          weight: made * outcome.probability,
          latency: together(times(outcome)),
        })),
        { weight: 1 - made, latency: zero() },
      ]),
    );
  }

  function partsStay(parts: readonly Part[]): Stay | null {
    const possible = parts.filter(({ weight }) => weight > 0);
    const stays = possible.map(({ steps }) => stepsStay(steps));
    const [only, another] = stays;
    if (only !== undefined && another === undefined) return only;
    const alternatives: { weight: number; latency: Latency }[] = [];
    for (let k = 0; k < stays.length; k++) {
      const stay = stays[k];
      if (!stay) return null;
      alternatives.push({ weight: (possible[k] as Part).weight, latency: together(stay) });
    }
    return plain(eitherOf(alternatives));
  }

  function together({ rest, waits }: Stay): Latency {
    let time = meanOf(rest);
    for (const [station, count] of waits) time += count * waitOf(station).mean;
    let whole = rest;
    for (const [station, count] of waits) {
      const wait = tailDistribution(waitOf(station));
      whole = inSequence(whole, likeWaits(wait, count, meanCorrelation(station, count, time / count)));
    }
    return whole;
  }

  function waitOf(station: number): TailLaw {
    return (results[station] as StationResult).wait as TailLaw;
  }

  /** Over all pairs of `count` visits that are `lag` apart. */
  function meanCorrelation(s: number, count: number, lag: number): number {
    const station = prepared.model.stations[s] as Station;
    const { members, balancing } = prepared.model.groups[station.group] as Group;
    const { arrivalRate, service, arrivalScv } = loads[s] as StationLoad;
    const isCentral = balancing === "central";
    const servers = isCentral ? station.servers * members : station.servers;
    const each = isCentral ? arrivalRate : arrivalRate / members;
    const serviceTime = meanOfLaw(service);
    const drift = servers - each * serviceTime;
    // What one request brings in all: `count` services, so many times less often.
    const spread = each * count * serviceTime * serviceTime * (arrivalScv + scvOf(service) / count);
    if (!(drift > 0) || !(spread > 0) || count < 2) return 0;
    let sum = 0;
    for (let apart = 1; apart < count && apart < 200; apart++)
      sum += (count - apart) * workloadCorrelation((apart * lag * drift * drift) / spread);
    // Another visit may meet another member.
    return (2 * sum) / (count * (count - 1)) / (isCentral ? 1 : members);
  }
}

/** One object for each count, so that what is composed with it is composed once. */
const counts = new Map<number, readonly CountOutcome[]>();

function exactly(count: number): readonly CountOutcome[] {
  const known = counts.get(count) ?? [{ count, probability: 1 }];
  counts.set(count, known);
  return known;
}

const plain = (latency: Latency | null): Stay | null => (latency === null ? null : { rest: latency, waits: new Map() });

/** The sum of `count` like times with mean correlation r, as a weighted sum of independent ones with its mean and variance. */
function likeWaits(wait: Latency, count: number, correlation: number): Latency {
  const independent = count / (1 + (count - 1) * Math.min(1, Math.max(0, correlation)));
  const n = Math.ceil(independent - 1e-9);
  if (n <= 1) return scale(wait, count);
  if (n >= count) return repeated(wait, [{ count, probability: 1 }]);
  const root = Math.sqrt(Math.max(0, 1 - (n * (1 - 1 / independent)) / (n - 1)));
  const weight = (1 + root) / n;
  const most = repeated(scale(wait, weight * count), [{ count: n - 1, probability: 1 }]);
  return inSequence(most, scale(wait, (1 - (n - 1) * weight) * count));
}

const knownVisits = new WeakMap<Prepared, Map<number, readonly ReadonlyMap<number, number>[]>>();

/** By operation: how often a request for it may wait at each station, one time after another. */
function mostVisits(prepared: Prepared, workload: number): readonly ReadonlyMap<number, number>[] {
  const known = knownVisits.get(prepared) ?? new Map<number, readonly ReadonlyMap<number, number>[]>();
  knownVisits.set(prepared, known);
  const before = known.get(workload);
  if (before !== undefined) return before;
  const visits: Map<number, number>[] = prepared.steps.map(() => new Map());
  const { operations } = prepared.waits[workload] as Waits;
  const add = (to: Map<number, number>, from: ReadonlyMap<number, number>, times: number) => {
    for (const [station, count] of from) to.set(station, (to.get(station) ?? 0) + times * count);
  };
  const of = (steps: readonly PreparedStep[]): Map<number, number> => {
    const sum = new Map<number, number>();
    for (const step of steps) {
      if (step.kind === "reply") break;
      if (step.kind === "use") add(sum, new Map([[step.station, 1]]), 1);
      else if (step.kind === "call" && step.waited && isMadeFor(step, workload)) {
        const times = step.parallel ? 1 : Math.max(0, ...step.outcomes.map(({ count }) => count));
        add(sum, visits[step.target] as ReadonlyMap<number, number>, times);
      } else if (step.kind === "choice") add(sum, greatest(step.branches.map(({ steps: inner }) => of(inner))), 1);
      else if (step.kind === "lookup") add(sum, greatest([of(step.hit), of(step.miss)]), 1);
      else if (step.kind === "parallel") add(sum, greatest(step.branches.map(of)), 1);
    }
    return sum;
  };
  for (let k = operations.length - 1; k >= 0; k--) {
    const operation = operations[k] as number;
    visits[operation] = of(prepared.steps[operation] as readonly PreparedStep[]);
  }
  known.set(workload, visits);
  return visits;
}

function greatest(all: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> {
  const most = new Map<number, number>();
  for (const one of all) for (const [s, count] of one) most.set(s, Math.max(most.get(s) ?? 0, count));
  return most;
}

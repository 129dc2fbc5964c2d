/**
 * How often everything is asked: the traffic equations over the call graph.
 *
 * Visit ratios by the forced flow law (Lazowska et al., Quantitative System Performance, 1984, §3.4),
 * with what is lost or held up on the way taken out: a request that a station does not pass takes no
 * later step, and neither does the operation that waited for it.
 */

import type { PerSecond } from "../queueing/law.ts";
import { type CallOutcome, callOutcome, type FailureConditions } from "./call-outcomes.ts";
import { countGeneratingFunction } from "./counts.ts";
import { atLeastProbability } from "./k-of-n.ts";
import type { Prepared } from "./prepare.ts";
import { type CallStep, isFailing, type PreparedStep } from "./steps.ts";

/** Rates per second, by index. */
export interface Flows {
  /** Requests for each operation. */
  readonly operations: Float64Array;
  /** Arrivals at each use of a station. */
  readonly sites: Float64Array;
  /** How often each call is begun (its `times` not counted). */
  readonly calls: Float64Array;
  /** How often each call is sent: its `times`, and every attempt. */
  readonly sent: Float64Array;
  /** How often what stands in for each call is begun, every attempt having failed. */
  readonly fallbacks: Float64Array;
  /** What is asked of each cache: its lookups, and the keys put there or dropped by others than itself. */
  readonly caches: readonly CacheFlow[];
  /** For each workload, the share of its requests that gets its answer. */
  readonly success: Float64Array;
  readonly converged: boolean;
}

export interface CacheFlow {
  readonly reads: PerSecond;
  readonly puts: PerSecond;
  readonly drops: PerSecond;
}

const ROUNDING = 1e-14;
const LOOP_TOLERANCE = 1e-13;
const MOST_SWEEPS = 20_000;

/** What the flows rest on, found by the outer fixed point. */
export interface Conditions {
  /** Share of what reaches each station that it passes on: 1, or less by overload or want of room. */
  readonly passed: Float64Array;
  /** Of each cache. */
  readonly hitRatios: Float64Array;
  /** Of calls that may fail; absent where none may. */
  readonly failures?: FailureConditions;
}

/** Every request that begins something ends it. */
export const losesNothing = ({ passed, failures }: Conditions): boolean =>
  failures === undefined && passed.every((share) => share === 1);

/**
 * Flows when station s passes the share `passed[s]` of what reaches it (1: all).
 *
 * @param arrivalRates of the model's workloads, 1/s, at least 0
 * @returns rates; `converged` false where an async loop's gain is too near 1 to be summed
 */
export function flowsOf(prepared: Prepared, arrivalRates: readonly number[], conditions: Conditions): Flows {
  const { model } = prepared;
  const allPass = losesNothing(conditions);
  const flows = {
    operations: new Float64Array(model.operations.length),
    sites: new Float64Array(prepared.sites.length),
    calls: new Float64Array(prepared.calls.length),
    sent: new Float64Array(prepared.calls.length),
    fallbacks: new Float64Array(prepared.calls.length),
    caches: model.caches.map(() => ({ reads: 0, puts: 0, drops: 0 })),
    success: new Float64Array(model.workloads.length).fill(1),
    converged: true,
  };
  const oneByOne = prepared.dependsOnWorkload.some((depends) => depends);
  if (!oneByOne) {
    const success = allPass ? null : successOf(prepared, conditions, 0);
    const external = new Float64Array(model.operations.length);
    model.workloads.forEach((workload, w) => {
      external[workload.entry] = (external[workload.entry] as number) + (arrivalRates[w] as number);
      if (success !== null) flows.success[w] = success[workload.entry] as number;
    });
    flows.converged = sweep(prepared, external, 0, conditions, success, flows);
  } else {
    model.workloads.forEach((workload, w) => {
      const success = allPass ? null : successOf(prepared, conditions, w);
      if (success !== null) flows.success[w] = success[workload.entry] as number;
      const external = new Float64Array(model.operations.length);
      external[workload.entry] = arrivalRates[w] as number;
      if (!sweep(prepared, external, w, conditions, success, flows)) flows.converged = false;
    });
  }
  return flows;
}

/** Share of the requests for each operation that are answered, callees first. */
export function successOf(prepared: Prepared, conditions: Conditions, workload: number): Float64Array {
  const success = new Float64Array(prepared.model.operations.length).fill(1);
  for (let k = prepared.order.length - 1; k >= 0; k--) {
    const operation = prepared.order[k] as number;
    const steps = prepared.steps[operation] as readonly PreparedStep[];
    const share = stepsSuccess(prepared, steps, conditions, workload, success);
    // Shares of a choice sum to 1 but for rounding.
    success[operation] = share > 1 - ROUNDING ? 1 : share;
  }
  return success;
}

export function isMadeFor(call: CallStep, workload: number): boolean {
  return call.only === null || call.only.includes(workload);
}

/** Share of those who begin the steps that end them (up to the reply). */
export function stepsSuccess(
  prepared: Prepared,
  steps: readonly PreparedStep[],
  conditions: Conditions,
  workload: number,
  success: Float64Array,
): number {
  let share = 1;
  for (const step of steps) {
    if (step.kind === "reply") break;
    share *= stepSuccess(prepared, step, conditions, workload, success);
  }
  return share;
}

function stepSuccess(
  prepared: Prepared,
  step: PreparedStep,
  conditions: Conditions,
  workload: number,
  success: Float64Array,
): number {
  switch (step.kind) {
    case "use":
      return conditions.passed[step.station] as number;
    case "hold":
      return (
        (conditions.passed[step.station] as number) * stepsSuccess(prepared, step.steps, conditions, workload, success)
      );
    case "call": {
      if (!step.waited || !isMadeFor(step, workload)) return 1;
      const one = passesCall(prepared, step, conditions, workload, success);
      return 1 - step.share + step.share * countGeneratingFunction(step.times, one);
    }
    case "choice": {
      let share = step.rest;
      for (const branch of step.branches) {
        share += branch.share * stepsSuccess(prepared, branch.steps, conditions, workload, success);
      }
      return share;
    }
    case "parallel":
      return atLeastProbability(
        step.branches.map((branch) => stepsSuccess(prepared, branch, conditions, workload, success)),
        step.need,
      );
    case "lookup": {
      const hit = conditions.hitRatios[step.cache] as number;
      return (
        hit * stepsSuccess(prepared, step.hit, conditions, workload, success) +
        (1 - hit) * stepsSuccess(prepared, step.miss, conditions, workload, success)
      );
    }
    default:
      return 1;
  }
}

/** Share of the calls from which their caller goes on. */
export function passesCall(
  prepared: Prepared,
  call: CallStep,
  conditions: Conditions,
  workload: number,
  success: Float64Array,
): number {
  const outcome = outcomeOfCall(prepared, call, conditions, workload, success);
  return outcome === null ? (success[call.target] as number) ** call.copies : outcome.passes;
}

/** Of a call that may be given up, tried again or done without; null: it is none. */
function outcomeOfCall(
  prepared: Prepared,
  call: CallStep,
  conditions: Conditions,
  workload: number,
  success: Float64Array,
): CallOutcome | null {
  if (!isFailing(call) || conditions.failures === undefined) return null;
  const one = (success[call.target] as number) ** call.copies;
  return callOutcome(prepared, call, workload, conditions.failures, one, (steps) =>
    stepsSuccess(prepared, steps, conditions, workload, success),
  );
}

type MutableFlows = {
  operations: Float64Array;
  sites: Float64Array;
  calls: Float64Array;
  sent: Float64Array;
  fallbacks: Float64Array;
  caches: CacheCount[];
};

type CacheCount = { -readonly [K in keyof CacheFlow]: CacheFlow[K] };

/** Pours `external` down the call graph and adds what it meets to `flows`. */
function sweep(
  prepared: Prepared,
  external: Float64Array,
  workload: number,
  conditions: Conditions,
  success: Float64Array | null,
  flows: MutableFlows,
): boolean {
  const { order, rank, hasLoop } = prepared;
  const goesOn = conditions.failures?.goesOn;
  const flow = new Float64Array(external);
  const back = new Float64Array(hasLoop ? external.length : 0);
  let total = 0;
  for (let round = 0; round < MOST_SWEEPS; round++) {
    let poured = 0;
    for (const operation of order) {
      const rate = flow[operation] as number;
      if (rate === 0) continue;
      flow[operation] = 0;
      poured += rate;
      flows.operations[operation] = (flows.operations[operation] as number) + rate;
      const here = rank[operation] as number;
      pour(prepared.steps[operation] as readonly PreparedStep[], rate, here);
    }
    total += poured;
    if (!hasLoop || poured <= LOOP_TOLERANCE * total) return true;
    for (let k = 0; k < back.length; k++) {
      flow[k] = back[k] as number;
      back[k] = 0;
    }
  }
  return false;

  function pour(steps: readonly PreparedStep[], rate: number, here: number): number {
    let going = rate;
    for (const step of steps) {
      if (going === 0) return 0;
      switch (step.kind) {
        case "use": {
          flows.sites[step.site] = (flows.sites[step.site] as number) + going;
          going *= conditions.passed[step.station] as number;
          if (goesOn !== undefined) going *= goesOn[step.site] as number;
          break;
        }
        case "hold": {
          flows.sites[step.site] = (flows.sites[step.site] as number) + going;
          going = pour(step.steps, going * (conditions.passed[step.station] as number), here);
          break;
        }
        case "call":
          going = pourCall(step, going, here);
          break;
        case "choice": {
          let out = going * step.rest;
          for (const branch of step.branches) out += pour(branch.steps, going * branch.share, here);
          going = out;
          break;
        }
        case "parallel": {
          for (const branch of step.branches) pour(branch, going, here);
          if (success !== null) going *= stepSuccess(prepared, step, conditions, workload, success);
          break;
        }
        case "lookup": {
          const hit = conditions.hitRatios[step.cache] as number;
          (flows.caches[step.cache] as CacheCount).reads += going;
          going = pour(step.hit, going * hit, here) + pour(step.miss, going * (1 - hit), here);
          break;
        }
        case "write":
          (flows.caches[step.cache] as CacheCount)[step.drops ? "drops" : "puts"] += going;
          break;
        default:
          break;
      }
    }
    return going;
  }

  function pourCall(call: CallStep, rate: number, here: number): number {
    if (!isMadeFor(call, workload)) return rate;
    const begun = rate * call.share;
    flows.calls[call.number] = (flows.calls[call.number] as number) + begun;
    const { copies } = call;
    const isSure = success === null || !call.waited;
    const outcome = isSure ? null : outcomeOfCall(prepared, call, conditions, workload, success);
    const one = isSure ? 1 : (outcome?.passes ?? (success[call.target] as number) ** copies);
    const times = call.parallel || one === 1 ? call.meanTimes : attemptsUntilFailure(call, one);
    const asked = begun * times * (outcome?.attempts ?? 1);
    const sent = asked * copies;
    flows.sent[call.number] = (flows.sent[call.number] as number) + asked;
    if (outcome !== null && call.failure?.onFailure.kind === "to") {
      const instead = begun * times * outcome.failed;
      flows.fallbacks[call.number] = (flows.fallbacks[call.number] as number) + instead;
      pour(call.failure.onFailure.steps, instead, here);
    }
    if ((rank[call.target] as number) > here) flow[call.target] = (flow[call.target] as number) + sent;
    else back[call.target] = (back[call.target] as number) + sent;
    return one === 1 ? rate : rate * (1 - call.share) + begun * countGeneratingFunction(call.times, one);
  }
}

/** Calls made one after the other until one fails: Σ_{j≥0} z^j P(N > j) = (1 − E[zᴺ])/(1 − z). */
function attemptsUntilFailure(call: CallStep, z: number): number {
  return (1 - countGeneratingFunction(call.times, z)) / (1 - z);
}

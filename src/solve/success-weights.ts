/**
 * Weights of what a request did, given that all of it went well: answers that never come have no
 * time, so that among those that come the ways that lose less weigh more.
 */
import { type CountOutcome, countGeneratingFunction } from "./counts.ts";
import { type Conditions, losesNothing, passesCall, stepsSuccess, successOf } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import type { CallStep, PreparedStep } from "./steps.ts";

export interface Part {
  readonly weight: number;
  readonly steps: readonly PreparedStep[];
}

export interface SuccessWeights {
  /** Nothing is lost or held up anywhere: weights are shares. */
  readonly allPass: boolean;
  /** Share of those who begin some steps that end them. */
  readonly shareOf: (steps: readonly PreparedStep[], workload: number) => number;
  readonly choiceParts: (step: Extract<PreparedStep, { kind: "choice" }>, workload: number) => readonly Part[];
  readonly lookupParts: (step: Extract<PreparedStep, { kind: "lookup" }>, workload: number) => readonly Part[];
  /** Chance that the call was made, and how often. */
  readonly attempts: (
    call: CallStep,
    workload: number,
  ) => { readonly made: number; readonly outcomes: readonly CountOutcome[] };
}

export function successWeights(prepared: Prepared, conditions: Conditions): SuccessWeights {
  const { model } = prepared;
  const allPass = losesNothing(conditions);
  const successes = new Map<number, Float64Array>();

  function success(workload: number): Float64Array {
    let known = successes.get(workload);
    if (known === undefined) {
      known = allPass ? new Float64Array(model.operations.length).fill(1) : successOf(prepared, conditions, workload);
      successes.set(workload, known);
    }
    return known;
  }
  const shareOf = (steps: readonly PreparedStep[], workload: number) =>
    allPass ? 1 : stepsSuccess(prepared, steps, conditions, workload, success(workload));

  function choiceParts(step: Extract<PreparedStep, { kind: "choice" }>, workload: number): readonly Part[] {
    const parts: Part[] = step.branches.map((branch) => ({
      weight: branch.share * shareOf(branch.steps, workload),
      steps: branch.steps,
    }));
    if (step.rest > 0) parts.push({ weight: step.rest, steps: [] });
    return normalised(parts);
  }

  function lookupParts(step: Extract<PreparedStep, { kind: "lookup" }>, workload: number): readonly Part[] {
    const hit = conditions.hitRatios[step.cache] as number;
    return normalised([
      { weight: hit * shareOf(step.hit, workload), steps: step.hit },
      { weight: (1 - hit) * shareOf(step.miss, workload), steps: step.miss },
    ]);
  }

  /** Chance that the call was made and how often, given that it did not fail. */
  function attempts(call: CallStep, workload: number): { made: number; outcomes: readonly CountOutcome[] } {
    const { outcomes } = call;
    const one = allPass ? 1 : passesCall(prepared, call, conditions, workload, success(workload));
    if (one === 1) return { made: Math.min(1, call.share), outcomes };
    const through = call.share * countGeneratingFunction(call.times, one);
    const made = through / (through + 1 - call.share);
    const weights = outcomes.map(({ count, probability }) => probability * one ** count);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return {
      made: Number.isFinite(made) ? Math.min(1, made) : 0,
      outcomes: outcomes.map(({ count }, k) => ({
        count,
        probability: total > 0 ? (weights[k] as number) / total : 0,
      })),
    };
  }

  return { allPass, shareOf, choiceParts, lookupParts, attempts };
}

function normalised<P extends { readonly weight: number }>(parts: readonly P[]): readonly P[] {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  if (total === 1 || total === 0) return parts;
  return parts.map((part) => ({ ...part, weight: part.weight / total }));
}

/**
 * Steps as the solver walks them: numbered, with what does not depend on the load worked out. Where the model
 * has none, values are filled in, so that every walk meets one shape.
 */

import type { Call, Step } from "../model/types.ts";
import type { Law } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { type CountOutcome, countOutcomes, meanCount } from "./counts.ts";

type Of<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** A place in an operation where a station is used. */
export type UseSite = Of<"use"> & {
  /** Its number among all. */
  readonly site: number;
  readonly serviceTime: number;
};

export type DelayStep = Of<"delay"> & { readonly tier: string; readonly mean: number };

export type CallStep = Pick<
  Call,
  "kind" | "target" | "times" | "parallel" | "share" | "only" | "waited" | "network"
> & {
  /** Its number among all. */
  readonly number: number;
  /** How many members of the target's group one call reaches. */
  readonly copies: number;
  readonly outcomes: readonly CountOutcome[];
  readonly meanTimes: number;
  readonly networkTime: number;
  /** What happens when it fails; null: its failure is the caller's, as of every call that says nothing of it. */
  readonly failure: CallFailure | null;
};

/** A call that may be given up, tried again or done without. */
export type FailingCall = CallStep & { readonly failure: CallFailure };

export const isFailing = (call: CallStep): call is FailingCall => call.failure !== null;

/** What becomes of it then. */
export interface CallFailure {
  /** Its number among these. */
  readonly number: number;
  readonly timeout: number | null;
  /** First and further attempts. */
  readonly attempts: number;
  readonly backoff: Law | null;
  readonly cancel: boolean;
  readonly onFailure:
    | { readonly kind: "fail" }
    | { readonly kind: "ignore" }
    | { readonly kind: "to"; readonly steps: readonly PreparedStep[] };
}

export type PreparedStep =
  | UseSite
  | DelayStep
  | CallStep
  | {
      readonly kind: "choice";
      readonly branches: readonly { readonly share: number; readonly steps: readonly PreparedStep[] }[];
      /** Share that takes none of the branches. */
      readonly rest: number;
    }
  | {
      readonly kind: "parallel";
      readonly branches: readonly (readonly PreparedStep[])[];
      readonly need: number;
      readonly cancel: boolean;
    }
  | {
      readonly kind: "lookup";
      readonly cache: number;
      readonly hit: readonly PreparedStep[];
      readonly miss: readonly PreparedStep[];
    }
  | Of<"write">
  | HoldStep
  | { readonly kind: "reply" };

/** A step at which a request does several things at once. */
export type Fork = Extract<PreparedStep, { kind: "parallel" }> | CallStep;
/** A slot of a pool is asked for, at a site of its own, and held over the steps. */
export interface HoldStep {
  readonly kind: "hold";
  readonly station: number;
  readonly site: number;
  readonly steps: readonly PreparedStep[];
}

/** Branches at once of which those that are no longer needed are withdrawn. */
export const isRace = (step: PreparedStep): boolean =>
  step.kind === "parallel" && step.cancel && step.need < step.branches.length;

/** What is met on the way. */
export interface StepRegister {
  readonly sites: UseSite[];
  readonly calls: CallStep[];
  /** Equal laws are one object, so that what is made of them is made once. */
  readonly laws: Map<string, Law>;
  /** Calls that may be given up, tried again or done without. */
  readonly failing: FailingCall[];
}

function lawAsBefore(law: Law, { laws }: StepRegister): Law {
  const key = JSON.stringify(law);
  const known = laws.get(key);
  if (known !== undefined) return known;
  laws.set(key, law);
  return law;
}

const ROUNDING = 1e-12;
const NO_TIME: Law = { kind: "constant", mean: 0 };

export function prepareSteps(steps: readonly Step[], tier: string, register: StepRegister): readonly PreparedStep[] {
  return steps.map((step) => prepareStep(step, tier, register));
}

// Objects are written out field by field: spread ones are slow to read, and a large model has many.
function prepareStep(step: Step, tier: string, register: StepRegister): PreparedStep {
  const of = (list: readonly Step[]) => prepareSteps(list, tier, register);
  switch (step.kind) {
    case "use": {
      const { station } = step;
      const service = lawAsBefore(step.service, register);
      const site: UseSite = {
        kind: "use",
        station,
        service,
        site: register.sites.length,
        serviceTime: meanOf(service),
      };
      register.sites.push(site);
      return site;
    }
    case "delay":
      return { kind: "delay", time: step.time, tier, mean: meanOf(step.time) };
    case "call": {
      // First what is called in its place, so that numbers are those of the places in the lists.
      const failure = failureOf(step, register, of);
      const call: CallStep = {
        kind: "call",
        target: step.target,
        times: step.times,
        parallel: step.parallel,
        share: step.share,
        only: step.only,
        waited: step.waited,
        network: step.network,
        number: register.calls.length,
        copies: step.select.kind === "distinct" ? step.select.count : 1,
        outcomes: countOutcomes(step.times),
        meanTimes: meanCount(step.times),
        networkTime: step.network === null ? 0 : meanOf(step.network),
        failure,
      };
      register.calls.push(call);
      if (isFailing(call)) register.failing.push(call);
      return call;
    }
    case "choice": {
      const rest = 1 - step.branches.reduce((sum, branch) => sum + branch.share, 0);
      return {
        kind: "choice",
        branches: step.branches.map(({ share, steps }) => ({ share, steps: of(steps) })),
        rest: rest > ROUNDING ? rest : 0,
      };
    }
    case "parallel":
      return { kind: "parallel", branches: step.branches.map(of), need: step.need, cancel: step.cancel };
    case "lookup":
      return { kind: "lookup", cache: step.cache, hit: of(step.hit), miss: of(step.miss) };
    case "write":
    case "reply":
      return step;
    case "hold": {
      // Asking for a slot is a use without a service: how long it is held comes of the steps.
      const { station } = step;
      const asked: UseSite = { kind: "use", station, service: NO_TIME, site: register.sites.length, serviceTime: 0 };
      register.sites.push(asked);
      return { kind: "hold", station, site: asked.site, steps: of(step.steps) };
    }
  }
}

function failureOf(
  { waited, timeout, retries, backoff, cancel, onFailure }: Call,
  register: StepRegister,
  prepared: (steps: readonly Step[]) => readonly PreparedStep[],
): CallFailure | null {
  if (!waited || (timeout === null && retries === 0 && onFailure.kind === "fail")) return null;
  const instead = onFailure.kind === "to" ? { kind: "to" as const, steps: prepared(onFailure.steps) } : onFailure;
  return {
    number: register.failing.length,
    timeout,
    attempts: retries + 1,
    backoff,
    cancel: cancel && timeout !== null,
    onFailure: instead,
  };
}

/** Visits every step of a list, groups and fallbacks included. */
export function visitPrepared(steps: readonly PreparedStep[], visit: (step: PreparedStep) => void): void {
  for (const step of steps) {
    visit(step);
    switch (step.kind) {
      case "choice":
        for (const branch of step.branches) visitPrepared(branch.steps, visit);
        break;
      case "parallel":
        for (const branch of step.branches) visitPrepared(branch, visit);
        break;
      case "hold":
        visitPrepared(step.steps, visit);
        break;
      case "lookup":
        visitPrepared(step.hit, visit);
        visitPrepared(step.miss, visit);
        break;
      case "call":
        if (step.failure?.onFailure.kind === "to") visitPrepared(step.failure.onFailure.steps, visit);
        break;
      default:
        break;
    }
  }
}

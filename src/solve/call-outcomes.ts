/**
 * What becomes of calls that may be given up, tried again or done without, given the share of their attempts that
 * fails. That share depends on the load, and the load on it: the outer fixed point finds it (`regimes.ts`).
 */
import type { Prepared } from "./prepare.ts";
import type { FailingCall, PreparedStep } from "./steps.ts";

/** What flows and responses take as given while the share of failures is looked for. */
export interface FailureConditions {
  /** P(an attempt fails), by `failureSlot`. */
  readonly failed: Float64Array;
  /** Share of those that come to each use of a station that go on from there: the others were withdrawn. */
  readonly goesOn: Float64Array;
  /** By station, the visits that may be withdrawn from its queue. */
  readonly patience: ReadonlyMap<number, readonly PatientVisit[]>;
  /** All attempts of one call share their fate, rather than each having its own. */
  readonly together?: boolean;
}

/** Visits of one site whose caller gives them up. */
export interface PatientVisit {
  readonly site: number;
  /** Of the site's visits. */
  readonly share: number;
  /** P(what is left of the caller's patience on arrival > t). */
  readonly stays: (t: number) => number;
  /** The most that may be left. */
  readonly longest: number;
}

export interface CallOutcome {
  /** Mean number of attempts. */
  readonly attempts: number;
  /** P(every attempt fails). */
  readonly failed: number;
  /** P(some attempt is answered). */
  readonly answered: number;
  /** P(the caller goes on): answered, or done without. */
  readonly passes: number;
}

/** Nothing fails and nobody is withdrawn. */
export function noFailures(prepared: Prepared, failed = 0): FailureConditions {
  return {
    failed: new Float64Array(prepared.failing.length * prepared.model.workloads.length).fill(failed),
    goesOn: new Float64Array(prepared.sites.length).fill(1),
    patience: new Map(),
  };
}

/** Where the conditions of a failing call stand: by workload where what it calls depends on that. */
export function failureSlot(prepared: Prepared, call: FailingCall, workload: number): number {
  const { number } = call.failure;
  return number * prepared.model.workloads.length + (prepared.dependsOnWorkload[call.target] ? workload : 0);
}

/**
 * Outcome of one call. Attempts are taken to fail independently of one another (or, `together`, all or none).
 *
 * @param one share of the requests to the target that a station passes: below 1 − failed where they are held up
 * @param stepsSuccess share of those who begin some steps that end them
 */
export function callOutcome(
  prepared: Prepared,
  call: FailingCall,
  workload: number,
  { failed: chances, together }: FailureConditions,
  one: number,
  stepsSuccess: (steps: readonly PreparedStep[]) => number,
): CallOutcome {
  const { attempts: most, timeout, onFailure } = call.failure;
  const chance = chances[failureSlot(prepared, call, workload)] as number;
  const failed = together === true ? chance : chance ** most;
  // Who waits for ever is held up where others would give up.
  const held = timeout === null && chance < 1 ? Math.min(1, one / (1 - chance)) : 1;
  const answered = (1 - failed) * held;
  const instead = onFailure.kind === "fail" ? 0 : onFailure.kind === "ignore" ? 1 : stepsSuccess(onFailure.steps);
  return {
    attempts: together === true ? 1 + (most - 1) * chance : meanAttempts(chance, most),
    failed,
    answered,
    passes: Math.min(1, answered + failed * instead),
  };
}

/** 1 + f + … + f^{m−1}. */
function meanAttempts(chance: number, most: number): number {
  let sum = 0;
  for (let k = 0, power = 1; k < most; k++, power *= chance) sum += power;
  return sum;
}

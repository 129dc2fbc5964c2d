/**
 * What becomes of calls that may be given up, tried again or done without, given the share of their attempts that
 * fails. That share depends on the load, and the load on it: the outer fixed point finds it (`regimes.ts`).
 */
import type { ServedInTurn } from "../queueing/retried-queue.ts";
import type { TailLaw } from "../queueing/tail-law.ts";
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
  /** Where attempts of one call are known to meet the same busy spell, by `failureSlot`. */
  readonly inTurn?: ReadonlyMap<number, AttemptsInTurn>;
  /** All attempts of one call share the fate of the first, or each has its own, whatever is known of them. */
  readonly fates?: "shared" | "own";
}

/** Attempts of one call, by number. */
export interface AttemptsInTurn {
  /** P(it fails, those before it having failed). */
  readonly failing: readonly number[];
  /** Time of an answer in time, where that differs by attempt; null: as of any attempt. */
  readonly answers: readonly (TailLaw | null)[] | null;
  /** Whom the queue serves that the attempts wait for; null: as at a constant load. */
  readonly served: (ServedInTurn & { readonly station: number }) | null;
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

/** P(an attempt fails, those before it having failed), by attempt of one call. */
export function chancesOf(
  { failed, inTurn, fates }: FailureConditions,
  slot: number,
  attempts: number,
): readonly number[] {
  const known = inTurn?.get(slot)?.failing;
  const first = known?.[0] ?? (failed[slot] as number);
  if (fates === "shared") return Array.from({ length: attempts }, (_, k) => (k === 0 ? first : 1));
  return fates === "own" || known === undefined ? new Array<number>(attempts).fill(first) : known;
}

/**
 * Outcome of one call. Attempts are taken to fail independently of one another, but where more is known of them.
 *
 * @param one share of the requests to the target that a station passes: below 1 − failed where they are held up
 * @param stepsSuccess share of those who begin some steps that end them
 */
export function callOutcome(
  prepared: Prepared,
  call: FailingCall,
  workload: number,
  conditions: FailureConditions,
  one: number,
  stepsSuccess: (steps: readonly PreparedStep[]) => number,
): CallOutcome {
  const { attempts: most, timeout, onFailure } = call.failure;
  const chances = chancesOf(conditions, failureSlot(prepared, call, workload), most);
  let attempts = 0;
  let failed = 1;
  for (const chance of chances) {
    attempts += failed;
    failed *= chance;
  }
  // Who waits for ever is held up where others would give up.
  const held = timeout === null && failed < 1 ? Math.min(1, (one * attempts) / (1 - failed)) : 1;
  const answered = (1 - failed) * held;
  const instead = onFailure.kind === "fail" ? 0 : onFailure.kind === "ignore" ? 1 : stepsSuccess(onFailure.steps);
  return { attempts, failed, answered, passes: Math.min(1, answered + failed * instead) };
}

/**
 * How often calls fail decides how often they are tried again, and so the load on which it depends. Seen as a map from
 * the shares of failed attempts to those that they bring about, it rises: from below, where nothing fails, its iteration
 * comes to the least of its fixed points; from above, where everything fails, to the greatest. Where the two are one,
 * the system has one regime; else it has two that keep themselves up, and which of them it is in depends on its past.
 */
import { meanOf } from "../queueing/law-moments.ts";
import { attemptsInTurn } from "./attempts-in-turn.ts";
import { type FailureConditions, failureSlot, noFailures } from "./call-outcomes.ts";
import { knownRegime, rememberRegime } from "./known-regimes.ts";
import type { Prepared } from "./prepare.ts";
import { type Responses, responsesOf } from "./responses.ts";
import { type Settled, type SettleOptions, settle } from "./settle.ts";
import { withdrawalsOf } from "./withdrawals.ts";

/** Which of the regimes is asked for, where there are two; `usual`: what an hour and more show. */
export type Regime = "usual" | Side;
/** From where the fixed point is looked for. */
export type Side = "calm" | "storm";

const TOLERANCE: Readonly<Record<SettleOptions["effort"], number>> = { fast: 1e-8, exact: 1e-10 };
const MOST_ROUNDS = 100;
/** No step goes further than so many plain ones, */
const LONGEST_STRIDE = 4;
/** or than so many where that is not far: close to where a regime ends, the iteration crawls. */
const LONGEST_CRAWL = 64;
/** Not far, in shares. */
const NEARBY = 2e-3;

/** Of the attempts: where more than half fail, the work is mostly retries. */
const MOST_FAIL = 0.5;

/**
 * The fixed point where each attempt has its own fate, and then what is known of attempts that share theirs.
 *
 * @param rates arrivals of each workload, 1/s
 */
export function settleRegime(
  prepared: Prepared,
  rates: readonly number[],
  options: SettleOptions,
  regime: Regime,
): Settled {
  const state = settleApart(prepared, rates, options, regime === "storm" ? "storm" : "calm");
  const { failures } = state.conditions;
  if (failures === undefined || !prepared.failing.some(({ failure }) => failure.attempts > 1)) return state;
  if (
    regime === "storm" &&
    isStormy(prepared, state) &&
    !isStormy(prepared, settleApart(prepared, rates, options, "calm"))
  )
    return state;
  const inTurn = attemptsInTurn(prepared, state, responsesAt(prepared, state), {
    regime: regime === "calm" && !isStormy(prepared, state) ? "calm" : "usual",
    effort: options.effort,
  });
  if (inTurn.size === 0) return state;
  const met = settle(prepared, rates, { ...options, met: null, failures: { ...failures, inTurn } });
  // A mean over calm and storm that no constant load bears.
  if (met.results.some((result, s) => result?.saturated === true && state.results[s]?.saturated !== true)) return state;
  return { ...met, converged: state.converged && met.converged, iterations: state.iterations + met.iterations };
}

/** Whether most of the attempts of some call that is tried again fail. */
function isStormy(prepared: Prepared, { conditions }: Settled): boolean {
  return conditions.failures !== undefined && mostFail(prepared, conditions.failures.failed);
}

function mostFail(prepared: Prepared, failed: Float64Array): boolean {
  const workloads = prepared.model.workloads.length;
  return prepared.failing.some(({ failure: { attempts, number } }) => {
    const own = failed.subarray(number * workloads, (number + 1) * workloads);
    return attempts > 1 && own.some((share) => share > MOST_FAIL);
  });
}

/** Whether an iteration may end with the shares that it has found, so far off, in a round. */
type Enough = (failed: Float64Array, off: number, round: number) => boolean;

/** For which side of a half shares are, not which. */
const NEAR_ENOUGH = 1e-5;
const MOST_SEARCHED = 40;

/** The same at one side of a load, as soon as the iteration tells: from below shares only rise, from above they only fall. */
export function isStormyFrom(
  prepared: Prepared,
  rates: readonly number[],
  options: SettleOptions,
  side: Side,
): boolean {
  let told = false;
  const state = settleApart(prepared, rates, options, side, (failed, off, round) => {
    told = mostFail(prepared, failed) === (side === "calm");
    return told || off <= NEAR_ENOUGH || round >= MOST_SEARCHED;
  });
  return told ? side === "calm" : isStormy(prepared, state);
}

/**
 * The fixed point where each attempt has its own fate.
 *
 * @param side `calm`: the one with fewer failures
 * @param isEnough whether it may end with what has been found, not converged
 */
function settleApart(
  prepared: Prepared,
  rates: readonly number[],
  options: SettleOptions,
  side: Side,
  isEnough: Enough = () => false,
): Settled {
  if (prepared.failing.length === 0 && !prepared.hasRaces) return settle(prepared, rates, options);
  const isFast = options.effort === "fast";
  const before = isFast ? knownRegime(prepared, options, side) : null;
  if (before?.factor === options.loadFactor && before.state.converged) return before.state;
  const state = iterated(
    prepared,
    rates,
    options,
    before?.state.conditions.failures ?? noFailures(prepared, side === "calm" ? 0 : 1),
    isEnough,
  );
  if (isFast && state.converged) rememberRegime(prepared, options, side, state);
  return state;
}

function iterated(
  prepared: Prepared,
  rates: readonly number[],
  options: SettleOptions,
  from: FailureConditions,
  isEnough: Enough,
): Settled {
  // Whom the failing calls meet matters to all.
  const inFull = { ...options, met: null };
  const tolerance = TOLERANCE[options.effort];
  let failures = from;
  let before: { readonly tried: Float64Array; readonly found: Float64Array } | null = null;
  for (let round = 1; ; round++) {
    const state = settle(prepared, rates, { ...inFull, failures });
    const found = failuresAfter(prepared, state);
    const off = Math.max(furthest(found.failed, failures.failed), withdrawalsOff(found, failures));
    if (off <= tolerance || round >= MOST_ROUNDS || isEnough(found.failed, off, round))
      return { ...state, converged: state.converged && off <= tolerance, iterations: state.iterations + round - 1 };
    const tried: Float64Array = failures.failed;
    failures = { ...found, failed: nextOf(tried, found.failed, before) };
    before = { tried, found: found.failed };
  }
}

/**
 * One stride for all shares along what they came: the secant of the slowest of their modes (Irons & Tuck 1969), which
 * for one share is the secant.
 */
function nextOf(
  tried: Float64Array,
  found: Float64Array,
  before: { readonly tried: Float64Array; readonly found: Float64Array } | null,
): Float64Array {
  let along = 0;
  let square = 0;
  if (before !== null)
    for (let k = 0; k < tried.length; k++) {
      const moved = (tried[k] as number) - (before.tried[k] as number);
      along += moved * ((found[k] as number) - (before.found[k] as number));
      square += moved * moved;
    }
  const slope = square > 0 ? along / square : 0;
  const longest = Math.max(LONGEST_STRIDE, Math.min(LONGEST_CRAWL, NEARBY / furthest(tried, found)));
  // Where steps grow, the regime is behind.
  const stride = slope < 1 ? Math.min(longest, 1 / (1 - slope)) : Math.max(1, longest / LONGEST_STRIDE);
  return tried.map((value, k) => Math.min(1, Math.max(0, value + stride * ((found[k] as number) - value))));
}

function responsesAt(prepared: Prepared, state: Settled): Responses {
  const serviceTimes = state.loads.map((load) => (load === null ? 0 : meanOf(load.service)));
  return responsesOf(prepared, state, serviceTimes);
}

/** What the load that has settled makes of the calls. */
function failuresAfter(prepared: Prepared, state: Settled): FailureConditions {
  const responses = responsesAt(prepared, state);
  const { failed } = noFailures(prepared);
  for (const call of prepared.failing) {
    prepared.model.workloads.forEach((_, workload) => {
      const slot = failureSlot(prepared, call, workload);
      if (failed[slot] === 0) failed[slot] = 1 - responses.attempt(call, workload).within;
    });
  }
  return { failed, ...withdrawalsOf(prepared, state.flows, responses) };
}

function furthest(a: Float64Array, b: Float64Array): number {
  let off = 0;
  for (let k = 0; k < a.length; k++) off = Math.max(off, Math.abs((a[k] as number) - (b[k] as number)));
  return off;
}

/** Shares of visits that may be withdrawn are none in the first round, and settle with what comes before them. */
function withdrawalsOff(a: FailureConditions, b: FailureConditions): number {
  let off = furthest(a.goesOn, b.goesOn);
  for (const station of new Set([...a.patience.keys(), ...b.patience.keys()])) {
    const [before, after] = [b, a].map(({ patience }) =>
      (patience.get(station) ?? []).reduce((sum, { share }) => sum + share, 0),
    ) as [number, number];
    off = Math.max(off, Math.abs(before - after));
  }
  return off;
}

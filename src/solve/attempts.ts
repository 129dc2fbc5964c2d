/**
 * How long a call takes that may be given up, tried again or done without: attempts one after the other, each answered
 * in time, refused, or given up at its timeout.
 */
import { type Latency, pointMass, zero } from "../latency/latency.ts";
import { type Restricted, restrict } from "../latency/restrict.ts";
import { eitherOf, inSequence, lawDistribution } from "./composed.ts";
import type { CallFailure } from "./steps.ts";

/** One attempt. */
export interface Attempt {
  /** P(answered, and in time). */
  readonly within: number;
  /** Time of such an answer; null: there is none. */
  readonly answer: Latency | null;
  /** P(refused, or failed inside). */
  readonly refused: number;
  /** Until that is known. */
  readonly refusal: Latency;
}

/**
 * @param answered P(no station refuses it), in [0, 1]
 * @param response of those; null: it does not come in finite time
 * @param refusal how long it takes to be refused
 */
export function attemptOf(
  { timeout }: CallFailure,
  answered: number,
  response: Latency | Restricted | null,
  refusal: () => Latency,
): Attempt {
  const refused = 1 - answered;
  const known = refused > 0 ? refusal() : zero();
  // Who waits for ever is held up, and never fails.
  if (response === null) return { within: timeout === null ? answered : 0, answer: null, refused, refusal: known };
  const cut = "probability" in response ? response : within(response, timeout);
  return {
    within: answered * cut.probability,
    // Composed when it is read: while the share of failures is looked for it never is.
    get answer() {
      return cut.latency;
    },
    refused,
    refusal: known,
  };
}

const within = (response: Latency, timeout: number | null): Restricted =>
  timeout === null ? { probability: 1, latency: response } : restrict(response, timeout);

/** Chances of as many failures in a row beyond which nothing is worth a convolution. */
const NEGLIGIBLE = 1e-13;

/**
 * Time from the first attempt until the caller goes on, given that it does.
 *
 * @param chances P(an attempt fails, those before it having failed), by attempt
 * @param answers time of an answer in time, by attempt; null: as `attempt` has it
 * @param instead what stands in for an answer, and how likely it is to succeed; null: nothing does
 * @returns null where nobody ever goes on in finite time
 */
export function untilPassed(
  { attempts, timeout, backoff }: CallFailure,
  chances: readonly number[],
  answers: readonly (Latency | null)[] | null,
  attempt: Attempt,
  instead: { readonly success: number; readonly latency: Latency | null } | null,
): Latency | null {
  const { answer, refused, refusal, within: inTime } = attempt;
  if (answer === null && timeout === null) return null;
  const late = Math.max(0, 1 - refused - inTime);
  const failure = failureLaw(refused, refusal, late, timeout);
  const pause = backoff === null ? failure : inSequence(failure, lawDistribution(backoff));
  const ways: { weight: number; latency: Latency }[] = [];
  let before: Latency = zero();
  let likelihood = 1;
  for (let k = 0; k < attempts; k++) {
    const chance = chances[k] as number;
    const inTimeAnswer = answers === null ? answer : (answers[k] ?? null);
    if (inTimeAnswer !== null && chance < 1)
      ways.push({ weight: likelihood * (1 - chance), latency: inSequence(before, inTimeAnswer) });
    likelihood *= chance;
    if (likelihood < NEGLIGIBLE) break;
    if (k + 1 < attempts) before = inSequence(before, pause);
  }
  if (instead !== null && instead.success > 0 && likelihood >= NEGLIGIBLE) {
    if (instead.latency === null) return null;
    ways.push({
      weight: likelihood * instead.success,
      latency: inSequence(inSequence(before, failure), instead.latency),
    });
  }
  const total = ways.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return null;
  return eitherOf(ways.map(({ weight, latency }) => ({ weight: weight / total, latency })));
}

/** How long a failed attempt takes. */
export function failureLaw(refused: number, refusal: Latency, late: number, timeout: number | null): Latency {
  if (timeout === null || late <= 0) return refusal;
  if (refused <= 0) return pointMass(timeout);
  const total = refused + late;
  return eitherOf([
    { weight: refused / total, latency: refusal },
    { weight: late / total, latency: pointMass(timeout) },
  ]);
}

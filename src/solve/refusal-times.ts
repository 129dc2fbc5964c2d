/** How long it takes until a request that fails is known to have failed: what went well before, and then the failure. */
import { type Latency, zero } from "../latency/latency.ts";
import { type Attempt, failureLaw } from "./attempts.ts";
import { eitherOf, inSequence, lawDistribution } from "./composed.ts";
import { type CallStep, type FailingCall, isFailing, type PreparedStep } from "./steps.ts";

export interface RefusalContext {
  readonly stepsOf: (operation: number) => readonly PreparedStep[];
  /** Share of those who begin some steps that no station refuses. */
  readonly unrefused: (steps: readonly PreparedStep[]) => number;
  readonly stepsDistribution: (steps: readonly PreparedStep[]) => Latency | null;
  readonly attempt: (call: FailingCall) => Attempt;
}

/** Time from the first of the steps to the failure, given that there is one. A full room refuses at once. */
export function refusalTime(steps: readonly PreparedStep[], context: RefusalContext): Latency {
  const ways: { weight: number; latency: Latency }[] = [];
  let before: Latency = zero();
  let alive = 1;
  for (const step of steps) {
    if (step.kind === "reply") break;
    const share = context.unrefused([step]);
    if (share < 1) ways.push({ weight: alive * (1 - share), latency: inSequence(before, ofStep(step, context)) });
    alive *= share;
    const time = context.stepsDistribution([step]);
    if (time === null || alive <= 0) break;
    before = inSequence(before, time);
  }
  return mixed(ways);
}

function ofStep(step: PreparedStep, context: RefusalContext): Latency {
  const branched = (branches: readonly { readonly weight: number; readonly steps: readonly PreparedStep[] }[]) =>
    mixed(
      branches
        .map(({ weight, steps }) => ({ weight: weight * (1 - context.unrefused(steps)), steps }))
        .filter(({ weight }) => weight > 0)
        .map(({ weight, steps }) => ({ weight, latency: refusalTime(steps, context) })),
    );
  switch (step.kind) {
    case "call":
      return ofCall(step, context);
    case "hold":
      return branched([{ weight: 1, steps: step.steps }]);
    case "choice":
      return branched(step.branches.map(({ share, steps }) => ({ weight: share, steps })));
    case "parallel":
      return branched(step.branches.map((steps) => ({ weight: 1, steps })));
    case "lookup":
      return branched([
        { weight: 1, steps: step.hit },
        { weight: 1, steps: step.miss },
      ]);
    default:
      return zero();
  }
}

/** Every attempt has failed. Of a call that is made several times, the first is taken to be the one. */
function ofCall(call: CallStep, context: RefusalContext): Latency {
  if (!isFailing(call)) return refusalTime(context.stepsOf(call.target), context);
  const { failure } = call;
  const { within, refused, refusal } = context.attempt(call);
  const one = failureLaw(refused, refusal, Math.max(0, 1 - refused - within), failure.timeout);
  const pause = failure.backoff === null ? one : inSequence(one, lawDistribution(failure.backoff));
  let all = one;
  for (let k = 1; k < failure.attempts; k++) all = inSequence(pause, all);
  return all;
}

function mixed(ways: readonly { readonly weight: number; readonly latency: Latency }[]): Latency {
  const total = ways.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return zero();
  return eitherOf(ways.map(({ weight, latency }) => ({ weight: weight / total, latency })));
}

import type { Prepared } from "./prepare.ts";
import { type CallStep, type PreparedStep, visitPrepared } from "./steps.ts";

const known = new WeakMap<Prepared, Uint8Array>();

/** Whether a call's request comes by itself: it is one at a time, and so is every call through which its caller was asked. */
export function comesAlone(prepared: Prepared, call: CallStep): boolean {
  let alone = known.get(prepared);
  if (alone === undefined) {
    alone = aloneCalls(prepared);
    known.set(prepared, alone);
  }
  return alone[call.number] === 1;
}

/** By number of the call. */
function aloneCalls({ steps, calls, order }: Prepared): Uint8Array {
  const alone = new Uint8Array(calls.length);
  const isAskedTogether = new Uint8Array(steps.length);
  // Callers first.
  for (const operation of order) {
    const list = steps[operation] as readonly PreparedStep[];
    let sends = false;
    visitPrepared(list, (step) => {
      sends ||= step.kind === "call" && !step.waited;
    });
    visitPrepared(list, (step) => {
      if (step.kind !== "call") return;
      // What is sent and not waited for may stand before it.
      const isTogether = isAskedTogether[operation] === 1 || step.parallel || step.copies > 1 || sends;
      if (isTogether) isAskedTogether[step.target] = 1;
      else alone[step.number] = 1;
    });
  }
  return alone;
}

import type { Prepared } from "./prepare.ts";
import { type PreparedStep, visitPrepared } from "./steps.ts";

/** Stations that a call which is tried again waits for. */
export function stationsBehindRetries(prepared: Prepared): ReadonlySet<number> {
  const reached = new Set(prepared.failing.filter(({ failure }) => failure.attempts > 1).map(({ target }) => target));
  const stations = new Set<number>();
  // A set that grows while it is walked is walked to its end.
  for (const operation of reached)
    visitPrepared(prepared.steps[operation] as readonly PreparedStep[], (step) => {
      if (step.kind === "use") stations.add(step.station);
      else if (step.kind === "call" && step.waited) reached.add(step.target);
    });
  return stations;
}

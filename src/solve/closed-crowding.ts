import type { Model, Refusal } from "../model/types.ts";
import type { Waits } from "./prepare.ts";
import { type PreparedStep, visitPrepared } from "./steps.ts";

/**
 * Where nothing limits how many are served at once and each hinders the others, requests that come whatever is there
 * pile up in the end; beside users no law of the number is known.
 */
export function crowdingRefusals(
  { workloads, stations }: Model,
  steps: readonly (readonly PreparedStep[])[],
  waits: readonly Waits[],
): readonly Refusal[] {
  return stations.flatMap(({ scalability, path, tier }, s): readonly Refusal[] => {
    if (scalability === null || scalability.coherency === 0 || scalability.concurrency !== null) return [];
    const isAwaited = workloads.some(({ load }, w) => load.kind === "closed" && waits[w]?.stations.includes(s));
    const comesUnasked = workloads.some(({ load, entry }) => reaches(steps, entry, s, load.kind === "open"));
    if (!isAwaited || !comesUnasked) return [];
    const message = `users who think (concurrentUsers) and other requests at one tier with coherency that serves any number at once are planned: limit how many ${tier} serves at once (connections, threads)`;
    return [{ kind: "refusal", path, message }];
  });
}

/** Whether a request comes to a station; `isFree`: without anybody's waiting for it. */
function reaches(
  steps: readonly (readonly PreparedStep[])[],
  entry: number,
  station: number,
  isFree: boolean,
): boolean {
  const todo = [{ operation: entry, isFree }];
  const seen = new Set<string>();
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { operation, isFree: free } = next;
    const key = `${operation} ${free}`;
    if (seen.has(key)) continue;
    seen.add(key);
    let found = false;
    visitPrepared(steps[operation] as readonly PreparedStep[], (step) => {
      if (step.kind === "use") found ||= free && step.station === station;
      else if (step.kind === "call") todo.push({ operation: step.target, isFree: free || !step.waited });
    });
    if (found) return true;
  }
  return false;
}

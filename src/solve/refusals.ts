import { isPool } from "../model/is-pool.ts";
import type { Model, Refusal, Step } from "../model/types.ts";
import { visitSteps } from "./visit-steps.ts";

/** What of a model this solver cannot do yet, each with the place in the file that asked for it. */
export function refusalsOf(model: Model): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (path: readonly (string | number)[], message: string) =>
    refusals.push({ kind: "refusal", path, message });

  for (const station of model.stations) {
    if (model.groups[station.group]?.room !== null)
      refuse(station.path, "a limit on all that one member admits is planned");
  }
  const scalable = usingScalable(model);
  for (const operation of model.operations) {
    visitSteps(operation.steps, (step) => {
      if (step.kind === "hold" && scalable(step.steps))
        refuse(operation.path, "a pool held around a tier with contention, other than its own, is planned");
    });
  }
  for (const path of failingCalls(model))
    refuse(
      path,
      "a call that is given up, tried again or done without (timeout, retries, onFailure) beside threads, pools or connections is planned: leave one of the two out",
    );
  return refusals;
}

/** Whether steps come to a station whose speed depends on the number that it serves at once, calls followed. */
function usingScalable(model: Model): (steps: readonly Step[]) => boolean {
  const known = new Map<number, boolean>();
  const uses = (steps: readonly Step[]): boolean => {
    let found = false;
    visitSteps(steps, (step) => {
      if (step.kind === "use") found ||= model.stations[step.station]?.scalability !== null;
      else if (step.kind === "call" && !found) {
        if (!known.has(step.target)) {
          known.set(step.target, false); // a ring ends here
          known.set(step.target, uses(model.operations[step.target]?.steps ?? []));
        }
        found ||= known.get(step.target) === true;
      }
    });
    return found;
  };
  return model.stations.every(({ scalability }) => scalability === null) ? () => false : uses;
}

/** Calls that may fail, in a model in which something is held. */
function failingCalls(model: Model): readonly Refusal["path"][] {
  if (!model.stations.some(isPool)) return [];
  const paths: Refusal["path"][] = [];
  for (const { steps } of model.operations)
    visitSteps(steps, (step) => {
      if (step.kind !== "call") return;
      if (step.timeout !== null || step.retries > 0 || step.onFailure.kind !== "fail") paths.push(step.path);
    });
  return paths;
}

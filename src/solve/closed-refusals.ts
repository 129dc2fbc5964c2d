import { isPool } from "../model/is-pool.ts";
import type { Model, Refusal, Station } from "../model/types.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { crowdingRefusals } from "./closed-crowding.ts";
import type { Waits } from "./prepare.ts";
import { type PreparedStep, visitPrepared } from "./steps.ts";
import { visitSteps } from "./visit-steps.ts";

/** What users who think cannot meet yet, and a load without end. */
export function closedRefusals(
  model: Model,
  steps: readonly (readonly PreparedStep[])[],
  waits: readonly Waits[],
): readonly Refusal[] {
  if (model.workloads.every(({ load }) => load.kind === "open")) return [];
  return [
    ...besideUsers(model),
    ...slotRefusals(model, steps, waits),
    ...crowdingRefusals(model, steps, waits),
    ...workloadRefusals(model, steps, waits),
  ];
}

function besideUsers({ operations }: Model): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (path: Refusal["path"], what: string, way: string) => {
    const message = `${what} beside users who think (concurrentUsers) is planned: give the users a rate, or leave ${way} out`;
    refusals.push({ kind: "refusal", path, message });
  };
  for (const operation of operations) {
    visitSteps(operation.steps, (step) => {
      if (step.kind === "parallel" && step.need < step.branches.length)
        refuse(operation.path, "an answer once the first branches are back", "first");
      if (step.kind !== "call") return;
      if (step.timeout !== null || step.retries > 0 || step.onFailure.kind !== "fail")
        refuse(step.path, "a call that is given up, tried again or done without", "timeout, retries and onFailure");
    });
  }
  return refusals;
}

/** Slots for which users and others ask, and slots held over several things at once. */
function slotRefusals(
  { workloads, stations, operations }: Model,
  steps: readonly (readonly PreparedStep[])[],
  waits: readonly Waits[],
): readonly Refusal[] {
  const isPooled = ({ stations: met }: Waits): boolean => met.some((s) => isPool(stations[s] as Station));
  const refusals: Refusal[] = [];
  const refuse = (path: Refusal["path"], message: string) => refusals.push({ kind: "refusal", path, message });
  const users = workloads.flatMap(({ load, whole }, w) =>
    load.kind === "closed" && isPooled(waits[w] as Waits) ? [{ whole, ...(waits[w] as Waits) }] : [],
  );
  const [first] = users;
  workloads.forEach(({ load, path, whole }, w) => {
    const met = waits[w] as Waits;
    if (load.kind === "open" && isPooled(met)) {
      refuse(
        path,
        `slots (threads, pools, connections) for requests at a rate beside users who think (concurrentUsers) are planned: give ${whole} concurrentUsers, too, or leave the slots out`,
      );
    }
    if (load.kind === "closed" && isPooled(met) && met.forks) {
      refuse(
        path,
        `users who think (concurrentUsers of ${whole}) and hold slots (threads, pools, connections) while a request does several things at once are planned: leave out either, or give ${whole} a rate`,
      );
    }
  });
  if (first === undefined) return refusals;
  const awaited = new Set(waits.flatMap(({ operations: list }) => list));
  steps.forEach((list, operation) => {
    if (awaited.has(operation)) return;
    visitPrepared(list, (step) => {
      if (step.kind !== "hold" || refusals.some(({ path }) => path === operations[operation]?.path)) return;
      refuse(
        operations[operation]?.path ?? [],
        `slots (threads, pools, connections) for what nobody waits for beside users who think (concurrentUsers of ${first.whole}) are planned: leave the slots out, or give ${first.whole} a rate`,
      );
    });
  });
  return refusals;
}

function workloadRefusals(
  model: Model,
  steps: readonly (readonly PreparedStep[])[],
  waits: readonly Waits[],
): readonly Refusal[] {
  return model.workloads.flatMap(({ load, path, whole }, w): readonly Refusal[] => {
    if (load.kind !== "closed") return [];
    const { stations, operations } = waits[w] as Waits;
    const limited = stations.flatMap((s): readonly Refusal[] => {
      const { waitingRoom, path: at, tier } = model.stations[s] as Model["stations"][number];
      if (waitingRoom === null) return [];
      const message = `users who think (concurrentUsers of ${whole}) before a limited waiting room (queueLimit of ${tier}) are planned: leave queueLimit out, or give ${whole} a rate`;
      return [{ kind: "refusal", path: at, message }];
    });
    const takesTime = operations.some((operation) => isTimeTaken(steps[operation] as readonly PreparedStep[]));
    if (takesTime || meanOf(load.thinkTime) > 0) return limited;
    const message = `users of ${whole} neither think nor wait for anything that takes time, and ask without end: give them a thinkTime`;
    return [...limited, { kind: "refusal", path, message }];
  });
}

function isTimeTaken(steps: readonly PreparedStep[]): boolean {
  let takes = false;
  visitPrepared(steps, (step) => {
    if (step.kind === "use") takes ||= step.serviceTime > 0;
    else if (step.kind === "delay") takes ||= step.mean > 0;
    else if (step.kind === "call") takes ||= step.waited && step.networkTime > 0;
  });
  return takes;
}

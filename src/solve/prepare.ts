/**
 * A model made ready for solving: steps numbered, operations in calling order, everything that
 * does not depend on the load worked out once.
 */
import type { Group, Model, Refusal } from "../model/types.ts";
import type { Law } from "../queueing/law.ts";
import { closedRefusals } from "./closed-refusals.ts";
import { type Pools, poolsOf } from "./held/pools-of.ts";
import { type Store, storesOf } from "./hit-ratios.ts";
import { refusalsOf } from "./refusals.ts";
import {
  type CallStep,
  type FailingCall,
  isRace,
  type PreparedStep,
  prepareSteps,
  type UseSite,
  visitPrepared,
} from "./steps.ts";

export interface Prepared {
  readonly model: Model;
  /** Steps of each operation. */
  readonly steps: readonly (readonly PreparedStep[])[];
  readonly sites: readonly UseSite[];
  readonly calls: readonly CallStep[];
  /** Of these, what may be given up, tried again or done without. */
  readonly failing: readonly FailingCall[];
  /** Somewhere branches that are no longer needed are withdrawn. */
  readonly hasRaces: boolean;
  /** Some call sends several requests at once, or may. */
  readonly sendsSeveral: boolean;
  /** Caches whose hit ratio is an outcome, by the room that they share. */
  readonly stores: readonly Store[];
  /** Operations, every caller before what it calls (async loops apart). */
  readonly order: readonly number[];
  /** Place of each operation in `order`. */
  readonly rank: readonly number[];
  /** Some async call leads back. */
  readonly hasLoop: boolean;
  /** Whether what an operation does depends on the workload (`only`), itself or below. */
  readonly dependsOnWorkload: readonly boolean[];
  /** Operations that some workload waits for and that answer all alike, every caller before what it calls. */
  readonly common: readonly number[];
  /** For each station, a number that it shares with those that answer every load as it does. */
  readonly likeness: readonly number[];
  /** For each workload, what it waits for. */
  readonly waits: readonly Waits[];
  /** Threads and connections. */
  readonly pools: Pools;
}

/** What the requests of a workload wait for. */
export interface Waits {
  /** Operations, every caller before what it calls. */
  readonly operations: readonly number[];
  readonly stations: readonly number[];
  /** Looked up on the way. */
  readonly caches: readonly number[];
  /** None of the operations depends on the workload. */
  readonly isCommon: boolean;
  /** Somewhere several things at once. */
  readonly forks: boolean;
  /** Some call on the way may be given up, tried again or done without. */
  readonly retries: boolean;
}

/**
 * Prepares a model, or says what of it this solver cannot do.
 *
 * Linear in the size of the model, times the workloads.
 */
export function prepare(model: Model): Prepared | { readonly refusals: readonly Refusal[] } {
  const refusals = refusalsOf(model);
  if (refusals.length > 0) return { refusals };

  const sites: UseSite[] = [];
  const calls: CallStep[] = [];
  const failing: FailingCall[] = [];
  const register = { sites, calls, failing, laws: new Map<string, Law>() };
  const steps = model.operations.map((operation) => prepareSteps(operation.steps, operation.tier, register));
  let hasRaces = false;
  const targets = steps.map((list) => {
    const called: CallStep[] = [];
    visitPrepared(list, (step) => {
      hasRaces ||= isRace(step);
      if (step.kind === "call") called.push(step);
    });
    return called;
  });

  const { order, rank, hasLoop } = callingOrder(targets);
  const dependsOnWorkload = targets.map((called) => called.some((call) => call.only !== null));
  for (let k = order.length - 1; k >= 0; k--) {
    const operation = order[k] as number;
    dependsOnWorkload[operation] ||= (targets[operation] as CallStep[]).some((call) => dependsOnWorkload[call.target]);
  }
  const waits = waitsOf(model, steps, order, dependsOnWorkload);
  const refused = closedRefusals(model, steps, waits);
  if (refused.length > 0) return { refusals: refused };
  const awaited = new Set(waits.flatMap(({ operations }) => operations));
  const common = order.filter((operation) => awaited.has(operation) && !dependsOnWorkload[operation]);
  const stores = storesOf(model);
  return {
    model,
    steps,
    sites,
    calls,
    failing,
    hasRaces,
    sendsSeveral: calls.some(
      ({ parallel, waited, times }) => (parallel || !waited) && (times.kind !== "exact" || times.count > 1),
    ),
    stores,
    order,
    rank,
    hasLoop,
    dependsOnWorkload,
    common,
    likeness: likenessOf(model),
    waits,
    pools: poolsOf(steps),
  };
}

function likenessOf(model: Model): readonly number[] {
  const kinds = new Map<string, number>();
  return model.stations.map(({ id: _, tier: _tier, part: _part, path: _path, group, ...station }) => {
    const { id: _id, tier: _its, ...members } = model.groups[group] as Group;
    const key = JSON.stringify([station, members]);
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    return kind;
  });
}

function waitsOf(
  model: Model,
  steps: readonly (readonly PreparedStep[])[],
  order: readonly number[],
  dependsOnWorkload: readonly boolean[],
): readonly Waits[] {
  return model.workloads.map((workload, w) => {
    const reached = new Uint8Array(model.operations.length);
    const stations = new Set<number>();
    const caches = new Set<number>();
    let forks = false;
    let retries = false;
    reached[workload.entry] = 1;
    const operations = order.filter((operation) => {
      if (reached[operation] === 0) return false;
      visitPrepared(steps[operation] as readonly PreparedStep[], (step) => {
        if (step.kind === "use" || step.kind === "hold") stations.add(step.station);
        else if (step.kind === "lookup") caches.add(step.cache);
        else if (step.kind === "parallel") forks ||= step.branches.length > 1;
        else if (step.kind === "call" && step.waited && (step.only === null || step.only.includes(w))) {
          reached[step.target] = 1;
          retries ||= step.failure !== null;
          forks ||= step.parallel || step.copies > 1;
        }
      });
      return true;
    });
    const isCommon = !operations.some((operation) => dependsOnWorkload[operation]);
    return { operations, stations: [...stations], caches: [...caches], isCommon, forks, retries };
  });
}

/** Reverse postorder of a depth-first walk without recursion, so that a chain of any length is walked. */
function callingOrder(targets: readonly (readonly CallStep[])[]): {
  order: number[];
  rank: number[];
  hasLoop: boolean;
} {
  const state = new Uint8Array(targets.length); // 0 new, 1 open, 2 done
  const postorder: number[] = [];
  let hasLoop = false;
  for (let root = 0; root < targets.length; root++) {
    if (state[root] !== 0) continue;
    const stack: { operation: number; next: number }[] = [{ operation: root, next: 0 }];
    state[root] = 1;
    while (stack.length > 0) {
      const top = stack[stack.length - 1] as { operation: number; next: number };
      const called = (targets[top.operation] as readonly CallStep[])[top.next++]?.target;
      if (called === undefined) {
        state[top.operation] = 2;
        postorder.push(top.operation);
        stack.pop();
      } else if (state[called] === 0) {
        state[called] = 1;
        stack.push({ operation: called, next: 0 });
      } else if (state[called] === 1) {
        hasLoop = true;
      }
    }
  }
  const order = postorder.reverse();
  const rank = new Array<number>(targets.length).fill(0);
  order.forEach((operation, k) => {
    rank[operation] = k;
  });
  return { order, rank, hasLoop };
}

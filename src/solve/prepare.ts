/**
 * A model made ready for solving: sites numbered, operations in calling order, everything that
 * does not depend on the load worked out once.
 */
import type { Call, Model, Refusal, Step } from "../model/types.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { refusalsOf } from "./refusals.ts";

/** A place in an operation where a station is used. */
export interface UseSite {
  readonly station: number;
  readonly step: Extract<Step, { kind: "use" }>;
  readonly serviceTime: number;
}

export interface Prepared {
  readonly model: Model;
  readonly sites: readonly UseSite[];
  readonly siteOf: ReadonlyMap<Step, number>;
  readonly calls: readonly Call[];
  readonly callNumber: ReadonlyMap<Step, number>;
  /** Operations, every caller before what it calls (async loops apart). */
  readonly order: readonly number[];
  /** Place of each operation in `order`. */
  readonly rank: readonly number[];
  /** Some async call leads back. */
  readonly hasLoop: boolean;
  /** For each workload, the operations on whose answer it waits, every caller before what it calls. */
  readonly awaited: readonly (readonly number[])[];
  /** For each workload, the stations on which it waits. */
  readonly met: readonly (readonly number[])[];
  /** Tier of each delay. */
  readonly tierOfDelay: ReadonlyMap<Step, string>;
  /** Whether what an operation does depends on the workload (`only`), itself or below. */
  readonly dependsOnWorkload: readonly boolean[];
}

/** Visits every step of a list, groups included. */
export function visitSteps(steps: readonly Step[], visit: (step: Step) => void): void {
  for (const step of steps) {
    visit(step);
    switch (step.kind) {
      case "choice":
        for (const branch of step.branches) visitSteps(branch.steps, visit);
        break;
      case "parallel":
        for (const branch of step.branches) visitSteps(branch, visit);
        break;
      case "lookup":
        visitSteps(step.hit, visit);
        visitSteps(step.miss, visit);
        break;
      case "hold":
        visitSteps(step.steps, visit);
        break;
      case "call":
        if (step.onFailure.kind === "to") visitSteps(step.onFailure.steps, visit);
        break;
      default:
        break;
    }
  }
}

/**
 * Prepares a model, or says what of it this solver cannot do.
 *
 * Linear in the size of the model.
 */
export function prepare(model: Model): Prepared | { readonly refusals: readonly Refusal[] } {
  const refusals = refusalsOf(model);
  if (refusals.length > 0) return { refusals };

  const sites: UseSite[] = [];
  const siteOf = new Map<Step, number>();
  const calls: Call[] = [];
  const callNumber = new Map<Step, number>();
  const targets: number[][] = [];
  const tierOfDelay = new Map<Step, string>();
  const dependsOnWorkload: boolean[] = [];
  for (const operation of model.operations) {
    const called: number[] = [];
    let depends = false;
    visitSteps(operation.steps, (step) => {
      if (step.kind === "use") {
        siteOf.set(step, sites.length);
        sites.push({ station: step.station, step, serviceTime: meanOf(step.service) });
      } else if (step.kind === "call") {
        callNumber.set(step, calls.length);
        calls.push(step);
        called.push(step.target);
        depends ||= step.only !== null;
      } else if (step.kind === "delay") {
        tierOfDelay.set(step, operation.tier);
      }
    });
    targets.push(called);
    dependsOnWorkload.push(depends);
  }

  const { order, rank, hasLoop } = callingOrder(targets);
  for (let k = order.length - 1; k >= 0; k--) {
    const operation = order[k] as number;
    if (!dependsOnWorkload[operation]) {
      dependsOnWorkload[operation] = (targets[operation] as number[]).some((t) => dependsOnWorkload[t]);
    }
  }
  const { awaited, met } = awaitedBy(model, order);
  return {
    model,
    sites,
    siteOf,
    calls,
    callNumber,
    order,
    rank,
    hasLoop,
    awaited,
    met,
    tierOfDelay,
    dependsOnWorkload,
  };
}

/** What each workload waits for: operations reached by waited calls made for it, and their stations. */
function awaitedBy(
  model: Model,
  order: readonly number[],
): { readonly awaited: readonly (readonly number[])[]; readonly met: readonly (readonly number[])[] } {
  const awaited: number[][] = [];
  const met: number[][] = [];
  model.workloads.forEach((workload, w) => {
    const reached = new Uint8Array(model.operations.length);
    const stations = new Set<number>();
    reached[workload.entry] = 1;
    const operations = order.filter((operation) => {
      if (reached[operation] === 0) return false;
      visitSteps((model.operations[operation] as { steps: readonly Step[] }).steps, (step) => {
        if (step.kind === "use") stations.add(step.station);
        else if (step.kind === "call" && step.waited && (step.only === null || step.only.includes(w))) {
          reached[step.target] = 1;
        }
      });
      return true;
    });
    awaited.push(operations);
    met.push([...stations]);
  });
  return { awaited, met };
}

/** Reverse postorder of a depth-first walk without recursion, so that a chain of any length is walked. */
function callingOrder(targets: readonly (readonly number[])[]): {
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
      const called = (targets[top.operation] as readonly number[])[top.next++];
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

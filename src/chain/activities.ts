/** What a process is at: a row of a table, so that a state is a list of numbers. */
import type { PhaseType } from "../queueing/phase-type.ts";
import type { Future, Futures, Trace } from "./futures.ts";

export type Activity =
  | {
      readonly kind: "serve";
      readonly resource: number;
      readonly phases: PhaseType;
      readonly phase: number;
      readonly next: Future;
    }
  /** Waits for a server; null: whose service takes no time. */
  | { readonly kind: "wait"; readonly resource: number; readonly phases: PhaseType | null; readonly next: Future }
  | { readonly kind: "delay"; readonly phases: PhaseType; readonly phase: number; readonly next: Future }
  /** Waits for a slot. */
  | { readonly kind: "slot"; readonly resource: number; readonly next: Future }
  /** No process, but whose turn it is among members that are chosen in turn. */
  | { readonly kind: "turn"; readonly first: number; readonly turn: number }
  /** Waits for `need` of its branches. `branches` are those under way, in a state that is written down. */
  | {
      readonly kind: "join";
      readonly need: number;
      readonly next: Future;
      readonly branches: readonly number[];
    };

const NO_TRACE: Trace = { held: [], visited: [], owner: -1 };

export interface Activities {
  readonly of: (activity: Activity) => number;
  readonly at: (index: number) => Activity;
  /** Resources whose slots a process holds while it is at it. */
  readonly held: (index: number) => readonly number[];
  /** Members on which the operations run that a process is within. */
  readonly visited: (index: number) => readonly number[];
  /** The workload that waits for the process at its root; −1: none does. A thinking user's is −1 too. */
  readonly owner: (index: number) => number;
}

export function activities(all: Futures): Activities {
  const table: Activity[] = [];
  const traces: Trace[] = [];
  const known = new Map<string, number>();
  const numbers = new WeakMap<object, number>();
  let numbered = 0;
  const numberOf = (phases: PhaseType | null): number => {
    if (phases === null) return -1;
    let number = numbers.get(phases);
    if (number === undefined) {
      number = numbered++;
      numbers.set(phases, number);
    }
    return number;
  };

  function keyOf(activity: Activity): string {
    switch (activity.kind) {
      case "serve":
        return `s${activity.resource}.${numberOf(activity.phases)}.${activity.phase}.${activity.next}`;
      case "wait":
        return `w${activity.resource}.${numberOf(activity.phases)}.${activity.next}`;
      case "delay":
        return `d${numberOf(activity.phases)}.${activity.phase}.${activity.next}`;
      case "slot":
        return `h${activity.resource}.${activity.next}`;
      case "turn":
        return `t${activity.first}.${activity.turn}`;
      case "join":
        return `j${activity.need}.${activity.next}.${activity.branches.join()}`;
    }
  }

  return {
    of: (activity) => {
      const key = keyOf(activity);
      let index = known.get(key);
      if (index === undefined) {
        index = table.length;
        known.set(key, index);
        table.push(activity);
        if (activity.kind === "turn") {
          traces.push(NO_TRACE);
          return index;
        }
        const trace = all.trace(activity.next);
        // Who waits for a slot has yet to get it.
        traces.push(activity.kind === "slot" ? { ...trace, held: trace.held.slice(1) } : trace);
      }
      return index;
    },
    at: (index) => table[index] as Activity,
    held: (index) => (traces[index] as Trace).held,
    visited: (index) => (traces[index] as Trace).visited,
    owner: (index) => (traces[index] as Trace).owner,
  };
}

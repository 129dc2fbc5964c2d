/** What a process is at: a row of a table, so that a state is a list of numbers. */
import type { PhaseType } from "../queueing/phase-type.ts";
import type { Future, Futures } from "./futures.ts";

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
  /** Waits for `need` of its branches. `branches` are those under way, in a state that is written down. */
  | {
      readonly kind: "join";
      readonly need: number;
      readonly next: Future;
      readonly branches: readonly number[];
    };

export interface Activities {
  readonly of: (activity: Activity) => number;
  readonly at: (index: number) => Activity;
  /** Resources whose slots a process holds while it is at it. */
  readonly held: (index: number) => readonly number[];
  /** The workload that waits for the process at its root; −1: none does. A thinking user's is −1 too. */
  readonly owner: (index: number) => number;
  readonly count: () => number;
}

export function activities(all: Futures): Activities {
  const table: Activity[] = [];
  const heldBy: (readonly number[])[] = [];
  const owners: number[] = [];
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
      case "join":
        return `j${activity.need}.${activity.next}.${activity.branches.join()}`;
    }
  }

  /** Walks a future to its last frame. */
  function read(next: Future): { releases: number[]; owner: number } {
    const releases: number[] = [];
    let at = next;
    for (;;) {
      const frame = all.frame(at);
      if (frame.kind === "release") releases.push(frame.resource);
      const below = all.next(at);
      if (below < 0) {
        return { releases, owner: frame.kind === "user" || frame.kind === "leave" ? frame.workload : -1 };
      }
      at = below;
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
        const { releases, owner } = read(activity.next);
        // Who waits for a slot has yet to get it.
        heldBy.push(activity.kind === "slot" ? releases.slice(1) : releases);
        owners.push(owner);
      }
      return index;
    },
    at: (index) => table[index] as Activity,
    held: (index) => heldBy[index] as readonly number[],
    owner: (index) => owners[index] as number,
    count: () => table.length,
  };
}

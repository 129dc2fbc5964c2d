/**
 * What a process will do, as a number: a chain of frames, the innermost first. Frames are interned, so that
 * two processes with the same future have the same number, and states that hold them are one state.
 */
import type { Call, Step } from "../model/types.ts";

/** Index of an interned frame. */
export type Future = number;
/** Which member of which group the operation runs on, and for which workload where that matters. */
export type Place = number;

export type Frame =
  /** The steps of a list from `index` on. */
  | { readonly kind: "steps"; readonly steps: readonly Step[]; readonly index: number; readonly place: Place }
  /** A call on its way, once. */
  | { readonly kind: "reach"; readonly call: Call; readonly place: Place }
  /** `remaining` more calls, one after the other. */
  | { readonly kind: "repeat"; readonly call: Call; readonly remaining: number; readonly place: Place }
  /** Calls until `remaining` draws have failed: a negative binomial count of whole size. */
  | { readonly kind: "until"; readonly call: Call; readonly remaining: number; readonly place: Place }
  /** An operation about to begin, on the member (−1: one yet to be chosen). */
  | { readonly kind: "enter"; readonly operation: number; readonly member: number; readonly workload: number }
  /** The end of a called operation, where its answer goes out; `visited` is the member that it ran on, −1: none told apart. */
  | { readonly kind: "answer"; readonly visited: number }
  /** A slot is given back. */
  | { readonly kind: "release"; readonly resource: number }
  /** The answer reaches a user of a closed workload, who thinks. */
  | { readonly kind: "user"; readonly workload: number; readonly isTagged: boolean }
  /** One of these users asks. */
  | { readonly kind: "asks"; readonly users: number; readonly isTagged: boolean }
  /** The answer of an open workload's request goes out. */
  | { readonly kind: "leave"; readonly workload: number }
  /** The time to the next arrival of an open workload begins. */
  | { readonly kind: "source"; readonly workload: number }
  /** A request of an open workload arrives. */
  | { readonly kind: "arrival"; readonly workload: number }
  /** Nothing is left; a branch joins its siblings. */
  | { readonly kind: "end" };

/** What a future says of the present. */
export interface Trace {
  /** Resources whose slots will be given back. */
  readonly held: readonly number[];
  /** Members on which the operations run that have yet to answer. */
  readonly visited: readonly number[];
  /** The workload whose request it is; −1: nobody waits at its root. */
  readonly owner: number;
}

export interface Futures {
  /** @param next what follows; −1 after a frame that is the last */
  readonly of: (frame: Frame, next: Future) => Future;
  readonly frame: (future: Future) => Frame;
  readonly next: (future: Future) => Future;
  readonly trace: (future: Future) => Trace;
}

export function futures(): Futures {
  const frames: Frame[] = [];
  const nexts: Future[] = [];
  const known = new Map<string, Future>();
  const numbers = new WeakMap<object, number>();
  let numbered = 0;
  const numberOf = (object: object): number => {
    let number = numbers.get(object);
    if (number === undefined) {
      number = numbered++;
      numbers.set(object, number);
    }
    return number;
  };

  function keyOf(frame: Frame): string {
    switch (frame.kind) {
      case "steps":
        return `s${numberOf(frame.steps)}.${frame.index}.${frame.place}`;
      case "reach":
        return `c${numberOf(frame.call)}.${frame.place}`;
      case "repeat":
        return `r${numberOf(frame.call)}.${frame.remaining}.${frame.place}`;
      case "until":
        return `n${numberOf(frame.call)}.${frame.remaining}.${frame.place}`;
      case "enter":
        return `e${frame.operation}.${frame.member}.${frame.workload}`;
      case "answer":
        return `a${frame.visited}`;
      case "release":
        return `x${frame.resource}`;
      case "user":
        return `u${frame.workload}.${frame.isTagged}`;
      case "asks":
        return `q${frame.users}.${frame.isTagged}`;
      case "leave":
      case "source":
      case "arrival":
        return `${frame.kind}${frame.workload}`;
      case "end":
        return "z";
    }
  }

  const traces: (Trace | undefined)[] = [];

  function trace(from: Future): Trace {
    let known = traces[from];
    if (known === undefined) {
      known = traced(from);
      traces[from] = known;
    }
    return known;
  }

  function traced(from: Future): Trace {
    const held: number[] = [];
    const visited: number[] = [];
    let owner = -1;
    for (let at = from; at >= 0; at = nexts[at] as Future) {
      const frame = frames[at] as Frame;
      if (frame.kind === "release") held.push(frame.resource);
      else if (frame.kind === "answer" && frame.visited >= 0) visited.push(frame.visited);
      else if (frame.kind === "user" || frame.kind === "leave") owner = frame.workload;
    }
    return { held, visited, owner };
  }

  return {
    of: (frame, next) => {
      // A list that is done is what follows it.
      if (frame.kind === "steps" && frame.index >= frame.steps.length) return next;
      const key = `${keyOf(frame)}>${next}`;
      let future = known.get(key);
      if (future === undefined) {
        future = frames.length;
        frames.push(frame);
        nexts.push(next);
        known.set(key, future);
      }
      return future;
    },
    frame: (future) => frames[future] as Frame,
    next: (future) => nexts[future] as Future,
    trace,
  };
}

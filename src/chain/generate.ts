/** The chain of a model: its states, breadth first from where all users think, and the rates between them. */
import type { Model } from "../model/types.ts";
import { type Configuration, type Machine, machine, type Written } from "./configuration.ts";
import { type Future, futures } from "./futures.ts";
import { NotExpressible } from "./not-expressible.ts";
import { type Places, places } from "./places.ts";
import { unfolding } from "./unfold.ts";
import { usersOf } from "./users.ts";

export interface Chain {
  readonly machine: Machine;
  readonly places: Places;
  readonly states: readonly Written[];
  /** Transitions of state s are those from rows[s] up to rows[s + 1]; none leads back to its own state. */
  readonly rows: Int32Array;
  readonly targets: Int32Array;
  readonly rates: Float64Array;
  /** Rate at which what is counted happens, by state: triples of lists. */
  readonly counted: {
    readonly states: readonly number[];
    readonly marks: readonly number[];
    readonly rates: readonly number[];
  };
  /** What the user who is told apart does. */
  readonly tagged: readonly TaggedPassage[];
  /** Rate of what was not let happen because too many processes would be under way. */
  readonly barred: readonly { readonly state: number; readonly rate: number }[];
}

export interface TaggedPassage {
  readonly from: number;
  /** Its place among the transitions; −1: it leads back to its own state, and is none of them. */
  readonly transition: number;
  readonly to: number;
  readonly rate: number;
  /** What she does: see `askedMark` and `answeredMark`. */
  readonly mark: number;
}

export interface Limits {
  readonly states: number;
  readonly transitions: number;
  /** Processes under way beside the users and the sources. */
  readonly processes: number;
}

/** What is under way may grow by so many more, so that it ends before requests are turned away. */
const SLACK = 32;

/** Thrown where a model has more states than are allowed. */
export class TooLarge extends Error {}

/**
 * @param rates arrivals per second of each open workload
 * @param tagged a closed workload of which one user is told apart; −1: none
 */
export function generate(model: Model, rates: readonly number[], limits: Limits, tagged = -1): Chain {
  const all = futures();
  const where = places(model);
  const walker = machine(where.resources, all, unfolding(model, rates, all, where));
  const { fire, read, write, begin, activities } = walker;

  const starts: Future[] = [];
  for (const { population, parts } of usersOf(model)) {
    if (!Number.isInteger(population)) throw new NotExpressible("a number of users that is no integer");
    if (population > limits.states) throw new TooLarge("more users than states");
    const [{ workload = -1 } = {}] = parts;
    const isApart = parts.some((part) => part.workload === tagged);
    for (let user = 0; user < population; user++) {
      starts.push(all.of({ kind: "user", workload, isTagged: isApart && user === 0 }, -1));
    }
  }
  model.workloads.forEach(({ load }, workload) => {
    if (load.kind === "open" && (rates[workload] as number) > 0) {
      starts.push(all.of({ kind: "source", workload }, -1));
    }
  });

  const states: Written[] = [];
  const known = new Map<string, number>();
  const number = (written: Written): number => {
    const key = keyOf(written);
    let state = known.get(key);
    if (state === undefined) {
      if (states.length >= limits.states) throw new TooLarge(`more than ${limits.states} states`);
      state = states.length;
      states.push(written);
      known.set(key, state);
    }
    return state;
  };
  begin(starts, (state) => number(write(state)));

  const rows: number[] = [0];
  const targets: number[] = [];
  const flow: number[] = [];
  const counted = { states: [] as number[], marks: [] as number[], rates: [] as number[] };
  const passages: TaggedPassage[] = [];
  const barred: { state: number; rate: number }[] = [];
  const most = starts.length + limits.processes;

  for (let from = 0; from < states.length; from++) {
    const base = read(states[from] as Written);
    for (let process = 0; process < base.activity.length; process++) {
      const rate = (base.count[process] as number) * rateOf(base, process);
      if (rate === 0) continue;
      const isArrival = arrives(base.activity[process] as number);
      fire(base, process, (state, probability) => {
        const reached = write(state);
        const share = rate * probability;
        if (sizeOf(reached) > (isArrival ? most : most + limits.processes + SLACK)) {
          barred.push({ state: from, rate: share });
          return;
        }
        const to = number(reached);
        for (const mark of state.marks) {
          if (mark < 0) {
            const transition = to === from ? -1 : targets.length;
            passages.push({ from, to, rate: share, mark: -1 - mark, transition });
          } else {
            counted.states.push(from);
            counted.marks.push(mark);
            counted.rates.push(share);
          }
        }
        if (to !== from) {
          targets.push(to);
          flow.push(share);
        }
      });
    }
    if (targets.length > limits.transitions) throw new TooLarge(`more than ${limits.transitions} transitions`);
    rows.push(targets.length);
  }
  return {
    machine: walker,
    places: where,
    states,
    rows: Int32Array.from(rows),
    targets: Int32Array.from(targets),
    rates: Float64Array.from(flow),
    counted,
    tagged: passages,
    barred,
  };

  function arrives(index: number): boolean {
    const activity = activities.at(index);
    return activity.kind === "delay" && all.frame(activity.next).kind === "arrival";
  }

  /** Rate at which the phase of a process ends; 0 where it waits. */
  function rateOf(state: Configuration, process: number): number {
    const activity = activities.at(state.activity[process] as number);
    if (activity.kind === "delay") return activity.phases.rate[activity.phase] as number;
    if (activity.kind !== "serve") return 0;
    const rate = activity.phases.rate[activity.phase] as number;
    const resource = where.resources[activity.resource];
    if (resource === undefined || !resource.isShared) return rate;
    return rate * Math.min(1, resource.servers / (state.busy[activity.resource] as number));
  }
}

/** How many processes there are at the root. */
function sizeOf(written: Written): number {
  let size = 0;
  for (let k = 1; k < written.length; k += 2) size += written[k] as number;
  return size;
}

/** Two characters a number. */
function keyOf(written: Written): string {
  const characters = new Array<number>(2 * written.length);
  for (let i = 0; i < written.length; i++) {
    const code = written[i] as number;
    characters[2 * i] = code & 65535;
    characters[2 * i + 1] = code >>> 16;
  }
  return String.fromCharCode.apply(null, characters);
}

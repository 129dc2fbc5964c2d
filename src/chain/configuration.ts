/**
 * A state of the chain as something that can be changed: processes, what each is at, its place in a queue, and the
 * process that waits for it. Written down again, processes that are alike are interchangeable.
 */
import type { PhaseType } from "../queueing/phase-type.ts";
import { type Activities, type Activity, activities } from "./activities.ts";
import type { Future, Futures } from "./futures.ts";
import { arrivedMark, waitedMark } from "./marks.ts";
import { NotExpressible } from "./not-expressible.ts";
import type { Resource } from "./places.ts";
import type { Outcome, Stop } from "./unfold.ts";

/** A place in a queue is below this. */
const RANKS = 1024;
const GONE = -1;
/** Between two activities. */
const MOVING = -2;

/** A process that is written down: activity · RANKS + place in its queue. */
export type Code = number;

/** A state that is written down: codes of the processes at the root, ascending, each followed by how many there are. */
export type Written = readonly number[];

export interface Configuration {
  readonly activity: number[];
  readonly rank: number[];
  /** For how many like ones it stands; 1 unless it is at the root, and neither waits nor has branches. */
  readonly count: number[];
  /** The process that waits for it; −1: none. */
  readonly parent: number[];
  /** Servers busy or slots held, and processes waiting, by resource. */
  readonly busy: number[];
  readonly waiting: number[];
  readonly marks: number[];
}

/** Processes that go on at once: [process, future], or [process, −1 − activity] for one that waited and is served now. */
type Agenda = [process: number, future: Future][];

export interface Machine {
  readonly activities: Activities;
  readonly futures: Futures;
  readonly read: (written: Written) => Configuration;
  /** Equal states are written in one way. */
  readonly write: (state: Configuration) => Written;
  /** The workload that waits for a process at its root; −1: none. */
  readonly ownerOf: (state: Configuration, process: number) => number;
  /** A process ends a phase of its service or delay; `emit` gets each state that can follow at once. */
  readonly fire: (state: Configuration, process: number, emit: Emit) => void;
  /** Puts new processes at their futures. */
  readonly begin: (starts: readonly Future[], emit: Emit) => void;
}

/** Is given each state that follows, with its probability. */
export type Emit = (state: Configuration, probability: number) => void;

export function machine(
  resources: readonly Resource[],
  all: Futures,
  unfold: (future: Future) => readonly Outcome[],
): Machine {
  const table = activities(all);

  function read(written: Written): Configuration {
    const state: Configuration = {
      activity: [],
      rank: [],
      count: [],
      parent: [],
      busy: new Array<number>(resources.length).fill(0),
      waiting: new Array<number>(resources.length).fill(0),
      marks: [],
    };
    for (let k = 0; k < written.length; k += 2) {
      const code = written[k] as number;
      const count = written[k + 1] as number;
      if (isPlain(table.at((code / RANKS) | 0))) put(state, code, -1, count);
      else for (let one = 0; one < count; one++) put(state, code, -1, 1);
    }
    return state;
  }

  function put(state: Configuration, code: Code, parent: number, count: number): void {
    const index = (code / RANKS) | 0;
    const process = state.activity.length;
    const activity = table.at(index);
    state.activity.push(index);
    state.rank.push(code % RANKS);
    state.parent.push(parent);
    state.count.push(count);
    for (const resource of table.held(index)) state.busy[resource] = (state.busy[resource] as number) + count;
    if (activity.kind === "serve") state.busy[activity.resource] = (state.busy[activity.resource] as number) + count;
    else if (activity.kind === "wait" || activity.kind === "slot") {
      state.waiting[activity.resource] = (state.waiting[activity.resource] as number) + 1;
    } else if (activity.kind === "join" && activity.branches.length > 0) {
      state.activity[process] = table.of({ ...activity, branches: [] });
      for (const branch of activity.branches) put(state, branch, process, 1);
    }
  }

  function write(state: Configuration): Written {
    const written: number[] = [];
    for (let i = 0; i < state.activity.length; i++) {
      if (state.activity[i] === GONE || state.parent[i] !== -1) continue;
      insert(written, codeOf(state, i), state.count[i] as number);
    }
    return written;
  }

  function codeOf(state: Configuration, process: number): Code {
    let index = state.activity[process] as number;
    const activity = table.at(index);
    if (activity.kind === "join") {
      const branches: Code[] = [];
      for (let i = 0; i < state.activity.length; i++) {
        if (state.parent[i] === process && state.activity[i] !== GONE) branches.push(codeOf(state, i));
      }
      index = table.of({ ...activity, branches: branches.sort(ascending) });
    }
    return index * RANKS + (state.rank[process] as number);
  }

  function fire(from: Configuration, one: number, emit: Emit): void {
    const activity = table.at(from.activity[one] as number);
    if (activity.kind !== "serve" && activity.kind !== "delay") throw new RangeError("only what is timed ends");
    const state = copyOf(from);
    const process = apart(state, one);
    const phase = activity.phases.next[activity.phase] as number;
    if (phase >= 0) {
      state.activity[process] = table.of({ ...activity, phase });
      emit(state, 1);
      return;
    }
    const agenda: Agenda = [[process, activity.next]];
    state.activity[process] = MOVING;
    if (activity.kind === "serve") leave(state, activity.resource, agenda);
    run(state, agenda, 1, emit);
  }

  /** A server or slot is free: the first who waits gets it. */
  function leave(state: Configuration, resource: number, agenda: Agenda): void {
    if ((state.waiting[resource] as number) === 0) {
      state.busy[resource] = (state.busy[resource] as number) - 1;
      return;
    }
    state.waiting[resource] = (state.waiting[resource] as number) - 1;
    for (let i = 0; i < state.activity.length; i++) {
      const index = state.activity[i] as number;
      if (index < 0) continue;
      const activity = table.at(index);
      if ((activity.kind !== "wait" && activity.kind !== "slot") || activity.resource !== resource) continue;
      const rank = state.rank[i] as number;
      if (rank > 0) state.rank[i] = rank - 1;
      else {
        state.activity[i] = MOVING;
        agenda.push(activity.kind === "slot" ? [i, activity.next] : [i, -1 - index]);
      }
    }
  }

  function run(state: Configuration, agenda: Agenda, probability: number, emit: Emit): void {
    for (;;) {
      const item = agenda.shift();
      if (item === undefined) {
        emit(state, probability);
        return;
      }
      const [process, future] = item;
      if (future < 0) {
        const waited = table.at(-1 - future) as Extract<Activity, { kind: "wait" }>;
        const { resource, phases, next } = waited;
        if (phases === null) {
          state.activity[process] = MOVING;
          leave(state, resource, agenda);
          agenda.unshift([process, next]);
        } else {
          const goOn = (s: Configuration, a: Agenda, p: number) => run(s, a, p, emit);
          serve(state, agenda, process, { resource, phases, next }, probability, goOn);
          return;
        }
        continue;
      }
      const outcomes = unfold(future);
      for (let o = 0; o < outcomes.length; o++) {
        const outcome = outcomes[o] as Outcome;
        const isLast = o === outcomes.length - 1;
        take(
          isLast ? state : copyOf(state),
          isLast ? agenda : agenda.map(([p, f]): [number, Future] => [p, f]),
          process,
          outcome,
          probability * outcome.probability,
          emit,
        );
      }
      return;
    }
  }

  function take(
    state: Configuration,
    agenda: Agenda,
    process: number,
    { effects, stop, marks }: Outcome,
    probability: number,
    emit: Emit,
  ): void {
    const goOn = (s: Configuration, a: Agenda, p: number) => run(s, a, p, emit);
    for (const mark of marks) state.marks.push(mark);
    for (const effect of effects) {
      if (effect.kind === "release") leave(state, effect.resource, agenda);
      else agenda.push([added(state, -1), effect.future]);
    }
    switch (stop.kind) {
      case "use": {
        const { resource, phases, next } = stop;
        const { servers, isShared } = resources[resource] as Resource;
        const busy = state.busy[resource] as number;
        count(state, process, next, arrivedMark, resource);
        if (isShared && busy >= servers) count(state, process, next, waitedMark, resource);
        if (isShared || busy < servers) {
          state.busy[resource] = busy + 1;
          if (phases !== null) {
            serve(state, agenda, process, { resource, phases, next }, probability, goOn);
            return;
          }
          leave(state, resource, agenda);
          agenda.unshift([process, next]);
        } else queue(state, process, table.of({ kind: "wait", resource, phases, next }), resource, next);
        break;
      }
      case "delay":
        begin(state, agenda, process, stop.phases, (phase) => table.of({ ...stop, phase }), probability, goOn);
        return;
      case "slot": {
        const { resource, next } = stop;
        const busy = state.busy[resource] as number;
        count(state, process, next, arrivedMark, resource);
        if (busy < (resources[resource] as Resource).servers) {
          state.busy[resource] = busy + 1;
          agenda.unshift([process, next]);
        } else queue(state, process, table.of({ kind: "slot", resource, next }), resource, next);
        break;
      }
      case "fork": {
        state.activity[process] = table.of({ kind: "join", need: stop.need, next: stop.next, branches: [] });
        agenda.unshift(...stop.branches.map((branch): [number, Future] => [added(state, process), branch]));
        break;
      }
      case "choose":
        choose(state, agenda, process, stop, probability, emit);
        return;
      case "end":
        ended(state, agenda, process);
        break;
    }
    goOn(state, agenda, probability);
  }

  function choose(
    state: Configuration,
    agenda: Agenda,
    process: number,
    { choice, nexts, visits }: Extract<Stop, { kind: "choose" }>,
    probability: number,
    emit: Emit,
  ): void {
    const shares =
      choice.rule === "round-robin"
        ? inTurn(state, visits)
        : leastOf(
            visits.map((visit) => present(state, agenda, visit)),
            choice.rule,
          );
    shares.forEach((share, k) => {
      if (share === 0) return;
      const branch = copyOf(state);
      run(branch, [[process, nexts[k] as Future], ...agenda], probability * share, emit);
    });
  }

  /** All to the one whose turn it is; then it is the next one's. */
  function inTurn(state: Configuration, visits: readonly number[]): readonly number[] {
    const first = visits[0] as number;
    let holder = state.activity.findIndex((index) => {
      const activity = index < 0 ? null : table.at(index);
      return activity?.kind === "turn" && activity.first === first;
    });
    let turn = 0;
    if (holder < 0) holder = added(state, -1);
    else turn = (table.at(state.activity[holder] as number) as Extract<Activity, { kind: "turn" }>).turn;
    state.activity[holder] = table.of({ kind: "turn", first, turn: (turn + 1) % visits.length });
    return visits.map((_, k) => (k === turn ? 1 : 0));
  }

  /** Requests that a member has. */
  function present(state: Configuration, agenda: Agenda, visit: number): number {
    const times = (visited: readonly number[]): number =>
      visited.reduce((sum, one) => sum + (one === visit ? 1 : 0), 0);
    let sum = 0;
    state.activity.forEach((index, i) => {
      if (index >= 0) sum += times(table.visited(index)) * (state.count[i] as number);
    });
    for (const [, future] of agenda) {
      sum += future < 0 ? times(table.visited(-1 - future)) : times(all.trace(future).visited);
    }
    return sum;
  }

  function ownerOf(state: Configuration, process: number, next: Future): number {
    let root = process;
    while ((state.parent[root] as number) >= 0) root = state.parent[root] as number;
    return root === process ? all.trace(next).owner : table.owner(state.activity[root] as number);
  }

  function count(
    state: Configuration,
    process: number,
    next: Future,
    markOf: (resource: number) => number,
    resource: number,
  ): void {
    state.marks.push(markOf((ownerOf(state, process, next) + 1) * resources.length + resource));
  }

  function queue(state: Configuration, process: number, activity: number, resource: number, next: Future): void {
    const rank = state.waiting[resource] as number;
    if (rank >= RANKS) throw new NotExpressible(`a queue of more than ${RANKS}`);
    count(state, process, next, waitedMark, resource);
    state.activity[process] = activity;
    state.rank[process] = rank;
    state.waiting[resource] = rank + 1;
  }

  function ended(state: Configuration, agenda: Agenda, process: number): void {
    state.activity[process] = GONE;
    const parent = state.parent[process] as number;
    if (parent < 0) return;
    const join = table.at(state.activity[parent] as number);
    if (join.kind !== "join") throw new RangeError("a parent waits for its branches");
    if (join.need > 1) {
      state.activity[parent] = table.of({ ...join, need: join.need - 1 });
      return;
    }
    for (let i = 0; i < state.parent.length; i++) if (state.parent[i] === parent) state.parent[i] = -1;
    state.activity[parent] = MOVING;
    agenda.push([parent, join.next]);
  }

  function serve(
    state: Configuration,
    agenda: Agenda,
    process: number,
    service: { readonly resource: number; readonly phases: PhaseType; readonly next: Future },
    probability: number,
    goOn: (state: Configuration, agenda: Agenda, probability: number) => void,
  ): void {
    begin(
      state,
      agenda,
      process,
      service.phases,
      (phase) => table.of({ kind: "serve", ...service, phase }),
      probability,
      goOn,
    );
  }

  /** A timed activity begins in one of its phases. */
  function begin(
    state: Configuration,
    agenda: Agenda,
    process: number,
    phases: PhaseType,
    activityIn: (phase: number) => number,
    probability: number,
    goOn: (state: Configuration, agenda: Agenda, probability: number) => void,
  ): void {
    state.rank[process] = 0;
    for (let phase = 0; phase < phases.start.length; phase++) {
      const share = phases.start[phase] as number;
      if (share === 0) continue;
      if (share === 1) {
        state.activity[process] = activityIn(phase);
        goOn(state, agenda, probability);
        return;
      }
      const branch = copyOf(state);
      branch.activity[process] = activityIn(phase);
      goOn(
        branch,
        agenda.map(([p, f]): [number, Future] => [p, f]),
        probability * share,
      );
    }
  }

  return {
    activities: table,
    futures: all,
    read,
    write,
    ownerOf: (state, process) => {
      let root = process;
      while ((state.parent[root] as number) >= 0) root = state.parent[root] as number;
      return table.owner(state.activity[root] as number);
    },
    fire,
    begin: (starts, emit) => {
      const state = read([]);
      run(
        state,
        starts.map((future): [number, Future] => [added(state, -1), future]),
        1,
        emit,
      );
    },
  };
}

const ascending = (a: number, b: number): number => a - b;

/** Chances of the members, given how many requests each has: one with the fewest, or the better of two at random. */
function leastOf(present: readonly number[], rule: "least-connections" | "two-choices"): readonly number[] {
  const least = Math.min(...present);
  const shares = present.map((number) => (number === least ? 1 : 0));
  const ties = shares.filter((share) => share > 0).length;
  if (rule === "least-connections") return shares.map((share) => share / ties);
  const n = present.length;
  return present.map((own) => {
    let wins = 0;
    for (const other of present) wins += own < other ? 1 : own === other ? 0.5 : 0;
    return (2 * (wins - 0.5)) / (n * (n - 1));
  });
}

const isPlain = ({ kind }: Activity): boolean => kind === "serve" || kind === "delay";

/** Into pairs of code and count, by ascending code. */
function insert(written: number[], code: Code, count: number): void {
  let at = written.length;
  while (at > 0 && (written[at - 2] as number) > code) at -= 2;
  if (at > 0 && written[at - 2] === code) {
    written[at - 1] = (written[at - 1] as number) + count;
    return;
  }
  written.push(0, 0);
  for (let k = written.length - 1; k > at + 1; k--) written[k] = written[k - 2] as number;
  written[at] = code;
  written[at + 1] = count;
}

/** One of like processes, by itself. */
function apart(state: Configuration, process: number): number {
  const count = state.count[process] as number;
  if (count === 1) return process;
  state.count[process] = count - 1;
  const one = added(state, -1);
  state.activity[one] = state.activity[process] as number;
  return one;
}

function added(state: Configuration, parent: number): number {
  state.activity.push(MOVING);
  state.rank.push(0);
  state.count.push(1);
  state.parent.push(parent);
  return state.activity.length - 1;
}

function copyOf(state: Configuration): Configuration {
  return {
    activity: state.activity.slice(),
    rank: state.rank.slice(),
    count: state.count.slice(),
    parent: state.parent.slice(),
    busy: state.busy.slice(),
    waiting: state.waiting.slice(),
    marks: state.marks.slice(),
  };
}

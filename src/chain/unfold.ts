/**
 * What a process does next, as far as it takes no time: the outcomes of all that is decided by chance, each with
 * what it gives back and sets off on the way, and where it stops.
 */
import type { Call, Model, Step } from "../model/types.ts";
import { canonicalLaw } from "../queueing/canonical-law.ts";
import type { Law } from "../queueing/law.ts";
import { lawFromMoments } from "../queueing/law-from-moments.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { type PhaseType, phasesOf } from "../queueing/phase-type.ts";
import { countsOf, drawnCounts } from "./call-counts.ts";
import type { Frame, Future, Futures, Place } from "./futures.ts";
import { answeredMark, askedMark, taggedMark } from "./marks.ts";
import { NotExpressible } from "./not-expressible.ts";
import type { Choice, Places } from "./places.ts";
import { type Users, usersOf } from "./users.ts";

export type Stop =
  /** Queues at a resource, is served (null: in no time), goes on. */
  | { readonly kind: "use"; readonly resource: number; readonly phases: PhaseType | null; readonly next: Future }
  | { readonly kind: "delay"; readonly phases: PhaseType; readonly next: Future }
  /** Waits for a slot, which `next` gives back. */
  | { readonly kind: "slot"; readonly resource: number; readonly next: Future }
  | { readonly kind: "fork"; readonly branches: readonly Future[]; readonly need: number; readonly next: Future }
  /** Takes one of the members, by who is where. */
  | {
      readonly kind: "choose";
      readonly choice: Choice;
      readonly nexts: readonly Future[];
      readonly visits: readonly number[];
    }
  | { readonly kind: "end" };

/** What happens on the way, in order: a slot is given back, or a process of its own is set off. */
export type Effect =
  | { readonly kind: "release"; readonly resource: number }
  | { readonly kind: "spawn"; readonly future: Future };

export interface Outcome {
  readonly probability: number;
  readonly effects: readonly Effect[];
  readonly stop: Stop;
  /** What was passed: see `marks.ts`. */
  readonly marks: readonly number[];
}

const LONGEST_WALK = 2000;
const MOST_OUTCOMES = 1000;
const NEGLIGIBLE_SHARE = 1e-12;

type Move = (to: Future, share?: number) => void;
type Halt = (at: Stop, share?: number, marks?: readonly number[]) => void;

interface Ways {
  readonly on: Move;
  readonly stop: Halt;
  readonly wait: (law: Law, then: Future) => void;
  /** Sets processes off, and goes on. */
  readonly send: (processes: readonly Future[], share: number) => void;
}

interface Walk {
  readonly probability: number;
  readonly effects: readonly Effect[];
  readonly marks: readonly number[];
  readonly depth: number;
}

/**
 * @param rates arrivals per second of each open workload; 0 for closed ones
 * @throws NotExpressible on the way, where the model holds what the chain cannot say
 */
export function unfolding(
  model: Model,
  rates: readonly number[],
  all: Futures,
  where: Places,
): (future: Future) => readonly Outcome[] {
  const known: (readonly Outcome[] | undefined)[] = [];
  const phasesByLaw = new WeakMap<Law, PhaseType | null>();
  /** Equal laws have the same phases, so that processes in them are alike. */
  const likePhases = new Map<string, PhaseType>();
  const users = usersOf(model);
  const workloadsMatter = model.operations.some((operation) => isSelective(operation.steps));

  return (future) => {
    let made = known[future];
    if (made === undefined) {
      const outcomes: Outcome[] = [];
      walk(future, { probability: 1, effects: [], marks: [], depth: 0 }, outcomes);
      made = outcomes;
      known[future] = made;
    }
    return made;
  };

  /** null: it takes no time. */
  function phases(law: Law): PhaseType | null {
    let made = phasesByLaw.get(law);
    if (made === undefined) {
      made = meanOf(law) > 0 ? phasesOf(canonicalLaw(law)) : null;
      if (made === null && meanOf(law) > 0) {
        throw new NotExpressible(`a ${law.kind} time is no mixture or sum of exponential phases`);
      }
      if (made !== null) {
        const key = JSON.stringify(made);
        made = likePhases.get(key) ?? made;
        likePhases.set(key, made);
      }
      phasesByLaw.set(law, made);
    }
    return made;
  }

  function walk(from: Future, state: Walk, out: Outcome[]): void {
    if (state.depth > LONGEST_WALK) throw new NotExpressible("a round of a user takes no time");
    const frame = all.frame(from);
    const next = all.next(from);
    const move =
      (more: Partial<Walk>): Move =>
      (to, share = 1) => {
        if (share <= NEGLIGIBLE_SHARE) return;
        walk(to, { ...state, ...more, probability: state.probability * share, depth: state.depth + 1 }, out);
      };
    const on = move({});
    const stop: Halt = (at, share = 1, marks = state.marks) => {
      if (out.length >= MOST_OUTCOMES) throw new NotExpressible(`more than ${MOST_OUTCOMES} ways to go on at once`);
      out.push({ probability: state.probability * share, effects: state.effects, stop: at, marks });
    };
    const wait = (law: Law, then: Future): void => {
      const time = phases(law);
      if (time === null) on(then);
      else stop({ kind: "delay", phases: time, next: then });
    };

    switch (frame.kind) {
      case "steps": {
        const step = frame.steps[frame.index] as Step;
        const rest = all.of({ ...frame, index: frame.index + 1 }, next);
        if (step.kind === "reply") {
          const { callers, left } = replied(rest);
          if (all.frame(left).kind === "end") {
            on(callers);
            return;
          }
          move({ effects: [...state.effects, { kind: "spawn", future: left }] })(callers);
          return;
        }
        const send = (processes: readonly Future[], share: number): void => {
          const spawned = processes.map((future): Effect => ({ kind: "spawn", future }));
          move({ effects: [...state.effects, ...spawned] })(rest, share);
        };
        walkStep(step, frame.place, rest, { on, stop, wait, send });
        return;
      }
      case "repeat": {
        const { call, place, remaining } = frame;
        const later = remaining > 1 ? all.of({ ...frame, remaining: remaining - 1 }, next) : next;
        on(all.of({ kind: "reach", call, place }, later));
        return;
      }
      case "until": {
        const { call, place, remaining } = frame;
        const counts = countsOf(call.times);
        if (counts.kind !== "until") throw new RangeError("only a negative binomial count has no end of its own");
        on(all.of({ kind: "reach", call, place }, from), counts.again);
        on(remaining > 1 ? all.of({ ...frame, remaining: remaining - 1 }, next) : next, 1 - counts.again);
        return;
      }
      case "reach": {
        const entered = enter(frame.call, frame.place, next);
        if (frame.call.network === null) on(entered);
        else wait(frame.call.network, entered);
        return;
      }
      case "enter": {
        if (frame.member >= 0) {
          on(run(frame, frame.member, next));
          return;
        }
        for (const choice of where.choices(frame.operation)) {
          const { members, share } = choice;
          const nexts = members.map((member) => run(frame, member, next));
          const visits = members.map((member) => where.visit(frame.operation, member));
          if (nexts.length === 1) on(nexts[0] as Future, share);
          else stop({ kind: "choose", choice, nexts, visits }, share);
        }
        return;
      }
      case "answer":
        on(next);
        return;
      case "release":
        move({ effects: [...state.effects, { kind: "release", resource: frame.resource }] })(next);
        return;
      case "user": {
        const index = users.findIndex(({ parts }) => parts.some(({ workload }) => workload === frame.workload));
        const asks = all.of({ kind: "asks", users: index, isTagged: frame.isTagged }, -1);
        const marks = [...state.marks, ...passed(answeredMark(frame.workload), frame.isTagged)];
        const thinking = phases((users[index] as Users).thinkTime);
        if (thinking === null) move({ marks })(asks);
        else stop({ kind: "delay", phases: thinking, next: asks }, 1, marks);
        return;
      }
      case "asks": {
        for (const { workload, share } of (users[frame.users] as Users).parts) {
          const marks = [...state.marks, ...passed(askedMark(workload), frame.isTagged)];
          move({ marks })(entry(workload, all.of({ kind: "user", workload, isTagged: frame.isTagged }, -1)), share);
        }
        return;
      }
      case "source": {
        const { load } = model.workloads[frame.workload] as Model["workloads"][number];
        const law = lawFromMoments(1 / (rates[frame.workload] as number), load.kind === "open" ? load.scv : 1);
        wait(law, all.of({ kind: "arrival", workload: frame.workload }, -1));
        return;
      }
      case "arrival": {
        const request = entry(frame.workload, all.of({ kind: "leave", workload: frame.workload }, -1));
        const effects: Effect[] = [...state.effects, { kind: "spawn", future: request }];
        const marks = [...state.marks, askedMark(frame.workload)];
        move({ effects, marks })(all.of({ kind: "source", workload: frame.workload }, -1));
        return;
      }
      case "leave":
        stop({ kind: "end" }, 1, [...state.marks, answeredMark(frame.workload)]);
        return;
      case "end":
        stop({ kind: "end" });
        return;
    }
  }

  function walkStep(
    step: Exclude<Step, { kind: "reply" }>,
    place: Place,
    rest: Future,
    { on, stop, wait, send }: Ways,
  ): void {
    const list = (steps: readonly Step[], then: Future) => all.of({ kind: "steps", steps, index: 0, place }, then);
    switch (step.kind) {
      case "use": {
        const resource = where.resourceOf(step.station, place);
        stop({ kind: "use", resource, phases: phases(step.service), next: rest });
        return;
      }
      case "delay":
        wait(step.time, rest);
        return;
      case "choice": {
        let left = 1;
        for (const { share, steps } of step.branches) {
          left -= share;
          on(list(steps, rest), share);
        }
        on(rest, left);
        return;
      }
      case "lookup": {
        const { hit } = model.caches[step.cache] as Model["caches"][number];
        if (hit.kind !== "given") throw new NotExpressible("the contents of a cache are too many states");
        on(list(step.hit, rest), hit.ratio);
        on(list(step.miss, rest), 1 - hit.ratio);
        return;
      }
      case "hold": {
        const resource = where.resourceOf(step.station, place);
        if (where.resources[resource]?.servers === Number.POSITIVE_INFINITY) {
          on(list(step.steps, rest));
          return;
        }
        stop({ kind: "slot", resource, next: list(step.steps, all.of({ kind: "release", resource }, rest)) });
        return;
      }
      case "parallel": {
        if (step.cancel) throw new NotExpressible("losers that are withdrawn");
        const branches = step.branches.map((branch) => list(branch, all.of({ kind: "end" }, -1)));
        if (branches.length === 0 || step.need <= 0) send(branches, 1);
        else stop({ kind: "fork", branches, need: Math.min(step.need, branches.length), next: rest });
        return;
      }
      case "call":
        walkCall(step, place, rest, { on, stop, send });
        return;
    }
  }

  function walkCall(call: Call, place: Place, rest: Future, { on, stop, send }: Omit<Ways, "wait">): void {
    const { workload } = where.setting(place);
    if (call.only !== null && !call.only.includes(workload)) {
      on(rest);
      return;
    }
    if (call.timeout !== null) throw new NotExpressible("a timeout is a constant time");
    const end = all.of({ kind: "end" }, -1);
    on(rest, 1 - call.share);
    if (!call.parallel && call.waited) {
      const counts = countsOf(call.times);
      if (counts.kind === "until") {
        on(all.of({ kind: "until", call, place, remaining: counts.size }, rest), call.share);
        return;
      }
    }
    for (const { count, probability } of drawnCounts(call.times)) {
      const share = call.share * probability;
      const once = (then: Future) => all.of({ kind: "reach", call, place }, then);
      if (count === 0) on(rest, share);
      else if (!call.waited) {
        const sent = call.parallel ? once(end) : all.of({ kind: "repeat", call, place, remaining: count }, end);
        send(
          Array.from({ length: call.parallel ? count : 1 }, () => sent),
          share,
        );
      } else if (count === 1) on(once(rest), share);
      else if (!call.parallel) on(all.of({ kind: "repeat", call, place, remaining: count }, rest), share);
      else
        stop(
          { kind: "fork", branches: Array.from({ length: count }, () => once(end)), need: count, next: rest },
          share,
        );
    }
  }

  /** The operation called, on the caller's member where it is the caller's own. */
  function enter(call: Call, place: Place, next: Future): Future {
    if (call.select.kind === "distinct") throw new NotExpressible("calls that reach several members");
    const setting = where.setting(place);
    const isOwn =
      call.network === null &&
      setting.group >= 0 &&
      where.groupOf(call.target) === setting.group &&
      model.operations[call.target]?.tier === model.operations[setting.operation]?.tier;
    const member = isOwn ? setting.member : -1;
    return all.of({ kind: "enter", operation: call.target, member, workload: setting.workload }, next);
  }

  function entry(workload: number, next: Future): Future {
    const { entry: operation } = model.workloads[workload] as Model["workloads"][number];
    return all.of({ kind: "enter", operation, member: -1, workload: workloadsMatter ? workload : -1 }, next);
  }

  function run({ operation, workload }: Extract<Frame, { kind: "enter" }>, member: number, next: Future): Future {
    const { steps } = model.operations[operation] as Model["operations"][number];
    const place = where.at(operation, member, workload);
    const answer = all.of({ kind: "answer", visited: where.visit(operation, member) }, next);
    return all.of({ kind: "steps", steps, index: 0, place }, answer);
  }

  /** Parts a future at the answer that a reply sends: what goes on with it, and what is left to do. */
  function replied(rest: Future): { readonly callers: Future; readonly left: Future } {
    const passed: Frame[] = [];
    let at = rest;
    for (;;) {
      const frame = all.frame(at);
      if (frame.kind === "answer" || frame.kind === "user" || frame.kind === "leave") break;
      if (frame.kind === "end") throw new NotExpressible("an answer from within a branch, or a second one");
      passed.push(frame);
      at = all.next(at);
    }
    let left = all.of({ kind: "end" }, -1);
    for (const frame of passed.reverse()) left = all.of(frame, left);
    return { callers: at, left };
  }
}

const passed = (mark: number, isTagged: boolean): readonly number[] => (isTagged ? [mark, taggedMark(mark)] : [mark]);

function isSelective(steps: readonly Step[]): boolean {
  return steps.some((step) => {
    switch (step.kind) {
      case "call":
        return step.only !== null;
      case "hold":
        return isSelective(step.steps);
      case "choice":
        return step.branches.some((branch) => isSelective(branch.steps));
      case "parallel":
        return step.branches.some(isSelective);
      case "lookup":
        return isSelective(step.hit) || isSelective(step.miss);
      default:
        return false;
    }
  });
}

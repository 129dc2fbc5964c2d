import type { Call, Model, Station, Step } from "../../src/model/types.ts";
import type { Agenda } from "./agenda.ts";
import type { Members } from "./members.ts";
import type { Done, Queue } from "./queue.ts";
import { countOf, drawOf, type Random } from "./random.ts";
import { lasting, type Wish, withdraw, within } from "./wish.ts";

export interface Machinery {
  readonly clock: Agenda;
  readonly random: Random;
  /** By station and member. */
  readonly queues: readonly (readonly Queue[])[];
  /** By group. */
  readonly choosers: readonly (() => number)[];
}

/** Who asks, on which members, and whether the answer is still wanted. */
interface Errand {
  readonly workload: number;
  readonly members: Members;
  readonly wish: Wish;
}

/** Runs an operation of the model; the answer is told at its reply, or at its end if it has none. */
export function interpreter(
  model: Model,
  { clock, random, queues, choosers }: Machinery,
): (operation: number, workload: number, done: Done) => void {
  function perform(operation: number, errand: Errand, done: Done): void {
    let isAnswered = false;
    const answer: Done = (isServed) => {
      if (isAnswered) return;
      isAnswered = true;
      done(isServed);
    };
    run(stepsOf(operation), 0, errand, answer, answer);
  }

  const stepsOf = (operation: number): readonly Step[] => model.operations[operation]?.steps ?? [];

  function run(steps: readonly Step[], at: number, errand: Errand, done: Done, reply: Done): void {
    const step = steps[at];
    if (errand.wish.isOver) done(false);
    else if (step === undefined) done(true);
    else
      runStep(
        step,
        errand,
        (isServed) => {
          if (isServed) run(steps, at + 1, errand, done, reply);
          else done(false);
        },
        reply,
      );
  }

  function runStep(step: Step, errand: Errand, go: Done, reply: Done): void {
    switch (step.kind) {
      case "use": {
        const { discipline, servers } = model.stations[step.station] as Station;
        const work = drawOf(step.service, random);
        if (discipline === "delay" || !Number.isFinite(servers)) clock.after(work, () => go(true));
        else queueOf(step.station, errand.members).use(work, errand.wish, go);
        return;
      }
      case "hold": {
        const queue = queueOf(step.station, errand.members);
        queue.hold(errand.wish, (isServed) => {
          if (!isServed) go(false);
          else
            run(
              step.steps,
              0,
              errand,
              (isDone) => {
                queue.release();
                go(isDone);
              },
              reply,
            );
        });
        return;
      }
      case "delay":
        clock.after(drawOf(step.time, random), () => go(true));
        return;
      case "reply":
        reply(true);
        go(true);
        return;
      case "write":
        go(true);
        return;
      case "choice": {
        let left = random();
        for (const branch of step.branches) {
          left -= branch.share;
          if (left <= 0) {
            run(branch.steps, 0, errand, go, reply);
            return;
          }
        }
        go(true);
        return;
      }
      case "lookup": {
        const { hit } = model.caches[step.cache] as (typeof model.caches)[number];
        if (hit.kind !== "given") throw new Error("only given hit ratios are simulated");
        run(random() < hit.ratio ? step.hit : step.miss, 0, errand, go, reply);
        return;
      }
      case "parallel": {
        const inner = step.cancel ? { ...errand, wish: within(errand.wish) } : errand;
        const branches = step.branches.map((branch) => (ended: Done) => run(branch, 0, inner, ended, () => {}));
        together(branches, step.need, (isServed) => {
          if (step.cancel) withdraw(inner.wish);
          go(isServed);
        });
        return;
      }
      case "call":
        call(step, errand, go, reply);
        return;
    }
  }

  function queueOf(station: number, members: Members): Queue {
    const list = queues[station] as readonly Queue[];
    if (list.length === 1) return list[0] as Queue;
    const { group } = model.stations[station] as Station;
    let member = members.get(group);
    if (member === undefined) {
      member = (choosers[group] as () => number)();
      members.set(group, member);
    }
    return list[member] as Queue;
  }

  /** All at once; goes on when `need` have succeeded, or so many failed that they cannot. */
  function together(branches: readonly ((ended: Done) => void)[], need: number, go: Done): void {
    let good = 0;
    let bad = 0;
    let isOver = need === 0;
    if (isOver) go(true);
    for (const branch of branches) {
      branch((isServed) => {
        if (isServed) good++;
        else bad++;
        if (isOver || (good < need && bad <= branches.length - need)) return;
        isOver = true;
        go(good >= need);
      });
    }
  }

  function call(step: Call, errand: Errand, go: Done, reply: Done): void {
    const isOurs = step.only === null || step.only.includes(errand.workload);
    if (!isOurs || random() >= step.share) {
      go(true);
      return;
    }
    const times = countOf(step.times, random);
    const one = (ended: Done) => attempt(step, 0, errand, ended, reply);
    if (!step.waited) {
      for (let k = 0; k < times; k++) attempt(step, 0, { ...errand, wish: lasting }, () => {}, reply);
      go(true);
    } else if (step.parallel) together(new Array<typeof one>(times).fill(one), times, go);
    else {
      const next = (left: number): void => {
        if (left === 0) go(true);
        else one((isServed) => (isServed ? next(left - 1) : go(false)));
      };
      next(times);
    }
  }

  function attempt(step: Call, tried: number, errand: Errand, done: Done, reply: Done): void {
    const inner = step.cancel ? { ...errand, wish: within(errand.wish) } : errand;
    let isSettled = false;
    const settle: Done = (isServed) => {
      if (isSettled) return;
      isSettled = true;
      if (isServed) done(true);
      else if (errand.wish.isOver) done(false);
      else if (tried < step.retries) {
        const again = () => attempt(step, tried + 1, errand, done, reply);
        if (step.backoff === null) again();
        else clock.after(drawOf(step.backoff, random), again);
      } else if (step.onFailure.kind === "ignore") done(true);
      else if (step.onFailure.kind === "to") run(step.onFailure.steps, 0, errand, done, reply);
      else done(false);
    };
    if (step.timeout !== null) {
      clock.after(step.timeout, () => {
        if (isSettled) return;
        if (step.cancel) withdraw(inner.wish);
        settle(false);
      });
    }
    const travel = step.network === null ? 0 : drawOf(step.network, random);
    if (travel > 0) clock.after(travel, () => send(step, inner, settle));
    else send(step, inner, settle);
  }

  function send(step: Call, errand: Errand, done: Done): void {
    const { select, target } = step;
    if (select.kind === "same") {
      perform(target, errand, done);
      return;
    }
    if (select.kind !== "distinct") {
      perform(target, { ...errand, members: new Map() }, done);
      return;
    }
    const group = firstGroupOf(stepsOf(target));
    const size = (model.groups[group] as { members: number }).members;
    const order = Array.from({ length: size }, (_, k) => k);
    for (let k = 0; k < select.count; k++) {
      const other = k + Math.floor(random() * (size - k));
      [order[k], order[other]] = [order[other] as number, order[k] as number];
    }
    const asked = order.slice(0, select.count).map((member) => (ended: Done) => {
      perform(target, { ...errand, members: new Map([[group, member]]) }, ended);
    });
    together(asked, select.count, done);
  }

  function firstGroupOf(steps: readonly Step[]): number {
    for (const step of steps)
      if (step.kind === "use" || step.kind === "hold") return (model.stations[step.station] as Station).group;
    throw new Error("who asks several members asks a station");
  }

  return (operation, workload, done) => perform(operation, { workload, members: new Map(), wish: lasting }, done);
}

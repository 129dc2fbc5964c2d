/**
 * An independent opinion on what is held: the intermediate model as a discrete-event simulation, request by request.
 * Seeded, so that it answers the same on every machine. First come, first served only.
 */
import type { Group, Model, Station, Step } from "../../../src/model/types.ts";
import type { Law } from "../../../src/queueing/law.ts";

export interface Simulated {
  /** By workload id. */
  readonly latency: ReadonlyMap<string, { readonly mean: number; readonly p50: number; readonly p99: number }>;
  /** By station id, mean wait of one visit. */
  readonly wait: ReadonlyMap<string, number>;
  readonly refused: number;
}

type Resume = () => void;

class Queue {
  readonly #waiting: Resume[] = [];
  #head = 0;
  #busy = 0;
  readonly servers: number;
  readonly room: number;

  constructor(servers: number, room: number) {
    this.servers = servers;
    this.room = room;
  }

  /** false: refused. */
  acquire(resume: Resume): boolean {
    if (this.#busy < this.servers) {
      this.#busy++;
      resume();
      return true;
    }
    if (this.#waiting.length - this.#head >= this.room) return false;
    this.#waiting.push(resume);
    return true;
  }

  release(): void {
    const next = this.#waiting[this.#head];
    if (next === undefined) {
      this.#busy--;
      return;
    }
    this.#head++;
    if (this.#head > 1000) {
      this.#waiting.splice(0, this.#head);
      this.#head = 0;
    }
    next();
  }
}

export function simulate(model: Model, requests: number, seed: number): Simulated {
  const uniform = generator(seed);
  const exponential = (mean: number) => -mean * Math.log(1 - uniform());
  const queues = model.stations.map((station) => {
    const { members, balancing } = model.groups[station.group] as Group;
    const central = balancing === "central" || members === 1;
    return Array.from(
      { length: central ? 1 : members },
      () => new Queue(station.servers * (central ? members : 1), station.waitingRoom ?? Number.POSITIVE_INFINITY),
    );
  });
  const turn = model.groups.map(() => 0);
  const waits = model.stations.map(() => ({ sum: 0, count: 0 }));
  const times = model.workloads.map(() => [] as number[]);
  let refused = 0;
  let now = 0;
  let arrived = 0;
  const warmUp = requests / 10;
  const events = new Heap();

  model.workloads.forEach((workload, w) => {
    if (workload.load.kind !== "open") throw new Error("open workloads only");
    const { arrivalRate } = workload.load;
    const arrive = (): void => {
      if (arrived++ >= requests) return;
      events.push(now + exponential(1 / arrivalRate), arrive);
      const began = now;
      const isCounted = arrived > warmUp;
      runOperation(workload.entry, new Map(), (ok) => {
        if (ok && isCounted) (times[w] as number[]).push(now - began);
      });
    };
    events.push(exponential(1 / arrivalRate), arrive);
  });
  for (let next = events.pop(); next !== undefined; next = events.pop()) {
    now = next.time;
    next.run();
  }
  return {
    latency: new Map(
      model.workloads.map(({ id }, w) => {
        const sorted = Float64Array.from(times[w] as number[]).sort();
        const at = (p: number) => sorted[Math.floor(p * sorted.length)] as number;
        return [id, { mean: sorted.reduce((sum, t) => sum + t, 0) / sorted.length, p50: at(0.5), p99: at(0.99) }];
      }),
    ),
    wait: new Map(model.stations.map(({ id }, s) => [id, (waits[s]?.sum ?? 0) / Math.max(1, waits[s]?.count ?? 0)])),
    refused: refused / (0.9 * requests),
  };

  /** @param members of each group that is known for this request, as far as the operation stays on it */
  function runOperation(operation: number, members: Map<number, number>, done: (ok: boolean) => void): void {
    runSteps((model.operations[operation] as { steps: readonly Step[] }).steps, 0, members, done);
  }

  function runSteps(
    steps: readonly Step[],
    from: number,
    members: Map<number, number>,
    done: (ok: boolean) => void,
  ): void {
    const step = steps[from];
    if (step === undefined) done(true);
    else runStep(step, members, (ok) => (ok ? runSteps(steps, from + 1, members, done) : done(false)));
  }

  function queueOf(s: number, members: Map<number, number>): Queue {
    const { group } = model.stations[s] as Station;
    const all = queues[s] as Queue[];
    let member = members.get(group);
    if (member === undefined) {
      const { balancing } = model.groups[group] as Group;
      const next = turn[group] as number;
      turn[group] = next + 1;
      member =
        all.length === 1 ? 0 : balancing === "round-robin" ? next % all.length : Math.floor(uniform() * all.length);
      members.set(group, member);
    }
    return all[member] as Queue;
  }

  function acquire(s: number, members: Map<number, number>, then: (queue: Queue | null) => void): void {
    const queue = queueOf(s, members);
    const began = now;
    const isTaken = queue.acquire(() => {
      const wait = waits[s] as { sum: number; count: number };
      wait.sum += now - began;
      wait.count++;
      then(queue);
    });
    if (isTaken) return;
    refused++;
    then(null);
  }

  function runStep(step: Step, members: Map<number, number>, done: (ok: boolean) => void): void {
    if (step.kind === "use") use(step, members, done);
    else if (step.kind === "hold") hold(step, members, done);
    else if (step.kind === "delay") events.push(now + sample(step.time), () => done(true));
    else if (step.kind === "call") call(step, members, done);
    else throw new Error(`${step.kind} is not simulated`);
  }

  function use(step: Extract<Step, { kind: "use" }>, members: Map<number, number>, done: (ok: boolean) => void): void {
    acquire(step.station, members, (queue) => {
      if (queue === null) done(false);
      else
        events.push(now + sample(step.service), () => {
          queue.release();
          done(true);
        });
    });
  }

  function hold(
    step: Extract<Step, { kind: "hold" }>,
    members: Map<number, number>,
    done: (ok: boolean) => void,
  ): void {
    acquire(step.station, members, (queue) => {
      if (queue === null) done(false);
      else
        runSteps(step.steps, 0, members, (ok) => {
          queue.release();
          done(ok);
        });
    });
  }

  function call(
    step: Extract<Step, { kind: "call" }>,
    members: Map<number, number>,
    done: (ok: boolean) => void,
  ): void {
    if (step.times.kind !== "exact" || !step.waited) throw new Error("plain calls only");
    const again = (left: number): void => {
      if (left === 0) done(true);
      else {
        const there = step.select.kind === "same" ? members : new Map<number, number>();
        runOperation(step.target, there, (ok) => (ok ? again(left - 1) : done(false)));
      }
    };
    again(step.share < 1 && uniform() >= step.share ? 0 : step.times.count);
  }

  function sample(law: Law): number {
    switch (law.kind) {
      case "constant":
        return law.mean;
      case "exponential":
        return exponential(law.mean);
      case "erlang": {
        let sum = 0;
        for (let k = 0; k < law.stages; k++) sum += exponential(law.mean / law.stages);
        return sum;
      }
      case "mixed-erlang": {
        // Tijms: `stages` of them, or one fewer with the probability, all of one mean.
        const { stages, probability, mean } = law;
        const one = mean / (stages - probability);
        const count = uniform() < probability ? stages - 1 : stages;
        let sum = 0;
        for (let k = 0; k < count; k++) sum += exponential(one);
        return sum;
      }
      case "hyperexponential": {
        let u = uniform();
        for (const branch of law.branches) {
          if (u < branch.probability) return exponential(branch.mean);
          u -= branch.probability;
        }
        return exponential(law.branches[0]?.mean ?? 0);
      }
      default:
        throw new Error(`${law.kind} is not simulated`);
    }
  }
}

/** Marsaglia's xorshift on 32 bits, two at a time. */
function generator(seed: number): () => number {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let k = 0; k < 20; k++) next();
  return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
}

interface Event {
  readonly time: number;
  readonly run: () => void;
}

class Heap {
  readonly #events: Event[] = [];

  push(time: number, run: () => void): void {
    const events = this.#events;
    events.push({ time, run });
    let at = events.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((events[above] as Event).time <= time) break;
      [events[at], events[above]] = [events[above] as Event, events[at] as Event];
      at = above;
    }
  }

  pop(): Event | undefined {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    if (first === undefined || last === undefined || events.length === 0) return first;
    events[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      if (left >= events.length) return first;
      const right = left + 1;
      const less = right < events.length && (events[right] as Event).time < (events[left] as Event).time ? right : left;
      if ((events[less] as Event).time >= last.time) return first;
      [events[at], events[less]] = [events[less] as Event, events[at] as Event];
      at = less;
    }
  }
}

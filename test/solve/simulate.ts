/**
 * A discrete-event simulator of small models, deterministic by its seed: the independent opinion on calls that time
 * out, are tried again, refused or done without. First come, first served; members by their group's balancing.
 */
import type { Call, Model, Step } from "../../src/model/types.ts";
import type { Law } from "../../src/queueing/law.ts";

export interface Simulated {
  readonly mean: number;
  readonly p50: number;
  readonly p99: number;
  readonly throughput: number;
  readonly errorRatio: number;
  /** Of each station, as a share of its servers. */
  readonly utilization: readonly number[];
}

/** What a request may be withdrawn by: its steps ask before they go on. */
interface Wish {
  isOver: boolean;
}
type Done = (ok: boolean) => void;

export function simulate(model: Model, requests: number, seed = 1): Simulated {
  const random = generator(seed);
  const events = new Heap();
  let now = 0;
  const at = (delay: number, action: () => void) => events.push(now + delay, action);
  const members = model.stations.map(({ group }) => model.groups[group]?.members ?? 1);
  const queues = model.stations.map((station, s) => {
    const group = model.groups[station.group];
    const isCentral = group?.balancing === "central";
    const count = isCentral ? 1 : (members[s] as number);
    return Array.from({ length: count }, () => ({
      servers: station.servers * (isCentral ? (members[s] as number) : 1),
      room: station.waitingRoom,
      busy: 0,
      waiting: [] as { wish: Wish; begin: () => void }[],
      first: 0,
      work: 0,
      since: 0,
    }));
  });
  type Queue = (typeof queues)[number][number];
  const turn = model.stations.map(() => 0);

  const account = (queue: Queue) => {
    queue.work += queue.busy * (now - queue.since);
    queue.since = now;
  };
  function use(station: number, service: Law, wish: Wish, done: Done): void {
    const ofStation = queues[station] as Queue[];
    const balancing = model.groups[model.stations[station]?.group as number]?.balancing;
    let chosen = 0;
    if (ofStation.length > 1) {
      if (balancing === "round-robin") chosen = turn[station] = ((turn[station] as number) + 1) % ofStation.length;
      else chosen = Math.floor(random() * ofStation.length);
    }
    const queue = ofStation[chosen] as Queue;
    const begin = () => {
      account(queue);
      queue.busy++;
      at(draw(service, random), () => {
        account(queue);
        queue.busy--;
        next(queue);
        done(true);
      });
    };
    if (queue.busy < queue.servers) begin();
    else if (queue.room !== null && queue.waiting.length - queue.first >= queue.room) done(false);
    else queue.waiting.push({ wish, begin });
  }
  function next(queue: Queue): void {
    while (queue.first < queue.waiting.length) {
      const { wish, begin } = queue.waiting[queue.first++] as { wish: Wish; begin: () => void };
      if (queue.first > 4096) {
        queue.waiting.splice(0, queue.first);
        queue.first = 0;
      }
      if (wish.isOver) continue;
      begin();
      return;
    }
  }

  function run(steps: readonly Step[], index: number, wish: Wish, done: Done): void {
    const step = steps[index];
    if (wish.isOver) return;
    if (step === undefined) {
      done(true);
      return;
    }
    const after: Done = (ok) => {
      if (ok) run(steps, index + 1, wish, done);
      else done(false);
    };
    switch (step.kind) {
      case "use":
        use(step.station, step.service, wish, after);
        return;
      case "delay":
        at(draw(step.time, random), () => after(true));
        return;
      case "choice": {
        let u = random();
        for (const { share, steps: branch } of step.branches) {
          u -= share;
          if (u < 0) {
            run(branch, 0, wish, after);
            return;
          }
        }
        after(true);
        return;
      }
      case "parallel": {
        const inside: Wish = step.cancel ? within(wish) : wish;
        let ended = 0;
        let answered = 0;
        let isSettled = false;
        for (const branch of step.branches)
          run(branch, 0, inside, (ok) => {
            ended++;
            if (ok) answered++;
            if (isSettled) return;
            if (answered >= step.need || ended === step.branches.length) {
              isSettled = true;
              if (step.cancel) inside.isOver = true;
              after(answered >= step.need);
            }
          });
        return;
      }
      case "call":
        call(step, wish, after);
        return;
      default:
        throw new Error(`not simulated: ${step.kind}`);
    }
  }

  /** Over when the wish around it is. */
  function within(outer: Wish): Wish {
    let own = false;
    return {
      get isOver() {
        return own || outer.isOver;
      },
      set isOver(over: boolean) {
        own = over;
      },
    };
  }

  function call(step: Call, wish: Wish, done: Done): void {
    if (step.times.kind !== "exact" || step.parallel) throw new Error("not simulated: such times");
    let left = random() < step.share ? step.times.count : 0;
    const again = (): void => {
      if (left-- === 0) done(true);
      else attempt(step, 0, wish, (ok) => (ok ? again() : done(false)));
    };
    again();
  }

  function attempt(step: Call, tried: number, wish: Wish, done: Done): void {
    const inside: Wish = step.cancel ? within(wish) : wish;
    let isSettled = false;
    const settle = (ok: boolean) => {
      if (isSettled) return;
      isSettled = true;
      if (ok) done(true);
      else if (tried < step.retries) {
        const pause = step.backoff === null ? 0 : draw(step.backoff, random);
        at(pause, () => attempt(step, tried + 1, wish, done));
      } else if (step.onFailure.kind === "ignore") done(true);
      else if (step.onFailure.kind === "to") run(step.onFailure.steps, 0, wish, done);
      else done(false);
    };
    if (step.timeout !== null)
      at(step.timeout, () => {
        if (isSettled) return;
        if (step.cancel) inside.isOver = true;
        settle(false);
      });
    const answer = (ok: boolean) => {
      if (!ok || step.network === null) settle(ok);
      else at(draw(step.network, random), () => settle(true));
    };
    run(model.operations[step.target]?.steps ?? [], 0, inside, answer);
  }

  const latencies: number[] = [];
  let begun = 0;
  let ended = 0;
  let failed = 0;
  let start = 0;
  const warm = Math.floor(requests / 10);
  const [workload] = model.workloads;
  if (workload?.load.kind !== "open") throw new Error("one open workload is simulated");
  const { arrivalRate } = workload.load;
  const arrive = (): void => {
    at(-Math.log(1 - random()) / arrivalRate, arrive);
    const from = now;
    const isCounted = begun++ >= warm;
    if (begun === warm + 1) {
      start = now;
      for (const queue of queues.flat()) {
        account(queue);
        queue.work = 0;
      }
    }
    run(model.operations[workload.entry]?.steps ?? [], 0, { isOver: false }, (ok) => {
      if (!isCounted) return;
      ended++;
      if (ok) latencies.push(now - from);
      else failed++;
    });
  };
  arrive();
  while (ended < requests) {
    const { time, action } = events.pop();
    now = time;
    action();
  }
  const span = now - start;
  for (const queue of queues.flat()) account(queue);
  latencies.sort((a, b) => a - b);
  const percentile = (p: number) => latencies[Math.floor(p * latencies.length)] ?? Number.NaN;
  return {
    mean: latencies.reduce((sum, one) => sum + one, 0) / latencies.length,
    p50: percentile(0.5),
    p99: percentile(0.99),
    throughput: arrivalRate * (1 - failed / ended),
    errorRatio: failed / ended,
    utilization: queues.map(
      (ofStation) => ofStation.reduce((sum, { work, servers }) => sum + work / servers, 0) / ofStation.length / span,
    ),
  };
}

function draw(law: Law, random: () => number): number {
  const exponential = (mean: number) => -mean * Math.log(1 - random());
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
    case "hyperexponential": {
      let u = random();
      for (const { probability, mean } of law.branches) {
        u -= probability;
        if (u < 0) return exponential(mean);
      }
      return 0;
    }
    default:
      throw new Error(`not simulated: ${law.kind}`);
  }
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A binary heap of what happens when. */
class Heap {
  readonly #times: number[] = [];
  readonly #actions: (() => void)[] = [];

  push(time: number, action: () => void): void {
    const times = this.#times;
    const actions = this.#actions;
    let i = times.length;
    times.push(time);
    actions.push(action);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if ((times[parent] as number) <= time) break;
      times[i] = times[parent] as number;
      actions[i] = actions[parent] as () => void;
      i = parent;
    }
    times[i] = time;
    actions[i] = action;
  }

  pop(): { readonly time: number; readonly action: () => void } {
    const times = this.#times;
    const actions = this.#actions;
    const first = { time: times[0] as number, action: actions[0] as () => void };
    const time = times.pop() as number;
    const action = actions.pop() as () => void;
    const count = times.length;
    if (count === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= count) break;
      if (child + 1 < count && (times[child + 1] as number) < (times[child] as number)) child++;
      if ((times[child] as number) >= time) break;
      times[i] = times[child] as number;
      actions[i] = actions[child] as () => void;
      i = child;
    }
    times[i] = time;
    actions[i] = action;
    return first;
  }
}

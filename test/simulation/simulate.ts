/**
 * Discrete-event simulation of a model: an opinion that shares nothing with the solver but the model itself. Seeded, so
 * that equal input gives equal figures. It knows open workloads, and what the tests ask of it; else it throws.
 */
import type { Call, Group, Model, Station, Step } from "../../src/model/types.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { agenda } from "./agenda.ts";
import { firstComeQueue, type Queue, sharedQueue } from "./queue.ts";
import { countOf, drawOf, type Random, seeded } from "./random.ts";

export interface Simulated {
  /** By workload: of the answered. */
  readonly workloads: readonly SimulatedWorkload[];
  readonly stations: readonly { readonly meanWait: number; readonly waitProbability: number; readonly lost: number }[];
}

export interface SimulatedWorkload {
  readonly mean: number;
  /** Half-width of a 95 % interval of the mean, by batch means. */
  readonly halfWidth: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  /** Half-width of a 95 % interval of the p99, by batch. */
  readonly p99HalfWidth: number;
  readonly throughput: number;
  readonly errorRatio: number;
}

export interface SimulateOptions {
  readonly seed: number;
  /** Requests of all workloads, those of the warm-up (a tenth) included. */
  readonly requests: number;
}

const BATCHES = 20;

/** Member chosen of each group during one execution of an operation. */
type Members = Map<number, number>;
type Done = (served: boolean) => void;

export function simulate(model: Model, { seed, requests }: SimulateOptions): Simulated {
  const clock = agenda();
  const random = seeded(seed);
  const turn = new Map<number, number>();
  const queues: readonly (readonly Queue[])[] = model.stations.map((station) => {
    const group = groupOf(station);
    const isCentral = group.balancing === "central";
    const servers = station.servers * (isCentral ? group.members : 1);
    const make = station.discipline === "ps" ? sharedQueue : firstComeQueue;
    return Array.from({ length: isCentral ? 1 : group.members }, () => make(clock, servers, station.waitingRoom));
  });

  function groupOf({ group }: Station): Group {
    return model.groups[group] as Group;
  }

  function memberOf(index: number, members: Members): number {
    const known = members.get(index);
    if (known !== undefined) return known;
    const chosen = choose(index);
    members.set(index, chosen);
    return chosen;
  }

  function choose(index: number): number {
    const { members, balancing, weights, partitions = 1 } = model.groups[index] as Group;
    if (balancing === "central" || members === 1) return 0;
    if (weights !== null) return picked(weights, random);
    const size = members / partitions;
    const first = size * Math.floor(random() * partitions);
    switch (balancing) {
      case "round-robin": {
        const k = (turn.get(first + index * 1e6) ?? 0) % size;
        turn.set(first + index * 1e6, k + 1);
        return first + k;
      }
      case "least-connections":
        return shortest(
          index,
          Array.from({ length: size }, (_, k) => first + k),
        );
      case "two-choices": {
        const a = Math.floor(random() * size);
        const b = (a + 1 + Math.floor(random() * (size - 1))) % size;
        return shortest(index, [first + a, first + b]);
      }
      default:
        return first + Math.floor(random() * size);
    }
  }

  function shortest(group: number, among: readonly number[]): number {
    const list = queues[model.stations.findIndex((one) => one.group === group)] as readonly Queue[];
    let best: number[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (const member of among) {
      const present = (list[member] as Queue).present();
      if (present < least) {
        least = present;
        best = [member];
      } else if (present === least) best.push(member);
    }
    return best[Math.floor(random() * best.length)] as number;
  }

  function run(steps: readonly Step[], at: number, workload: number, members: Members, done: Done, reply: Done): void {
    const step = steps[at];
    if (step === undefined) {
      done(true);
      return;
    }
    const go: Done = (served) => {
      if (served) run(steps, at + 1, workload, members, done, reply);
      else done(false);
    };
    switch (step.kind) {
      case "use": {
        const station = model.stations[step.station] as Station;
        const work = drawOf(step.service, random);
        if (station.discipline === "delay" || !Number.isFinite(station.servers)) clock.after(work, () => go(true));
        else {
          const list = queues[step.station] as readonly Queue[];
          (list[list.length === 1 ? 0 : memberOf(station.group, members)] as Queue).enter(work, go);
        }
        return;
      }
      case "delay":
        clock.after(drawOf(step.time, random), () => go(true));
        return;
      case "reply":
        reply(true);
        go(true);
        return;
      case "choice": {
        let left = random();
        for (const branch of step.branches) {
          left -= branch.share;
          if (left <= 0) {
            run(branch.steps, 0, workload, members, go, reply);
            return;
          }
        }
        go(true);
        return;
      }
      case "lookup": {
        const { hit } = model.caches[step.cache] as (typeof model.caches)[number];
        if (hit.kind !== "given") throw new Error("only given hit ratios are simulated");
        run(random() < hit.ratio ? step.hit : step.miss, 0, workload, members, go, reply);
        return;
      }
      case "parallel":
        together(
          step.branches.map((branch) => (ended: Done) => run(branch, 0, workload, members, ended, () => {})),
          step.need,
          go,
        );
        return;
      case "call":
        call(step, workload, go);
        return;
      default:
        throw new Error(`${step.kind} is not simulated`);
    }
  }

  /** All at once; goes on when `need` have succeeded, or so many failed that they cannot. */
  function together(branches: readonly ((ended: Done) => void)[], need: number, go: Done): void {
    let good = 0;
    let bad = 0;
    let isOver = false;
    if (need === 0) go(true);
    for (const branch of branches) {
      branch((served) => {
        if (served) good++;
        else bad++;
        if (isOver || need === 0) return;
        if (good >= need || bad > branches.length - need) {
          isOver = true;
          go(good >= need);
        }
      });
    }
  }

  function call(step: Call, workload: number, go: Done): void {
    const isOurs = step.only === null || step.only.includes(workload);
    if (!isOurs || random() >= step.share) {
      go(true);
      return;
    }
    if (step.timeout !== null || step.retries > 0) throw new Error("timeouts and retries are not simulated");
    const times = countOf(step.times, random);
    const one = (ended: Done) => select(step, workload, ended);
    if (!step.waited) {
      for (let k = 0; k < times; k++) one(() => {});
      go(true);
    } else if (step.parallel) together(new Array<typeof one>(times).fill(one), times, go);
    else {
      const next = (left: number): void => {
        if (left === 0) go(true);
        else one((served) => (served ? next(left - 1) : go(false)));
      };
      next(times);
    }
  }

  function select(step: Call, workload: number, ended: Done): void {
    const travel = step.network === null ? 0 : drawOf(step.network, random);
    const ask = (member: number | null) => (done: Done) => {
      const begin = () => {
        const { steps } = model.operations[step.target] as (typeof model.operations)[number];
        const members: Members = new Map();
        const used = member === null ? undefined : firstGroupOf(steps);
        if (used !== undefined && member !== null) members.set(used, member);
        perform(steps, workload, members, done);
      };
      if (travel > 0) clock.after(travel, begin);
      else begin();
    };
    if (step.select.kind !== "distinct") {
      ask(null)(ended);
      return;
    }
    const { steps } = model.operations[step.target] as (typeof model.operations)[number];
    const size = (model.groups[firstGroupOf(steps) as number] as Group).members;
    const order = Array.from({ length: size }, (_, k) => k);
    for (let k = 0; k < step.select.count; k++) {
      const other = k + Math.floor(random() * (size - k));
      [order[k], order[other]] = [order[other] as number, order[k] as number];
    }
    together(order.slice(0, step.select.count).map(ask), step.select.count, ended);
  }

  function firstGroupOf(steps: readonly Step[]): number | undefined {
    for (const step of steps) if (step.kind === "use") return (model.stations[step.station] as Station).group;
    return undefined;
  }

  /** An operation, whose caller goes on at its reply, or at its end if it has none. */
  function perform(steps: readonly Step[], workload: number, members: Members, done: Done): void {
    let isAnswered = false;
    const answer: Done = (served) => {
      if (isAnswered) return;
      isAnswered = true;
      done(served);
    };
    run(steps, 0, workload, members, answer, answer);
  }

  const totalRate = model.workloads.reduce((sum, { load }) => sum + (load.kind === "open" ? load.arrivalRate : 0), 0);
  const end = requests / totalRate;
  const warm = end / 10;
  const records = model.workloads.map(() => ({ times: [] as number[], offered: 0, failed: 0 }));
  model.workloads.forEach((workload, w) => {
    if (workload.load.kind !== "open") throw new Error("closed workloads are not simulated");
    const { arrivalRate, scv } = workload.load;
    if (arrivalRate === 0) return;
    const between = lawFromMoments(1 / arrivalRate, scv);
    const record = records[w] as (typeof records)[number];
    const arrive = () => {
      clock.after(drawOf(between, random), arrive);
      const begun = clock.now();
      const counts = begun >= warm;
      if (counts) record.offered++;
      const { steps } = model.operations[workload.entry] as (typeof model.operations)[number];
      perform(steps, w, new Map(), (served) => {
        if (!counts) return;
        if (served) record.times.push(clock.now() - begun);
        else record.failed++;
      });
    };
    clock.after(drawOf(between, random), arrive);
  });
  clock.runUntil(end);
  return {
    workloads: records.map((record) => workloadFigures(record, end - warm)),
    stations: queues.map((list) => {
      const sum = (of: (queue: Queue) => number) => list.reduce((all, queue) => all + of(queue), 0);
      const admitted = sum(({ figures }) => figures.arrivals - figures.lost);
      return {
        meanWait: sum(({ figures }) => figures.waitTime) / admitted,
        waitProbability: sum(({ figures }) => figures.waited) / admitted,
        lost: sum(({ figures }) => figures.lost) / sum(({ figures }) => figures.arrivals),
      };
    }),
  };
}

function workloadFigures(
  { times, offered, failed }: { readonly times: readonly number[]; readonly offered: number; readonly failed: number },
  duration: number,
): SimulatedWorkload {
  const size = Math.floor(times.length / BATCHES);
  const batches = Array.from({ length: BATCHES }, (_, k) =>
    Float64Array.from(times.slice(k * size, (k + 1) * size)).sort(),
  );
  const means = batches.map((batch) => batch.reduce((sum, time) => sum + time, 0) / size);
  const tails = batches.map((batch) => quantile(batch, 0.99));
  const sorted = Float64Array.from(times).sort();
  return {
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    halfWidth: halfWidthOf(means),
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    p99: quantile(sorted, 0.99),
    p99HalfWidth: halfWidthOf(tails),
    throughput: times.length / duration,
    errorRatio: failed / offered,
  };
}

const quantile = (sorted: Float64Array, level: number) => sorted[Math.floor(level * sorted.length)] as number;

/** Student's t with 19 degrees of freedom. */
function halfWidthOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return 2.093 * Math.sqrt(squares / (values.length - 1) / values.length);
}

function picked(weights: readonly number[], random: Random): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let k = 0; k < weights.length; k++) {
    left -= weights[k] as number;
    if (left <= 0) return k;
  }
  return weights.length - 1;
}

/** What the stationary law of a chain says of its stations and workloads. */
import type { Model } from "../model/types.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";
import type { Chain } from "./generate.ts";
import { answeredMark, arrivedMark, waitedMark } from "./marks.ts";

export interface ChainVisits {
  /** λ, visits (of a pool: slots taken) per second; with a fixed population as many as leave. */
  readonly arrivalRate: PerSecond;
  /** Mean number of servers busy, or slots held; of a delay: in it. */
  readonly busy: number;
  /** Lq, mean number waiting, all members together; beside the services themselves where servers are shared. */
  readonly waiting: number;
  /** P(an arrival waits). */
  readonly waitProbability: number;
  /** Wq, mean wait of all arrivals. */
  readonly waitTime: Seconds;
}

export interface ChainStation extends ChainVisits {
  /** ρ: busy share of the servers; 0 of a delay. */
  readonly utilization: number;
  /** As the requests of each workload meet it, while it waits for them. */
  readonly byWorkload: readonly ChainVisits[];
}

export interface ChainWorkload {
  /** X, answers per second. */
  readonly throughput: PerSecond;
  /** R, from asking to the answer. */
  readonly responseTime: Seconds;
  /** L, mean number of requests asked and not answered. */
  readonly present: number;
}

export interface ChainFigures {
  readonly stations: readonly ChainStation[];
  readonly workloads: readonly ChainWorkload[];
  /** Rate of what was not let happen because too many processes were under way, relative to all that happens. */
  readonly barredShare: number;
}

export function figuresOf(model: Model, chain: Chain, law: Float64Array): ChainFigures {
  const { machine, places, states } = chain;
  const { resources } = places;
  const counts = countsOf(chain, law);
  // By owner, none first, and resource.
  const owners = model.workloads.length + 1;
  const busy = new Float64Array(owners * resources.length);
  const waiting = new Float64Array(owners * resources.length);
  const present = new Float64Array(model.workloads.length);
  states.forEach((written, s) => {
    const probability = law[s] as number;
    if (probability === 0) return;
    const state = machine.read(written);
    for (let i = 0; i < state.activity.length; i++) {
      const index = state.activity[i] as number;
      const weight = probability * (state.count[i] as number);
      const activity = machine.activities.at(index);
      const owner = machine.ownerOf(state, i);
      const row = (owner + 1) * resources.length;
      if (owner >= 0 && state.parent[i] === -1) add(present, owner, weight);
      for (const resource of machine.activities.held(index)) add(busy, row + resource, weight);
      if (activity.kind === "wait" || activity.kind === "slot") add(waiting, row + activity.resource, weight);
      if (activity.kind !== "serve") continue;
      // Of those who share servers, some count as waiting.
      const served = Math.min(
        1,
        (resources[activity.resource]?.servers as number) / (state.busy[activity.resource] as number),
      );
      add(busy, row + activity.resource, weight * served);
      add(waiting, row + activity.resource, weight * (1 - served));
    }
  });

  const workloads = model.workloads.map((_, w): ChainWorkload => {
    const throughput = counts.get(answeredMark(w)) ?? 0;
    const inside = present[w] as number;
    return { throughput, present: inside, responseTime: throughput > 0 ? inside / throughput : 0 };
  });
  const visitsOf = (station: number, from: number, to: number): ChainVisits => {
    const sum = { arrivalRate: 0, waited: 0, busy: 0, waiting: 0 };
    for (let owner = from; owner < to; owner++) {
      resources.forEach((resource, r) => {
        if (resource.station !== station) return;
        const at = owner * resources.length + r;
        sum.arrivalRate += counts.get(arrivedMark(at)) ?? 0;
        sum.waited += counts.get(waitedMark(at)) ?? 0;
        sum.busy += busy[at] as number;
        sum.waiting += waiting[at] as number;
      });
    }
    const perArrival = sum.arrivalRate > 0 ? 1 / sum.arrivalRate : 0;
    return {
      arrivalRate: sum.arrivalRate,
      busy: sum.busy,
      waiting: sum.waiting,
      waitProbability: sum.waited * perArrival,
      waitTime: sum.waiting * perArrival,
    };
  };
  const stations = model.stations.map((_, station): ChainStation => {
    const all = visitsOf(station, 0, owners);
    const servers = resources.reduce((sum, one) => sum + (one.station === station ? one.servers : 0), 0);
    const byWorkload = model.workloads.map((__, w) => visitsOf(station, w + 1, w + 2));
    return { ...all, utilization: all.busy / servers, byWorkload };
  });
  let barred = 0;
  for (const { state, rate } of chain.barred) barred += (law[state] as number) * rate;
  const answered = workloads.reduce((sum, { throughput }) => sum + throughput, 0);
  return { stations, workloads, barredShare: barred === 0 ? 0 : barred / (barred + answered) };
}

/** How often per second what is counted happens, by mark. */
function countsOf({ counted }: Chain, law: Float64Array): ReadonlyMap<number, PerSecond> {
  const counts = new Map<number, number>();
  for (let k = 0; k < counted.states.length; k++) {
    const mark = counted.marks[k] as number;
    const rate = (law[counted.states[k] as number] as number) * (counted.rates[k] as number);
    counts.set(mark, (counts.get(mark) ?? 0) + rate);
  }
  return counts;
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value;
}

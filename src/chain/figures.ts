/** What the stationary law of a chain says of its stations and workloads. */
import type { Model } from "../model/types.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";
import type { Chain } from "./generate.ts";
import { answeredMark, arrivedMark, waitedMark } from "./marks.ts";

export interface ChainStation {
  /** λ, visits (of a pool: slots taken) per second; with a fixed population as many as leave. */
  readonly arrivalRate: PerSecond;
  /** Mean number of servers busy, or slots held; of a delay: in it. */
  readonly busy: number;
  /** Lq, mean number waiting, all members together. */
  readonly waiting: number;
  /** ρ: busy share of the servers; 0 of a delay. */
  readonly utilization: number;
  /** P(an arrival waits). */
  readonly waitProbability: number;
  /** Wq, mean wait of all arrivals; beside the services themselves where servers are shared. */
  readonly waitTime: Seconds;
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
  const busy = new Float64Array(resources.length);
  const waiting = new Float64Array(resources.length);
  const present = new Float64Array(model.workloads.length);
  states.forEach((written, s) => {
    const probability = law[s] as number;
    if (probability === 0) return;
    const state = machine.read(written);
    for (let r = 0; r < busy.length; r++) {
      const inside = state.busy[r] as number;
      const served = Math.min(inside, resources[r]?.servers as number);
      add(busy, r, probability * served);
      add(waiting, r, probability * ((state.waiting[r] as number) + inside - served));
    }
    for (let i = 0; i < state.activity.length; i++) {
      const owner = state.parent[i] === -1 ? machine.activities.owner(state.activity[i] as number) : -1;
      if (owner >= 0) add(present, owner, probability * (state.count[i] as number));
    }
  });

  const workloads = model.workloads.map((_, w): ChainWorkload => {
    const throughput = counts.get(answeredMark(w)) ?? 0;
    const inside = present[w] as number;
    return { throughput, present: inside, responseTime: throughput > 0 ? inside / throughput : 0 };
  });
  const stations = model.stations.map((_, station): ChainStation => {
    const sum = { arrivalRate: 0, waited: 0, busy: 0, waiting: 0, servers: 0 };
    resources.forEach((resource, r) => {
      if (resource.station !== station) return;
      sum.arrivalRate += counts.get(arrivedMark(r)) ?? 0;
      sum.waited += counts.get(waitedMark(r)) ?? 0;
      sum.busy += busy[r] as number;
      sum.waiting += waiting[r] as number;
      sum.servers += resource.servers;
    });
    const perArrival = sum.arrivalRate > 0 ? 1 / sum.arrivalRate : 0;
    return {
      arrivalRate: sum.arrivalRate,
      busy: sum.busy,
      waiting: sum.waiting,
      utilization: sum.busy / sum.servers,
      waitProbability: sum.waited * perArrival,
      waitTime: sum.waiting * perArrival,
    };
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

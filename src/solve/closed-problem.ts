/** The closed classes of a model at one load: all that stays as it is while their throughputs are looked for. */
import type { PerSecond, Seconds } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";
import type { Chain } from "./closed-chains.ts";
import { capacityOf, offerableTo } from "./closed-network.ts";
import type { Results } from "./closed-results.ts";
import { besideTasks, type Task, tasksOf } from "./closed-tasks.ts";
import { type Conditions, flowsOf } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import { responsesOf } from "./responses.ts";
import { type SlotSupply, slotSupply } from "./slots/slot-supply.ts";
import type { Fork } from "./steps.ts";
import { plainLoads, stationWork } from "./traffic.ts";

/** Of the capacity that is left to it, what a load may take while it is looked for. */
const NEARLY_ALL = 1 - 1e-6;

export interface ClosedOptions {
  readonly loadFactor: number;
  /** Stations taken to have all the servers they want. */
  readonly mended: ReadonlySet<number>;
  readonly effort: "fast" | "exact";
}

export interface Problem extends ClosedOptions {
  readonly prepared: Prepared;
  readonly conditions: Conditions;
  readonly chains: readonly Chain[];
  readonly tasks: readonly Task[];
  /** The users' own task of each chain. */
  readonly mainOf: readonly number[];
  readonly forks: boolean;
  /** Rates of the uses of stations that are in no task, for each answer of a chain. */
  readonly beside: readonly Float64Array[];
  readonly openSites: Float64Array;
  /** By station: can it make somebody wait? */
  readonly waiting: readonly boolean[];
  /** Stations that some task uses. */
  readonly met: ReadonlySet<number>;
  /** The same, and what they use behind pools. */
  readonly reached: ReadonlySet<number>;
  /** Pools that never run short. */
  readonly ample: ReadonlySet<number>;
  /** Which pools' slots are held while one of a pool is asked for. */
  readonly outers: SlotSupply["outers"];
  readonly ratesAt: (throughputs: readonly PerSecond[]) => number[];
}

/** @param all the chains; those who wait for what others alone saturate are never served, and left out */
export function problemOf(
  prepared: Prepared,
  all: readonly Chain[],
  openRates: readonly PerSecond[],
  conditions: Conditions,
  options: ClosedOptions,
): Problem {
  const { model } = prepared;
  const waiting = model.stations.map((station, s) => station.discipline !== "delay" && !options.mended.has(s));
  const openSites = flowsOf(prepared, openRates, conditions).sites;
  const openWork = stationWork(prepared, openSites);
  const isFull = model.stations.map(
    (_, s) =>
      (waiting[s] as boolean) && (openWork[s] as number) > 0 && (openWork[s] as number) >= offerableTo(model, s),
  );
  // Users who wait for a station that others alone saturate are never served.
  const chains = all.filter(
    ({ parts }) => !parts.some(({ workload }) => prepared.waits[workload]?.stations.some((s) => isFull[s])),
  );
  const ratesAt = (throughputs: readonly PerSecond[]): number[] => {
    const rates = [...openRates];
    chains.forEach(({ parts }, c) => {
      for (const { workload, share } of parts) rates[workload] = share * (throughputs[c] as number);
    });
    return rates;
  };
  const before = prepared.pools.order.length === 0 ? [] : tasksOf(prepared, chains, conditions, new Set());
  const direct = chains.map((_, c) =>
    stationsOf(
      prepared,
      before.filter(({ chain }) => chain === c),
    ),
  );
  const { ample, outers } = slotSupply(prepared, chains, conditions, options.mended, direct, ratesAt);
  const tasks = tasksOf(prepared, chains, conditions, ample);
  const isLimited = ample.size < prepared.pools.order.length;
  const unlimited = isLimited ? tasksOf(prepared, chains, conditions, new Set(prepared.pools.order)) : tasks;
  return {
    ...options,
    prepared,
    conditions,
    chains,
    tasks,
    mainOf: chains.map((_, c) => tasks.findIndex(({ chain, fork }) => chain === c && fork === null)),
    forks: tasks.some(({ fork }) => fork !== null),
    beside: chains.map((chain, c) => besideTasks(prepared, chain, c, tasks, conditions)),
    openSites,
    waiting,
    met: stationsOf(prepared, tasks),
    reached: stationsOf(prepared, unlimited),
    ample,
    outers,
    ratesAt,
  };
}

const stationsOf = (prepared: Prepared, tasks: readonly Task[]): ReadonlySet<number> =>
  new Set(tasks.flatMap(({ sites }) => [...sites.keys()].map((k) => prepared.sites[k]?.station as number)));

/** Throughputs that no station forbids, in the same proportion. */
export function withinReach(problem: Problem, throughputs: readonly PerSecond[]): readonly PerSecond[] {
  const { prepared, conditions, openSites, beside, ratesAt, waiting, reached } = problem;
  const { model } = prepared;
  const open = stationWork(prepared, openSites);
  const all = stationWork(prepared, flowsOf(prepared, ratesAt(throughputs), conditions).sites);
  const besideSites = new Float64Array(openSites.length);
  beside.forEach((sites, c) => {
    sites.forEach((count, k) => {
      besideSites[k] = (besideSites[k] as number) + count * (throughputs[c] as number);
    });
  });
  const besideWork = stationWork(prepared, besideSites);
  let reach = 1;
  model.stations.forEach((_, s) => {
    const asked = (all[s] as number) - (open[s] as number);
    if (!waiting[s] || !reached.has(s) || asked <= 0) return;
    reach = Math.min(reach, (NEARLY_ALL * (capacityOf(model, s) - (open[s] as number))) / asked);
    const unawaited = besideWork[s] as number;
    if (unawaited > 0)
      reach = Math.min(reach, (NEARLY_ALL * (offerableTo(model, s) - (open[s] as number))) / unawaited);
  });
  return throughputs.map((throughput) => reach * throughput);
}

/** The most that all chains can have together at a mix, 1/s; Infinity: they never queue. */
export function reachTogether(problem: Problem, mix: readonly number[]): PerSecond {
  const asked = mix.map((share) => share * BEYOND_ALL);
  const within = withinReach(problem, asked)[0] as number;
  return within === asked[0] ? Number.POSITIVE_INFINITY : within / (mix[0] as number) / NEARLY_ALL;
}

/** More requests per second than any station serves. */
const BEYOND_ALL = 1e15;

/** What the busiest station leaves a chain, 1/s, where the others ask as given; Infinity and no station: it never queues. */
export function reachOf(
  problem: Problem,
  throughputs: readonly PerSecond[],
  c: number,
): { readonly station: number | null; readonly throughput: PerSecond } {
  const { prepared, conditions, ratesAt, waiting, reached } = problem;
  const workAt = (x: PerSecond) =>
    stationWork(prepared, flowsOf(prepared, ratesAt(throughputs.with(c, x)), conditions).sites);
  const others = workAt(0);
  const all = workAt(1);
  let station: number | null = null;
  let throughput = Number.POSITIVE_INFINITY;
  for (const s of reached) {
    const own = (all[s] as number) - (others[s] as number);
    if (!waiting[s] || own <= ROUNDING * (all[s] as number)) continue;
    const left = Math.max(0, capacityOf(prepared.model, s) - (others[s] as number)) / own;
    if (left >= throughput) continue;
    station = s;
    throughput = left;
  }
  return { station, throughput };
}

const ROUNDING = 1e-12;

/** Mean response of a chain's requests where its stations are as given. */
export function responseTime(
  { prepared, conditions, chains, ratesAt }: Problem,
  c: number,
  results: Results,
  throughputs: readonly PerSecond[],
  branches: (fork: Fork, branch: number) => Results | null,
): Seconds {
  const flows = flowsOf(prepared, ratesAt(throughputs), conditions);
  const loads = plainLoads(prepared, flows.sites);
  const serviceTimes = loads.map((load) => (load === null ? 0 : meanOf(load.service)));
  const responses = responsesOf(prepared, { flows, conditions, loads, results, branches, held: null }, serviceTimes);
  const { parts } = chains[c] as Chain;
  return parts.reduce((sum, { workload, share }) => sum + share * responses.workloadMean(workload), 0);
}

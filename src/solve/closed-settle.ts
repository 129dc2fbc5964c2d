/**
 * The throughput of users who think, and what they and all others wait where they meet. One solution of the network
 * where all is done in turn; a fixed point over it where a request forks, where something is not waited for, or where a
 * balancer looks for the shortest queue.
 */
import type { ChainSolution } from "../chain/markov-chain.ts";
import { solveMixedNetwork } from "../closed/mixed-network.ts";
import { solvedLaws } from "../closed/solved-laws.ts";
import type { ClassResult } from "../closed/types.ts";
import type { Group, Station } from "../model/types.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { type Chain, chainsOf } from "./closed-chains.ts";
import { exactlySettled } from "./closed-exactly.ts";
import { manyUsers } from "./closed-many-users.ts";
import { closedNetworkOf, queuesOf } from "./closed-network.ts";
import { type ClosedOptions, type Problem, problemOf, responseTime, withinReach } from "./closed-problem.ts";
import { type Results, resultsOfAll, resultsOfClass, type SolvedTasks } from "./closed-results.ts";
import type { Task } from "./closed-tasks.ts";
import { extraWaitsOf } from "./closed-unevenness.ts";
import { type Conditions, flowsOf } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import { manyUsersOfSlots } from "./slots/many-users.ts";
import { settledSlots, type UsersSlots } from "./slots/settled-slots.ts";
import { type LimitingPools, limitingPools, type Present } from "./slots/slots-of-users.ts";
import type { Fork } from "./steps.ts";
import { plainLoads } from "./traffic.ts";
import { unknownFrom } from "./unknown.ts";

/** Multiplications that an exact solution may cost: once, and when it is one of many. */
const AFFORDABLE = { exact: 2e8, fast: 1e6 };
/** Additions that it may cost to count customers one by one; beyond, one user more or less is nothing. */
const COUNTED = { exact: 5e8, fast: 2e7 };
/** What an addition costs where speeds fall, and every term is taken. */
const UNEVEN = 20;
/** Users who are counted one by one where no exact solution is known. */
const COUNTED_UNLIKE = { exact: 20_000, fast: 150 };
/** And before slots that can run short. */
const COUNTED_LIMITED = { exact: 20_000, fast: 2000 };
/** The same where requests fork, and each of the branches is a customer. */
const COUNTED_FORKING = { exact: 200, fast: 50 };
/** Relative, on throughputs. */
const TOLERANCE = 1e-8;
/** Of a join's mean no more is known, nor of the rates of pools that can run short. */
const TOLERANCE_ROUGH = 1e-5;
const MOST_ROUNDS = 300;
const MOST_ROUNDS_OF_FORKS = 30;
const MOST_ROUNDS_LIMITED = 40;

export interface ClosedSettled {
  /** Those who are served. */
  readonly chains: readonly Chain[];
  /** Of all workloads, 1/s; the open ones' as given. */
  readonly rates: readonly PerSecond[];
  /** Of all requests together at the stations where a task comes. */
  readonly results: Results;
  /** As open requests meet the same stations. */
  readonly open: Results;
  /** As the users of each chain meet them. */
  readonly ofChain: readonly Results[];
  /** As a branch of a fork meets them; null: as the users do. */
  readonly inFork: (chain: number, fork: Fork, branch: number) => Results | null;
  /** Tasks' own network; null where nobody is served. */
  readonly network: { readonly tasks: SolvedTasks; readonly mainOf: readonly number[] } | null;
  /** Threads, pools and connections; null: none can run short. */
  readonly slots: UsersSlots | null;
  /** Those that cannot. */
  readonly ample: ReadonlySet<number>;
  /** Of few users all of it, where it was found; null: what is approximate stays so. */
  readonly exact: ChainSolution | null;
  readonly converged: boolean;
}

/**
 * @param openRates of all workloads, 0 for closed ones
 * @returns null where no workload is closed
 */
export function settleClosed(
  prepared: Prepared,
  openRates: readonly PerSecond[],
  conditions: Conditions,
  options: ClosedOptions,
): ClosedSettled | null {
  const all = chainsOf(prepared.model, options.loadFactor);
  if (all.length === 0) return null;
  const key = [
    options.effort,
    ...all.map(({ population }) => population),
    "open",
    ...openRates,
    "mended",
    ...options.mended,
    "passed",
    ...conditions.passed,
    "hits",
    ...conditions.hitRatios,
  ].join();
  const known = knownOf(prepared);
  let settled = conditions.failures === undefined ? known.get(key) : undefined;
  if (settled === undefined) {
    settled = settledOf(problemOf(prepared, all, openRates, conditions, options));
    if (known.size >= MOST_KNOWN) known.clear();
    if (conditions.failures === undefined) known.set(key, settled);
  }
  return settled;
}

/** A search over the load comes to the same number of users again and again: they are whole. */
const remembering = new WeakMap<Prepared, Map<string, ClosedSettled>>();
const MOST_KNOWN = 32;

function knownOf(prepared: Prepared): Map<string, ClosedSettled> {
  let known = remembering.get(prepared);
  if (known === undefined) {
    known = new Map();
    remembering.set(prepared, known);
  }
  return known;
}

function settledOf(problem: Problem): ClosedSettled {
  if (problem.chains.length === 0) return nobodyServed(problem);
  if (!isCounted(problem)) return isLimited(problem) ? manyUsersOfSlots(problem) : manyUsers(problem);
  const settled = fixedPoint(problem);
  return problem.effort === "exact" ? exactlySettled(problem, settled) : settled;
}

const isLimited = ({ prepared, ample }: Problem): boolean => ample.size < prepared.pools.order.length;

/** Whether customers are counted one by one; with classes or services that differ each of them costs more. */
function isCounted(problem: Problem): boolean {
  const { chains, effort } = problem;
  const users = chains.reduce((sum, { population }) => sum + population, 0);
  if (isLimited(problem)) return users <= COUNTED_LIMITED[effort];
  if (additionsOf(problem) > COUNTED[effort]) return false;
  return (
    users <= (problem.forks ? COUNTED_FORKING : COUNTED_UNLIKE)[effort] ||
    (chains.length === 1 && !problem.forks && isAlike(problem))
  );
}

/** Exponential services, at each station of one mean. */
function isAlike({ prepared, tasks, met }: Problem): boolean {
  const means = new Map<number, number>();
  return tasks.every(({ sites }) =>
    [...sites.keys()].every((k) => {
      const { station, service, serviceTime } = prepared.sites[k] as Prepared["sites"][number];
      const { discipline } = prepared.model.stations[station] as Station;
      if (!met.has(station) || discipline !== "fcfs") return true;
      const mean = means.get(station) ?? serviceTime;
      means.set(station, mean);
      return service.kind === "exponential" && mean === serviceTime;
    }),
  );
}

/** Customers times servers, over all queues: what one convolution costs. */
function additionsOf({ prepared, chains, tasks, met, waiting }: Problem): number {
  const { stations, groups } = prepared.model;
  const customers = tasks.reduce((sum, { chain, copies }) => sum + copies * (chains[chain] as Chain).population, 0);
  let additions = customers;
  for (const s of met) {
    if (!waiting[s]) continue;
    const station = stations[s] as Station;
    for (const { servers, members } of queuesOf(station, groups[station.group] as Group)) {
      const { scalability } = station;
      const speeds = scalability === null ? servers : members * (scalability.concurrency ?? customers);
      const each = scalability === null || scalability.coherency === 0 ? 1 : UNEVEN;
      additions += each * customers * Math.min(speeds, customers);
    }
  }
  return additions;
}

/** Whether some pool is asked for on ways of which others are let in as well. */
function isComeToOtherwise({ prepared, outers, ample, tasks }: Problem): boolean {
  return prepared.pools.order.some((s) => {
    if (ample.has(s)) return false;
    const isDirect = tasks.some(({ sites }) => [...sites.keys()].some((k) => prepared.sites[k]?.station === s));
    return (outers.get(s) ?? []).length + (isDirect ? 1 : 0) > 1;
  });
}

function nobodyServed({ prepared, ratesAt, ample }: Problem): ClosedSettled {
  const nobody = prepared.model.stations.map(() => null);
  const rates = ratesAt([]);
  return {
    chains: [],
    rates,
    results: nobody,
    open: nobody,
    ofChain: [],
    inFork: () => null,
    network: null,
    slots: null,
    ample,
    exact: null,
    converged: true,
  };
}

/** What is looked for. */
interface Guess {
  /** Within what stations can do. */
  readonly throughputs: readonly PerSecond[];
  /** As they came out of the answers, which tells how long a cycle is even while these are too fast. */
  readonly sought: readonly PerSecond[];
  /** Of each task: time of a cycle that is spent at none of its stations, thinking, in delays, waiting for joins. */
  readonly apart: readonly Seconds[];
  /** Of each task: time of a cycle at the stations. */
  readonly stays: readonly Seconds[];
  /** Of each station: what those who look for the shortest queue wait beyond one queue for all. */
  readonly extraWaits: Float64Array;
  /** Who is at each pool. */
  readonly present: Present;
}

function fixedPoint(problem: Problem): ClosedSettled {
  const { prepared, chains, tasks, mainOf, forks, beside, met, ratesAt } = problem;
  const nobody = prepared.model.stations.map(() => null);
  // What nobody waits for is felt where a task comes.
  const isFelt = (rate: number, k: number): boolean =>
    rate > 0 && met.has((prepared.sites[k] as { station: number }).station);
  const isCoupled = forks || beside.some((sites) => sites.some(isFelt));
  const limited = isLimited(problem);
  const isShared = limited && isComeToOtherwise(problem);
  const tolerance = limited || forks ? TOLERANCE_ROUGH : TOLERANCE;
  const mostRounds = limited ? MOST_ROUNDS_LIMITED : forks ? MOST_ROUNDS_OF_FORKS : MOST_ROUNDS;
  let guess = firstGuess(problem);
  const apart = unknownFrom(Float64Array.from(guess.apart));
  const cycles = unknownFrom(
    Float64Array.from(chains, ({ population }, c) => population / (guess.sought[c] as number)),
  );
  const shares = unknownFrom(new Float64Array(chains.length).fill(1));
  const first = guess.throughputs;
  /** As they came out, whether they were within reach or not. */
  let sought = guess.sought;
  for (let round = 1; ; round++) {
    const state = solved(problem, guess, isCoupled || limited ? "fast" : problem.effort);
    const ofTask = remembered((t) => resultsOfClass(prepared, state, t));
    const inFork = (chain: number, fork: Fork, branch: number): Results | null => {
      const t = tasks.findIndex(
        (task) => task.chain === chain && task.fork === fork && (task.branch === branch || task.branch < 0),
      );
      return t < 0 ? null : ofTask(t);
    };
    const stays = state.solved.classes.map(({ responseTime }) => responseTime);
    const found = chains.map(({ population, thinkTime }, c) => {
      const t = mainOf[c] as number;
      if (!forks) {
        const { throughput } = state.solved.classes[t] as ClassResult;
        return { throughput, cycle: population / throughput };
      }
      const time = responseTime(problem, c, ofTask(t), guess.throughputs, (fork, branch) => inFork(c, fork, branch));
      return { throughput: population / (thinkTime + time), cycle: thinkTime + time };
    });
    const flows = flowsOf(prepared, ratesAt(found.map(({ throughput }) => throughput)), problem.conditions);
    const extraWaits = extraWaitsOf(prepared, state, plainLoads(prepared, flows.sites));
    const moved = Math.max(
      ...found.map(({ throughput }, c) => Math.abs(throughput / (sought[c] as number) - 1)),
      ...extraWaits.map(
        (time, s) => Math.abs(time - (guess.extraWaits[s] as number)) / (found[0] as { cycle: number }).cycle,
      ),
    );
    const isDirect = !isCoupled && !limited && extraWaits.every((time) => time === 0);
    const times = Float64Array.from(found, ({ cycle }) => cycle);
    const away = Float64Array.from(tasks, ({ chain }, t) =>
      Math.max(0, (times[chain] as number) - (stays[t] as number)),
    );
    const isSettled =
      moved <= tolerance && (!forks || (isKept(away, guess, times, tasks) && isReached(problem, found)));
    if (forks && !limited && round === mostRounds && !isSettled) return manyUsers(problem);
    if (isDirect || isSettled || round === mostRounds) {
      const openClass = state.network.classes.findIndex(({ kind }) => kind === "open");
      return {
        chains,
        rates: ratesAt(found.map(({ throughput }) => throughput)),
        results: resultsOfAll(prepared, state),
        open: openClass < 0 ? nobody : resultsOfClass(prepared, state, openClass),
        ofChain: mainOf.map(ofTask),
        inFork,
        network: { tasks: state, mainOf },
        slots: state.pools === null ? null : settledSlots(problem, state.pools, state),
        ample: problem.ample,
        exact: null,
        converged: isDirect || isSettled,
      };
    }
    shares.take(Float64Array.from(found, ({ throughput }, c) => throughput / (first[c] as number)));
    const next = first.map((throughput, c) => throughput * (shares.values()[c] as number));
    sought = next;
    if (forks) {
      cycles.take(times);
      apart.take(away);
    }
    guess = {
      throughputs: withinReach(problem, next),
      sought: chains.map(({ population }, c) => population / (cycles.values()[c] as number)),
      apart: Array.from(apart.values()),
      stays,
      extraWaits,
      present: isShared && state.pools !== null ? settledSlots(problem, state.pools, state).present : NOBODY,
    };
  }
}

const NOBODY: Present = new Map();

/** Mean time of a visit to a site, of what a lone request meets. */
function timeAlone(prepared: Prepared, pools: LimitingPools | null, chain: number, site: number): Seconds {
  const { station, service } = prepared.sites[site] as Prepared["sites"][number];
  return pools?.models.has(station) ? pools.alone(chain, station) : meanOf(service);
}

/** Whether no task's time away is another than it was solved with. */
function isKept(away: Float64Array, guess: Guess, cycles: Float64Array, tasks: readonly Task[]): boolean {
  return tasks.every(
    ({ chain }, t) =>
      Math.abs((away[t] as number) - (guess.apart[t] as number)) <= TOLERANCE_ROUGH * (cycles[chain] as number),
  );
}

/** Whether no station does more than it can, but for rounding. */
function isReached(problem: Problem, found: readonly { readonly throughput: PerSecond }[]): boolean {
  const throughputs = found.map(({ throughput }) => throughput);
  return withinReach(problem, throughputs).every((most, c) => most >= (1 - 1.5e-6) * (throughputs[c] as number));
}

/** As if everybody were alone. */
function firstGuess(problem: Problem): Guess {
  const { prepared, chains, tasks } = problem;
  const nobody = prepared.model.stations.map(() => null);
  const once = chains.map(() => 1);
  const pools = limitingPools(problem, once, NOBODY);
  const stays = tasks.map(({ chain, sites }) =>
    [...sites].reduce((sum, [k, visits]) => sum + visits * timeAlone(prepared, pools, chain, k), 0),
  );
  const cycles = chains.map(({ thinkTime }, c) => thinkTime + responseTime(problem, c, nobody, once, () => null));
  const alone = chains.map(({ population }, c) => population / (cycles[c] as number));
  const apart = tasks.map(({ chain }, t) => Math.max(0, (cycles[chain] as number) - (stays[t] as number)));
  const extraWaits = new Float64Array(nobody.length);
  return { throughputs: withinReach(problem, alone), sought: alone, apart, stays, extraWaits, present: NOBODY };
}

/** The network of the tasks as a guess has it. */
function solved(
  problem: Problem,
  guess: Guess,
  effort: "fast" | "exact",
): SolvedTasks & { readonly pools: LimitingPools | null } {
  const { prepared, chains, tasks, mainOf, forks, beside, waiting } = problem;
  const { throughputs, sought, apart, stays, extraWaits, present } = guess;
  const pools = limitingPools(problem, throughputs, present);
  const delays = tasks.map(({ chain, sites }, t) => {
    if (t !== mainOf[chain]) return apart[t] as number;
    // A join tells of them already.
    const extra = forks
      ? 0
      : [...sites].reduce(
          (sum, [k, visits]) => sum + visits * (extraWaits[prepared.sites[k]?.station as number] as number),
          0,
        );
    return (apart[t] as number) + extra;
  });
  const together = tasks.map((one, t) =>
    tasks.map((other, u) => {
      if (one.chain !== other.chain || one.fork === null || one.fork !== other.fork) return 0;
      const { population } = chains[one.chain] as Chain;
      const cycle = population / (sought[one.chain] as number);
      return siblings(one, t, u) * overlap(cycle, stays[t] as number, stays[u] as number);
    }),
  );
  const openSites = problem.openSites.slice();
  beside.forEach((sites, c) => {
    sites.forEach((count, k) => {
      openSites[k] = (openSites[k] as number) + count * (throughputs[c] as number);
    });
  });
  const network = closedNetworkOf(prepared, chains, tasks, { delays, openSites, together }, waiting, pools);
  // A search over the load makes do with less.
  const shifted = pools !== null && problem.effort === "fast" ? [0] : [];
  const result = solveMixedNetwork(network.network, AFFORDABLE[effort], ...shifted);
  if (result.kind !== "solved") throw new Error("a load was let in that leaves nothing to the users who wait");
  return { ...network, pools, solved: result, laws: solvedLaws(network.network, result), extraWaits };
}

/** Of the customers of a task that a user has, those who are not the one who looks, as a share. */
const siblings = ({ copies, isApart }: Task, t: number, u: number): number =>
  t === u ? (isApart ? 0 : (copies - 1) / copies) : 1;

/**
 * How much more than by chance two branches are about together that begin at once: E min(A, B)·C/(E A·E B), the branches
 * taken as exponential.
 */
const overlap = (cycle: Seconds, one: Seconds, other: Seconds): number =>
  one + other > 0 ? Math.min(cycle / Math.max(one, other), cycle / (one + other)) : 1;

function remembered<Value>(f: (index: number) => Value): (index: number) => Value {
  const known = new Map<number, Value>();
  return (index) => {
    let value = known.get(index);
    if (value === undefined) {
      value = f(index);
      known.set(index, value);
    }
    return value;
  };
}

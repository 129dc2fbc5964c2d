/**
 * So many users before slots that one more or less is nothing: each pool and station sees their requests as an open
 * stream, and the throughput is the one at which N = X·(Z + R).
 *
 * Source: Pittel, Closed exponential networks of queues with saturation: the Jackson-type stationary distribution and
 * its asymptotic analysis (1979).
 */
import type { Group, Station } from "../../model/types.ts";
import type { PerSecond, Seconds } from "../../queueing/law.ts";
import { meanOf } from "../../queueing/law-moments.ts";
import type { StationResult } from "../../queueing/station-result.ts";
import type { Chain } from "../closed-chains.ts";
import { type Problem, reachOf, responseTime } from "../closed-problem.ts";
import type { ClosedSettled } from "../closed-settle.ts";
import type { Task } from "../closed-tasks.ts";
import { flowsOf } from "../flows.ts";
import { crossingOf } from "../root.ts";
import { type StationLoad, solveLoadedStation } from "../stations.ts";
import { plainLoads } from "../traffic.ts";
import type { SlotModel } from "./slot-model.ts";
import { mostServed, type SlotQueue, slotQueue } from "./slot-queue.ts";
import { type DirectVisits, slotResults } from "./slot-results.ts";
import { type LimitingPools, limitingPools, type Present } from "./slots-of-users.ts";

const TOLERANCE = 1e-7;
const MOST_ROUNDS = 40;
/** Of u = −ln(1 − X/c): no load, and a share 10⁻⁹ below the capacity c. */
const LEAST = 1e-12;
const NEAREST = 9 * Math.LN10;
const SHARPLY = 1e-9;

export function manyUsersOfSlots(problem: Problem): ClosedSettled {
  const { prepared, chains, ratesAt, ample } = problem;
  const nobody = prepared.model.stations.map(() => null);
  let throughputs: readonly PerSecond[] = chains.map(() => 1);
  let present: Present = new Map();
  let settled = false;
  for (let round = 0; round < MOST_ROUNDS && !settled; round++) {
    const pools = limitingPools(problem, throughputs, present) as LimitingPools;
    const before = throughputs;
    for (let c = 0; c < chains.length; c++)
      throughputs = throughputs.with(
        c,
        throughputOf(problem, pools, round === 0 ? throughputs.map(() => 0) : throughputs, c),
      );
    settled = throughputs.every((x, c) => Math.abs(x / (before[c] as number) - 1) <= TOLERANCE);
    present = slotsAt(problem, pools, throughputs).present;
  }
  const pools = limitingPools(problem, throughputs, present) as LimitingPools;
  const results = stationsAt(problem, throughputs);
  return {
    chains,
    rates: ratesAt(throughputs),
    results,
    open: nobody,
    ofChain: chains.map(() => results),
    inFork: () => null,
    network: null,
    slots: slotsAt(problem, pools, throughputs),
    ample,
    exact: null,
    converged: settled,
  };
}

/** Of one chain, the others' given, as a root in u = −ln(1 − X/c), c what the busiest place leaves it. */
function throughputOf(problem: Problem, pools: LimitingPools, throughputs: readonly PerSecond[], c: number): PerSecond {
  const { population } = problem.chains[c] as Chain;
  let { throughput: reach } = reachOf(problem, throughputs, c);
  for (const [s, visits] of poolVisits(problem, pools, c)) {
    const theirs = rateBefore(problem, pools, throughputs.with(c, 0), s);
    reach = Math.min(
      reach,
      Math.max(0, mostServed(pools.models.get(s) as SlotModel, pools.othersAt(s)) - theirs) / visits,
    );
  }
  const cycle = cycleOf(problem, pools, throughputs, c);
  if (reach === Number.POSITIVE_INFINITY) return population / cycle(1);
  const at = (u: number): PerSecond => -reach * Math.expm1(-u);
  return at(crossingOf((u) => Math.log((at(u) * cycle(at(u))) / population), LEAST, NEAREST, SHARPLY));
}

/** Z + R of a chain at each throughput of its. */
function cycleOf(
  problem: Problem,
  pools: LimitingPools,
  throughputs: readonly PerSecond[],
  c: number,
): (x: PerSecond) => Seconds {
  const { prepared, chains } = problem;
  const { sites } = taskOf(problem, c);
  const { thinkTime } = chains[c] as Chain;
  const nobody = prepared.model.stations.map(() => null);
  const alone = responseTime(
    problem,
    c,
    nobody,
    chains.map((_, k) => (k === c ? 1 : 0)),
    () => null,
  );
  return (x) => {
    const tried = throughputs.with(c, x);
    const results = stationsAt(problem, tried);
    let time = thinkTime + alone;
    for (const [k, visits] of sites) {
      const { station, serviceTime } = prepared.sites[k] as Problem["prepared"]["sites"][number];
      if (pools.models.has(station)) {
        const { wait, hold } = queueAt(problem, pools, tried, station);
        const own = pools.alone(c, station);
        // Who holds a slot is slowed down as all are.
        time += visits * (wait + own * (hold / meanAlone(problem, pools, tried, station) - 1));
        continue;
      }
      const result = results[station];
      if (result) time += visits * (result.response ? result.response.mean - serviceTime : (result.wait?.mean ?? 0));
    }
    return time;
  };
}

const taskOf = ({ tasks, mainOf }: Problem, c: number): Task => tasks[mainOf[c] as number] as Task;

/** Visits to each pool per request of a chain. */
function poolVisits(
  { prepared, ...problem }: Problem,
  { models }: LimitingPools,
  c: number,
): ReadonlyMap<number, number> {
  const visits = new Map<number, number>();
  for (const [k, count] of taskOf({ prepared, ...problem }, c).sites) {
    const { station } = prepared.sites[k] as Problem["prepared"]["sites"][number];
    if (models.has(station)) visits.set(station, (visits.get(station) ?? 0) + count);
  }
  return visits;
}

function rateBefore(problem: Problem, pools: LimitingPools, throughputs: readonly PerSecond[], s: number): PerSecond {
  return problem.chains.reduce(
    (sum, _, c) => sum + (throughputs[c] as number) * (poolVisits(problem, pools, c).get(s) ?? 0),
    0,
  );
}

/** Mean holding of a lone request, over those who come. */
function meanAlone(problem: Problem, pools: LimitingPools, throughputs: readonly PerSecond[], s: number): Seconds {
  const rate = rateBefore(problem, pools, throughputs, s);
  return problem.chains.reduce(
    (sum, _, c) =>
      sum + ((throughputs[c] as number) * (poolVisits(problem, pools, c).get(s) ?? 0) * pools.alone(c, s)) / rate,
    0,
  );
}

const queueAt = (problem: Problem, pools: LimitingPools, throughputs: readonly PerSecond[], s: number): SlotQueue =>
  slotQueue(pools.models.get(s) as SlotModel, rateBefore(problem, pools, throughputs, s), pools.othersAt(s));

function slotsAt(problem: Problem, pools: LimitingPools, throughputs: readonly PerSecond[]) {
  const { prepared, conditions, ratesAt, chains } = problem;
  const visits = new Map<number, DirectVisits>();
  for (const s of new Set(chains.flatMap((_, c) => [...poolVisits(problem, pools, c).keys()]))) {
    const { wait, hold, law } = queueAt(problem, pools, throughputs, s);
    visits.set(s, { rate: rateBefore(problem, pools, throughputs, s), stay: wait + hold, law });
  }
  const loads = plainLoads(prepared, flowsOf(prepared, ratesAt(throughputs), conditions).sites);
  return slotResults(prepared, pools.models, loads, visits, stationsAt(problem, throughputs), pools.othersAt);
}

/** Of the stations that users wait for without a slot. */
function stationsAt(problem: Problem, throughputs: readonly PerSecond[]): readonly (StationResult | null)[] {
  const { prepared, conditions, ratesAt, waiting, met } = problem;
  const { stations, groups } = prepared.model;
  const loads = plainLoads(prepared, flowsOf(prepared, ratesAt(throughputs), conditions).sites);
  return stations.map((station: Station, s) => {
    const load = loads[s] as StationLoad | null;
    if (load === null || !waiting[s] || !met.has(s) || prepared.pools.sites.has(s) || meanOf(load.service) === 0)
      return null;
    const result = solveLoadedStation(station, groups[station.group] as Group, load, "fast");
    return { ...result, method: "closed, many users", exactness: "approximate" };
  });
}

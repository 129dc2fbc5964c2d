/**
 * So many users that one more or less is nothing: each station sees their requests as an open stream, and the throughput
 * is the one at which N = X·(Z + R). Exact as N grows while the time at the busiest station stays above its service by
 * much, or the station below saturation; between, at the knee, off by a share of 1/√N.
 *
 * Source: Pittel, Closed exponential networks of queues with saturation: the Jackson-type stationary distribution and
 * its asymptotic analysis (1979).
 */
import { gammaMixture } from "../closed/gamma-mixture.ts";
import type { Group, Station } from "../model/types.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { Chain } from "./closed-chains.ts";
import { type Crowds, crowdsAt, movedBy, nobodyThere } from "./closed-crowds.ts";
import { type Problem, reachOf, reachTogether, responseTime } from "./closed-problem.ts";
import type { Results } from "./closed-results.ts";
import type { ClosedSettled } from "./closed-settle.ts";
import { flowsOf } from "./flows.ts";
import { crossingOf } from "./root.ts";
import { type StationLoad, solveLoadedStation } from "./stations.ts";
import { plainLoads } from "./traffic.ts";

/** Relative, on throughputs of several chains. */
const SETTLED = 1e-9;
const MOST_ROUNDS = 60;
/** Relative, of a chain's share of all requests. */
const MIXED = 1e-8;
const MOST_MIXES = 60;
/** Rounds of the crowds at stations whose speed depends on them. */
const MOST_CROWDS = 100;
/** Relative, on u: of one chain by itself, and of the move of the round before where others move as well. */
const SHARPLY = 1e-13;
const ROUGHLY = 1e-3;
/** Steps that shrink by less point nowhere. */
const MOST_ALIKE = 0.98;
/** Of u: no load, and a share 10⁻⁹ below the capacity, nearer to which nothing is told apart. */
const LEAST = 1e-12;
const NEAREST = 9 * Math.LN10;
/** Busy share from which on a station can hold the others up. */
const BUSY = 0.9;

export function manyUsers(problem: Problem): ClosedSettled {
  const { prepared, chains, ratesAt } = problem;
  let throughputs: readonly PerSecond[] = chains.map(() => 0);
  let crowds = nobodyThere(problem, throughputs);
  let settled = false;
  for (let round = 0; round < MOST_CROWDS && !settled; round++) {
    const found = throughputsAmong(problem, crowds, throughputs);
    throughputs = found.throughputs;
    const before = crowds;
    crowds = crowdsAt(problem, throughputs, before);
    settled = found.settled && movedBy(crowds, before) <= SETTLED;
    if (!found.settled) break;
  }
  // Whatever the crowds came to, N = X·(Z + R) holds among them.
  if (!settled && crowds.size > 0) throughputs = throughputsAmong(problem, crowds, throughputs).throughputs;
  const met = resultsAt(problem, crowds, throughputs);
  const results = met.map((result, s) =>
    result === null || crowds.has(s) || problem.forks ? result : steadied(problem, s, result),
  );
  return {
    chains,
    rates: ratesAt(throughputs),
    results,
    open: prepared.model.stations.map(() => null),
    ofChain: chains.map(() => results),
    inFork: () => null,
    network: null,
    slots: null,
    ample: problem.ample,
    exact: null,
    converged: settled,
  };
}

/** @param start where the search begins; all 0: nothing is known yet */
function throughputsAmong(
  problem: Problem,
  crowds: Crowds,
  start: readonly PerSecond[],
): { readonly throughputs: readonly PerSecond[]; readonly settled: boolean } {
  const { chains } = problem;
  const beside = (stations: ReadonlySet<number>) => new Set([...stations].filter((s) => !crowds.has(s)));
  const waited = { ...problem, met: beside(problem.met), reached: beside(problem.reached) };
  let throughputs = start;
  let settled = false;
  let before = 1;
  const last: (readonly PerSecond[])[] = [];
  for (let round = 0; round < MOST_ROUNDS && !settled; round++) {
    let moved = 0;
    for (let c = 0; c < chains.length; c++) {
      const found = throughputOf(problem, waited, crowds, throughputs, c, round === 0 ? null : before);
      moved = Math.max(moved, Math.abs(found / (throughputs[c] as number) - 1));
      throughputs = throughputs.with(c, found);
    }
    settled = chains.length === 1 || moved <= SETTLED;
    before = moved;
    last.push(throughputs);
    if (settled || last.length < 3) continue;
    const ahead = extrapolated(last);
    if (ahead !== null && chains.every((_, c) => reachOf(waited, ahead, c).throughput > 0)) throughputs = ahead;
    last.length = 0;
  }
  return settled ? { throughputs, settled } : byMix(problem, waited, crowds, throughputs);
}

/**
 * The same where each takes all that the others leave and they come to terms too slowly: the throughput of all together
 * at a given mix, as one root, and the mix from the answers, X_c ∝ N_c/(Z_c + R_c).
 */
function byMix(
  problem: Problem,
  waited: Problem,
  crowds: Crowds,
  start: readonly PerSecond[],
): { readonly throughputs: readonly PerSecond[]; readonly settled: boolean } {
  const { chains } = problem;
  const users = chains.reduce((sum, { population }) => sum + population, 0);
  const cyclesAt = (throughputs: readonly PerSecond[]): readonly Seconds[] => {
    const results = resultsAt(problem, crowds, throughputs);
    return chains.map(({ thinkTime }, c) => thinkTime + responseTime(problem, c, results, throughputs, () => null));
  };
  const first = cyclesAt(start);
  let mix = shares(chains.map(({ population }, c) => population / (first[c] as number)));
  let throughputs = start;
  for (let round = 0; round < MOST_MIXES; round++) {
    const reach = reachTogether(waited, mix);
    const at = (u: number): readonly PerSecond[] => {
      const all = reach === Number.POSITIVE_INFINITY ? u : -reach * Math.expm1(-u);
      return mix.map((share) => share * all);
    };
    const excess = (u: number): number => {
      const tried = at(u);
      const cycles = cyclesAt(tried);
      const present = cycles.reduce((sum, cycle, c) => sum + (tried[c] as number) * cycle, 0);
      return Number.isFinite(present) ? Math.log(present / users) : Number.POSITIVE_INFINITY;
    };
    throughputs = at(crossingOf(excess, LEAST, reach === Number.POSITIVE_INFINITY ? 1e12 : NEAREST, SHARPLY));
    const cycles = cyclesAt(throughputs);
    const next = shares(chains.map(({ population }, c) => population / (cycles[c] as number)));
    const moved = Math.max(...next.map((share, c) => Math.abs(share / (mix[c] as number) - 1)));
    if (moved <= MIXED) return { throughputs, settled: true };
    mix = next;
  }
  return { throughputs, settled: false };
}

function shares(values: readonly number[]): readonly number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}

/**
 * Of one chain, the others' given: N = X·(Z + R(X)) as a root in u = −ln(1 − X/c), c what the busiest station leaves it.
 *
 * @param waited the problem without the crowds' stations, which limit nobody by a capacity
 * @param moved how far throughputs went in the round before, relative: the root is first looked for as near to where it
 * was, and no sharper than that pays; null: this is the first round
 */
function throughputOf(
  problem: Problem,
  waited: Problem,
  crowds: Crowds,
  throughputs: readonly PerSecond[],
  c: number,
  moved: number | null,
): PerSecond {
  const { population, thinkTime } = problem.chains[c] as Chain;
  const cycle = (x: PerSecond): Seconds => {
    const tried = throughputs.with(c, x);
    return thinkTime + responseTime(problem, c, resultsAt(problem, crowds, tried), tried, () => null);
  };
  const { throughput: reach } = reachOf(waited, throughputs, c);
  if (reach === Number.POSITIVE_INFINITY) return population / cycle(1);
  const at = (u: number): PerSecond => -reach * Math.expm1(-u);
  const excess = (u: number): number => Math.log((at(u) * cycle(at(u))) / population);
  const sharpness =
    moved === null && problem.chains.length > 1 ? ROUGHLY : Math.max(SHARPLY, ROUGHLY * Math.min(1, moved ?? 0));
  if (moved !== null) {
    const was = (throughputs[c] as number) / reach;
    const placeOf = (share: number): number => (share < 1 ? Math.min(NEAREST, -Math.log1p(-share)) : NEAREST);
    const low = Math.max(LEAST, placeOf(was * (1 - 2 * moved)));
    const high = placeOf(was * (1 + 2 * moved)) + SHARPLY;
    const near = crossingOf(excess, low, high, sharpness);
    if (near > low && near < high) return at(near);
  }
  return at(crossingOf(excess, LEAST, NEAREST, sharpness));
}

/**
 * Where throughputs would settle that go on as in the last three rounds, each step the same part of the one before
 * (Aitken's Δ², in logarithms); null: they do not come nearer.
 */
function extrapolated(last: readonly (readonly PerSecond[])[]): PerSecond[] | null {
  const [first, second, third] = last as readonly [readonly PerSecond[], readonly PerSecond[], readonly PerSecond[]];
  const steps = third.map((x, c) => Math.log(x / (second[c] as number)));
  const stepsBefore = second.map((x, c) => Math.log(x / (first[c] as number)));
  const along = steps.reduce((sum, step, c) => sum + step * (stepsBefore[c] as number), 0);
  const ratio = along / stepsBefore.reduce((sum, step) => sum + step * step, 0);
  if (!(ratio > 0 && ratio < MOST_ALIKE)) return null;
  const ahead = third.map((x, c) => x * Math.exp((ratio / (1 - ratio)) * (steps[c] as number)));
  return ahead.every((x) => Number.isFinite(x) && x > 0) ? ahead : null;
}

/** Of the stations that users wait for. */
function resultsAt(problem: Problem, crowds: Crowds, throughputs: readonly PerSecond[]): Results {
  const { prepared, conditions, ratesAt, waiting, met } = problem;
  const { stations, groups } = prepared.model;
  const loads = plainLoads(prepared, flowsOf(prepared, ratesAt(throughputs), conditions).sites);
  return stations.map((station, s) => {
    const crowd = crowds.get(s);
    if (crowd !== undefined) return crowd;
    const load = loads[s] as StationLoad | null;
    if (load === null || !waiting[s] || !met.has(s)) return null;
    const result = solveLoadedStation(station, groups[station.group] as Group, load, "fast");
    const found: StationResult = { ...result, method: "closed, many users", exactness: "approximate" };
    // How long a join lasts hangs on the shape of what it waits for.
    return problem.forks ? steadied(problem, s, found) : found;
  });
}

/**
 * The number before a station that holds the others up varies only as much as that of those who are elsewhere: Poisson,
 * and not as geometrically as before an open one.
 */
function steadied({ prepared, chains }: Problem, s: number, result: StationResult): StationResult {
  const { servers, group } = prepared.model.stations[s] as Station;
  const capacity = servers * (prepared.model.groups[group]?.members ?? 1);
  const { wait } = result;
  if (wait === null || result.utilization < BUSY) return result;
  const service = (result.utilization * capacity) / result.throughput;
  const waiting = wait.mean * result.throughput;
  const elsewhere = chains.reduce((sum, { population }) => sum + population, 0) - waiting;
  const variance = (waiting + Math.max(0, elsewhere)) * (service / capacity) ** 2;
  if (!(variance < wait.mean * wait.mean)) return result;
  const law = gammaMixture([{ weight: 1, mean: wait.mean, variance }]);
  return { ...result, wait: law, waitProbability: 1 };
}

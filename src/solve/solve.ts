/**
 * Model → Solution at one load: one fixed point over what each station passes on, and inside it
 * flows, variability, stations; then responses along the call graph.
 */
import { fromLaw } from "../latency/from-law.ts";
import { fromTail } from "../latency/from-tail.ts";
import { type Latency, zero } from "../latency/latency.ts";
import { sequence } from "../latency/sequence.ts";
import type { Station } from "../model/types.ts";
import type { Law } from "../queueing/law.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { flowsOf, successOf } from "./flows.ts";
import { placesOf } from "./places.ts";
import type { Prepared, Waits } from "./prepare.ts";
import { type Responses, responsesOf, type SettledLoad } from "./responses.ts";
import { type StationLoad, solveLoadedStation } from "./stations.ts";
import { stationWork, trafficOf } from "./traffic.ts";
import type { Exactness, Solution, StationSolution, WorkloadSolution } from "./types.ts";

export interface SolveOptions {
  /** Factor on the arrival rate of every open workload; default 1. */
  readonly loadFactor?: number;
  /** Distributions: of every workload and station (default), of some workloads only, or of none (means). */
  readonly percentiles?: "all" | "none" | ReadonlySet<number>;
  /** Stations taken to have all the servers they want: no wait, no loss. */
  readonly mended?: ReadonlySet<number>;
  /** Also tell where each workload's time goes. */
  readonly places?: boolean;
  /** How dear a station may be; default exact. */
  readonly effort?: "fast" | "exact";
}

const TOLERANCE = 1e-12;
const MOST_ROUNDS = 500;

export function solve(prepared: Prepared, options: SolveOptions = {}): Solution {
  const { model } = prepared;
  const { loadFactor = 1, percentiles = "all", mended = new Set<number>(), effort = "exact" } = options;
  if (!(loadFactor >= 0) || !Number.isFinite(loadFactor)) {
    throw new RangeError(`loadFactor must be finite and at least 0, got ${loadFactor}`);
  }
  const rates = model.workloads.map((workload) =>
    workload.load.kind === "open" ? workload.load.arrivalRate * loadFactor : 0,
  );
  const state = settle(prepared, rates, mended, effort);
  const { flows, loads, conditions } = state;
  const serviceTimes = loads.map((load) => (load === null ? 0 : meanOf(load.service)));
  const responses = responsesOf(prepared, state, serviceTimes);

  // Work that would come if all passed: the mix of services is then another than the one met.
  const unhindered = state.hindered
    ? stationWork(
        prepared,
        flowsOf(prepared, rates, { ...conditions, passed: new Float64Array(model.stations.length).fill(1) }).sites,
      )
    : Float64Array.from(loads, (load, s) => (load === null ? 0 : load.arrivalRate * (serviceTimes[s] as number)));

  const stationDistributions = percentiles === "all";
  const stations = model.stations.map((_, s) =>
    stationSolution(prepared, s, state, responses, unhindered[s] as number, loadFactor, stationDistributions),
  );
  const workloads = model.workloads.map((_, w) => {
    const wanted = percentiles === "all" || (percentiles !== "none" && percentiles.has(w));
    return workloadSolution(
      prepared,
      w,
      rates[w] as number,
      state,
      serviceTimes,
      responses,
      wanted,
      options.places === true,
    );
  });
  return {
    stations,
    workloads,
    operations: Array.from(flows.operations, (arrivalRate) => ({ arrivalRate })),
    loadFactor,
    converged: state.converged,
    iterations: state.iterations,
  };
}

interface State extends SettledLoad {
  /** Some station passes less than all. */
  readonly hindered: boolean;
  /** Operations whose mean is known. */
  readonly answered: Uint8Array;
  readonly converged: boolean;
  readonly iterations: number;
}

/** The outer fixed point: what each station passes on decides what the others meet. */
function settle(
  prepared: Prepared,
  rates: readonly number[],
  mended: ReadonlySet<number>,
  effort: "fast" | "exact",
): State {
  const { model } = prepared;
  const conditions = {
    passed: new Float64Array(model.stations.length).fill(1),
    hitRatios: Float64Array.from(model.caches, (cache) => (cache.hit.kind === "given" ? cache.hit.ratio : 0)),
  };
  const known: { load: StationLoad; result: StationResult }[] = [];
  const tried: { passed: number; passes: number }[] = [];
  let iterations = 0;
  for (;;) {
    iterations++;
    const flows = flowsOf(prepared, rates, conditions);
    const traffic = trafficOf(prepared, rates, flows, conditions);
    let moved = 0;
    let hindered = false;
    const next = new Float64Array(model.stations.length).fill(1);
    const results = model.stations.map((station, s) => {
      const load = traffic.loads[s] as StationLoad | null;
      if (load === null || mended.has(s) || station.discipline === "delay") return null;
      const before = known[s];
      const result =
        before !== undefined && isSameLoad(before.load, load)
          ? before.result
          : solveLoadedStation(station, model.groups[station.group] as (typeof model.groups)[number], load, effort);
      known[s] = { load, result };
      const share = Math.min(1, result.throughput / load.arrivalRate);
      // A throughput within rounding of the arrivals passes everything.
      const passes = !result.saturated && result.lossProbability === 0 ? 1 : share;
      if (passes !== 1) hindered = true;
      const passed = conditions.passed[s] as number;
      moved = Math.max(moved, Math.abs(passes - passed));
      next[s] = stepTowards(passed, passes, tried[s]);
      tried[s] = { passed, passes };
      return result;
    });
    const settled = moved <= TOLERANCE;
    if (settled || iterations >= MOST_ROUNDS) {
      return {
        flows,
        loads: traffic.loads,
        results,
        conditions,
        hindered,
        answered: new Uint8Array(model.operations.length),
        converged: settled && flows.converged && traffic.converged,
        iterations,
      };
    }
    conditions.passed = next;
  }
}

/**
 * The next share to try. Who calls a station several times in a row calls it less often the less it
 * passes, so that it passes more: the plain iteration swings for ever. A secant on what was tried
 * before meets in between.
 */
function stepTowards(
  passed: number,
  passes: number,
  before: { readonly passed: number; readonly passes: number } | undefined,
): number {
  const moved = before === undefined ? 0 : passed - before.passed;
  const slope = before === undefined || moved === 0 ? 0 : Math.min(0, (passes - before.passes) / moved);
  return passed + (passes - passed) / (1 - slope);
}

function isSameLoad(a: StationLoad, b: StationLoad): boolean {
  return (
    a.arrivalRate === b.arrivalRate &&
    a.arrivalScv === b.arrivalScv &&
    a.feedback === b.feedback &&
    (a.service === b.service || JSON.stringify(a.service) === JSON.stringify(b.service))
  );
}

function stationSolution(
  prepared: Prepared,
  s: number,
  state: State,
  responses: Responses,
  /** Seconds of service asked for per second if every station passed all. */
  unhinderedWork: number,
  loadFactor: number,
  withDistributions: boolean,
): StationSolution {
  const { model } = prepared;
  const station = model.stations[s] as (typeof model.stations)[number];
  const load = state.loads[s] as StationLoad | null;
  const result = state.results[s] as StationResult | null;
  const servers = station.servers * (model.groups[station.group]?.members ?? 1);
  if (load === null || result === null) {
    const service = load === null ? 0 : meanOf(load.service);
    const rate = load === null ? 0 : load.arrivalRate;
    const utilization = Number.isFinite(servers) ? (rate * service) / servers : 0;
    return {
      arrivalRate: rate,
      throughput: rate,
      offeredUtilization: utilization,
      utilization: Math.min(1, utilization),
      saturated: false,
      lossProbability: 0,
      arrivalScv: load?.arrivalScv ?? 1,
      serviceTime: service,
      serviceScv: load === null ? 0 : scvOf(load.service),
      waitProbability: 0,
      waitTime: 0,
      responseTime: service,
      queueLength: rate * service,
      saturationFactor: null,
      method: load === null ? "unused" : "delay",
      source: "",
      exactness: "exact",
      wait: withDistributions ? zero() : null,
      response: withDistributions ? (load === null ? zero() : fromLaw(load.service)) : null,
    };
  }
  const service = meanOf(load.service);
  const responseTime = result.saturated ? null : (result.response?.mean ?? (result.wait?.mean ?? 0) + service);
  const admitted = load.arrivalRate * (1 - result.lossProbability);
  const unhinderedLoad = unhinderedWork / servers;
  return {
    arrivalRate: load.arrivalRate,
    throughput: result.saturated ? Math.min(load.arrivalRate, result.throughput) : admitted,
    offeredUtilization: withBackground(station, result.utilization),
    utilization: result.saturated ? 1 : withBackground(station, Math.min(1, (admitted * service) / servers)),
    saturated: result.saturated,
    lossProbability: result.lossProbability,
    arrivalScv: load.arrivalScv,
    serviceTime: service,
    serviceScv: scvOf(load.service),
    waitProbability: result.saturated ? null : result.waitProbability,
    waitTime: responseTime === null ? null : Math.max(0, responseTime - service),
    responseTime,
    queueLength: responseTime === null ? null : admitted * responseTime,
    saturationFactor: unhinderedLoad > 0 ? loadFactor / unhinderedLoad : null,
    method: result.method,
    source: result.source,
    exactness: result.exactness,
    wait: withDistributions ? waitDistribution(s, result, responses) : null,
    response: withDistributions ? responseDistribution(s, load.service, result, responses) : null,
  };
}

/** Services are lengthened by what the machines do of their own: ρ is a share of what that leaves. */
function withBackground({ background = 0 }: Station, utilization: number): number {
  return background + (1 - background) * utilization;
}

/** Under processor sharing nobody stands in line: the wait is only known by its mean. */
function waitDistribution(s: number, result: StationResult, responses: Responses): Latency | null {
  return result.saturated || result.wait === null ? null : responses.stationWait(s);
}

function responseDistribution(s: number, service: Law, result: StationResult, responses: Responses): Latency | null {
  if (result.saturated) return null;
  if (result.response) return fromTail(result.response);
  const wait = responses.stationWait(s);
  return wait === null ? null : sequence(wait, fromLaw(service));
}

function workloadSolution(
  prepared: Prepared,
  w: number,
  arrivalRate: number,
  state: State,
  serviceTimes: readonly number[],
  responses: Responses,
  withDistribution: boolean,
  withPlaces: boolean,
): WorkloadSolution {
  const { model } = prepared;
  const { operations: awaited, stations: met } = prepared.waits[w] as Waits;
  const workload = model.workloads[w] as (typeof model.workloads)[number];
  // Callees first, so that no chain of calls is walked by recursion.
  for (let k = awaited.length - 1; k >= 0; k--) {
    const operation = awaited[k] as number;
    if (prepared.dependsOnWorkload[operation] || !state.answered[operation]) responses.mean(operation, w);
    state.answered[operation] = 1;
  }
  const meanLatency = responses.mean(workload.entry, w);
  const saturated = !Number.isFinite(meanLatency);
  let latency: Latency | null = null;
  if (withDistribution && !saturated) {
    for (let k = awaited.length - 1; k >= 0; k--) responses.distribution(awaited[k] as number, w);
    latency = responses.distribution(workload.entry, w);
  }
  const success = state.flows.success[w] as number;
  const saturatedBy = saturated ? met.filter((s) => state.results[s]?.saturated === true) : [];
  return {
    id: workload.id,
    whole: workload.whole,
    arrivalRate,
    throughput: arrivalRate * success,
    errorRatio: errorRatioOf(prepared, w, state),
    saturated,
    saturatedBy,
    meanLatency: saturated ? null : meanLatency,
    latency,
    ...exactnessOf(prepared, w, state.results),
    places: withPlaces && !saturated ? placesOf(prepared, state, serviceTimes, responses, w, withDistribution) : [],
  };
}

/** Share of a workload's requests that some full waiting room turns away. */
function errorRatioOf(prepared: Prepared, w: number, state: State): number {
  if (!state.hindered) return 0;
  const passed = Float64Array.from(state.results, (result) => (result === null ? 1 : 1 - result.lossProbability));
  const entry = (prepared.model.workloads[w] as { entry: number }).entry;
  return 1 - (successOf(prepared, { ...state.conditions, passed }, w)[entry] as number);
}

const RANK: Record<Exactness, number> = { exact: 0, "numerically-exact": 1, approximate: 2, assumed: 3 };

/**
 * A mean is as exact as the least exact station on the way, and approximate where branches run at
 * once, since they are taken as independent. Percentiles need the stays themselves to be independent,
 * which holds along single-server first-come queues (Reich 1957; Burke 1968); several servers let
 * requests overtake one another (Simon & Foley 1979).
 */
function exactnessOf(
  prepared: Prepared,
  w: number,
  results: readonly (StationResult | null)[],
): { readonly exactness: Exactness; readonly percentileExactness: Exactness } {
  const { model } = prepared;
  const { stations, forks } = prepared.waits[w] as Waits;
  let exactness: Exactness = forks ? "approximate" : "exact";
  let queues = 0;
  let inOrder = true;
  for (const s of stations) {
    const result = results[s];
    if (!result) continue;
    const { servers, discipline, group } = model.stations[s] as Station;
    exactness = less(exactness, result.exactness);
    queues++;
    inOrder &&= discipline === "fcfs" && servers * (model.groups[group]?.members ?? 1) === 1;
  }
  const independent = queues < 2 || inOrder;
  return { exactness, percentileExactness: less(exactness, independent ? "numerically-exact" : "approximate") };
}

const less = (a: Exactness, b: Exactness): Exactness => (RANK[a] >= RANK[b] ? a : b);

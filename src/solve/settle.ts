/** The outer fixed point: what each station passes on decides what the others meet. */

import { isPool } from "../model/is-pool.ts";
import type { Group, Station } from "../model/types.ts";
import type { Law, PerSecond } from "../queueing/law.ts";
import { lawFromMoments } from "../queueing/law-from-moments.ts";
import { meanOf } from "../queueing/law-moments.ts";
import type { ServedInTurn } from "../queueing/retried-queue.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { FailureConditions } from "./call-outcomes.ts";
import { exactResultAt } from "./closed-exactly.ts";
import type { ClosedOptions } from "./closed-problem.ts";
import type { ClosedSettled } from "./closed-settle.ts";
import { closedUsers } from "./closed-users.ts";
import { heldPools } from "./held/held-pools.ts";
import { canBeLeft, servedInTurn, solveLeftStation } from "./left-stations.ts";
import type { Prepared } from "./prepare.ts";
import type { SettledLoad } from "./responses.ts";
import { type SettledFlows, settledFlows } from "./settled-flows.ts";
import { heldByUsers } from "./slots/held-by-users.ts";
import { type StationLoad, solveLoadedStation } from "./stations.ts";
import { trafficOf } from "./traffic.ts";
import { unknownFrom } from "./unknown.ts";

const TOLERANCE = 1e-12;
const MOST_ROUNDS = 500;
/** Each of which costs more, and what has not settled by then swings between two ways to wait. */
const MOST_ROUNDS_WITH_POOLS = 150;

export interface Settled extends SettledLoad {
  /** Arrivals of each workload, 1/s: given, or what users who think make of the answers. */
  readonly rates: readonly PerSecond[];
  /** null: no workload is closed. */
  readonly closed: ClosedSettled | null;
  /** How computed hit ratios came about. */
  readonly hits: SettledFlows["hits"];
  /** Some station passes less than all. */
  readonly hindered: boolean;
  readonly converged: boolean;
  readonly iterations: number;
}

export interface SettleOptions extends ClosedOptions {
  /** Stations whose waits are asked for; null: all. Of others it matters only what they pass on. */
  readonly met: ReadonlySet<number> | null;
  /** How often calls fail, while that is looked for; absent where none may. */
  readonly failures?: FailureConditions;
}

/**
 * @param openRates arrivals of each workload, 1/s, 0 where it is closed
 */
export function settle(prepared: Prepared, openRates: readonly PerSecond[], options: SettleOptions): Settled {
  const { model } = prepared;
  const { mended, effort, met, failures } = options;
  const passed = unknownFrom(new Float64Array(model.stations.length).fill(1));
  const users = closedUsers(prepared, openRates, options, passed.values());
  const known: LikeResults = new Map();
  const hasPools = prepared.pools.order.length > 0;
  const most = hasPools ? MOST_ROUNDS_WITH_POOLS : MOST_ROUNDS;
  let iterations = 0;
  for (;;) {
    iterations++;
    const rates = users.rates();
    const settledFlow = settledFlows(prepared, rates, passed.values(), failures);
    const { flows, hitRatios, hits } = settledFlow;
    const conditions = { passed: passed.values(), hitRatios, ...(failures === undefined ? {} : { failures }) };
    const closed = users.settle(conditions);
    const traffic = trafficOf(prepared, rates, flows, conditions);
    let hindered = false;
    const passes = new Float64Array(model.stations.length).fill(1);
    const results = model.stations.map((station, s) => {
      const load = traffic.loads[s] as StationLoad | null;
      if (load === null || mended.has(s) || station.discipline === "delay" || isPool(station)) return null;
      const withUsers = closed?.results[s];
      if (withUsers) return withUsers;
      const behindSlots = closed?.slots?.held.results.get(s);
      if (behindSlots) return behindSlots;
      if (!hasPools && met !== null && !met.has(s) && passesAll(station, model.groups[station.group], load))
        return null;
      const kind = prepared.likeness[s] as number;
      const group = model.groups[station.group] as Group;
      const visits = failures?.patience.get(s) ?? [];
      const isLeft = visits.length > 0 && canBeLeft(station);
      const alone = isLeft
        ? solveLeftStation(station, group, load, visits, flows.sites, effort)
        : likeResult(known, kind, load, () => solveLoadedStation(station, group, load, effort));
      const served = servedOf(failures, s);
      const result =
        served === null ? alone : servedInTurn(station, alone, served, load, station.servers * group.members);
      const share = Math.min(1, result.throughput / load.arrivalRate);
      // A throughput within rounding of the arrivals passes everything.
      if (result.saturated || result.lossProbability > 0) passes[s] = share;
      if (passes[s] !== 1) hindered = true;
      return result;
    });
    const held = hasPools
      ? closed === null
        ? heldPools(prepared, flows, conditions, traffic.loads, results, mended)
        : heldByUsers(prepared, { flows, conditions, mended }, closed, results)
      : null;
    for (const [s, result] of held?.results ?? []) {
      const exact = closed?.exact?.stations[s];
      results[s] = exact === undefined ? result : exactResultAt(result, exact);
      const { arrivalRate } = (held?.loads.get(s) ?? traffic.loads[s]) as StationLoad;
      passes[s] = result.saturated || result.lossProbability > 0 ? Math.min(1, result.throughput / arrivalRate) : 1;
    }
    if (held !== null) hindered = passes.some((share) => share !== 1);
    const settled = Math.max(passed.take(passes), users.take(closed)) <= TOLERANCE;
    if (settled || iterations >= most) {
      return {
        rates,
        closed,
        flows,
        loads: traffic.loads.map((load, s) => heldLoad(s, held?.loads.get(s) ?? null, closed) ?? load),
        results,
        held,
        conditions,
        hindered,
        hits,
        converged: settled && settledFlow.converged && traffic.converged && closed?.converged !== false,
        iterations,
      };
    }
  }
}

/** Requests for a slot, which few users hold as long as their chain says. */
function heldLoad(s: number, load: StationLoad | null, closed: ClosedSettled | null): StationLoad | null {
  const exact = closed?.exact?.stations[s];
  if (load === null || exact === undefined || !(exact.arrivalRate > 0)) return load;
  return { ...load, service: lawFromMoments(exact.busy / exact.arrivalRate, 1) };
}

/** Whom a station serves of attempts that are known to meet the same busy spell. */
function servedOf(failures: FailureConditions | undefined, station: number): ServedInTurn | null {
  for (const { served } of failures?.inTurn?.values() ?? []) if (served?.station === station) return served;
  return null;
}

/** Room for all and servers to spare, which the busiest of unlike members may lack. */
function passesAll(station: Station, group: Group | undefined, load: StationLoad): boolean {
  const servers = station.servers * (group?.members ?? 1);
  return (
    station.waitingRoom === null &&
    station.scalability === null &&
    !group?.weights &&
    load.arrivalRate * meanOf(load.service) < servers
  );
}

/** By kind of station: the loads that it was solved under. */
type LikeResults = Map<number, { readonly first: Loaded; readonly byKey: Map<string, StationResult> }>;

interface Loaded {
  readonly load: StationLoad;
  readonly result: StationResult;
}

/**
 * Like stations under like loads have one result. Loads are compared as texts, which takes as long as a simple station:
 * the first of a kind has none until there is a second.
 */
function likeResult(known: LikeResults, kind: number, load: StationLoad, solve: () => StationResult): StationResult {
  const alike = known.get(kind);
  if (alike === undefined) {
    const result = solve();
    known.set(kind, { first: { load, result }, byKey: new Map() });
    return result;
  }
  const { first, byKey } = alike;
  const key = keyOf(load);
  if (byKey.size === 0) byKey.set(keyOf(first.load), first.result);
  const result = byKey.get(key) ?? solve();
  byKey.set(key, result);
  return result;
}

const keyOf = ({
  arrivalRate,
  arrivalScv,
  feedback,
  rowSecondMoment,
  stream,
  service,
  ...others
}: StationLoad): string =>
  `${arrivalRate} ${arrivalScv} ${feedback} ${rowSecondMoment} ${stream} ${lawKey(service)}${keyOfOthers(others)}`;

const keyOfOthers = ({ batches, dispersion, inRow }: Partial<StationLoad>): string =>
  batches || inRow ? JSON.stringify([batches, dispersion, inRow]) : "";

const lawKeys = new WeakMap<Law, string>();

function lawKey(law: Law): string {
  const known = lawKeys.get(law);
  if (known !== undefined) return known;
  const key = JSON.stringify(law);
  lawKeys.set(law, key);
  return key;
}

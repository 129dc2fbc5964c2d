/** The outer fixed point: what each station passes on decides what the others meet. */

import type { Group, Station } from "../model/types.ts";
import { meanOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { flowsOf } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import type { SettledLoad } from "./responses.ts";
import { type StationLoad, solveLoadedStation } from "./stations.ts";
import { trafficOf } from "./traffic.ts";

const TOLERANCE = 1e-12;
const MOST_ROUNDS = 500;

export interface Settled extends SettledLoad {
  /** Some station passes less than all. */
  readonly hindered: boolean;
  readonly converged: boolean;
  readonly iterations: number;
}

export interface SettleOptions {
  /** Stations taken to have all the servers they want. */
  readonly mended: ReadonlySet<number>;
  readonly effort: "fast" | "exact";
  /** Stations whose waits are asked for; null: all. Of others it matters only what they pass on. */
  readonly met: ReadonlySet<number> | null;
}

/**
 * @param rates arrivals of each workload, 1/s
 */
export function settle(prepared: Prepared, rates: readonly number[], { mended, effort, met }: SettleOptions): Settled {
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
      if (met !== null && !met.has(s) && passesAll(station, model.groups[station.group], load)) return null;
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

/** Room for all and servers to spare, which the busiest of unlike members may lack. */
function passesAll(station: Station, group: Group | undefined, load: StationLoad): boolean {
  const servers = station.servers * (group?.members ?? 1);
  return station.waitingRoom === null && !group?.weights && load.arrivalRate * meanOf(load.service) < servers;
}

function isSameLoad(a: StationLoad, b: StationLoad): boolean {
  return (
    a.arrivalRate === b.arrivalRate &&
    a.arrivalScv === b.arrivalScv &&
    a.feedback === b.feedback &&
    (a.service === b.service || JSON.stringify(a.service) === JSON.stringify(b.service))
  );
}

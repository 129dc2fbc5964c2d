/**
 * How much the branches of a fork depend on one another because one stream feeds them: when requests come in a
 * bunch, every branch's queue is long.
 *
 * The waits of the branches follow the common factor of a normal copula; services are each branch's own. In the Brownian
 * limit arrivals are the share i = ca²/(ca² + cs²) of what makes a queue vary, and so the correlation of what comes to
 * any two queues; r of the copula is this share, set by the joins of two like queues: exact for M/M/1, E max = (12 −
 * ρ)/8 · R (Flatto & Hahn, SIAM J. Appl. Math. 44, 1984; Nelson & Tantawi, IEEE Trans. Comp. 37, 1988), simulated for
 * services of scv 0.1 to 9. With constant services all queues are one and the same, and r is 1. Of a station that others
 * feed as well only the fork's share counts.
 */
import type { Group, Station } from "../model/types.ts";
import { scvOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { Flows } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import type { StationLoad } from "./stations.ts";
import type { PreparedStep } from "./steps.ts";

/** Beyond this correlation the waits are as good as one. */
const ALL_BUT_ONE = 0.98;

/** Of the whole branch: less moves a join by less than three in a thousand. */
const NEGLIGIBLE = 0.01;

export interface ForkContext {
  readonly prepared: Prepared;
  readonly flows: Flows;
  readonly loads: readonly (StationLoad | null)[];
  readonly results: readonly (StationResult | null)[];
  /** Mean time of one use of a station at a site. */
  readonly siteMean: (site: number) => number;
}

/** The station at which a branch spends most of its time, and r of the wait there. */
export interface ForkCorrelation {
  readonly station: number;
  /** In [0, 1]; 1: all wait as long. */
  readonly ofWait: number;
  /** Of the branch's whole time, of which the wait is a part. */
  readonly ofWhole: number;
}

/** null: nothing that the branch waits for is fed by the fork. */
export function forkCorrelation(branch: readonly PreparedStep[], context: ForkContext): ForkCorrelation | null {
  const { prepared, flows, loads, results, siteMean } = context;
  // Time per second spent at each station by this branch's requests, and how many of them come by.
  const spent = new Map<number, { time: number; rate: number; reached: number }>();
  let total = 0;
  gather(branch, 1, 1);

  let station = -1;
  let most = 0;
  for (const [s, { time }] of spent) {
    if (time > most) {
      most = time;
      station = s;
    }
  }
  const load = loads[station];
  const result = results[station];
  if (!load || !result || result.saturated || !(total > 0) || !(result.waitProbability > 0)) return null;
  const { group } = prepared.model.stations[station] as Station;
  const { rate = 0, reached = 1 } = spent.get(station) ?? {};
  const fed = Math.min(1, rate / load.arrivalRate);
  const found = fed * commonShare(prepared.model.groups[group] as Group, load, reached);
  const ofWait = found > ALL_BUT_ONE ? 1 : found;
  const ofWhole = ofWait * result.waitProbability * (most / total);
  return ofWhole > NEGLIGIBLE ? { station, ofWait, ofWhole } : null;

  function gather(steps: readonly PreparedStep[], scale: number, reached: number): void {
    for (const step of steps) {
      switch (step.kind) {
        case "use": {
          const rate = (flows.sites[step.site] as number) * scale;
          const known = spent.get(step.station) ?? { time: 0, rate: 0, reached };
          const time = rate * siteMean(step.site);
          spent.set(step.station, { time: known.time + time, rate: known.rate + rate, reached: known.reached });
          total += time;
          break;
        }
        case "call": {
          if (!step.waited) break;
          const rate = (flows.calls[step.number] as number) * step.meanTimes * step.copies * scale;
          const asked = flows.operations[step.target] as number;
          if (asked > 0) gather(prepared.steps[step.target] as readonly PreparedStep[], rate / asked, step.copies);
          break;
        }
        case "choice":
          for (const one of step.branches) gather(one.steps, scale, reached);
          break;
        case "lookup":
          gather(step.hit, scale, reached);
          gather(step.miss, scale, reached);
          break;
        case "hold":
          gather(step.steps, scale, reached);
          break;
        case "parallel":
          for (const one of step.branches) gather(one, scale, reached);
          break;
        default:
          break;
      }
    }
  }
}

/** r of two like queues that the same requests feed. @param reached members that one of them reaches at once */
function commonShare({ members, balancing }: Group, { arrivalScv, service }: StationLoad, reached: number): number {
  const isInTurn = balancing === "round-robin" && members > 1;
  const isSplit = members > 1 && (balancing === "random" || balancing === "sticky");
  const arrivals = isInTurn ? arrivalScv / members : arrivalScv;
  const variability = arrivals + scvOf(service);
  if (!(variability > 0)) return 0;
  const common = waitCorrelation(arrivals / variability);
  // Of members chosen at random two branches rarely meet those that the same requests met before.
  return isSplit ? common * Math.min(1, reached / members) : common;
}

/**
 * r of the waits of two queues from the correlation i of what comes to them: fitted to joins of two, services of scv 0.1
 * to 9, 30 to 90 % busy, of which E max follows within half a percent.
 */
const waitCorrelation = (share: number) => share * (0.6 + 0.4 * share);

/**
 * How much the branches of a fork depend on one another because one stream feeds them: when requests come in a
 * bunch, every branch's queue is long.
 *
 * Each branch follows the common factor of a normal copula with r = 0.48·P(wait)·2ca²/(ca² + cs²): for two M/M/1
 * branches the value that gives their exact join, E max = (12 − ρ)/8 · R (Flatto & Hahn, SIAM J. Appl. Math. 44, 1984;
 * Nelson & Tantawi, IEEE Trans. Comp. 37, 1988), carried to other laws by the Brownian limit, in which arrivals are
 * the common part of the variability. Of a station that others feed as well only the fork's share counts, and of a
 * branch only the part of its time that is spent there.
 */
import { scvOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import type { Flows } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import type { StationLoad } from "./stations.ts";
import type { PreparedStep } from "./steps.ts";

const EXACT_FOR_TWO = 0.48;
const MOST = 0.95;

export interface ForkContext {
  readonly prepared: Prepared;
  readonly flows: Flows;
  readonly loads: readonly (StationLoad | null)[];
  readonly results: readonly (StationResult | null)[];
  /** Mean time of one use of a station at a site. */
  readonly siteMean: (site: number) => number;
}

/** r of one branch, in [0, 0.95]. */
export function forkCorrelation(branch: readonly PreparedStep[], context: ForkContext): number {
  const { prepared, flows, loads, results, siteMean } = context;
  // Time per second spent at each station by this branch's requests, and how many of them come by.
  const spent = new Map<number, { time: number; rate: number }>();
  let total = 0;
  gather(branch, 1);

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
  if (!load || !result || result.saturated || total <= 0) return 0;
  const serviceScv = scvOf(load.service);
  const variability = load.arrivalScv + serviceScv;
  const arrivals = variability > 0 ? (2 * load.arrivalScv) / variability : 0;
  const fed = Math.min(1, (spent.get(station)?.rate ?? 0) / load.arrivalRate);
  return Math.min(MOST, Math.max(0, EXACT_FOR_TWO * result.waitProbability * arrivals * fed * (most / total)));

  function gather(steps: readonly PreparedStep[], scale: number): void {
    for (const step of steps) {
      switch (step.kind) {
        case "use": {
          const rate = (flows.sites[step.site] as number) * scale;
          const known = spent.get(step.station) ?? { time: 0, rate: 0 };
          const time = rate * siteMean(step.site);
          spent.set(step.station, { time: known.time + time, rate: known.rate + rate });
          total += time;
          break;
        }
        case "call": {
          if (!step.waited) break;
          const rate = (flows.calls[step.number] as number) * step.meanTimes * step.copies * scale;
          const asked = flows.operations[step.target] as number;
          if (asked > 0) gather(prepared.steps[step.target] as readonly PreparedStep[], rate / asked);
          break;
        }
        case "choice":
          for (const one of step.branches) gather(one.steps, scale);
          break;
        case "lookup":
          gather(step.hit, scale);
          gather(step.miss, scale);
          break;
        case "hold":
          gather(step.steps, scale);
          break;
        case "parallel":
          for (const one of step.branches) gather(one, scale);
          break;
        default:
          break;
      }
    }
  }
}

import type { Seconds } from "../../queueing/law.ts";
import { meanOf, scvOf } from "../../queueing/law-moments.ts";
import type { Conditions, Flows } from "../flows.ts";
import type { Prepared } from "../prepare.ts";
import type { CallStep, PreparedStep, UseSite } from "../steps.ts";
import { joinTime, type LoneTime, type LoneTimes, loneTimes, waitedBranch } from "./lone-times.ts";
import type { HoldSite } from "./pools-of.ts";

/** What the holder of a slot asks of one station, on the way to the slot's release. */
export interface Asked {
  visits: number;
  /** D = V·S. */
  demand: Seconds;
  /** Of the time of one holder, as if visits were independent. */
  variance: number;
  /** The same if every service were exponential. */
  exponential: number;
}

/** All that one holder brings about at a station, whether it waits for it or not. */
export interface Caused {
  visits: number;
  demand: Seconds;
}

/** What lies behind the slots of a pool, per holder. */
export interface Inside {
  /** Holders per second, all members together. */
  readonly rate: number;
  /** Requests for a slot per second. */
  readonly offered: number;
  /** By station, pools behind this one included (whose own demand is 0: what is behind them is theirs). */
  readonly asked: ReadonlyMap<number, Asked>;
  /** By station: what is asked beside what is waited for, by other branches at once and by calls not waited for, included. */
  readonly caused: ReadonlyMap<number, Caused>;
  /** Time that passes without a queue. */
  readonly delay: Asked;
  /** Sites at which a slot is asked for. */
  readonly sites: readonly number[];
}

/**
 * @param alone known already, where several pools are looked into
 * @param ample pools that are never short of a slot: what is behind them counts as if they were not there
 * @returns null: nobody asks for a slot
 */
export function insideOf(
  prepared: Prepared,
  sites: readonly HoldSite[],
  flows: Flows,
  conditions: Conditions,
  ample: ReadonlySet<number>,
  alone: LoneTimes = loneTimes(prepared, conditions.hitRatios),
): Inside | null {
  const offered = sites.reduce((sum, { step }) => sum + (flows.sites[step.site] as number), 0);
  const passed = sites[0] === undefined ? 1 : (conditions.passed[sites[0].step.station] as number);
  const rate = offered * passed;
  if (!(rate > 0)) return null;
  const asked = new Map<number, Asked>();
  const caused = new Map<number, Caused>();
  const delay: Asked = { visits: 0, demand: 0, variance: 0, exponential: 0 };
  /** Visits of each operation by one holder, on the way to the release; and all that it brings about. */
  const weights = new Float64Array(prepared.model.operations.length);
  const causedWeights = new Float64Array(prepared.model.operations.length);
  for (const { step, operation } of sites) {
    const entered = (flows.sites[step.site] as number) * passed;
    const going = entered / rate;
    if (entered > 0) spend(step.steps, { going, scale: 1 / rate, begun: going, all: 1 / rate }, operation);
  }
  for (const operation of prepared.order) {
    const weight = weights[operation] as number;
    const begun = causedWeights[operation] as number;
    const flow = flows.operations[operation] as number;
    if (!(begun > 0 && flow > 0)) continue;
    const way: Way = { going: weight, scale: weight / flow, begun, all: begun / flow };
    spend(prepared.steps[operation] as readonly PreparedStep[], way, operation);
  }
  for (const one of [...asked.values(), delay]) {
    // Of less than one visit on average it also varies whether there is one.
    const chance = one.demand * one.demand * Math.max(0, 1 / Math.max(one.visits, 1e-12) - 1);
    one.variance += chance;
    one.exponential += chance;
  }
  return { rate, offered, asked, caused, delay, sites: sites.map(({ step }) => step.site) };

  function spend(steps: readonly PreparedStep[], way: Way, operation: number): void {
    let { going, scale } = way;
    const { begun, all } = way;
    for (const step of steps) {
      switch (step.kind) {
        case "reply":
          // What follows is done when the slot is free.
          going = 0;
          scale = 0;
          break;
        case "use": {
          const { station, service } = prepared.sites[step.site] as UseSite;
          take(station, going, meanOf(service), scvOf(service));
          cause(station, begun, meanOf(service));
          break;
        }
        case "hold":
          if (ample.has(step.station)) spend(step.steps, { going, scale, begun, all }, operation);
          else {
            take(step.station, going, 0, 0);
            cause(step.station, begun, 0);
          }
          break;
        case "delay":
          if (going > 0) add(delay, going, step.mean, scvOf(step.time));
          break;
        case "call":
          call(step, { going, scale, begun, all });
          break;
        case "choice":
          for (const branch of step.branches) part(branch.steps, branch.share);
          break;
        case "lookup": {
          const hit = conditions.hitRatios[step.cache] as number;
          part(step.hit, hit);
          part(step.miss, 1 - hit);
          break;
        }
        case "parallel": {
          // The one that takes longest stands for the join; the others load their stations beside it.
          const times = step.branches.map((branch) => alone.of(branch));
          const join = joinTime(times, step.need);
          const longest = waitedBranch(times, step.need);
          const stretch = (times[longest] as LoneTime).mean > 0 ? join / (times[longest] as LoneTime).mean : 1;
          step.branches.forEach((branch, b) => {
            const share = b === longest ? stretch : 0;
            spend(branch, { going: going * share, scale: scale * share, begun, all }, operation);
          });
          break;
        }
        default:
          break;
      }
    }

    function part(branch: readonly PreparedStep[], share: number): void {
      spend(branch, { going: going * share, scale, begun: begun * share, all }, operation);
    }
  }

  function call(step: CallStep, { scale, all }: Way): void {
    const sent = flows.sent[step.number] as number;
    const { target } = step;
    causedWeights[target] = (causedWeights[target] as number) + sent * step.copies * all;
    if (!step.waited || !(scale > 0) || !(step.meanTimes > 0)) return;
    const made = ((sent * scale) / step.meanTimes) * alone.repetitions(step);
    if (step.networkTime > 0)
      add(delay, made, step.networkTime, scvOf(step.network as NonNullable<typeof step.network>));
    weights[target] = (weights[target] as number) + made;
  }

  function take(station: number, visits: number, time: Seconds, scv: number): void {
    if (!(visits > 0)) return;
    let one = asked.get(station);
    if (one === undefined) {
      one = { visits: 0, demand: 0, variance: 0, exponential: 0 };
      asked.set(station, one);
    }
    add(one, visits, time, scv);
  }

  function cause(station: number, visits: number, time: Seconds): void {
    const one = caused.get(station) ?? { visits: 0, demand: 0 };
    one.visits += visits;
    one.demand += visits * time;
    caused.set(station, one);
  }
}

/** How the steps of an operation are gone through, per holder. */
interface Way {
  /** How often they are come to and waited for. */
  readonly going: number;
  /** What a flow through this operation counts of that. */
  readonly scale: number;
  /** How often they are come to, waited for or not. */
  readonly begun: number;
  readonly all: number;
}

function add(to: Asked, visits: number, time: Seconds, scv: number): void {
  to.visits += visits;
  to.demand += visits * time;
  to.variance += visits * scv * time * time;
  to.exponential += visits * time * time;
}

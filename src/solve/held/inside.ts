import type { Seconds } from "../../queueing/law.ts";
import { meanOf, scvOf } from "../../queueing/law-moments.ts";
import type { Conditions, Flows } from "../flows.ts";
import type { Prepared } from "../prepare.ts";
import type { CallStep, PreparedStep, UseSite } from "../steps.ts";
import { visitPrepared } from "../steps.ts";
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

/** What lies behind the slots of a pool, per holder. */
export interface Inside {
  /** Holders per second, all members together. */
  readonly rate: number;
  /** Requests for a slot per second. */
  readonly offered: number;
  /** By station, pools behind this one included (whose own demand is 0: what is behind them is theirs). */
  readonly asked: ReadonlyMap<number, Asked>;
  /** Time that passes without a queue. */
  readonly delay: Asked;
  /** Sites at which a slot is asked for. */
  readonly sites: readonly number[];
}

/**
 * @param ample pools that are never short of a slot: what is behind them counts as if they were not there
 * @returns null: nobody asks for a slot
 */
export function insideOf(
  prepared: Prepared,
  sites: readonly HoldSite[],
  flows: Flows,
  conditions: Conditions,
  ample: ReadonlySet<number>,
): Inside | null {
  const offered = sites.reduce((sum, { step }) => sum + (flows.sites[step.site] as number), 0);
  const passed = sites[0] === undefined ? 1 : (conditions.passed[sites[0].step.station] as number);
  const rate = offered * passed;
  if (!(rate > 0)) return null;
  const asked = new Map<number, Asked>();
  const delay: Asked = { visits: 0, demand: 0, variance: 0, exponential: 0 };
  /** Visits of each operation by one holder, on the way to the release. */
  const weights = new Float64Array(prepared.model.operations.length);
  for (const { step, operation } of sites) {
    const entered = (flows.sites[step.site] as number) * passed;
    if (entered > 0) spend(step.steps, entered / rate, 1 / rate, operation);
  }
  for (const operation of prepared.order) {
    const weight = weights[operation] as number;
    const flow = flows.operations[operation] as number;
    if (weight > 0 && flow > 0)
      spend(prepared.steps[operation] as readonly PreparedStep[], weight, weight / flow, operation);
  }
  for (const one of [...asked.values(), delay]) {
    // Of less than one visit on average it also varies whether there is one.
    const chance = one.demand * one.demand * Math.max(0, 1 / Math.max(one.visits, 1e-12) - 1);
    one.variance += chance;
    one.exponential += chance;
  }
  return { rate, offered, asked, delay, sites: sites.map(({ step }) => step.site) };

  /**
   * @param going how often the steps are come to, per holder
   * @param scale what a flow through this operation counts, per holder
   */
  function spend(steps: readonly PreparedStep[], going: number, scale: number, operation: number): void {
    for (const step of steps) {
      switch (step.kind) {
        case "reply":
          return;
        case "use": {
          const { station, service } = prepared.sites[step.site] as UseSite;
          take(station, going, meanOf(service), scvOf(service));
          break;
        }
        case "hold":
          if (ample.has(step.station)) spend(step.steps, going, scale, operation);
          else take(step.station, going, 0, 0);
          break;
        case "delay":
          add(delay, going, step.mean, scvOf(step.time));
          break;
        case "call":
          call(step, scale);
          break;
        case "choice":
          for (const branch of step.branches) spend(branch.steps, going * branch.share, scale, operation);
          break;
        case "lookup": {
          const hit = conditions.hitRatios[step.cache] as number;
          spend(step.hit, going * hit, scale, operation);
          spend(step.miss, going * (1 - hit), scale, operation);
          break;
        }
        case "parallel": {
          // The one that takes longest is waited for; the others load their stations beside it.
          const longest = step.branches.reduce((best, branch) => (roughTime(branch) > roughTime(best) ? branch : best));
          spend(longest, going, scale, operation);
          break;
        }
        default:
          break;
      }
    }
  }

  function call(step: CallStep, scale: number): void {
    if (!step.waited) return;
    const begun = (flows.calls[step.number] as number) * scale;
    const made = begun * (step.parallel ? Math.min(1, step.meanTimes) : step.meanTimes);
    if (step.networkTime > 0)
      add(delay, made, step.networkTime, scvOf(step.network as NonNullable<typeof step.network>));
    weights[step.target] = (weights[step.target] as number) + made;
  }

  function take(station: number, visits: number, time: Seconds, scv: number): void {
    let one = asked.get(station);
    if (one === undefined) {
      one = { visits: 0, demand: 0, variance: 0, exponential: 0 };
      asked.set(station, one);
    }
    add(one, visits, time, scv);
  }

  function roughTime(steps: readonly PreparedStep[]): number {
    let time = 0;
    visitPrepared(steps, (step) => {
      if (step.kind === "use") time += step.serviceTime;
      else if (step.kind === "delay") time += step.mean;
      else if (step.kind === "call" && step.waited) time += step.meanTimes * (1e-9 + step.networkTime);
    });
    return time;
  }
}

function add(to: Asked, visits: number, time: Seconds, scv: number): void {
  to.visits += visits;
  to.demand += visits * time;
  to.variance += visits * scv * time * time;
  to.exponential += visits * time * time;
}

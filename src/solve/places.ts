/**
 * Where a workload's time goes: its mean over the places on the way to the answer, and by how much
 * the p99 would fall if a place answered at once.
 */
import { type Conditions, isMadeFor } from "./flows.ts";
import type { Prepared, Waits } from "./prepare.ts";
import type { Responses, Silenced } from "./responses.ts";
import type { CallStep, PreparedStep } from "./steps.ts";
import type { PlaceResidence } from "./types.ts";

/** A place where time passes: a station, a tier's delays, or the network between tiers. */
interface Place {
  readonly id: string;
  readonly tier: string;
  readonly silenced: Omit<Silenced, "whole">;
  visits: number;
  time: number;
}

/** The latency without a place is worked out for places that hold at least this much of the mean, */
const WORTH_A_LOOK = 0.02;
/** for so many of them, */
const MOST_LOOKED_AT = 6;
/** and while no more operations than this are composed again. */
const MOST_COMPOSED = 3000;
/** Branches of a fork that are told apart by what each adds to the join. */
const MOST_UNLIKE = 6;
const none: ReadonlySet<never> = new Set<never>();

/**
 * Mean residence times by place, V·W (Lazowska et al., 1984, §3.5). Where branches run at once the time
 * of the join is divided by what each adds to it: the join's mean less the mean without that branch.
 */
function residencesOf(prepared: Prepared, responses: Responses, conditions: Conditions, workload: number): Place[] {
  const { model } = prepared;
  const places = new Map<string, Place>();
  const weights = new Map<number, number>([[(model.workloads[workload] as { entry: number }).entry, 1]]);

  const add = (id: string, tier: string, silenced: Place["silenced"], visits: number, time: number) => {
    let place = places.get(id);
    if (place === undefined) {
      place = { id, tier, silenced, visits: 0, time: 0 };
      places.set(id, place);
    }
    place.visits += visits;
    place.time += visits * time;
  };

  for (const operation of (prepared.waits[workload] as Waits).operations) {
    const weight = weights.get(operation);
    if (weight === undefined || weight === 0) continue;
    const { tier } = model.operations[operation] as { tier: string };
    spend(prepared.steps[operation] as readonly PreparedStep[], weight, tier);
  }
  return [...places.values()];

  function spend(steps: readonly PreparedStep[], weight: number, tier: string): void {
    if (weight === 0) return;
    for (const step of steps) {
      switch (step.kind) {
        case "reply":
          return;
        case "use": {
          const station = model.stations[step.station] as { id: string; tier: string };
          const silenced = { stations: new Set([step.station]), tiers: none, network: false };
          add(station.id, station.tier, silenced, weight, responses.siteMean(step.site));
          break;
        }
        case "hold": {
          const station = model.stations[step.station] as { id: string; tier: string };
          const silenced = { stations: new Set([step.station]), tiers: none, network: false };
          add(station.id, station.tier, silenced, weight, responses.siteMean(step.site));
          spend(step.steps, weight, tier);
          break;
        }
        case "delay": {
          const silenced = { stations: none, tiers: new Set([tier]), network: false };
          add(tier, tier, silenced, weight, step.mean);
          break;
        }
        case "call":
          spendCall(step, weight);
          break;
        case "choice":
          for (const branch of step.branches) spend(branch.steps, weight * branch.share, tier);
          break;
        case "lookup": {
          const hit = conditions.hitRatios[step.cache] as number;
          spend(step.hit, weight * hit, tier);
          spend(step.miss, weight * (1 - hit), tier);
          break;
        }
        case "parallel": {
          const parts = branchFactors(step);
          step.branches.forEach((branch, k) => {
            spend(branch, weight * (parts[k] as number), tier);
          });
          break;
        }
      }
    }
  }

  /**
   * For each branch, the part of the join's time that is put down to it, over its own mean. Branches of one mean are
   * taken as like ones; of many unlike ones, each has its part by its mean, since every join without one costs a join.
   */
  function branchFactors(step: Extract<PreparedStep, { kind: "parallel" }>): readonly number[] {
    const joined = responses.stepsMean([step], workload);
    const own = step.branches.map((branch) => responses.stepsMean(branch, workload));
    const added = new Map<number, number>();
    const isFew = new Set(own).size <= MOST_UNLIKE;
    own.forEach((mean, k) => {
      if (added.has(mean)) return;
      const branches = step.branches.filter((_, other) => other !== k);
      const need = Math.min(step.need, branches.length);
      const rest = isFew && need > 0 ? responses.stepsMean([{ ...step, branches, need }], workload) : joined - mean;
      added.set(mean, Math.max(0, joined - rest));
    });
    const total = own.reduce((sum, mean) => sum + (added.get(mean) as number), 0);
    return own.map((mean) => {
      if (mean === 0) return 0;
      const part = total > 0 ? (added.get(mean) as number) / total : 1 / own.length;
      return (joined * part) / mean;
    });
  }

  function spendCall(call: CallStep, weight: number): void {
    if (!call.waited || !isMadeFor(call, workload)) return;
    let factor: number;
    if (call.parallel || call.copies > 1) {
      const one = responses.mean(call.target, workload) + call.networkTime;
      factor = one === 0 ? 0 : responses.stepsMean([call], workload) / one;
    } else {
      factor = call.share * call.meanTimes;
    }
    const made = weight * factor;
    if (call.network !== null) {
      add("network", "network", { stations: none, tiers: none, network: true }, made, call.networkTime);
    }
    weights.set(call.target, (weights.get(call.target) ?? 0) + made);
  }
}

/**
 * Places by residence time. With percentiles, the latency is composed once more without each of the
 * larger places, as long as that is cheap.
 */
export function placesOf(
  prepared: Prepared,
  conditions: Conditions,
  responses: Responses,
  workload: number,
  withPercentiles: boolean,
): readonly PlaceResidence[] {
  const places = residencesOf(prepared, responses, conditions, workload).filter((place) => place.time > 0);
  places.sort((a, b) => b.time - a.time);
  const total = places.reduce((sum, place) => sum + place.time, 0);
  const awaited = (prepared.waits[workload] as Waits).operations;
  const looked = withPercentiles ? Math.min(MOST_LOOKED_AT, Math.floor(MOST_COMPOSED / awaited.length)) : 0;
  return places.map((place, k) => ({
    place: place.id,
    tier: place.tier,
    visits: place.visits,
    residenceTime: place.time,
    without: k < looked && place.time >= WORTH_A_LOOK * total ? responses.without(place.silenced, workload) : null,
  }));
}

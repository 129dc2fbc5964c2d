/**
 * What callers withdraw once they have given up: how much patience is left of them at each station on the way, and how
 * many go on from there. A service that has begun runs to its end; what would have come after it does not.
 */
import { distributionFunction } from "../latency/distribution-function.ts";
import { kthSmallest } from "../latency/extremes.ts";
import { type Latency, pointMass } from "../latency/latency.ts";
import { cdfAt, percentileOf } from "../latency/percentile.ts";
import type { FailureConditions, PatientVisit } from "./call-outcomes.ts";
import { inSequence } from "./composed.ts";
import { type Flows, isMadeFor } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import type { Responses } from "./responses.ts";
import { type CallStep, isFailing, isRace, type PreparedStep } from "./steps.ts";

/** Places of a law at which it is looked at: the middles of as many equal shares. */
const LOOKS = 32;
/** Calls within calls are followed so far. */
const DEEPEST = 100;
const MOST_REPEATS = 8;

export function withdrawalsOf(
  prepared: Prepared,
  flows: Flows,
  responses: Responses,
): Pick<FailureConditions, "goesOn" | "patience"> {
  const goesOn = new Float64Array(prepared.sites.length).fill(1);
  const patience = new Map<number, PatientVisit[]>();

  for (const call of prepared.failing) {
    const { timeout, cancel } = call.failure;
    const sent = (flows.sent[call.number] as number) * call.copies;
    if (!cancel || timeout === null || sent === 0) continue;
    const steps = prepared.steps[call.target] as readonly PreparedStep[];
    follow(steps, pointMass(0), sent, pointMass(timeout), workloadOf(call), 0, true);
  }
  for (const operation of prepared.order) {
    const rate = flows.operations[operation] as number;
    if (rate > 0) race(prepared.steps[operation] as readonly PreparedStep[], rate, workloadAsking(operation));
  }
  return { goesOn, patience };

  function workloadAsking(operation: number): number {
    return Math.max(
      0,
      prepared.waits.findIndex(({ operations }) => operations.includes(operation)),
    );
  }

  /** Of branches at once those are withdrawn that have not ended when enough others have. */
  function race(steps: readonly PreparedStep[], rate: number, workload: number): void {
    for (const step of steps) {
      if (step.kind === "choice")
        for (const { share, steps: branch } of step.branches) race(branch, rate * share, workload);
      else if (step.kind === "parallel") {
        for (const branch of step.branches) race(branch, rate, workload);
        if (!isRace(step)) continue;
        const times = step.branches.map((branch) => responses.stepsDistribution(branch, workload));
        step.branches.forEach((branch, k) => {
          const others = times.filter((time, other): time is Latency => other !== k && time !== null);
          if (others.length < step.need) return;
          follow(branch, pointMass(0), rate, kthSmallest(others, step.need), workload, 0, true);
        });
      }
    }
  }

  /** Somebody for whom it is made. */
  function workloadOf(call: CallStep): number {
    const w = prepared.waits.findIndex(({ operations }, k) => isMadeFor(call, k) && operations.includes(call.target));
    return Math.max(0, w);
  }

  /**
   * @param elapsed since the clock began, on arrival at the first of the steps
   * @param rate at which they are begun, 1/s
   * @param deadline when they are withdrawn
   * @param isEnd nothing comes after the steps
   */
  function follow(
    steps: readonly PreparedStep[],
    elapsed: Latency,
    rate: number,
    deadline: Latency,
    workload: number,
    depth: number,
    isEnd: boolean,
  ): void {
    let time = elapsed;
    let going = rate;
    for (const [index, step] of steps.entries()) {
      if (step.kind === "reply" || going <= 0) return;
      const isLast = isEnd && index === steps.length - 1;
      switch (step.kind) {
        case "use":
          going *= arrive(step.site, step.station, time, going, deadline, isLast);
          break;
        case "call":
          followCall(step, time, going, deadline, workload, depth, isLast);
          break;
        case "hold":
          follow(step.steps, time, going, deadline, workload, depth, isLast);
          break;
        case "choice":
          for (const { share, steps: branch } of step.branches)
            follow(branch, time, going * share, deadline, workload, depth, isLast);
          break;
        case "lookup":
          follow(step.hit, time, going, deadline, workload, depth, isLast);
          follow(step.miss, time, going, deadline, workload, depth, isLast);
          break;
        case "parallel":
          for (const branch of step.branches) follow(branch, time, going, deadline, workload, depth, isLast);
          break;
        default:
          break;
      }
      if (isLast) return;
      const took = responses.stepsDistribution([step], workload);
      if (took === null) return;
      time = inSequence(time, took);
    }
  }

  function followCall(
    call: CallStep,
    elapsed: Latency,
    rate: number,
    deadline: Latency,
    workload: number,
    depth: number,
    isEnd: boolean,
  ): void {
    // What has a timeout of its own is followed by that.
    if (!call.waited || isFailing(call) || !isMadeFor(call, workload) || depth > DEEPEST) return;
    const steps = prepared.steps[call.target] as readonly PreparedStep[];
    const repeats = call.parallel ? 1 : Math.max(1, Math.min(MOST_REPEATS, Math.round(call.meanTimes)));
    const each = (rate * call.share * call.meanTimes * call.copies) / repeats;
    let time = elapsed;
    for (let k = 0; k < repeats; k++) {
      const isLast = isEnd && k === repeats - 1;
      follow(steps, time, each, deadline, workload, depth + 1, isLast);
      const one = isLast ? null : responses.distribution(call.target, workload);
      if (one === null) return;
      time = inSequence(time, one);
    }
  }

  /** Takes down a visit, and answers the share of those who come that go on from it. */
  function arrive(
    site: number,
    station: number,
    elapsed: Latency,
    rate: number,
    deadline: Latency,
    isLast: boolean,
  ): number {
    const flow = flows.sites[site] as number;
    if (!(flow > 0)) return 1;
    const share = Math.min(1, rate / flow);
    const visits = patience.get(station) ?? [];
    visits.push({ site, share, ...staying(elapsed, deadline) });
    patience.set(station, visits);
    const alive = beats(elapsed, deadline);
    // Nobody asks who would go on from the last step.
    if (isLast || !(alive > 0)) return alive > 0 ? 1 : 0;
    const response = responses.siteDistribution(site);
    const on = response === null ? 0 : Math.min(1, beats(inSequence(elapsed, response), deadline) / alive);
    goesOn[site] = Math.max(0, (goesOn[site] as number) - share * (1 - on));
    return on;
  }
}

/** P(a < b), independent. */
function beats(a: Latency, b: Latency): number {
  const at = onlyTime(b);
  // Who ends just then is in time.
  if (at !== null) return cdfAt(a, at);
  const looks = looksAt(b);
  return looks.reduce((sum, t) => sum + cdfAt(a, t), 0) / looks.length;
}

/** How long those stay who come alive: deadline − elapsed, given that it is positive. */
function staying(elapsed: Latency, deadline: Latency): Pick<PatientVisit, "stays" | "longest"> {
  const starts = looksAt(elapsed);
  const ends = looksAt(deadline);
  const left: number[] = [];
  for (const start of starts) for (const end of ends) if (end > start) left.push(end - start);
  if (left.length === 0) return { stays: () => 0, longest: 0 };
  left.sort((a, b) => b - a);
  const longest = left[0] as number;
  const stays = (t: number): number => {
    let low = 0;
    let high = left.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((left[middle] as number) > t) low = middle + 1;
      else high = middle;
    }
    return low / left.length;
  };
  return { stays, longest };
}

/** The time of a law that has only one. */
function onlyTime({ atoms, pieces }: Latency): number | null {
  return pieces.length === 0 && atoms.length === 1 && atoms[0] ? atoms[0].at : null;
}

function looksAt(latency: Latency): readonly number[] {
  const at = onlyTime(latency);
  if (at !== null) return [at];
  const law = distributionFunction(latency);
  return Array.from({ length: LOOKS }, (_, k) => percentileOf(law, (k + 0.5) / LOOKS));
}

/**
 * Which finding speaks for which budget. A budget that does not hold because a station is saturated
 * or too busy is a consequence of that station's finding, not a finding of its own; what is left
 * goes to the budget's own rule, grouped by the place that is to blame.
 */
import type { BudgetResult, Rung } from "../assess/types.ts";
import { ruleOfCondition } from "./condition.ts";
import type { PlanView } from "./context.ts";
import { isAmiss } from "./figure.ts";
import { shareOf, stationToGrow, waitingShareOf } from "./queueing-share.ts";

/** Rule, then place (station, tier or workload id; `plan`), then the budgets. */
export type Blame = ReadonlyMap<string, ReadonlyMap<string, readonly BudgetResult[]>>;

/** A rule, and the place at which it fires. */
export interface Cause {
  readonly rule: string;
  readonly place: string;
}

/** The place of what concerns no tier, station or workload alone. */
export const WHOLE_PLAN = "plan";

/** Share of the excess that a busy station's queue must explain to be its cause. */
const EXPLAINED = 0.5;

/** Assigns every budget that does not simply hold to at least one cause. */
export function blameBudgets(view: PlanView): Blame {
  const blame = new Map<string, Map<string, BudgetResult[]>>();
  const assign = (result: BudgetResult, { rule, place }: Cause) => {
    const places = blame.get(rule) ?? new Map<string, BudgetResult[]>();
    blame.set(rule, places);
    const results = places.get(place) ?? [];
    places.set(place, results);
    if (!results.some(({ budget }) => budget.kind === "headroom" && budget === result.budget)) results.push(result);
  };
  const amiss = view.budgets.filter(isAmiss);
  for (const result of amiss) {
    if (result.budget.kind === "headroom") continue;
    for (const cause of distinct(causesOf(result, view))) assign(result, cause);
  }
  for (const result of amiss) {
    if (result.budget.kind !== "headroom") continue;
    for (const { cause, result: here } of headroomCauses(result, view)) assign(here, joined(cause, blame));
  }
  return blame;
}

/** What stands in the way of the headroom at a place that has a finding already is a consequence of that. */
function joined(cause: Cause, blame: Blame): Cause {
  if (cause.rule !== "headroom-budget") return cause;
  const rule = ["latency-budget", "lag-budget", "error-budget"].find((other) => blame.get(other)?.has(cause.place));
  return rule === undefined ? cause : { rule, place: cause.place };
}

function causesOf(result: BudgetResult, view: PlanView): readonly Cause[] {
  const { budget, subject, verdict } = result;
  switch (budget.kind) {
    case "utilization":
      return [stationCause(view, subject ?? WHOLE_PLAN, "utilization-budget")];
    case "latency":
      return latencyCauses(result, budget.workload, view);
    case "headroom":
      return [{ rule: "headroom-budget", place: WHOLE_PLAN }];
    case "errors":
      return errorCauses(subject ?? budget.workload ?? WHOLE_PLAN, view);
    case "cost":
    case "cost-increase":
      return [{ rule: verdict === "unknown" ? "prices-unknown" : "cost-budget", place: WHOLE_PLAN }];
    case "lag":
      return lagCauses(subject ?? budget.tier ?? WHOLE_PLAN, view, "lag-budget");
    case "hit-ratio":
      return [{ rule: "hit-ratio-budget", place: subject ?? budget.tier ?? WHOLE_PLAN }];
  }
}

/** The finding that a station has on account of its load, else the budget's own rule at that station. */
function stationCause(view: PlanView, place: string, otherwise: string): Cause {
  const station = view.stations.get(place);
  const rule = station === undefined ? null : ruleOfCondition(station.condition);
  return { rule: rule ?? otherwise, place };
}

function latencyCauses(result: BudgetResult, id: string, view: PlanView): readonly Cause[] {
  if (result.saturated) {
    const culprits = saturatedStations(id, view).map((place) => ({ rule: "saturated", place }));
    if (culprits.length > 0) return culprits;
  }
  const { budget, actual } = result;
  // Nobody is answered: whatever turns all away is the cause.
  if (actual === null && !result.saturated) return errorCauses(id, view);
  const shares = view.workloads.get(id)?.shares ?? [];
  if (actual === null || budget.kind !== "latency") return [{ rule: "latency-budget", place: id }];

  const excess = 1 - (budget.warn ?? budget.limit) / actual;
  let waits: { readonly place: string; readonly share: number } | null = null;
  let largest: { readonly place: string; readonly share: number } | null = null;
  for (const share of shares) {
    const whole = shareOf(share, budget.statistic);
    if (largest === null || whole > largest.share) largest = { place: share.place, share: whole };
    const station = view.stations.get(share.place);
    if (station === undefined) continue;
    const waiting = waitingShareOf(share, budget.statistic, station.solution);
    if (waits === null || waiting > waits.share) waits = { place: share.place, share: waiting };
  }
  if (waits !== null && waits.share >= EXPLAINED * excess && waits.share > 0) {
    return [stationCause(view, waits.place, "latency-budget")];
  }
  return [{ rule: "latency-budget", place: largest?.place ?? id }];
}

/** The busiest of the stations that the slowest consumer of a queue waits for; the queue where there is none. */
function lagCauses(queue: string, view: PlanView, otherwise: string): readonly Cause[] {
  const stations = view.assessment.queues.find(({ tier }) => tier === queue)?.stations ?? [];
  const [busiest] = stations
    .flatMap((id) => view.stations.get(id) ?? [])
    .toSorted((a, b) => b.solution.busiestUtilization - a.solution.busiestUtilization);
  return [stationCause(view, busiest?.station.id ?? queue, otherwise)];
}

/** Stations that keep a workload, or one of its parts, from ever being answered in time. */
function saturatedStations(id: string, view: PlanView): readonly string[] {
  const { model, solution } = view.assessment;
  const found = new Set<string>();
  for (const workload of solution.workloads) {
    if (workload.id !== id && workload.whole !== id) continue;
    for (const index of workload.saturatedBy) {
      const station = model.stations[index];
      if (station !== undefined) found.add(station.id);
    }
  }
  return [...found];
}

/** Every rung below the limit stands in the way of the headroom: its cause, and the headroom as far as this place goes. */
function headroomCauses(
  result: BudgetResult,
  view: PlanView,
): readonly { readonly cause: Cause; readonly result: BudgetResult }[] {
  const { limit, warn } = result.budget;
  const rungs = view.assessment.ladder.filter(({ factor }) => factor < (warn ?? limit));
  if (rungs.length === 0) return [{ cause: { rule: "headroom-budget", place: WHOLE_PLAN }, result }];
  return rungs.flatMap((rung) => {
    const { factor } = rung;
    const here: BudgetResult = {
      ...result,
      actual: factor,
      verdict: factor < limit ? "broken" : "warned",
      margin: (factor - limit) / limit,
    };
    return rungCauses(rung, view).map((cause) => ({ cause, result: here }));
  });
}

/** Causes of one rung of the ladder. */
export function rungCauses(rung: Rung, view: PlanView): readonly Cause[] {
  if (rung.kind === "saturation") return [stationCause(view, rung.subject, "headroom-budget")];
  const broken = view.budgets.find(
    (result) =>
      result.budget.id === rung.budget && isAmiss(result) && (result.subject ?? rung.subject) === rung.subject,
  );
  if (broken !== undefined && broken.budget.kind !== "headroom") return causesOf(broken, view);
  if (rung.kind === "lag") return lagCauses(rung.subject, view, "headroom-budget");
  if (rung.kind === "errors") return errorCauses(rung.subject, view, "headroom-budget");
  const shares = view.workloads.get(rung.subject)?.shares ?? [];
  const place = stationToGrow(shares, rung.factor, (id) => view.stations.get(id)?.solution);
  return [stationCause(view, place ?? rung.subject, "headroom-budget")];
}

/** The station with finite room that turns most requests away among those that a workload meets. */
function errorCauses(id: string, view: PlanView, otherwise = "error-budget"): readonly Cause[] {
  const whole = view.workloads.get(id)?.partOf ?? id;
  let worst: { readonly place: string; readonly lost: number } | null = null;
  for (const { station, solution } of view.stations.values()) {
    const lost = solution.arrivalRate * solution.lossProbability;
    if (lost > (worst?.lost ?? 0) && view.workloadsMeeting(station.tier).includes(whole)) {
      worst = { place: station.id, lost };
    }
  }
  return [worst === null ? { rule: otherwise, place: id } : stationCause(view, worst.place, otherwise)];
}

function distinct(causes: readonly Cause[]): readonly Cause[] {
  return [...new Map(causes.map((cause) => [`${cause.rule} ${cause.place}`, cause])).values()];
}

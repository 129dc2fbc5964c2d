/**
 * Topology → Assessment: lowered, solved at today's peak, and asked what breaks as the load grows,
 * what it costs and which budgets hold.
 */
import { lower } from "../model/lower.ts";
import type { Refusal } from "../model/types.ts";
import { violationsOf } from "../solve/guards.ts";
import { type Prepared, prepare } from "../solve/prepare.ts";
import { solve } from "../solve/solve.ts";
import type { Topology } from "../topology/types.ts";
import { budgetResults } from "./budgets.ts";
import { costOf } from "./cost.ts";
import { ladderOf } from "./ladder.ts";
import { retriesOf } from "./retries.ts";
import type { Assessment, Retries } from "./types.ts";
import { workloadAssessments } from "./workloads.ts";

export interface AssessOptions {
  /** Also tell where each workload's time goes; default true. */
  readonly places?: boolean;
  /** Climb the ladder of bottlenecks; default true. Without it headroom is unknown, and null. */
  readonly ladder?: boolean;
}

export type AssessResult =
  | { readonly ok: true; readonly assessment: Assessment; readonly prepared: Prepared }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export function assess(topology: Topology, options: AssessOptions = {}): AssessResult {
  const lowered = lower(topology);
  if ("refusals" in lowered) return { ok: false, refusals: lowered.refusals };
  const { model } = lowered;
  const prepared = prepare(model);
  if ("refusals" in prepared) return { ok: false, refusals: prepared.refusals };
  const solution = solve(prepared, { places: options.places ?? true });
  const violations = violationsOf(prepared, solution);
  if (violations.length > 0) throw new Error(`a solution breaks a law of queueing: ${violations.join("; ")}`);
  const workloads = workloadAssessments(model, solution);
  const cost = costOf(prepared, solution);
  const ladder = (options.ladder ?? true) ? ladderOf(topology, prepared, solution) : [];
  const headroom = ladder[0]?.factor ?? null;
  const budgets = budgetResults(topology, model, solution, workloads, headroom, cost);
  let found: Retries | null | undefined;
  const retries = () => {
    if (found === undefined) found = retriesOf(model, prepared, solution);
    return found;
  };
  return {
    ok: true,
    assessment: { topology, model, solution, workloads, ladder, headroom, budgets, cost, retries },
    prepared,
  };
}

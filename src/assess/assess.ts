/**
 * Topology → Assessment: lowered, solved at today's peak, and asked what breaks as the load grows,
 * what it costs and which budgets hold, as it is and under its scenarios.
 */

import { isPool } from "../model/is-pool.ts";
import { lower } from "../model/lower.ts";
import type { Model, Refusal } from "../model/types.ts";
import { violationsOf } from "../solve/guards.ts";
import { type Prepared, prepare } from "../solve/prepare.ts";
import { solve } from "../solve/solve.ts";
import { mayStorm as stormKeepsUp } from "../solve/storm.ts";
import type { Scenario, Topology } from "../topology/types.ts";
import { budgetResults } from "./budgets.ts";
import { costOf } from "./cost.ts";
import { ladderOf } from "./ladder.ts";
import { queueAssessments } from "./queues.ts";
import { retriesOf } from "./retries.ts";
import { type AssessChanged, type ScenarioResult, scenarioOf, scenariosOf } from "./scenarios.ts";
import type { Assessment, BaseCost, Retries } from "./types.ts";
import { workloadAssessments } from "./workloads.ts";

export interface AssessOptions {
  /** Also tell where each workload's time goes; default true. */
  readonly places?: boolean;
  /** Climb the ladder of bottlenecks; default true. Without it headroom is unknown, and null. */
  readonly ladder?: boolean;
  /** Also solve the scenarios; default true. */
  readonly scenarios?: boolean;
  /** What the cost is compared with; default null, nothing. */
  readonly baseCost?: BaseCost | null;
}

export type AssessResult =
  | { readonly ok: true; readonly assessment: Assessment; readonly prepared: Prepared }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export function assess(topology: Topology, options: AssessOptions = {}): AssessResult {
  const { scenarios = true } = options;
  const plan = assessOne(topology, options, null);
  if (!plan.ok || !scenarios) return plan;
  const under = scenariosOf(topology, assessChanged);
  if (!under.ok) return under;
  return { ...plan, assessment: { ...plan.assessment, scenarios: under.scenarios } };
}

/** A topology under one of its scenarios. */
export const assessScenario = (topology: Topology, scenario: Scenario): ScenarioResult =>
  scenarioOf(topology, scenario, assessChanged);

const assessChanged: AssessChanged = (changed, scenario, places) =>
  assessOne(changed, { places, ladder: false }, scenario);

/** Where the rounds of the fixed point come to no end, what they left is shown only if it obeys every law. */
const unsettled = ({ stations }: Model): Refusal => ({
  kind: "refusal",
  path: (stations.find(({ waitingRoom }) => waitingRoom !== null) ?? stations.find(isPool) ?? stations[0])?.path ?? [],
  message:
    "what is held, turned away and sent again in this plan comes to no balance that could be found: leave a limit out, or lower the load",
});

/** A topology by itself, scenarios apart. */
function assessOne(
  topology: Topology,
  { places = true, ladder: climbs = true, baseCost = null }: AssessOptions,
  scenario: string | null,
): AssessResult {
  const lowered = lower(topology);
  if ("refusals" in lowered) return { ok: false, refusals: lowered.refusals };
  const { model } = lowered;
  const prepared = prepare(model);
  if ("refusals" in prepared) return { ok: false, refusals: prepared.refusals };
  const solution = solve(prepared, { places });
  const violations = violationsOf(prepared, solution);
  if (violations.length > 0 && !solution.converged) return { ok: false, refusals: [unsettled(model)] };
  if (violations.length > 0) throw new Error(`a solution breaks a law of queueing: ${violations.join("; ")}`);
  const workloads = workloadAssessments(model, solution);
  const queues = queueAssessments(topology, prepared, solution);
  const cost = costOf(prepared, solution);
  const ladder = climbs ? ladderOf(topology, prepared, solution) : [];
  const headroom = ladder[0]?.factor ?? null;
  let found: Retries | null | undefined;
  const retries = () => {
    if (found === undefined) found = retriesOf(model, prepared, solution);
    return found;
  };
  const mayStorm = () => stormKeepsUp(prepared, solution.loadFactor);
  const solved = { topology, model, solution, workloads, queues, headroom, cost, baseCost, scenario };
  return {
    ok: true,
    assessment: { ...solved, ladder, budgets: budgetResults(solved), retries, mayStorm, scenarios: [] },
    prepared,
  };
}

/** The plan under its scenarios: each is the plan's topology changed, and solved as the plan itself is. */
import type { Refusal } from "../model/types.ts";
import { underScenario } from "../topology/scenarios/under-scenario.ts";
import type { Scenario, Topology } from "../topology/types.ts";
import type { Assessment, ScenarioAssessment } from "./types.ts";

export type ScenarioResult =
  | { readonly ok: true; readonly under: ScenarioAssessment }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export type ScenariosResult =
  | { readonly ok: true; readonly scenarios: readonly ScenarioAssessment[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Solves a topology that is that of a scenario. */
export type AssessChanged = (
  topology: Topology,
  scenario: string,
  places: boolean,
) =>
  | { readonly ok: true; readonly assessment: Assessment }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Every scenario of a topology, in order. */
export function scenariosOf(topology: Topology, assessChanged: AssessChanged): ScenariosResult {
  const results = topology.scenarios.map((scenario) => scenarioOf(topology, scenario, assessChanged));
  const refusals = results.flatMap((result) => (result.ok ? [] : result.refusals));
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, scenarios: results.flatMap((result) => (result.ok ? [result.under] : [])) };
}

/** One scenario of a topology. What it asks beyond the models is said with its name. */
export function scenarioOf(topology: Topology, scenario: Scenario, assessChanged: AssessChanged): ScenarioResult {
  const changed = underScenario(topology, scenario);
  const assessed = assessChanged(changed, scenario.id, false);
  if (!assessed.ok) {
    const named = assessed.refusals.map((one) => ({ ...one, message: `under ${scenario.id}, ${one.message}` }));
    return { ok: false, refusals: named };
  }
  const { assessment } = assessed;
  let placed: Assessment | null = null;
  return {
    ok: true,
    under: {
      scenario,
      assessment,
      placed: () => {
        const again = placed === null ? assessChanged(changed, scenario.id, true) : null;
        placed ??= again?.ok ? again.assessment : assessment;
        return placed;
      },
    },
  };
}

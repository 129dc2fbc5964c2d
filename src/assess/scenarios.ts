/** The plan under its scenarios: each is the plan's topology changed, and solved as the plan itself is. */
import type { Refusal } from "../model/types.ts";
import { underScenario } from "../topology/scenarios/under-scenario.ts";
import type { Topology } from "../topology/types.ts";
import type { Assessment, ScenarioAssessment } from "./types.ts";

export type ScenarioResult =
  | { readonly ok: true; readonly scenarios: readonly ScenarioAssessment[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Solves a topology that is that of a scenario. */
export type AssessScenario = (
  topology: Topology,
  scenario: string,
  places: boolean,
) =>
  | { readonly ok: true; readonly assessment: Assessment }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Every scenario of a topology, in order. What one of them asks beyond the models is said with its name. */
export function scenariosOf(topology: Topology, assessScenario: AssessScenario): ScenarioResult {
  const scenarios: ScenarioAssessment[] = [];
  const refusals: Refusal[] = [];
  for (const scenario of topology.scenarios) {
    const changed = underScenario(topology, scenario);
    const assessed = assessScenario(changed, scenario.id, false);
    if (assessed.ok) {
      const { assessment } = assessed;
      let placed: Assessment | null = null;
      scenarios.push({
        scenario,
        assessment,
        placed: () => {
          const again = placed === null ? assessScenario(changed, scenario.id, true) : null;
          placed ??= again?.ok ? again.assessment : assessment;
          return placed;
        },
      });
    } else
      refusals.push(
        ...assessed.refusals.map(({ message, ...rest }) => ({ ...rest, message: `under ${scenario.id}, ${message}` })),
      );
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, scenarios };
}

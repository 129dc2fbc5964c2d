import { type Log, report } from "../log.ts";
import type { Budget, Scenario } from "../types.ts";

const HOLDS_UNDER_SCENARIOS: ReadonlySet<Budget["kind"]> = new Set(["latency", "errors", "lag", "utilization"]);

/** Says which names are taken twice, and which scenarios no budget would judge though there are budgets. */
export function checkScenarios(scenarios: readonly Scenario[], budgets: readonly Budget[], log: Log): void {
  const known = new Map<string, Scenario>();
  for (const scenario of scenarios) {
    const { id, path } = scenario;
    const other = known.get(id);
    known.set(id, scenario);
    if (other === undefined) continue;
    const message = `the scenario ${id} has the name of one that survive makes`;
    report(log, "conflicting-keys", other.isGenerated ? path : other.path, message, "give it another name", "key");
  }
  if (budgets.length === 0 || budgets.some(({ kind }) => HOLDS_UNDER_SCENARIOS.has(kind))) return;
  const [first] = scenarios.filter((scenario) => scenario.budgets.length === 0);
  if (first === undefined) return;
  const message = `no budget judges ${first.id}: those of the file are of the plan as it is`;
  report(log, "unjudged-scenario", first.path, message, "add latency, errors, lag or utilization to budgets", "key");
}

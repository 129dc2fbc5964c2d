import type { Budgeted } from "../budgets.ts";
import { readBudgets } from "../budgets.ts";
import { report } from "../log.ts";
import { entriesOf, mapAt, type Reader } from "../reader.ts";
import type { Budget, Scenario, ScenarioChange } from "../types.ts";
import type { Changeable } from "./change-kind.ts";
import { changeKinds } from "./registry.ts";

/** The name of the plan as it is, where a scenario is named. */
export const BASE = "base";

/** What is of the plan as it is, and cannot be asked of a scenario. */
const OF_THE_BASE: ReadonlySet<Budget["kind"]> = new Set(["headroom", "cost", "cost-increase", "hit-ratio"]);

/** The what-ifs of the file, in its order (rule 15 of the language). */
export function readScenarios(file: Reader, changeable: Changeable, budgeted: Budgeted): readonly Scenario[] {
  const reader = mapAt(file, "scenarios");
  return reader === undefined
    ? []
    : entriesOf(reader, "a scenario").map(([id, scenario]) => {
        if (id === BASE) {
          const message = `"${BASE}" is the plan as it is, and cannot name a scenario`;
          report(file.log, "bad-name", scenario.path, message, "give it another name", "key");
        }
        return { id, path: scenario.path, isGenerated: false, ...readScenario(scenario, changeable, budgeted) };
      });
}

function readScenario(
  scenario: Reader,
  changeable: Changeable,
  budgeted: Budgeted,
): Pick<Scenario, "changes" | "budgets"> {
  const { log } = scenario;
  const changes: ScenarioChange[] = [];
  let now = changeable;
  for (const kind of Object.values(changeKinds)) {
    const read: readonly ScenarioChange[] = kind.read(scenario, now);
    changes.push(...read);
    // What follows speaks of the file with its other values.
    for (const change of read) if (change.kind === "set") now = { ...now, ...namesOf(change.to) };
  }
  const isTried = Object.keys(scenario.data).some((key) => key !== "budgets" && !key.startsWith("x-"));
  if (!isTried) {
    const hint = "add traffic, lose, cold, slow or set";
    report(log, "missing-key", scenario.path, `${scenario.path.at(-1)} changes nothing`, hint, "key");
  }
  return { changes, budgets: ownBudgets(scenario, budgeted) };
}

const namesOf = ({ workloads, tiers }: Extract<ScenarioChange, { kind: "set" }>["to"]) => ({
  workloads: workloads.map(({ id }) => id),
  tierNames: tiers.map(({ id }) => id),
  tiers: new Map(tiers.map((tier) => [tier.id, tier])),
});

function ownBudgets(scenario: Reader, budgeted: Budgeted): readonly Budget[] {
  const reader = mapAt(scenario, "budgets");
  const budgets = reader === undefined ? [] : readBudgets(reader, budgeted);
  for (const { kind, id, path } of budgets) {
    if (!OF_THE_BASE.has(kind)) continue;
    const message = `${id} is judged for the plan as it is, not under a scenario`;
    report(scenario.log, "conflicting-keys", path, message, "write it among the budgets of the file", "key");
  }
  return budgets;
}

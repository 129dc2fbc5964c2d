import type { Budget, Scenario, Topology } from "../types.ts";
import { applyChange, describeChange } from "./registry.ts";

/** The topology under a scenario, and what must hold there. It has no scenarios of its own. */
export function underScenario(topology: Topology, scenario: Scenario): Topology {
  const changed = scenario.changes.reduce((before, change) => applyChange(change, before), topology);
  return { ...changed, budgets: budgetsUnder(topology.budgets, scenario.budgets), scenarios: [], accept: [] };
}

/**
 * Rule 14 of the language: limits of latency, errors and lag hold as they are, utilization up to 100 %; headroom, hit ratios
 * and cost are of the plan as it is. The scenario's own come in their place.
 */
function budgetsUnder(budgets: readonly Budget[], own: readonly Budget[]): readonly Budget[] {
  const replacing = new Map(own.map((budget) => [budget.id, budget]));
  const kept = budgets.flatMap((budget): readonly Budget[] => {
    const replaced = replacing.get(budget.id);
    if (replaced !== undefined) return [replaced];
    if (budget.kind === "utilization") return [{ ...budget, limit: 1, warn: null }];
    return budget.kind === "latency" || budget.kind === "errors" || budget.kind === "lag" ? [budget] : [];
  });
  return [...kept, ...own.filter((budget) => !kept.includes(budget))];
}

/** What a scenario changes, in words, and what to know of its figures. */
export function describeScenario(topology: Topology, { changes }: Scenario) {
  const words: string[] = [];
  const notes: string[] = [];
  changes.reduce((before, change) => {
    const described = describeChange(change, before);
    words.push(described.words);
    if (described.note !== null) notes.push(described.note);
    return applyChange(change, before);
  }, topology);
  return { words, notes };
}

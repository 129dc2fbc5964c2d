import type { ScenarioAssessment, Assessment as Solved } from "../assess/types.ts";
import { describeScenario } from "../topology/scenarios/under-scenario.ts";
import type { Topology } from "../topology/types.ts";
import { countBudgets, type JudgedBudget } from "./budgets.ts";
import type { BudgetCounts, LoadedStation, Scenario } from "./generated/report.ts";
import { locationOf } from "./location.ts";
import type { Source } from "./source.ts";
import { workloadOf } from "./workloads.ts";

/** Stations that are named. */
const MOST_LOADED = 3;

/** The plan under one what-if. */
export function scenarioOf(
  { scenario, assessment }: ScenarioAssessment,
  topology: Topology,
  budgets: readonly JudgedBudget[],
  source: Source,
): Scenario {
  const { id, isGenerated, path } = scenario;
  const { solution, workloads } = assessment;
  const { words, notes } = describeScenario(topology, scenario);
  const counts = countBudgets(budgets.filter(({ result }) => result.scenario === id));
  const stations = stationsOf(assessment);
  return {
    id,
    generated: isGenerated,
    changes: words,
    notes,
    converged: solution.converged,
    verdict: verdictOf(counts),
    counts,
    saturated: stations.filter(({ saturated }) => saturated).map(({ station }) => station),
    workloads: workloads.map((workload) => {
      const { id, partOf, arrivalRatePerSecond, throughputPerSecond, latencySeconds, saturated, errorRatio } =
        workloadOf(workload, source);
      return { id, partOf, arrivalRatePerSecond, throughputPerSecond, latencySeconds, saturated, errorRatio };
    }),
    mostLoaded: stations.toSorted((a, b) => b.utilization - a.utilization).slice(0, MOST_LOADED),
    location: locationOf(path, source),
  };
}

/** The worst of what gates; what is accepted, or was known before, does not. */
export function verdictOf({ broken, unknown, warned, held, accepted, known }: BudgetCounts): Scenario["verdict"] {
  if (broken > 0) return "broken";
  if (unknown > 0) return "unknown";
  if (warned > 0) return "warned";
  return held + accepted + known > 0 ? "held" : "unjudged";
}

/** Those that serve, in the model's order. */
function stationsOf({ model, solution }: Solved): readonly LoadedStation[] {
  return model.stations.flatMap(({ id, tier, resource, isLost }, index) => {
    const figures = solution.stations[index];
    if (figures === undefined || isLost || (resource !== "cores" && resource !== "nic" && resource !== "disk"))
      return [];
    return [{ tier, station: id, utilization: figures.offeredUtilization, saturated: figures.saturated }];
  });
}

/** What every rule sees: the assessment, by name, and which station is to blame for which budget. */
import type { Assessment, BudgetResult, WorkloadAssessment } from "../assess/types.ts";
import type { Station } from "../model/types.ts";
import type { StationSolution } from "../solve/types.ts";
import type { Tier } from "../topology/types.ts";
import type { Acceptances } from "./acceptances.ts";
import { type Blame, blameBudgets } from "./blame.ts";
import { type Condition, conditionOf } from "./condition.ts";
import { workloadsByTier } from "./reach.ts";
import type { ScenarioCause } from "./scenario-causes.ts";
import { spreadBudgets } from "./spread-budgets.ts";
import type { Variants } from "./types.ts";

/** A station with its figures. */
export interface StationView {
  readonly station: Station;
  readonly solution: StationSolution;
  readonly condition: Condition;
  /** Of its utilization; undefined where the file sets none. */
  readonly budget: BudgetResult | undefined;
  /** As a reader names it: the tier where it is the only station there, `db.primary` else. */
  readonly name: string;
}

export interface PlanView {
  readonly assessment: Assessment;
  readonly tiers: ReadonlyMap<string, Tier>;
  /** Wholes and parts. */
  readonly workloads: ReadonlyMap<string, WorkloadAssessment>;
  /** By station id, in the model's order. */
  readonly stations: ReadonlyMap<string, StationView>;
  readonly stationsOfTier: ReadonlyMap<string, readonly StationView[]>;
  /** Of all budgets, each figure on its own. */
  readonly budgets: readonly BudgetResult[];
  /** Wholes that meet a tier, by tier; worked out when first asked for. */
  readonly workloadsMeeting: (tier: string) => readonly string[];
}

export interface RuleContext extends PlanView {
  /** The budgets that a rule speaks for at a place (station, tier, workload): `blamed.get("saturated")?.get("db.primary")`. */
  readonly blamed: Blame;
  /** null: variants are not to be solved. */
  readonly variants: Variants | null;
  /** What breaks under scenarios by causes that the plan as it is has no finding for. */
  readonly scenarioCauses: readonly ScenarioCause[];
  /** null: not known yet. */
  readonly acceptances: Acceptances | null;
}

/** Looks the assessment over once for all rules. */
export function ruleContext(assessment: Assessment, variants: Variants | null): RuleContext {
  const view = planView(assessment);
  return { ...view, blamed: blameBudgets(view), variants, scenarioCauses: [], acceptances: null };
}

function planView(assessment: Assessment): PlanView {
  const { model, solution, topology } = assessment;
  const budgets = spreadBudgets(assessment);
  const utilization = new Map<string, BudgetResult>();
  for (const result of budgets) {
    if (result.budget.kind === "utilization" && result.subject !== null) utilization.set(result.subject, result);
  }
  const ofTier = new Map<string, StationView[]>();
  const stations = new Map<string, StationView>();
  const queueing = new Map<string, number>();
  for (const { tier, resource } of model.stations) {
    if (resource !== "delay") queueing.set(tier, (queueing.get(tier) ?? 0) + 1);
  }
  model.stations.forEach((station, index) => {
    const figures = solution.stations[index] as StationSolution;
    const budget = utilization.get(station.id);
    const view: StationView = {
      station,
      solution: figures,
      condition: conditionOf(station, figures, budget),
      budget,
      name: queueing.get(station.tier) === 1 ? station.tier : station.id,
    };
    stations.set(station.id, view);
    const siblings = ofTier.get(station.tier);
    if (siblings === undefined) ofTier.set(station.tier, [view]);
    else siblings.push(view);
  });
  let byTier: ReadonlyMap<string, readonly string[]> | null = null;
  return {
    assessment,
    budgets,
    workloadsMeeting: (tier) => {
      byTier ??= workloadsByTier(model);
      return byTier.get(tier) ?? [];
    },
    tiers: new Map(topology.tiers.map((tier) => [tier.id, tier])),
    workloads: new Map(assessment.workloads.map((workload) => [workload.id, workload])),
    stations,
    stationsOfTier: ofTier,
  };
}

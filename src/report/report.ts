import type { Recommendation } from "../advice/types.ts";
import type { Assessment } from "../assess/types.ts";
import type { Acceptances } from "../findings/acceptances.ts";
import type { Finding } from "../findings/types.ts";
import { acceptedOf } from "./accepted.ts";
import { workloadsAsAsked } from "./as-asked.ts";
import { assumptionOf } from "./assumptions.ts";
import { bottleneckOf } from "./bottlenecks.ts";
import { budgetOf, judgedBudgets } from "./budgets.ts";
import { costOf } from "./cost.ts";
import { findingOf } from "./findings.ts";
import type { Analysis } from "./generated/report.ts";
import { recommendationOf } from "./recommendations.ts";
import { regimesOf } from "./regimes.ts";
import { scenarioOf } from "./scenarios.ts";
import type { Source } from "./source.ts";
import { tiersOf } from "./tiers.ts";
import { toolVersion } from "./tool-version.ts";
import { verdictOf } from "./verdict.ts";
import { workloadOf } from "./workloads.ts";

/** Everything that is known of a plan, as the document that all formats are views of. Figures are not rounded. */
export function report(
  assessment: Assessment,
  findings: readonly Finding[],
  acceptances: Acceptances,
  recommendations: readonly Recommendation[],
  today: string | null,
  source: Source,
): Analysis {
  const { topology, model, scenarios } = assessment;
  const asked = workloadsAsAsked(assessment);
  const budgets = judgedBudgets(assessment, acceptances);
  return {
    schemaVersion: 1,
    kind: "analysis",
    toolVersion,
    name: topology.name,
    files: source.files,
    settings: source.settings,
    reproduce: source.reproduce,
    asOf: today,
    baseline: null,
    converged: [assessment, ...scenarios.map((under) => under.assessment)].every(({ solution }) => solution.converged),
    verdict: verdictOf(assessment, budgets, recommendations, source),
    load: {
      arrivalRatePerSecond: sum(asked.map(({ arrivalRate }) => arrivalRate)),
      meanArrivalRatePerSecond: sum(asked.map(({ meanRate }) => meanRate)),
      hour: model.hour,
    },
    workloads: assessment.workloads.map((workload) => workloadOf(workload, source)),
    tiers: tiersOf(assessment),
    regimes: regimesOf(assessment),
    bottlenecks: assessment.ladder.map((rung) => bottleneckOf(rung, source)),
    budgets: budgets.map(({ result, accepted }) => budgetOf(result, accepted, source)),
    scenarios: scenarios.map((under) => scenarioOf(under, topology, budgets, source)),
    accepted: acceptances.risks.map((risk) => acceptedOf(risk, source)),
    findings: findings.map((finding) => findingOf(finding, acceptances.ofFinding(finding), source)),
    recommendations: recommendations.map(recommendationOf),
    assumptions: topology.assumptions.map((assumption) => assumptionOf(assumption, source)),
    cost: costOf(assessment.cost),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

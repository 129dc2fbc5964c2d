/**
 * What breaks under a scenario, by its cause. A cause that the plan as it is has a finding for is told there: one cause,
 * one finding. The others have one of their own, over all scenarios under which they show.
 */
import type { ScenarioAssessment } from "../assess/types.ts";
import type { Scenario } from "../topology/types.ts";
import { type PlanView, type RuleContext, ruleContext } from "./context.ts";
import { isBroken } from "./figure.ts";
import type { Finding, Rule } from "./types.ts";

/** One cause under the scenarios under which it shows, the worst first. */
export interface ScenarioCause {
  readonly under: readonly UnderScenario[];
}

export interface UnderScenario {
  readonly scenario: Scenario;
  /** As if the scenario were the plan. */
  readonly finding: Finding;
}

/** Rules that speak for budgets which hold under scenarios. */
const SPEAKING: ReadonlySet<string> = new Set([
  "saturated",
  "near-saturation",
  "utilization-budget",
  "latency-budget",
  "lag-budget",
  "error-budget",
]);

/** The findings with what is theirs under scenarios, and the causes that are left. */
export function withScenarios(
  findings: readonly Finding[],
  context: PlanView,
  rules: readonly Rule[],
): { readonly findings: readonly Finding[]; readonly causes: readonly ScenarioCause[] } {
  const causes = causesUnder(context.assessment.scenarios, rules);
  const owners = new Map(causes.map((cause) => [cause, findings.find((finding) => isSameCause(finding, cause))]));
  return {
    findings: findings.map((finding) => {
      const own = causes.filter((cause) => owners.get(cause) === finding);
      return own.length === 0
        ? finding
        : extended(
            finding,
            own.flatMap(({ under }) => under),
          );
    }),
    causes: causes.filter((cause) => owners.get(cause) === undefined),
  };
}

function causesUnder(scenarios: readonly ScenarioAssessment[], rules: readonly Rule[]): readonly ScenarioCause[] {
  const byPlace = new Map<string, UnderScenario[]>();
  for (const under of scenarios) {
    for (const finding of findingsUnder(under, rules)) {
      const place = finding.station ?? `${finding.rule} ${finding.subject}`;
      const known = byPlace.get(place);
      if (known === undefined) byPlace.set(place, [{ scenario: under.scenario, finding }]);
      else known.push({ scenario: under.scenario, finding });
    }
  }
  return [...byPlace.values()].map((under) => ({ under: under.toSorted(byGravity) }));
}

/** What breaks most budgets first, then what is loaded most. */
const byGravity = (a: UnderScenario, b: UnderScenario): number =>
  b.finding.budgets.length - a.finding.budgets.length || loadOf(b.finding) - loadOf(a.finding);

const loadOf = ({ figures }: Finding): number =>
  figures.offeredUtilization ?? figures.utilization ?? figures.errorRatio ?? figures.actual ?? 0;

/** The findings that speak for budgets broken under a scenario, and saturations that no budget judges. */
function findingsUnder({ assessment, placed }: ScenarioAssessment, rules: readonly Rule[]): readonly Finding[] {
  const { stations } = assessment.solution;
  const isAmiss = assessment.budgets.some(isBroken);
  if (!isAmiss && !stations.some(({ saturated }) => saturated)) return [];
  // Where the time goes is only asked for where a latency is too long.
  const isLate = assessment.budgets.some(
    (result) => isBroken(result) && result.budget.kind === "latency" && result.actual !== null,
  );
  const context: RuleContext = ruleContext(isLate ? placed() : assessment, null);
  return rules
    .filter(({ name }) => SPEAKING.has(name))
    .flatMap((rule) => rule.evaluate(context))
    .filter(({ severity, budgets, rule }) => (severity === "error" && budgets.length > 0) || rule === "saturated")
    .map((finding) => (finding.budgets.length > 0 ? finding : { ...finding, severity: "warning" }));
}

/** The same station, or a tier that nothing stands in for and that is lost. */
function isSameCause(finding: Finding, { under: [worst] }: ScenarioCause): boolean {
  const found = worst?.finding;
  if (found === undefined) return false;
  if (finding.rule === "single-point-of-failure")
    return finding.tier === found.tier && found.station?.endsWith(".lost") === true;
  if (!SPEAKING.has(finding.rule) && finding.rule !== "headroom-budget") return false;
  return finding.station === null
    ? finding.rule === found.rule && finding.subject === found.subject
    : finding.station === found.station;
}

function extended(finding: Finding, under: readonly UnderScenario[]): Finding {
  const sorted = under.toSorted(byGravity);
  return {
    ...finding,
    severity: sorted.some((one) => one.finding.severity === "error") ? "error" : finding.severity,
    isOfBase: true,
    scenarios: sorted.map(({ scenario }) => scenario.id),
    under: sorted.map(({ scenario, finding: found }) => ({ scenario: scenario.id, finding: found })),
    consequences: [...finding.consequences, ...sorted.slice(0, MOST_TOLD).map(told), ...more(sorted.length)],
  };
}

/** Scenarios that a finding tells of. */
export const MOST_TOLD = 3;

export const told = ({ scenario, finding }: UnderScenario): string => `under ${scenario.id}: ${finding.message}`;

export const more = (count: number): readonly string[] =>
  count <= MOST_TOLD ? [] : [`and under ${count - MOST_TOLD} more scenarios`];

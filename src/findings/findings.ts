/** Assessment → Finding[]. */
import type { Assessment } from "../assess/types.ts";
import { type Acceptances, acceptancesOf } from "./acceptances.ts";
import { ruleContext } from "./context.ts";
import { rules } from "./registry.ts";
import { withScenarios } from "./scenario-causes.ts";
import { MOST_STATIONS_TO_VARY } from "./thrift.ts";
import type { Finding, Rule, Severity, Variants } from "./types.ts";

const WEIGHT: { readonly [S in Severity]: number } = { error: 0, warning: 1, note: 2 };

/**
 * All that is wrong, or worth knowing, about a plan: errors first, then what breaks most budgets,
 * then in the registry's order with the worst of each rule first. What breaks under a scenario is a part of the finding
 * that has the same cause, where there is one.
 *
 * @param variants for the rules that try something out; null leaves those rules out
 */
export function findingsOf(assessment: Assessment, variants: Variants | null): readonly Finding[] {
  const varied = assessment.model.stations.length > MOST_STATIONS_TO_VARY ? null : variants;
  const context = ruleContext(assessment, varied);
  const found = rulesAbout("plan")
    .filter(({ solvesVariants }) => varied !== null || !solvesVariants)
    .flatMap((rule) => rule.evaluate(context));
  const { findings, causes } = withScenarios(found, context, rules);
  const apart = rulesAbout("scenarios").flatMap((rule) => rule.evaluate({ ...context, scenarioCauses: causes }));
  return inOrder([...findings, ...apart]);
}

/** What one rule says of a plan, scenarios apart unless it is about them, and without trying anything out. */
function findingsOfRule(name: string, assessment: Assessment): readonly Finding[] {
  const rule = rulesAbout("plan").find((one) => one.name === name);
  if (rule === undefined) return findingsOf(assessment, null).filter((finding) => finding.rule === name);
  return rule.solvesVariants ? [] : rule.evaluate(ruleContext(assessment, null));
}

/** Whether a rule still speaks of the subject of a finding when the plan is changed. */
export function isStillSaid({ rule: name, code, subject }: Finding, after: Assessment): boolean {
  const speaks = rulesAbout("plan").find((one) => one.name === name)?.speaks;
  if (speaks !== undefined) return speaks(after);
  return findingsOfRule(name, after).some((one) => one.code === code && one.subject === subject);
}

/**
 * The same, and what of it is accepted.
 *
 * @param today as year-month-day; null: the dates of acceptances are not judged
 */
export function judgedFindings(
  assessment: Assessment,
  variants: Variants | null,
  today: string | null,
): { readonly findings: readonly Finding[]; readonly acceptances: Acceptances } {
  const found = findingsOf(assessment, variants);
  const acceptances = acceptancesOf(assessment, found, today);
  const context = { ...ruleContext(assessment, null), acceptances };
  const about = rulesAbout("acceptances").flatMap((rule) => rule.evaluate(context));
  return { findings: inOrder([...found, ...about]), acceptances };
}

const rulesAbout = (about: NonNullable<Rule["about"]>): readonly Rule[] =>
  rules.filter((rule) => (rule.about ?? "plan") === about);

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.budgets.length - a.budgets.length);

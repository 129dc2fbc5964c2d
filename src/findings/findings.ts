/** Assessment → Finding[]. */
import type { Assessment } from "../assess/types.ts";
import { ruleContext } from "./context.ts";
import { rules } from "./registry.ts";
import { MOST_STATIONS_TO_VARY } from "./thrift.ts";
import type { Finding, Severity, Variants } from "./types.ts";

const WEIGHT: { readonly [S in Severity]: number } = { error: 0, warning: 1, note: 2 };

/**
 * All that is wrong, or worth knowing, about a plan: errors first, then what breaks most budgets,
 * then in the registry's order with the worst of each rule first.
 *
 * @param variants for the rules that try something out; null leaves those rules out
 */
export function findingsOf(assessment: Assessment, variants: Variants | null): readonly Finding[] {
  const varied = assessment.model.stations.length > MOST_STATIONS_TO_VARY ? null : variants;
  const context = ruleContext(assessment, varied);
  return rules
    .filter(({ solvesVariants }) => varied !== null || !solvesVariants)
    .flatMap((rule) => rule.evaluate(context))
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.budgets.length - a.budgets.length);
}

/** Report × Report → Report: what was known before does not gate, unless it is worse now. */

import type { BaseCost } from "../assess/types.ts";
import type { Analysis, Budget, BudgetCounts, Check, Finding, Scenario } from "../report/generated/report.ts";
import { perHour } from "../report/money.ts";
import { verdictOf } from "../report/scenarios.ts";
import { isBroken } from "./budgets.ts";
import { isFloor } from "./figures.ts";
import type { Tolerance } from "./generated/difference.ts";
import { isBeyond } from "./tolerance.ts";

type Known = Analysis | Check;

/** What was known before, and how it is called. */
export interface Baseline {
  /** A file, or a revision of git. */
  readonly name: string;
  /** null: the plan is new, so that nothing of it was known. */
  readonly report: Known | null;
}

/** What the plan cost then; null: the baseline does not hold it. */
export function baseCostOf({ report }: Baseline): BaseCost | null {
  return report?.kind === "analysis" ? { usdPerHour: perHour(report.cost.costPerMonth) } : null;
}

/** A check against a baseline: budgets that were broken before, and are no worse, are known and do not gate. */
export function ratchetCheck(check: Check, { name, report }: Baseline, tolerance: Tolerance): Check {
  const budgets = withKnown(check.budgets, report, tolerance);
  const counts = recounted(check.counts, budgets);
  const converged = check.converged && check.scenarios.every((scenario) => scenario.converged);
  return {
    ...check,
    baseline: name,
    budgets,
    counts,
    scenarios: scenariosRecounted(check.scenarios, budgets),
    passed: check.passed || (converged && counts.broken + counts.unknown === 0),
  };
}

/** An analysis against a baseline: its findings that were there before, and are no worse, are known. */
export function ratchetAnalysis(analysis: Analysis, { name, report }: Baseline, tolerance: Tolerance): Analysis {
  const before = new Map((report?.kind === "analysis" ? report.findings : []).map((finding) => [finding.key, finding]));
  const budgets = withKnown(analysis.budgets, report, tolerance);
  return {
    ...analysis,
    baseline: name,
    verdict: { ...analysis.verdict, budgets: recounted(analysis.verdict.budgets, budgets) },
    budgets,
    scenarios: scenariosRecounted(analysis.scenarios, budgets),
    findings: analysis.findings.map((finding) => {
      const was = before.get(finding.key);
      const isKnown = was !== undefined && was.accepted === null && report?.kind === "analysis";
      return { ...finding, known: isKnown && !isWorse(finding, was, analysis, report, tolerance) };
    }),
  };
}

function withKnown(budgets: readonly Budget[], report: Known | null, tolerance: Tolerance): readonly Budget[] {
  const before = new Map((report?.budgets ?? []).map((budget) => [budget.key, budget]));
  return budgets.map((budget) => {
    const was = before.get(budget.key);
    // What was accepted then has a rule of its own, and may have expired; an increase is one over this very base.
    const isKnown = was !== undefined && budget.kind !== "cost-increase" && isGating(was) && isGating(budget);
    return { ...budget, known: isKnown && !isWorseBudget(budget, was, tolerance) };
  });
}

const isGating = (budget: Budget): boolean => isBroken(budget) && budget.accepted === null;

function scenariosRecounted(scenarios: readonly Scenario[], budgets: readonly Budget[]): readonly Scenario[] {
  return scenarios.map((scenario) => {
    const own = budgets.filter((budget) => budget.scenario === scenario.id);
    const counts = recounted(scenario.counts, own);
    return { ...scenario, counts, verdict: verdictOf(counts) };
  });
}

/** Known ones leave the counts of what is broken or unknown. */
function recounted(counts: BudgetCounts, budgets: readonly Budget[]): BudgetCounts {
  const known = (verdict: Budget["verdict"]) =>
    budgets.filter((budget) => budget.known && budget.verdict === verdict).length;
  const [broken, unknown] = [known("broken"), known("unknown")];
  return {
    ...counts,
    broken: counts.broken - broken,
    unknown: counts.unknown - unknown,
    known: counts.known + broken + unknown,
  };
}

function isWorseBudget(now: Budget, was: Budget, tolerance: Tolerance): boolean {
  if (now.saturated !== was.saturated) return now.saturated;
  // A figure that was known and is not any more cannot be told to be no worse.
  if (now.actual === null) return was.actual !== null;
  if (was.actual === null) return false;
  const isTowardsWorse = isFloor(now) ? now.actual < was.actual : now.actual > was.actual;
  return isTowardsWorse && isBeyond(was.actual, now.actual, now.unit, tolerance);
}

const WEIGHT: { readonly [S in Finding["severity"]]: number } = { note: 0, warning: 1, error: 2 };

/** Of a graver kind, or its station is busier, or one of the budgets that it breaks is. */
function isWorse(now: Finding, was: Finding, after: Analysis, before: Analysis, tolerance: Tolerance): boolean {
  if (WEIGHT[now.severity] > WEIGHT[was.severity]) return true;
  const [busy, busyBefore] = [after, before].map((analysis) => utilizationOf(now.station, analysis));
  if (busy != null && busyBefore != null && busy > busyBefore && isBeyond(busyBefore, busy, "ratio", tolerance))
    return true;
  const known = new Map(before.budgets.map((budget) => [budget.key, budget]));
  return after.budgets.some((budget) => {
    const earlier = known.get(budget.key);
    const isConcerned = now.budgets.includes(budget.id) && isBroken(budget);
    return isConcerned && (earlier === undefined || !isBroken(earlier) || isWorseBudget(budget, earlier, tolerance));
  });
}

function utilizationOf(id: string | null, { tiers }: Analysis): number | null {
  if (id === null) return null;
  const station = tiers.flatMap(({ stations }) => stations).find((one) => one.id === id);
  return station?.offeredUtilization ?? null;
}

/** What the formats for other programs read of an answer: plans, and what is amiss in them. */
import type { AcceptedRisk, Analysis, Budget, Check, Location } from "../report/generated/report.ts";
import { ruleOf } from "../report/rule.ts";
import type { Answer } from "./format.ts";
import { actualText, limitText, marginText } from "./table/budget-text.ts";
import { failedText } from "./table/failing-text.ts";
import { figureName } from "./table/figure-name.ts";
import { countText, listText } from "./table/prose.ts";

/** The report on one plan. */
export type PlanReport = Analysis | Check;

/**
 * The plans that an answer is about.
 *
 * @throws Error for an answer about no plan, which has no such view: the command does not offer it
 */
export function planReportsOf(answer: Answer): readonly PlanReport[] {
  switch (answer.kind) {
    case "analysis":
    case "check":
      return [answer];
    case "analyses":
    case "checks":
      return answer.reports;
    default:
      throw new Error(`an answer of kind ${answer.kind} is about no plan`);
  }
}

/** Something amiss in a plan, as another program shows it. */
export interface PlanProblem {
  /** The same in every report of the plan, whatever its figures. */
  readonly key: string;
  /** `SP901`. */
  readonly code: string;
  /** `latency-budget`. */
  readonly rule: string;
  readonly severity: "error" | "warning" | "note";
  /** One sentence. */
  readonly message: string;
  readonly location: Location;
  /** The risk because of which it does not gate; null: it counts. */
  readonly accepted: AcceptedRisk | null;
  /** In the baseline too, and no worse: it does not gate. */
  readonly known: boolean;
}

/** The findings of an analysis; of a check, the budgets that do not hold. */
export function problemsOf(report: PlanReport): readonly PlanProblem[] {
  const riskOf = (id: string | null) => report.accepted.find((risk) => risk.id === id) ?? null;
  if (report.kind === "analysis") {
    return report.findings.map(({ key, code, rule, severity, message, consequences, location, accepted, known }) => ({
      key,
      code,
      rule,
      severity,
      message: [message, ...consequences].map((sentence) => sentence.replace(/\.$/, "")).join("; "),
      location,
      accepted: riskOf(accepted),
      known,
    }));
  }
  return report.budgets.filter(isAmiss).map((budget) => {
    const { code, rule } = budgetRule(budget);
    return {
      key: `${code}/${budget.key}`,
      code,
      rule,
      severity: budget.verdict === "warned" ? "warning" : "error",
      message: budgetSentence(budget),
      location: budget.location,
      accepted: riskOf(budget.accepted),
      known: budget.known,
    };
  });
}

const isAmiss = ({ verdict }: Budget): boolean => verdict !== "held" && verdict !== "unjudged";

/** Rules that speak of the kinds of budget. */
const ruleNames: { readonly [K in Budget["kind"]]: string } = {
  latency: "latency-budget",
  utilization: "utilization-budget",
  headroom: "headroom-budget",
  cost: "cost-budget",
  "cost-increase": "cost-budget",
  errors: "error-budget",
  "hit-ratio": "hit-ratio-budget",
  lag: "lag-budget",
};

function budgetRule({ kind }: Budget): { readonly code: string; readonly rule: string } {
  const rule = ruleOf(ruleNames[kind]);
  if (rule === null) throw new Error(`no rule ${ruleNames[kind]}`);
  return rule;
}

/** `upload p99 is 2.3 s, beyond its budget of ≤ 2 s (15% over), under black-friday`. */
export function budgetSentence(budget: Budget): string {
  const { id, verdict, scenario, subject } = budget;
  const name = subject === null || id.includes(subject) ? figureName(id) : `${figureName(id)} of ${subject}`;
  const under = scenario === null ? "" : `, under ${scenario}`;
  if (verdict === "unknown") return `${name} cannot be judged against its budget of ${limitText(budget)}${under}`;
  const stands = verdict === "warned" ? "near" : "beyond";
  const actual = actualText(budget);
  return `${name} ${actual === "no answer" ? "has no answer" : `is ${actual}`}, ${stands} its budget of ${limitText(budget)} (${marginText(budget)})${under}`;
}

/** Nothing gates. */
export const isPassed = (report: PlanReport): boolean =>
  report.kind === "check" ? report.passed : report.verdict.healthy || isAsBefore(report);

/** All that is broken was so before. */
const isAsBefore = ({ converged, verdict: { budgets, saturated } }: Analysis): boolean =>
  converged && saturated.length === 0 && budgets.known > 0 && budgets.broken + budgets.unknown === 0;

/** The answer in a sentence or two. */
export function headline(report: PlanReport): string {
  if (!report.converged) return "The solver did not settle: no figure is to be trusted";
  const counts = report.kind === "check" ? report.counts : report.verdict.budgets;
  const saturated = report.kind === "check" ? [] : report.verdict.saturated;
  const failing = counts.broken + counts.unknown;
  const accepted = counts.accepted === 0 ? "" : `, ${countText(counts.accepted, "risk")} accepted`;
  const holding =
    counts.unjudged === counts.total
      ? "nothing is judged, as there is no base to compare with"
      : counts.known === 0
        ? `all ${countText(counts.total, "budget")} hold`
        : `${counts.known} of ${countText(counts.total, "budget")} broken, as before`;
  const budgets =
    counts.total === 0
      ? "no budgets are set"
      : failing === 0
        ? `${holding}${accepted}`
        : `${failedText(counts)}${accepted}`;
  return saturated.length === 0 ? budgets : `saturated: ${listText(saturated)}; ${budgets}`;
}

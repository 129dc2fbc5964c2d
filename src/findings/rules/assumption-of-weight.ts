import type { Assessment, BudgetResult } from "../../assess/types.ts";
import type { Assumption } from "../../topology/types.ts";
import { formatFactor, formatRatio, formatTime } from "../../units/format-quantity.ts";
import { mostItCanMove } from "../assumption-bound.ts";
import type { RuleContext } from "../context.ts";
import { MOST_STATIONS_TO_VARY } from "../thrift.ts";
import type { Detail, Finding, Rule, Variants } from "../types.ts";
import { monthly } from "../wording.ts";

/** Relative move of a budgeted figure from which on an assumption has weight. */
const WEIGHT = 0.1;

export const assumptionOfWeight: Rule = {
  code: "SP101",
  name: "assumption-of-weight",
  severity: "warning",
  title: "A budgeted figure rests on a guess",
  what: `A value that the file does not state, halved or doubled, moves a figure that has a budget by more than ${formatRatio(WEIGHT)} (of itself; a utilization or error ratio: of its limit). Both variants are solved, in plans of up to ${MOST_STATIONS_TO_VARY} stations.`,
  why: "A verdict that hangs on a default of this tool is no verdict about your system.",
  howToMend: "Measure the value and write it into the file; the position shows where the key would stand.",
  example: `version: 1
workloads: { web: { rate: 60000/s } }
tiers:
  app: { kind: service, instances: 8, cores: 8, serviceTime: 0.5ms, calls: store }
  store: { kind: cache, engine: redis, hitRatio: 100% }
budgets: { utilization: 85% }
`,
  solvesVariants: true,
  evaluate: (context) => {
    const { variants, assessment } = context;
    if (variants === null || assessment.budgets.length === 0) return [];
    return assessment.topology.assumptions
      .filter(({ halvedDoubled }) => halvedDoubled !== null)
      .map((assumption) => ({ assumption, bound: mostItCanMove(assumption, context) }))
      .filter(({ bound }) => Math.max(bound.figures, bound.headroom) > WEIGHT)
      .map(({ assumption, bound }) => findingAbout(assumption, bound.headroom > WEIGHT, variants, context))
      .filter((finding) => finding !== null)
      .sort((a, b) => (b.figures.move ?? Infinity) - (a.figures.move ?? Infinity));
  },
};

function findingAbout(
  assumption: Assumption,
  withHeadroom: boolean,
  { solve }: Variants,
  context: RuleContext,
): Finding | null {
  const detail: Detail = { places: false, headroom: withHeadroom ? "measured" : "ignored" };
  const [half, double] = assumption.halvedDoubled ?? [];
  const halved = resultsOf(solve([{ path: assumption.path, value: half }], detail));
  const doubled = resultsOf(solve([{ path: assumption.path, value: double }], detail));
  const moves = context.assessment.budgets
    .filter(({ budget }) => withHeadroom || budget.kind !== "headroom")
    .map((result) => {
      const variants = [halved.get(result.budget.id), doubled.get(result.budget.id)] as const;
      return { result, variants, move: Math.max(...variants.map((variant) => moveOf(result, variant))) };
    })
    .filter(({ move }) => move > WEIGHT)
    .sort((a, b) => b.move - a.move);
  const worst = moves[0];
  if (worst === undefined) return null;
  const tier = assumption.path[0] === "tiers" ? String(assumption.path[1]) : null;
  const [least, most] = worst.variants.map((variant) => figureText(variant));
  return {
    code: assumptionOfWeight.code,
    rule: assumptionOfWeight.name,
    severity: "warning",
    message: `Assumed, not stated: ${assumption.text}; halved or doubled, ${nameOf(worst.result)} is ${least} or ${most} instead of ${figureText(worst.result)}`,
    subject: tier ?? String(assumption.path[0]),
    tier,
    station: null,
    path: assumption.path,
    budgets: [],
    consequences: moves.flatMap(({ result, variants: [low, high] }) => [
      ...verdictChange(result, low, "halved"),
      ...verdictChange(result, high, "doubled"),
    ]),
    figures: { move: Number.isFinite(worst.move) ? worst.move : null },
  };
}

function resultsOf(assessment: Assessment | null): ReadonlyMap<string, BudgetResult> {
  return new Map((assessment?.budgets ?? []).map((result) => [result.budget.id, result]));
}

/** Of the figure itself, or of its limit where the figure is a share; from or to a figure that does not exist it is infinite. */
function moveOf(before: BudgetResult, after: BudgetResult | undefined): number {
  if (after === undefined || before.actual === after.actual) return 0;
  if (before.actual === null || after.actual === null) return Infinity;
  const isShare = before.budget.kind === "utilization" || before.budget.kind === "errors";
  const scale = isShare ? before.budget.limit : before.actual;
  return scale > 0 ? Math.abs(after.actual - before.actual) / scale : Infinity;
}

function verdictChange(before: BudgetResult, after: BudgetResult | undefined, how: string): readonly string[] {
  if (after === undefined || after.verdict === before.verdict) return [];
  const now = after.verdict === "held" ? "holds" : after.verdict === "warned" ? "is warned of" : "is broken";
  return [`${how}, the budget of ${nameOf(before)} ${now}`];
}

/** `browse p99`, `the utilization of db`, `the headroom`. */
function nameOf({ budget }: BudgetResult): string {
  switch (budget.kind) {
    case "latency":
      return `${budget.workload} ${budget.statistic === "p999" ? "p99.9" : budget.statistic}`;
    case "utilization":
      return budget.tier === null ? "the highest utilization" : `the utilization of ${budget.tier}`;
    case "errors":
      return budget.workload === null ? "the highest error ratio" : `the error ratio of ${budget.workload}`;
    case "headroom":
      return "the headroom";
    case "cost":
      return "the cost";
    case "cost-increase":
      return "the increase of the cost";
    case "lag":
      return budget.tier === null ? "the longest lag" : `the lag of ${budget.tier}`;
    case "hit-ratio":
      return budget.tier === null ? "the lowest hit ratio" : `the hit ratio of ${budget.tier}`;
  }
}

function figureText(result: BudgetResult | undefined): string {
  if (result === undefined) return "unknown";
  const { budget, actual, saturated } = result;
  if (actual === null) return saturated ? "without end" : "unknown";
  switch (budget.kind) {
    case "latency":
    case "lag":
      return formatTime(actual);
    case "utilization":
    case "errors":
    case "hit-ratio":
      return formatRatio(actual);
    case "cost-increase":
      return budget.of === "share" ? formatRatio(actual) : monthly(actual);
    case "headroom":
      return formatFactor(actual);
    case "cost":
      return monthly(actual);
  }
}

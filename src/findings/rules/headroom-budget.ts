import type { BudgetResult, Rung } from "../../assess/types.ts";
import { formatFactor } from "../../units/format-quantity.ts";
import { rungCauses, WHOLE_PLAN } from "../blame.ts";
import { severityOf } from "../budget-sentence.ts";
import type { RuleContext } from "../context.ts";
import { figureOf } from "../figure.ts";
import type { Finding, Rule } from "../types.ts";

export const headroomBudget: Rule = {
  code: "SP903",
  name: "headroom-budget",
  severity: "error",
  title: "Something breaks before the headroom is used up",
  what: "As the whole load grows, a station saturates or a latency, error or lag budget breaks before the factor that `headroom` asks for. One finding for each place that stands in the way.",
  why: "Headroom is what carries you over a good day, a lost machine or the weeks until the next order of hardware. Every place below the limit has to be mended for the plan to have it.",
  howToMend: "Give the place named more servers or less work, until the ladder's first rung is above the budget.",
  example: `version: 1
workloads: { web: { rate: 200/s } }
tiers:
  app: { kind: service, instances: 2, cores: 2, serviceTime: 12ms }
budgets: { headroom: 2x }
`,
  solvesVariants: false,
  evaluate: (context) => {
    const places = context.blamed.get(headroomBudget.name);
    if (places === undefined) return [];
    return [...places]
      .map(([place, results]) => finding(place, results, context))
      .sort((a, b) => (a.figures.factor ?? 0) - (b.figures.factor ?? 0));
  },
};

function finding(place: string, results: readonly BudgetResult[], context: RuleContext): Finding {
  const { budget } = results[0] as BudgetResult;
  const isWarned = results.every(({ verdict }) => verdict === "warned");
  const limit = isWarned && budget.warn !== null ? budget.warn : budget.limit;
  const rung = context.assessment.ladder.find((candidate) => isCausedBy(candidate, place, context)) ?? null;
  const station = context.stations.get(place);
  const asked = `${isWarned ? "headroom is warned of below" : "the headroom budget is"} ${formatFactor(limit)}`;
  return {
    code: headroomBudget.code,
    rule: headroomBudget.name,
    severity: severityOf(results, "error"),
    message: `${rung === null ? "The headroom is not known" : event(rung, station?.name)}; ${asked}`,
    subject: station?.name ?? rung?.subject ?? place,
    tier: station?.station.tier ?? null,
    station: station?.station.id ?? null,
    path: place === WHOLE_PLAN ? budget.path : (rung?.path ?? budget.path),
    budgets: results.map(figureOf),
    consequences: [],
    figures: { factor: rung?.factor ?? null, limit },
  };
}

function isCausedBy(rung: Rung, place: string, context: RuleContext): boolean {
  return rungCauses(rung, context).some((cause) => cause.rule === headroomBudget.name && cause.place === place);
}

/** `web saturates at 1.38x today's load`. */
function event(rung: Rung, station: string | undefined): string {
  const when = `at ${formatFactor(rung.factor)} today's load`;
  if (rung.kind === "saturation") return `${station ?? rung.subject} saturates ${when}`;
  const what = rung.kind === "latency" ? "misses its latency budget" : "misses its error budget";
  return `${rung.subject} ${what} ${when}${station === undefined ? "" : `, in the queue of ${station}`}`;
}

import type { BudgetResult } from "../../assess/types.ts";
import { formatRatio } from "../../units/format-quantity.ts";
import { budgetSentence, severityOf } from "../budget-sentence.ts";
import type { RuleContext } from "../context.ts";
import { figureOf } from "../figure.ts";
import type { Finding, Rule } from "../types.ts";

export const lagBudget: Rule = {
  code: "SP910",
  name: "lag-budget",
  severity: "error",
  title: "Messages are handled too late",
  what: "The 99th percentile of the age of a queue's messages, when their consumer is done with them, is beyond the queue's `lag` budget (or its `warn` level), and no station near saturation explains it. Of several consumers the slowest counts.",
  why: "Whoever waits for what the message brings about (a thumbnail, a mail, an index that is up to date) waits that long, though nobody's request did.",
  howToMend: "Give the consumers more servers where messages wait, make their work shorter, or send them less.",
  example: `version: 1
workloads: { upload: { rate: 20/s } }
tiers:
  app: { kind: service, instances: 2, cores: 2, serviceTime: 12ms, calls: resize }
  resize: { kind: queue, consumers: thumbs }
  thumbs: { kind: worker, instances: 2, serviceTime: 60ms }
budgets: { lag: { resize: 200ms } }
`,
  solvesVariants: false,
  evaluate: (context) =>
    [...(context.blamed.get(lagBudget.name) ?? [])]
      .map(([place, results]) => finding(place, results, context))
      .sort((a, b) => (a.figures.margin ?? 0) - (b.figures.margin ?? 0)),
};

/** The lag before the headroom that it costs. */
function finding(place: string, unsorted: readonly BudgetResult[], context: RuleContext): Finding {
  const results = unsorted.toSorted((a, b) => Number(a.budget.kind !== "lag") - Number(b.budget.kind !== "lag"));
  const worst = results[0] as BudgetResult;
  const { actual, budget, margin, subject } = worst;
  const station = context.stations.get(place);
  const queue = subject ?? place;
  const busy = station?.solution.busiestUtilization ?? null;
  return {
    code: lagBudget.code,
    rule: lagBudget.name,
    severity: severityOf(results, "error"),
    message: `${budgetSentence(worst)}${station === undefined || busy === null ? "" : station.station.isLost ? `; ${station.name} is lost` : `; ${station.name} is busy ${formatRatio(busy)}`}`,
    subject: queue,
    tier: station?.station.tier ?? (context.tiers.has(place) ? place : null),
    station: station?.station.id ?? null,
    path: budget.path,
    budgets: results.map(figureOf),
    consequences: results.slice(1).map(budgetSentence),
    figures: { actual, limit: budget.limit, margin, utilization: busy },
  };
}

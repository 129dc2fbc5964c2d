/** A budget that does not simply hold, in a clause: what it is and what it may be. */
import type { BudgetResult } from "../assess/types.ts";
import { formatFactor, formatRatio, formatTime } from "../units/format-quantity.ts";
import type { Severity } from "./types.ts";
import { monthly } from "./wording.ts";

/** `browse p99 512 ms, budget 400 ms`. */
export function budgetSentence(result: BudgetResult): string {
  const { budget, actual, subject, verdict } = result;
  const bound = verdict === "warned" && budget.warn !== null ? budget.warn : budget.limit;
  const word = verdict === "warned" ? "warned beyond" : "budget";
  switch (budget.kind) {
    case "latency": {
      const name = `${budget.workload} ${budget.statistic === "p999" ? "p99.9" : budget.statistic}`;
      return actual === null
        ? `${name} ${result.saturated ? "grows without end" : verdict === "broken" ? "does not exist, nobody is answered" : "is unknown"}, budget ${formatTime(budget.limit)}`
        : `${name} ${formatTime(actual)}, ${word} ${formatTime(bound)}`;
    }
    case "utilization":
      return actual === null
        ? `utilization unknown, budget ${formatRatio(budget.limit)}`
        : `busy ${formatRatio(actual)}, ${word} ${formatRatio(bound)}`;
    case "headroom":
      return actual === null
        ? `headroom unknown, budget ${formatFactor(budget.limit)}`
        : `headroom ${formatFactor(actual)}, ${verdict === "warned" ? "warned below" : "budget"} ${formatFactor(bound)}`;
    case "errors":
      return actual === null
        ? `${subject ?? "errors"} errors unknown, budget ${formatRatio(budget.limit)}`
        : `${subject ?? budget.workload ?? "all"} errors ${formatRatio(actual)}, ${word} ${formatRatio(bound)}`;
    case "hit-ratio":
      return actual === null
        ? `hit ratio unknown, budget ${formatRatio(budget.limit)}`
        : `hit ratio ${formatRatio(actual)}, ${verdict === "warned" ? "warned below" : "budget"} ${formatRatio(bound)}`;
    case "lag":
      return actual === null
        ? `${subject ?? "queue"} lag ${result.saturated ? "grows without end" : "is unknown"}, budget ${formatTime(budget.limit)}`
        : `${subject ?? "queue"} lag p99 ${formatTime(actual)}, ${word} ${formatTime(bound)}`;
    case "cost-increase": {
      const text = budget.of === "share" ? formatRatio : monthly;
      return `cost ${actual === null ? "compared with its base unknown" : `${text(actual)} above its base`}, budget ${text(budget.limit)}`;
    }
    case "cost":
      return actual === null
        ? `cost unknown, budget ${monthly(budget.limit)}`
        : `cost ${monthly(actual)}, ${word} ${monthly(bound)}`;
  }
}

/** error where a budget is broken or unknown, warning where one is near; `otherwise` where there is none. */
export function severityOf(results: readonly BudgetResult[], otherwise: Severity): Severity {
  if (results.some(({ verdict }) => verdict === "broken" || verdict === "unknown")) return "error";
  return results.length > 0 ? "warning" : otherwise;
}

import type { BudgetCounts } from "../../report/generated/report.ts";

/** `2 of 7 budgets are broken`, `1 of 7 budgets cannot be judged`; what is unknown is not called broken. */
export function failingText({ broken, unknown, total }: Pick<BudgetCounts, "broken" | "unknown" | "total">): string {
  const budgets = total === 1 ? "budget" : "budgets";
  const verb = (count: number) => (total === 1 || count === 1 ? "is" : "are");
  if (unknown === 0) return `${broken} of ${total} ${budgets} ${verb(total)} broken`;
  const unjudged = `cannot be judged (unknown, which fails the gate)`;
  return broken === 0
    ? `${unknown} of ${total} ${budgets} ${unjudged}`
    : `${broken} of ${total} ${budgets} ${verb(total)} broken, and ${unknown} ${unjudged}`;
}

/** The same as a heading: `2 of 7 budgets broken`, `1 of 7 budgets unknown`. */
export function failedText(
  { broken, unknown, total }: Pick<BudgetCounts, "broken" | "unknown" | "total">,
  where = "",
): string {
  const budgets = total === 1 ? "budget" : "budgets";
  if (broken === 0) return `${unknown} of ${total} ${budgets} unknown`;
  return `${broken} of ${total} ${budgets} broken${where}${unknown === 0 ? "" : `, ${unknown} unknown`}`;
}

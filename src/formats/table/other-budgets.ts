import type { Analysis, Budget } from "../../report/generated/report.ts";
import { actualText, limitText, marginText } from "./budget-text.ts";
import { type Column, columns } from "./columns.ts";
import { markOf } from "./marks.ts";
import { countText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { isOfWorkload } from "./workloads.ts";

/** Budgets that hold, shown unless all are asked for. */
const MOST_HELD = 6;

/** The budgets that stand beside no workload: of the tiers and of the plan. */
export function otherBudgets(report: Analysis, screen: Screen): readonly string[] {
  const workloads = new Set(report.workloads.map(({ id }) => id));
  const own = report.budgets.filter(
    (budget) => budget.scenario === null && (!isOfWorkload(budget) || !workloads.has(budget.subject ?? "")),
  );
  if (own.length === 0) return [];
  const held = own.filter(({ verdict }) => verdict === "held");
  const shown = new Set(screen.all ? held : held.slice(0, MOST_HELD));
  const hidden = held.length - shown.size;
  return [
    ...columns(
      own.filter((budget) => budget.verdict !== "held" || shown.has(budget)),
      tableOf(screen),
      screen,
    ),
    ...(hidden === 0 ? [] : [screen.paint.faint(screen.text(`and ${countText(hidden, "budget")} that hold: --all`))]),
  ];
}

function tableOf(screen: Screen): readonly Column<Budget>[] {
  const marked = (budget: Budget, text: string) => ({ text, paint: screen.paint[markOf(budget).paint] });
  return [
    {
      title: "BUDGETS",
      givesWay: true,
      cell: (budget) => marked(budget, `${markOf(budget).character} ${budget.id}`),
    },
    { title: "limit", cell: limitText },
    { title: "actual", align: "right", cell: actualText },
    { title: "margin", cell: (budget) => marked(budget, marginText(budget)) },
    { title: "", givesWay: true, cell: ({ id, subject }) => (subject === null || id.includes(subject) ? "" : subject) },
  ];
}

import type { Analysis, Budget } from "../../report/generated/report.ts";
import { actualText, limitText, marginText } from "./budget-text.ts";
import { type Column, columns } from "./columns.ts";
import { verdictMarks } from "./marks.ts";
import { countText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { isOfWorkload } from "./workloads.ts";

/** Rows of one budget that judges many figures, unless all are asked for. */
const MOST_ROWS = 3;

/** A budget's figure, and how many others it judges that are not shown. */
interface Row {
  readonly budget: Budget;
  readonly others: number;
}

/** The budgets that are not a workload's: of the tiers and of the plan. */
export function otherBudgets(report: Analysis, screen: Screen): readonly string[] {
  const workloads = new Set(report.workloads.map(({ id }) => id));
  const own = report.budgets.filter((budget) => !isOfWorkload(budget) || !workloads.has(budget.subject ?? ""));
  if (own.length === 0) return [];
  const rows = [...groupById(own).values()].flatMap((budgets) => worstOf(budgets, screen.all));
  return columns(rows, tableOf(screen), screen);
}

function groupById(budgets: readonly Budget[]): ReadonlyMap<string, readonly Budget[]> {
  const groups = new Map<string, Budget[]>();
  for (const budget of budgets) {
    const group = groups.get(budget.id);
    if (group === undefined) groups.set(budget.id, [budget]);
    else group.push(budget);
  }
  return groups;
}

/** Those that do not hold, and of the others the nearest to its limit. */
function worstOf(budgets: readonly Budget[], all: boolean): readonly Row[] {
  const worst = [...budgets].sort((a, b) => (a.marginRatio ?? -Infinity) - (b.marginRatio ?? -Infinity));
  const amiss = worst.filter(({ verdict }) => verdict !== "held").length;
  const shown = all ? worst : worst.slice(0, Math.max(1, Math.min(amiss, MOST_ROWS)));
  return shown.map((budget, index) => ({
    budget,
    others: index === shown.length - 1 ? worst.length - shown.length : 0,
  }));
}

function tableOf(screen: Screen): readonly Column<Row>[] {
  const marked = (budget: Budget, text: string) => ({ text, paint: screen.paint[verdictMarks[budget.verdict].paint] });
  return [
    {
      title: "BUDGETS",
      givesWay: true,
      cell: ({ budget }) => marked(budget, `${verdictMarks[budget.verdict].character} ${budget.id}`),
    },
    { title: "limit", cell: ({ budget }) => limitText(budget) },
    { title: "actual", align: "right", cell: ({ budget }) => actualText(budget) },
    { title: "margin", cell: ({ budget }) => marked(budget, marginText(budget)) },
    { title: "", givesWay: true, cell: ({ budget, others }) => detailOf(budget, others) },
  ];
}

/** Where the figure was read, and of how many it is the worst. */
function detailOf({ subject, id }: Budget, others: number): string {
  const where = subject === null || id.endsWith(`.${subject}`) ? "" : subject;
  return others === 0 ? where : `${where}, and ${countText(others, "other")} better`.replace(/^, and /, "");
}

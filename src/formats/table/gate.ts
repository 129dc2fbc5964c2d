import type { Budget, Check } from "../../report/generated/report.ts";
import { actualText, limitText, marginText } from "./budget-text.ts";
import { type Column, columns } from "./columns.ts";
import { verdictMarks } from "./marks.ts";
import { countText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { notSettled } from "./verdict.ts";

/** Budgets that hold, shown unless all are asked for. */
const MOST_HELD = 20;

/** One plan's budgets, the broken ones first. */
export function gate(report: Check, screen: Screen): readonly string[] {
  const order: readonly Budget["verdict"][] = ["broken", "unknown", "warned", "held"];
  const sorted = order.flatMap((verdict) => report.budgets.filter((budget) => budget.verdict === verdict));
  const shown = screen.all ? sorted : sorted.slice(0, sorted.length - report.counts.held + MOST_HELD);
  const hidden = sorted.length - shown.length;
  return [
    ...(report.name === "" ? [] : [screen.paint.strong(screen.text(report.name)), ""]),
    ...(report.converged ? [] : notSettled(screen)),
    ...columns(shown, tableOf(screen), screen),
    ...(hidden === 0
      ? []
      : [screen.paint.faint(screen.text(`and ${countText(hidden, "budget")} more that hold: --all`))]),
  ];
}

function tableOf(screen: Screen): readonly Column<Budget>[] {
  const painted = (budget: Budget, text: string) => ({ text, paint: screen.paint[verdictMarks[budget.verdict].paint] });
  return [
    {
      title: "BUDGET",
      givesWay: true,
      cell: (budget) => painted(budget, `${verdictMarks[budget.verdict].character} ${nameOf(budget)}`),
    },
    { title: "limit", cell: limitText },
    { title: "actual", align: "right", cell: actualText },
    { title: "margin", cell: (budget) => painted(budget, marginText(budget)) },
    { title: "verdict", cell: (budget) => painted(budget, budget.known ? `${budget.verdict} before` : budget.verdict) },
  ];
}

/** `latency.upload.p99`; with the station where one budget judges many. */
function nameOf({ id, subject }: Budget): string {
  return subject === null || id.includes(subject) ? id : `${id}: ${subject}`;
}

/** The answer of the gate, what to do about it, and how to have it again. */
export function gateAnswer(reports: readonly Check[], command: string, screen: Screen): string {
  const total = sum(reports.map(({ counts }) => counts.total));
  const failing = sum(reports.map(({ counts }) => counts.broken + counts.unknown));
  const again = command === "" ? [] : [`Reproduce: ${command}`];
  if (!reports.every(({ converged }) => converged)) {
    return screen.paint.bad(screen.text(["✗ No verdict, since the solver did not settle.", ...again].join(" ")));
  }
  if (failing === 0) {
    const known = sum(reports.map(({ counts }) => counts.known));
    if (known > 0) {
      const before = `${known} of ${total} budgets broken, as before; ${total === known ? "no other" : "the others hold"}.`;
      return screen.paint.good(screen.text(["✓", before, ...again].join(" ")));
    }
    const holds = total === 1 ? "The one budget holds." : `All ${total} budgets hold.`;
    return screen.paint.good(screen.text(["✓", holds, ...again].join(" ")));
  }
  const analyze = command.replace("scale-plan check", "scale-plan analyze");
  const mend = command === "" ? [] : [`What mends ${failing === 1 ? "it" : "them"}: ${analyze} ·`];
  const broken = `${failing} of ${total} ${total === 1 ? "budget is" : "budgets are"} broken.`;
  return screen.paint.bad(screen.text(["✗", broken, ...mend, ...again].join(" ")));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

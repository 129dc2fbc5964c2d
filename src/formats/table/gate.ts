import type { Budget, BudgetCounts, Check } from "../../report/generated/report.ts";
import { accepted } from "./accepted.ts";
import { actualText, limitText, marginText } from "./budget-text.ts";
import { type Column, columns } from "./columns.ts";
import { failingText } from "./failing-text.ts";
import { markOf } from "./marks.ts";
import { countText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { notSettled } from "./verdict.ts";

/** Budgets that hold, shown unless all are asked for. */
const MOST_HELD = 20;

/** One plan's budgets, the broken ones first. */
export function gate(report: Check, screen: Screen): readonly string[] {
  const sorted = report.budgets.toSorted((a, b) => rankOf(a) - rankOf(b));
  const shown = screen.all ? sorted : sorted.slice(0, sorted.length - report.counts.held + MOST_HELD);
  const hidden = sorted.length - shown.length;
  return [
    ...(report.name === "" ? [] : [screen.paint.strong(screen.text(report.name)), ""]),
    ...(report.converged ? [] : notSettled(screen)),
    ...columns(shown, tableOf(screen), screen),
    ...(hidden === 0
      ? []
      : [screen.paint.faint(screen.text(`and ${countText(hidden, "budget")} more that hold: --all`))]),
    ...(report.accepted.length === 0 ? [] : ["", ...accepted(report, screen)]),
  ];
}

const ranks: readonly Budget["verdict"][] = ["broken", "unknown", "warned", "unjudged", "held"];

/** What fails first, what is accepted before what holds. */
function rankOf({ verdict, accepted: id }: Budget): number {
  return id === null ? ranks.indexOf(verdict) : ranks.indexOf("held") - 0.5;
}

function tableOf(screen: Screen): readonly Column<Budget>[] {
  const painted = (budget: Budget, text: string) => ({ text, paint: screen.paint[markOf(budget).paint] });
  return [
    {
      title: "BUDGET",
      givesWay: true,
      cell: (budget) => painted(budget, `${markOf(budget).character} ${nameOf(budget)}`),
    },
    { title: "under", optional: true, givesWay: true, cell: ({ scenario }) => scenario ?? "" },
    { title: "limit", cell: limitText },
    { title: "actual", align: "right", cell: actualText },
    { title: "margin", cell: (budget) => painted(budget, marginText(budget)) },
    // Whose acceptance it was is said below: the budget's name is what must be read.
    { title: "verdict", givesWay: true, cell: (budget) => painted(budget, verdictText(budget)) },
  ];
}

function verdictText({ verdict, accepted: id, known }: Budget): string {
  if (id !== null) return `accepted (${id})`;
  return known ? `${verdict} before` : verdict;
}

/** `latency.upload.p99`; with the station where one budget judges many. */
function nameOf({ id, subject }: Budget): string {
  return subject === null || id.includes(subject) ? id : `${id}: ${subject}`;
}

/** The answer of the gate, what to do about it, and how to have it again. */
export function gateAnswer(reports: readonly Check[], command: string, screen: Screen): string {
  const of = (count: (counts: BudgetCounts) => number) => sum(reports.map(({ counts }) => count(counts)));
  const total = of((counts) => counts.total);
  const failing = of(({ broken, unknown }) => broken + unknown);
  const again = command === "" ? [] : [`Reproduce: ${command}`];
  if (!reports.every(({ converged }) => converged)) {
    return screen.paint.bad(screen.text(["✗ No verdict, since the solver did not settle.", ...again].join(" ")));
  }
  if (failing === 0) {
    const known = sum(reports.map(({ counts }) => counts.known));
    if (known > 0) {
      const isUnknown = reports.some(({ budgets }) => budgets.some((one) => one.known && one.verdict === "unknown"));
      const before = `${known} of ${total} budgets broken${isUnknown ? " or unknown" : ""}, as before; ${total === known ? "no other" : "the others hold"}.`;
      return screen.paint.good(screen.text(["✓", before, ...again].join(" ")));
    }
    if (total > 0 && of(({ unjudged }) => unjudged) === total) {
      const nothing = "Nothing is judged: the budgets compare with a base, which has nothing of the kind yet.";
      return screen.paint.warning(screen.text(["!", nothing, ...again].join(" ")));
    }
    const apart = asideText(
      of(({ accepted: count }) => count),
      of(({ unjudged }) => unjudged),
    );
    const holds =
      apart !== ""
        ? `${of(({ held, warned }) => held + warned)} of ${total} budgets hold${apart}.`
        : total === 1
          ? "The one budget holds."
          : `All ${total} budgets hold.`;
    return screen.paint.good(screen.text(["✓", holds, ...again].join(" ")));
  }
  const analyze = command.replace("scale-plan check", "scale-plan analyze");
  const mend = command === "" ? [] : [`What mends ${failing === 1 ? "it" : "them"}: ${analyze} ·`];
  const broken = of((counts) => counts.broken);
  const unknown = of((counts) => counts.unknown);
  const answer = `${failingText({ broken, unknown, total })}.`;
  return screen.paint.bad(screen.text(["✗", answer, ...mend, ...again].join(" ")));
}

function asideText(accepted: number, unjudged: number): string {
  const parts = [
    ...(accepted === 0 ? [] : [`${accepted} ${accepted === 1 ? "is" : "are"} broken and accepted`]),
    ...(unjudged === 0 ? [] : [`${unjudged} ${unjudged === 1 ? "waits" : "wait"} for a base to compare with`]),
  ];
  return parts.length === 0 ? "" : `, ${parts.join(", ")}`;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

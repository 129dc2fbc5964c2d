import type { BudgetDifference, Difference, Effect, FindingDifference } from "../../diff/generated/difference.ts";
import { type Column, columns } from "../table/columns.ts";
import { severityMarks, verdictMarks } from "../table/marks.ts";
import { countText } from "../table/prose.ts";
import { type Screen, screenFor } from "../table/screen.ts";
import { joinSections } from "../table/sections.ts";
import { wrap } from "../table/wrap.ts";
import type { DifferenceFormat } from "./format.ts";
import { shownBudgets, shownEffects } from "./shown.ts";
import * as words from "./words.ts";

/** For people at a terminal: what changed, what it does, and because of which change. */
export const table: DifferenceFormat = (difference, options) => {
  const screen = screenFor(options);
  if (!difference.moved) return `${wrap(screen.text(words.nothingText(difference)), Infinity).join("\n")}\n`;
  const command = options.command ?? difference.reproduce;
  const sections = joinSections([
    wrap(screen.text(words.titleText(difference)), screen.width).map(screen.paint.strong),
    verdict(difference, screen),
    changes(difference, screen),
    effects(difference, screen),
    budgets(difference, screen),
    findings(difference, screen),
    recommendations(difference, screen),
    footer(difference, command, screen),
  ]);
  return `${sections.join("\n")}\n`;
};

function verdict(difference: Difference, screen: Screen): readonly string[] {
  const { before, after } = difference.verdict;
  const worse = before.healthy && !after.healthy;
  const mark =
    worse || after.broken > before.broken
      ? verdictMarks.broken
      : after.healthy
        ? verdictMarks.held
        : verdictMarks.warned;
  const text = `${mark.character} ${words.verdictSentences(difference).join("  ")}`;
  return wrap(screen.text(text), screen.width, "  ").map((line) => screen.paint.strong(screen.paint[mark.paint](line)));
}

/** Each cause with its number, and the keys that belong to it. */
function changes({ changes: all, causes }: Difference, screen: Screen): readonly string[] {
  if (all === null || all.length === 0) return [];
  const rest = all.filter(({ cause }) => cause === null);
  const labelled = [
    ...causes.map(({ number, changes: indices }) => ({
      label: String(number),
      members: indices.flatMap((index) => all[index] ?? []),
    })),
    ...rest.map((change) => ({ label: "·", members: [change] })),
  ];
  const indent = Math.max(...labelled.map(({ label }) => label.length)) + 2;
  return [
    `${screen.paint.strong("CHANGES")} of the file`,
    ...labelled.flatMap(({ label, members }) =>
      members.flatMap((change, index) => {
        const head = (index === 0 ? label : "").padEnd(indent);
        return wrap(screen.text(head + words.changeText(change)), screen.width, " ".repeat(indent + 2));
      }),
    ),
  ];
}

function effects(difference: Difference, screen: Screen): readonly string[] {
  const { effects: all } = difference;
  if (all.length === 0) return [];
  const shown = shownEffects(difference, screen.all);
  const hidden = all.length - shown.length;
  return [
    ...columns(shown, effectColumns(difference, screen), screen),
    ...(hidden === 0 ? [] : [screen.paint.faint(screen.text(`and ${countText(hidden, "effect")} more: --all`))]),
  ];
}

function effectColumns(difference: Difference, screen: Screen): readonly Column<Effect>[] {
  const paintOf = ({ worse }: Effect) => (worse === null ? undefined : worse ? screen.paint.bad : screen.paint.good);
  return [
    { title: "EFFECTS", givesWay: true, cell: words.effectName },
    {
      title: "before",
      align: "right",
      cell: ({ before, unit, stateBefore }) => words.valueOfState(before, unit, stateBefore),
    },
    {
      title: "after",
      align: "right",
      cell: ({ after, unit, stateAfter }) => words.valueOfState(after, unit, stateAfter),
    },
    {
      title: "change",
      align: "right",
      cell: (effect) => {
        const paint = paintOf(effect);
        const text = words.moveText(effect);
        return paint === undefined ? text : { text, paint };
      },
    },
    {
      title: "because of",
      optional: true,
      givesWay: true,
      cell: ({ contributions, unit }) => words.becauseText(contributions, unit, difference),
    },
  ];
}

function budgets(difference: Difference, screen: Screen): readonly string[] {
  const shown = shownBudgets(difference, screen.all);
  const hidden = difference.budgets.length - shown.length;
  const more = `and ${countText(hidden, "budget")} more under scenarios, moved and judged as before: --all`;
  return [
    ...(shown.length === 0 ? [] : columns(shown, budgetColumns(difference, screen), screen)),
    ...(hidden === 0 ? [] : [screen.paint.faint(screen.text(more))]),
  ];
}

function budgetColumns(difference: Difference, screen: Screen): readonly Column<BudgetDifference>[] {
  return [
    {
      title: "BUDGETS",
      givesWay: true,
      cell: ({ key, after }) => {
        const mark = after === null ? severityMarks.note : verdictMarks[after.verdict];
        return { text: `${mark.character} ${key}`, paint: screen.paint[mark.paint] };
      },
    },
    { title: "limit", cell: words.limitsText },
    { title: "before", align: "right", cell: (budget) => words.budgetValue(budget.before, budget) },
    { title: "after", align: "right", cell: (budget) => words.budgetValue(budget.after, budget) },
    { title: "", cell: words.budgetMove },
    {
      title: "because of",
      optional: true,
      givesWay: true,
      cell: ({ contributions, unit }) => words.becauseText(contributions, unit, difference),
    },
  ];
}

function findings(difference: Difference, screen: Screen): readonly string[] {
  const { findings: all } = difference;
  if (all.length === 0) return [];
  return [
    screen.paint.strong("FINDINGS"),
    ...all.flatMap((finding) => {
      const mark = severityMarks[finding.severityAfter ?? "note"];
      const head = `${mark.character} ${finding.status}: ${finding.code} ${finding.rule}  ${finding.subject}${because(finding, difference)}`;
      const lines = wrap(screen.text(head), screen.width, "    ").map(screen.paint[mark.paint]);
      return [...lines, ...wrap(screen.text(`    ${finding.message}`), screen.width, "    ")];
    }),
  ];
}

function because({ contributions }: FindingDifference, difference: Difference): string {
  const text = words.becauseText(contributions, null, difference);
  return text === "" ? "" : `  (because of ${text})`;
}

/** Recommendations shown unless all are asked for. */
const MOST_RECOMMENDATIONS = 5;

function recommendations({ recommendations: all }: Difference, screen: Screen): readonly string[] {
  if (all.length === 0) return [];
  const shown = screen.all ? all : all.slice(0, MOST_RECOMMENDATIONS);
  const hidden = all.length - shown.length;
  return [
    screen.paint.strong("RECOMMENDATIONS"),
    ...shown.flatMap(({ status, titleBefore, titleAfter }) => {
      const text =
        status === "changed" ? `· ${titleAfter}  (was: ${titleBefore})` : `· ${status}: ${titleAfter ?? titleBefore}`;
      return wrap(screen.text(text), screen.width, "  ");
    }),
    ...(hidden === 0
      ? []
      : [screen.paint.faint(screen.text(`and ${countText(hidden, "recommendation")} more: --all`))]),
  ];
}

/** How effects were attributed, where there is something to say about it, and the command that makes this again. */
function footer(difference: Difference, command: string, screen: Screen): readonly string[] {
  const text = words.attributionText(difference);
  return [
    ...(text === null ? [] : wrap(screen.text(text), screen.width)),
    ...(command === "" ? [] : [screen.text(`Reproduce: ${command}`)]),
  ].map(screen.paint.faint);
}

import type { Difference } from "../../diff/generated/difference.ts";
import { escapeControls } from "../../units/shown-text.ts";
import { severityMarks, verdictMarks } from "../table/marks.ts";
import { countText } from "../table/prose.ts";
import type { DifferenceFormat } from "./format.ts";
import { shownBudgets, shownEffects } from "./shown.ts";
import * as words from "./words.ts";

/** By which a program that keeps one comment up to date knows its own. */
const MARKER = "<!-- scale-plan diff -->";

/** Rows of a table, and entries of a list: a comment has an end at 65,536 characters. */
const MOST_ROWS = 100;
/** Of one cell. */
const LONGEST = 160;

/** For the comment on a pull request. */
export const markdown: DifferenceFormat = (difference, { all, command }) => {
  const sections = difference.moved
    ? [
        verdict(difference),
        changes(difference),
        effects(difference, all),
        budgets(difference, all),
        findings(difference),
        recommendations(difference),
        footer(difference, command ?? difference.reproduce),
      ]
    : [text(words.nothingText(difference))];
  const parts = [`${MARKER}\n### ${text(words.titleText(difference))}`, ...sections.filter((part) => part !== "")];
  return `${parts.join("\n\n")}\n`;
};

function verdict(difference: Difference): string {
  const { before, after } = difference.verdict;
  const isWorse = (before.healthy && !after.healthy) || after.broken > before.broken;
  return `**${isWorse ? "✗" : "✓"} ${words.verdictSentences(difference).map(text).join(" ")}**`;
}

function changes({ changes: all, causes }: Difference): string {
  if (all === null || all.length === 0) return "";
  const lines = causes.flatMap(({ number, changes: indices }) => {
    const [first, ...others] = indices
      .flatMap((index) => all[index] ?? [])
      .map((change) => code(words.changeText(change)));
    return [[`${number}. ${first ?? ""}`, ...others.map((other) => `   ${other}`)].join("  \n")];
  });
  const rest = all.filter(({ cause }) => cause === null).map((change) => `- ${code(words.changeText(change))}`);
  return ["**Changes of the file**", "", ...limited([...lines, ...rest], "line")].join("\n");
}

function effects(difference: Difference, all: boolean): string {
  if (difference.effects.length === 0) return "";
  const shown = shownEffects(difference, all);
  const hidden = difference.effects.length - shown.length;
  const isAttributed = shown.some(({ contributions }) => contributions !== null);
  const rows = shown.map((effect) => [
    words.effectName(effect),
    words.valueOfState(effect.before, effect.unit, effect.stateBefore),
    words.valueOfState(effect.after, effect.unit, effect.stateAfter),
    `${words.moveText(effect)}${effect.worse === true ? " (worse)" : ""}`,
    ...(isAttributed ? [words.becauseText(effect.contributions, effect.unit, difference)] : []),
  ]);
  const titles = ["Effect", "before", "after", "change", ...(isAttributed ? ["because of"] : [])];
  const more = hidden === 0 ? [] : ["", `and ${countText(hidden, "effect")} more: \`--all\``];
  return [...grid(titles, ["left", "right", "right", "right", "left"], rows), ...more].join("\n");
}

function budgets(difference: Difference, all: boolean): string {
  if (difference.budgets.length === 0) return "";
  const shown = shownBudgets(difference, all);
  const hidden = difference.budgets.length - shown.length;
  const isAttributed = shown.some(({ contributions }) => contributions !== null);
  const rows = shown.map((budget) => [
    `${budget.after === null ? "·" : verdictMarks[budget.after.verdict].character} ${budget.key}`,
    words.limitsText(budget),
    words.budgetValue(budget.before, budget),
    words.budgetValue(budget.after, budget),
    words.budgetMove(budget),
    ...(isAttributed ? [words.becauseText(budget.contributions, budget.unit, difference)] : []),
  ]);
  const titles = ["Budget", "limit", "before", "after", "", ...(isAttributed ? ["because of"] : [])];
  const table = shown.length === 0 ? [] : grid(titles, ["left", "left", "right", "right", "left", "left"], rows);
  const more = `and ${countText(hidden, "budget")} more under scenarios, moved and judged as before: \`--all\``;
  return [...table, ...(hidden === 0 ? [] : ["", more])].join("\n").trimStart();
}

function findings(difference: Difference): string {
  const { findings: all } = difference;
  if (all.length === 0) return "";
  const lines = all.map(({ status, severityAfter, code: id, rule, message, contributions }) => {
    const causes = words.becauseText(contributions, null, difference);
    const mark = severityMarks[severityAfter ?? "note"].character;
    return `- ${mark} ${status}: **${id} ${rule}** ${text(message)}${causes === "" ? "" : ` (because of ${causes})`}`;
  });
  return ["**Findings**", "", ...limited(lines, "finding")].join("\n");
}

function recommendations({ recommendations: all }: Difference): string {
  if (all.length === 0) return "";
  const lines = all.map(({ status, titleBefore, titleAfter }) =>
    status === "changed"
      ? `- ${text(titleAfter ?? "")} (was: ${text(titleBefore ?? "")})`
      : `- ${status}: ${text(titleAfter ?? titleBefore ?? "")}`,
  );
  const summary = `<summary>${countText(all.length, "recommendation")} new, gone or changed</summary>`;
  return ["<details>", summary, "", ...limited(lines, "recommendation"), "", "</details>"].join("\n");
}

function footer(difference: Difference, command: string): string {
  const attribution = words.attributionText(difference);
  return [
    ...(attribution === null ? [] : [`<sub>${text(attribution)}</sub>`]),
    ...(command === "" ? [] : [`<sub>Reproduce: ${code(command)}</sub>`]),
  ].join("<br>\n");
}

function grid(titles: readonly string[], aligns: readonly string[], rows: readonly (readonly string[])[]) {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rules = titles.map((_, index) => (aligns[index] === "right" ? "---:" : "---"));
  return [
    line(titles),
    line(rules),
    ...limited(
      rows.map((cells) => line(cells.map(text))),
      "row",
    ),
  ];
}

function limited(lines: readonly string[], noun: string): readonly string[] {
  const hidden = lines.length - MOST_ROWS;
  return hidden <= 0 ? lines : [...lines.slice(0, MOST_ROWS), "", `and ${countText(hidden, noun)} more`];
}

/** Text that Markdown and HTML leave as it is. */
const text = (raw: string): string =>
  escapeControls(shortened(raw))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_{}[\]#|~]/g, "\\$&");

/** A text in a code span, whose fence is longer than any run of backquotes in it. */
function code(raw: string): string {
  const shown = escapeControls(shortened(raw));
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

const shortened = (raw: string): string => (raw.length <= LONGEST ? raw : `${raw.slice(0, LONGEST - 1)}…`);

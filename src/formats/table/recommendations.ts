import type { Analysis, Change, Effect, Finding, Recommendation } from "../../report/generated/report.ts";
import { formatFactor } from "../../units/format-quantity.ts";
import { deltaText } from "./delta.ts";
import { figureName } from "./figure-name.ts";
import { figureText } from "./figures.ts";
import { countText, listText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { valueText } from "./value-text.ts";
import { wrap } from "./wrap.ts";

/** Recommendations, and effects of each, shown unless all are asked for. */
const MOST_RECOMMENDATIONS = 5;
const MOST_EFFECTS = 4;

/** The changes that help, each with what it does, costs, asks and writes. */
export function recommendations(report: Analysis, screen: Screen): readonly string[] {
  const { recommendations: all } = report;
  if (all.length === 0) return [];
  const shown = screen.all ? all : all.slice(0, MOST_RECOMMENDATIONS);
  const hidden = all.length - shown.length;
  return [
    `${screen.paint.strong("RECOMMENDATIONS")}  each solved on a copy of this file`,
    ...shown.flatMap((recommendation, index) => paragraph(recommendation, index + 1, report.findings, screen)),
    ...(hidden === 0
      ? []
      : [screen.paint.faint(screen.text(`and ${countText(hidden, "recommendation")} more: --all`))]),
  ];
}

function paragraph(
  recommendation: Recommendation,
  number: number,
  findings: readonly Finding[],
  screen: Screen,
): readonly string[] {
  const label = `${number}. `;
  const indent = " ".repeat(label.length);
  const hanging = `${indent}  `;
  const { title, effects, nextBottleneck, asks, patch } = recommendation;
  const shown = screen.all ? effects : effects.slice(0, MOST_EFFECTS);
  const [first = "", ...rest] = wrap(screen.text(`${label}${title}`), screen.width, indent);
  const paragraphs = [
    [...shown.map(effectText), deltaText(recommendation.costDeltaPerMonth)].join(" · "),
    ...outcome(recommendation, findings),
    ...(nextBottleneck === null ? [] : [`next: ${nextText(nextBottleneck)}`]),
    ...(asks.length === 0 ? [] : [`asks: ${asks.join("; ")}`]),
    ...patch.map((change) => `patch: ${changeText(change)}`),
  ];
  return [
    ...[first, ...rest].map(screen.paint.strong),
    ...paragraphs.flatMap((text) => wrap(screen.text(indent + text), screen.width, hanging)),
  ];
}

/** `upload p99 2.3 s → 0.9 s`. */
function effectText({ figure, scenario, unit, before, after, saturatedBefore, saturatedAfter }: Effect): string {
  const was = figureText(before, unit, saturatedBefore);
  const is = figureText(after, unit, saturatedAfter);
  return `${figureName(figure)}${scenario === null ? "" : ` under ${scenario}`} ${was} → ${is}`;
}

function outcome(
  { mendsAll, budgetsMended, scenarioBudgetsMended, remains }: Recommendation,
  findings: readonly Finding[],
): readonly string[] {
  if (mendsAll) return ["then every budget holds and nothing is saturated"];
  const nameOf = ({ code, subject }: { readonly code: string; readonly subject: string }) => `${code} ${subject}`;
  const known = new Set(findings.map(nameOf));
  const left = remains.map(nameOf).filter((name) => known.has(name));
  const brought = remains.map(nameOf).filter((name) => !known.has(name));
  const under = scenarioBudgetsMended.map(({ scenario, budget }) => `${figureName(budget)} under ${scenario}`);
  const mended = [...budgetsMended.map(figureName), ...under];
  return [
    ...(mended.length === 0 ? [] : [`mends ${listText(mended)}`]),
    ...(brought.length === 0 ? [] : [`brings about ${listText(brought)}`]),
    ...(left.length === 0 ? [] : [`leaves ${listText(left)}`]),
  ];
}

function nextText({ subject, factor, what }: NonNullable<Recommendation["nextBottleneck"]>): string {
  return `${what.includes(subject) ? what : `${subject} ${what}`}, at ${formatFactor(factor)}`;
}

/** `tiers.db.shards: 1 → 2`. */
export function changeText({ operation, path, before, after }: Change): string {
  if (operation === "remove") return `${path}: ${valueText(before)} → removed`;
  return operation === "add"
    ? `${path}: ${valueText(after)} (new)`
    : `${path}: ${valueText(before)} → ${valueText(after)}`;
}

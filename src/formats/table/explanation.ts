import type { Explanation, ExplanationSection, ExplanationStep } from "../../report/generated/report.ts";
import { formatCount, formatFactor, formatMoney, formatRate, formatRatio } from "../../units/format-quantity.ts";
import { percentText, timeText } from "./figures.ts";
import type { Screen } from "./screen.ts";
import { joinSections } from "./sections.ts";
import { textWidth } from "./text-width.ts";
import { wrap } from "./wrap.ts";

/** A derivation, one step a line. */
export function explanation(report: Explanation, command: string, screen: Screen): readonly string[] {
  const head = `${report.about} ${report.subject} of ${report.name}, at the load that was analysed`;
  return joinSections([
    wrap(screen.text(head), screen.width).map(screen.paint.strong),
    ...report.sections.map((section) => sectionLines(section, screen)),
    command === "" ? [] : [screen.paint.faint(screen.text(`Reproduce: ${command}`))],
  ]);
}

/** What stands before the formula takes at most this part of the line. */
const WIDEST_LABEL = 0.5;

function sectionLines({ title, steps }: ExplanationSection, screen: Screen): readonly string[] {
  const labels = steps.map(({ what, depth }) => screen.text("  ".repeat(depth) + what));
  const widest = Math.min(Math.max(...labels.map(textWidth)), Math.floor(screen.width * WIDEST_LABEL));
  return [
    screen.paint.strong(screen.text(title)),
    ...steps.flatMap((step, index) => {
      const label = labels[index] ?? "";
      const space = " ".repeat(Math.max(0, widest - textWidth(label)));
      const text = [label + space, resultText(step)].filter((part) => part.trim() !== "").join("  ");
      const source = step.source === null ? "" : `  (${step.source})`;
      return wrap(text.trimEnd() + screen.text(source), screen.width, " ".repeat(4)).map(screen.text);
    }),
  ];
}

/** `1,680/s × (1 − 0.9) = 168/s`. */
function resultText({ formula, value, unit, saturated }: ExplanationStep): string {
  const shown = saturated ? "∞" : value === null || unit === null ? null : inUnit[unit](value);
  if (shown === null) return formula ?? "";
  return formula === null ? `= ${shown}` : `${formula} = ${shown}`;
}

const inUnit: { readonly [U in NonNullable<ExplanationStep["unit"]>]: (value: number) => string } = {
  seconds: (seconds) => timeText(seconds, false),
  ratio: (ratio) => (ratio > 0 && ratio < 1e-4 ? percentText(ratio) : formatRatio(ratio)),
  factor: formatFactor,
  count: formatCount,
  usdPerMonth: (amount) => `${formatMoney(amount)}/month`,
  perSecond: formatRate,
};

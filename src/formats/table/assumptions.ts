import type { Analysis } from "../../report/generated/report.ts";
import { countText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { wrap } from "./wrap.ts";

/** Assumptions shown unless all are asked for. */
const MOST_ASSUMPTIONS = 6;

/** What the figures rest on beside the file: quantities first, then policies and missing limits. */
export function assumptions(report: Analysis, screen: Screen): readonly string[] {
  if (report.assumptions.length === 0) return [];
  const sorted = [
    ...report.assumptions.filter(({ weighs }) => weighs),
    ...report.assumptions.filter(({ weighs }) => !weighs),
  ];
  const shown = screen.all ? sorted : sorted.slice(0, MOST_ASSUMPTIONS);
  const hidden = sorted.length - shown.length;
  return [
    `${screen.paint.strong("ASSUMPTIONS")}  where the file says nothing`,
    ...shown.flatMap(({ text, source, weighs }) =>
      wrap(screen.text(`${weighs ? "*" : "·"} ${text} (${source})`), screen.width, "  "),
    ),
    ...(hidden === 0 ? [] : [screen.paint.faint(screen.text(`and ${countText(hidden, "assumption")} more: --all`))]),
  ];
}

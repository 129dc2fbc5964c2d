import type { Rule } from "../../report/generated/report.ts";
import { severityMarks } from "./marks.ts";
import type { Screen } from "./screen.ts";
import { joinSections } from "./sections.ts";
import { wrap } from "./wrap.ts";

/** What a code means, why it matters and what to do. */
export function rule(
  { code, rule: name, severity, what, why, howToMend, remedies, example }: Rule,
  screen: Screen,
): readonly string[] {
  const mark = severityMarks[severity];
  const paragraph = (label: string, text: string) =>
    text === "" ? [] : [screen.paint.strong(label), ...wrap(screen.text(`  ${text}`), screen.width, "  ")];
  return joinSections([
    [screen.paint[mark.paint](screen.text(`${mark.character} ${code} ${name} (${severity})`))],
    paragraph("What", what),
    paragraph("Why", why),
    paragraph("How to mend it", howToMend),
    paragraph("Recommendations that may mend it", remedies.join(", ")),
    // A file's lines are not broken: the example is there to be copied.
    example === null
      ? []
      : [
          screen.paint.strong("Example"),
          ...example
            .trimEnd()
            .split("\n")
            .map((line) => screen.text(`  ${line}`)),
        ],
  ]);
}

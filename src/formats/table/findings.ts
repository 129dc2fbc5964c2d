import type { Analysis, Finding } from "../../report/generated/report.ts";
import { findingMark } from "./marks.ts";
import { countText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { textWidth } from "./text-width.ts";
import { wrap } from "./wrap.ts";

/** Findings shown unless all are asked for. */
const MOST_FINDINGS = 10;

/** What is wrong, where in the file, and what follows from it. */
export function findings(report: Analysis, screen: Screen): readonly string[] {
  if (report.findings.length === 0) return [];
  const shown = screen.all ? report.findings : report.findings.slice(0, MOST_FINDINGS);
  const hidden = report.findings.length - shown.length;
  return [
    screen.paint.strong("FINDINGS"),
    ...shown.flatMap((finding) => paragraph(finding, screen)),
    ...(hidden === 0 ? [] : [screen.paint.faint(screen.text(`and ${countText(hidden, "finding")} more: --all`))]),
  ];
}

function paragraph(finding: Finding, screen: Screen): readonly string[] {
  const mark = findingMark(finding);
  const subject = finding.subject === "plan" ? "" : `  ${finding.subject}`;
  const head = screen.text(`${mark.character} ${finding.code} ${finding.rule}${subject}`);
  const place = screen.text(placeOf(finding));
  const fits = textWidth(head) + textWidth(place) + 2 <= screen.width;
  const indented = (text: string) => wrap(screen.text(`    ${text}`), screen.width, "    ");
  return [
    screen.paint[mark.paint](head) + (fits && place !== "" ? `  ${screen.paint.faint(place)}` : ""),
    ...(fits || place === "" ? [] : [`    ${screen.paint.faint(place)}`]),
    ...indented(finding.message),
    ...finding.consequences.flatMap((consequence) => indented(`→ ${consequence}`)),
  ];
}

/** `(topo.yaml:41:5)`. */
function placeOf({ location }: Finding): string {
  const { file, line, column } = location;
  if (file === null) return "";
  return line === null ? `(${file})` : `(${file}:${line}:${column})`;
}

import type { Rule, Rules } from "../../report/generated/report.ts";
import { type Column, columns } from "./columns.ts";
import { severityMarks } from "./marks.ts";
import type { Screen } from "./screen.ts";
import { joinSections } from "./sections.ts";

/** Every code with what it says; those of files apart from those of plans. */
export function rules({ rules: all }: Rules, screen: Screen): readonly string[] {
  const of = (about: Rule["about"]) => all.filter((rule) => rule.about === about);
  return joinSections([
    columns(of("file"), tableOf("OF FILES", screen), screen),
    columns(of("plan"), tableOf("OF PLANS", screen), screen),
    [screen.paint.faint("scale-plan explain CODE says why, and how to mend it")],
  ]);
}

function tableOf(title: string, screen: Screen): readonly Column<Rule>[] {
  return [
    {
      title,
      cell: ({ code, severity }) => ({
        text: `${severityMarks[severity].character} ${code}`,
        paint: screen.paint[severityMarks[severity].paint],
      }),
    },
    { title: "name", cell: ({ rule }) => rule },
    { title: "said when", givesWay: true, cell: ({ what }) => what },
  ];
}

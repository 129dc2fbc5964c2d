import { escapeControls } from "../units/shown-text.ts";
import type { Format } from "./format.ts";
import { headline, isPassed, type PlanProblem, planReportsOf, problemsOf } from "./plan-reports.ts";

/** Annotations of one severity that GitHub shows of a step. */
const MOST_SHOWN = 10;

const commands: { readonly [S in PlanProblem["severity"]]: string } = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/**
 * GitHub's workflow commands, which show at the lines of the file: what is amiss and not accepted, at most ten of each
 * severity, as many as GitHub keeps. The last lines say how each plan stands.
 */
export const github: Format = (answer) => {
  const reports = planReportsOf(answer);
  const problems = reports.flatMap(problemsOf).filter(({ accepted, known }) => accepted === null && !known);
  const lines = (["error", "warning", "note"] as const).flatMap((severity) => {
    const own = problems.filter((problem) => problem.severity === severity);
    const hidden = own.length - MOST_SHOWN;
    return [
      ...own.slice(0, MOST_SHOWN).map(annotation),
      ...(hidden > 0 ? [`and ${hidden} more of severity ${severity}, which GitHub would not show`] : []),
    ];
  });
  const verdicts = reports.map(
    (report) => `${isPassed(report) ? "passed" : "failed"}: ${escapeControls(report.name)}: ${headline(report)}`,
  );
  return `${[...lines, ...verdicts].join("\n")}\n`;
};

function annotation({ code, rule, severity, message, location }: PlanProblem): string {
  const { file, line, column } = location;
  const properties = [
    ...(file === null ? [] : [`file=${property(file)}`]),
    ...(line === null ? [] : [`line=${line}`]),
    ...(column === null ? [] : [`col=${column}`]),
    `title=${property(`${code} ${rule}`)}`,
  ];
  return `::${commands[severity]} ${properties.join(",")}::${data(message)}`;
}

/** As the runner unescapes it. */
const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

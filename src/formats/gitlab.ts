import type { Format } from "./format.ts";
import { type PlanProblem, type PlanReport, planReportsOf, problemsOf } from "./plan-reports.ts";

const severities: { readonly [S in PlanProblem["severity"]]: string } = {
  error: "critical",
  warning: "minor",
  note: "info",
};

/** GitLab's Code Quality report: what is amiss and not accepted, with a fingerprint that survives moved lines. */
export const gitlab: Format = (answer) => `${JSON.stringify(planReportsOf(answer).flatMap(issuesOf), null, 2)}\n`;

function issuesOf(report: PlanReport) {
  const topology = report.files[0] ?? report.name;
  return problemsOf(report)
    .filter(({ accepted, known }) => accepted === null && !known)
    .map(({ key, code, rule, severity, message, location }) => ({
      description: `${code} ${message}`,
      check_name: rule,
      fingerprint: `${topology}/${key}`,
      severity: severities[severity],
      location: { path: location.file ?? topology, lines: { begin: location.line ?? 1 } },
    }));
}

import { ruleOf } from "../report/rule.ts";
import { toolVersion } from "../report/tool-version.ts";
import type { Format } from "./format.ts";
import { type PlanProblem, type PlanReport, planReportsOf, problemsOf } from "./plan-reports.ts";

/**
 * SARIF 2.1.0, as code scanning takes it: one run, one result for each thing amiss. What is accepted is suppressed with
 * its reason; fingerprints hold neither lines nor figures.
 *
 * Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 (2020).
 */
export const sarif: Format = (answer) => {
  const reports = planReportsOf(answer);
  const codes = [...new Set(reports.flatMap(problemsOf).map(({ code }) => code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "scale-plan", semanticVersion: toolVersion, rules: codes.map(descriptorOf) } },
        columnKind: "utf16CodeUnits",
        results: reports.flatMap((report) => problemsOf(report).map((problem) => resultOf(problem, report, codes))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function descriptorOf(code: string) {
  const rule = ruleOf(code);
  if (rule === null) throw new Error(`no rule ${code}`);
  const { what, why, howToMend, severity } = rule;
  return {
    id: code,
    name: rule.rule,
    shortDescription: { text: what },
    fullDescription: { text: why },
    help: {
      text: `${what}\n\n${why}\n\n${howToMend}`,
      markdown: `${what}\n\n${why}\n\n**How to mend it.** ${howToMend}`,
    },
    defaultConfiguration: { level: severity },
  };
}

function resultOf(
  { key, code, severity, message, location, accepted, known }: PlanProblem,
  report: PlanReport,
  codes: readonly string[],
) {
  const file = location.file ?? report.files[0];
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: message },
    locations: [
      {
        ...(file === undefined ? {} : { physicalLocation: physicalLocation(file, location.line, location.column) }),
        ...(location.path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: location.path, kind: "member" }] }),
      },
    ],
    partialFingerprints: { "scalePlan/v1": `${report.files[0] ?? report.name}/${key}` },
    ...(report.baseline === null ? {} : { baselineState: known ? "unchanged" : "new" }),
    ...(accepted === null
      ? {}
      : { suppressions: [{ kind: "inSource", status: "accepted", justification: accepted.reason }] }),
  };
}

function physicalLocation(file: string, line: number | null, column: number | null) {
  return {
    artifactLocation: { uri: encodeURI(file) },
    ...(line === null ? {} : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } }),
  };
}

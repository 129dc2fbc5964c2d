import type { Budget, Location } from "../report/generated/report.ts";
import type { Format } from "./format.ts";
import { budgetSentence, type PlanProblem, type PlanReport, planReportsOf, problemsOf } from "./plan-reports.ts";

/** What a test of the report came to. */
interface TestCase {
  readonly className: string;
  readonly name: string;
  readonly location: Location;
  readonly outcome: "passed" | "failed" | "skipped";
  /** The code of what failed. */
  readonly type: string;
  /** Why it failed or was skipped; of one that passed, what is to be known. */
  readonly message: string | null;
}

/**
 * JUnit's XML: one suite for each plan, one test for each budget and scenario, and one for each finding that is not
 * about a budget. What is accepted, or compares with a base that was not given, is skipped.
 */
export const junit: Format = (answer) => {
  const suites = planReportsOf(answer).map((report) => ({ name: report.name, cases: casesOf(report) }));
  const all = suites.flatMap(({ cases }) => cases);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="scale-plan" ${countsOf(all)}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite name=${quoted(name)} ${countsOf(cases)}>`,
      ...cases.flatMap(element),
      "  </testsuite>",
    ]),
    "</testsuites>",
  ].join("\n")}\n`;
};

function casesOf(report: PlanReport): readonly TestCase[] {
  const budgets = report.budgets.map((budget) => budgetCase(budget, report.name));
  if (report.kind === "check") return budgets;
  const findings = report.findings.filter(({ budgets: named }) => named.length === 0).map(({ key }) => key);
  return [
    ...budgets,
    ...problemsOf(report)
      .filter(({ key }) => findings.includes(key))
      .map((problem) => findingCase(problem, report.name)),
  ];
}

function budgetCase(budget: Budget, plan: string): TestCase {
  const { id, subject, scenario, verdict, accepted, known, location } = budget;
  const isSkipped = accepted !== null || known || verdict === "unjudged";
  const fails = verdict === "broken" || verdict === "unknown";
  return {
    className: scenario === null ? plan : `${plan}.${scenario}`,
    name: subject === null || id.includes(subject) ? id : `${id}: ${subject}`,
    location,
    outcome: isSkipped ? "skipped" : fails ? "failed" : "passed",
    type: verdict,
    message:
      accepted !== null
        ? `accepted as ${accepted}`
        : verdict === "unjudged"
          ? "no base was given to compare with"
          : verdict === "held"
            ? null
            : budgetSentence(budget),
  };
}

function findingCase(
  { code, rule, key, severity, message, location, accepted, known }: PlanProblem,
  plan: string,
): TestCase {
  return {
    className: `${plan}.findings`,
    name: `${rule} ${key.slice(key.indexOf("/") + 1)}`,
    location,
    outcome: accepted !== null || known ? "skipped" : severity === "error" ? "failed" : "passed",
    type: code,
    message: accepted === null ? message : `accepted as ${accepted.id}: ${accepted.reason}`,
  };
}

function countsOf(cases: readonly TestCase[]): string {
  const count = (outcome: TestCase["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count("failed")}" errors="0" skipped="${count("skipped")}"`;
}

function element({ className, name, location, outcome, type, message }: TestCase): readonly string[] {
  const place = [
    ...(location.file === null ? [] : [` file=${quoted(location.file)}`]),
    ...(location.line === null ? [] : [` line="${location.line}"`]),
  ].join("");
  const open = `    <testcase classname=${quoted(className)} name=${quoted(name)}${place}`;
  if (message === null) return [`${open}/>`];
  const inner =
    outcome === "failed"
      ? `<failure type=${quoted(type)} message=${quoted(message)}/>`
      : outcome === "skipped"
        ? `<skipped message=${quoted(message)}/>`
        : `<system-out>${escaped(message)}</system-out>`;
  return [`${open}>`, `      ${inner}`, "    </testcase>"];
}

const quoted = (text: string): string => `"${escaped(text)}"`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** As XML 1.0 has it; characters that it forbids are shown as a question mark. */
const escaped = (text: string): string =>
  text.replace(forbidden, "?").replace(/[&<>"\n]/g, (character) => entities[character] as string);

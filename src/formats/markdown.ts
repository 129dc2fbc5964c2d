import type { Analysis, Budget, Recommendation, Scenario } from "../report/generated/report.ts";
import { formatFactor, formatRate } from "../units/format-quantity.ts";
import { escapeControls } from "../units/shown-text.ts";
import type { Format } from "./format.ts";
import { blocksWithin } from "./markdown/blocks-within.ts";
import { type Block, escaped, tableOf } from "./markdown/markdown-text.ts";
import { headline, isPassed, type PlanReport, planReportsOf, problemsOf } from "./plan-reports.ts";
import { actualText, limitText, marginText } from "./table/budget-text.ts";
import { deltaText } from "./table/delta.ts";
import { figureName } from "./table/figure-name.ts";
import { figureText, timeText } from "./table/figures.ts";
import { severityMarks, verdictMarks } from "./table/marks.ts";
import { countText, listText } from "./table/prose.ts";
import { changeText } from "./table/recommendations.ts";

/** By which a comment that is written anew is found again. */
export const MARKER = "<!-- scale-plan -->";

/** A comment on GitHub holds 65,536 characters; a job summary more. */
const MOST_BYTES = 60_000;

/** The answer as a comment on a change: what fails first, what mends it, the rest folded. */
export const markdown: Format = (answer, { all }) => {
  const blocks = planReportsOf(answer).flatMap((report) => blocksOf(report, all));
  return blocksWithin([{ text: MARKER, isNeeded: true }, ...blocks], MOST_BYTES);
};

function blocksOf(report: PlanReport, all: boolean): readonly Block[] {
  const mark = isPassed(report) ? "✅" : "❌";
  return [
    { text: `### ${mark} ${escaped(report.name)}: ${escaped(headline(report))}`, isNeeded: true },
    ...budgetBlocks(report, all),
    ...scenarioBlocks(report.scenarios),
    ...(report.kind === "analysis" ? analysisBlocks(report, all) : []),
    ...acceptedBlocks(report),
    ...(report.reproduce === "" ? [] : [{ text: `<sub>Reproduce: ${code(report.reproduce)}</sub>`, isNeeded: true }]),
  ];
}

/** Budgets that hold are folded. */
function budgetBlocks({ budgets }: PlanReport, all: boolean): readonly Block[] {
  const order: readonly Budget["verdict"][] = ["broken", "unknown", "warned", "held", "unjudged"];
  const sorted = order.flatMap((verdict) => budgets.filter((budget) => budget.verdict === verdict));
  const isOpen = ({ verdict }: Budget) => all || verdict === "broken" || verdict === "unknown" || verdict === "warned";
  const [open, folded] = [sorted.filter(isOpen), sorted.filter((budget) => !isOpen(budget))];
  return [
    ...(open.length === 0 ? [] : [{ text: budgetTable(open) }]),
    ...(folded.length === 0
      ? []
      : [
          {
            text: fold(
              `${countText(folded.length, "budget")} that ${folded.length === 1 ? "holds" : "hold"}`,
              budgetTable(folded),
            ),
          },
        ]),
  ];
}

function budgetTable(budgets: readonly Budget[]): string {
  const rows = budgets.map((budget) => [
    verdictMarks[budget.verdict].character,
    escaped(
      budget.subject === null || budget.id.includes(budget.subject) ? budget.id : `${budget.id}: ${budget.subject}`,
    ),
    budget.scenario === null ? "" : escaped(budget.scenario),
    limitText(budget),
    actualText(budget),
    budget.accepted === null ? marginText(budget) : `${marginText(budget)}, accepted: ${escaped(budget.accepted)}`,
  ]);
  return tableOf(["", "budget", "under", "limit", "actual", "margin"], rows);
}

/** The worst first. */
function scenarioBlocks(scenarios: readonly Scenario[]): readonly Block[] {
  if (scenarios.length === 0) return [];
  const order: readonly Scenario["verdict"][] = ["broken", "unknown", "warned", "held", "unjudged"];
  const sorted = order.flatMap((verdict) => scenarios.filter((scenario) => scenario.verdict === verdict));
  const failing = scenarios.filter(({ verdict }) => verdict === "broken" || verdict === "unknown");
  const rows = sorted.map(({ id, verdict, changes, counts, mostLoaded }) => [
    verdictMarks[verdict].character,
    escaped(id),
    escaped(changes.join("; ")),
    `${counts.broken + counts.unknown} of ${counts.total}`,
    escaped(
      mostLoaded.map(({ station, utilization }) => `${station} ${figureText(utilization, "ratio", false)}`).join(", "),
    ),
  ]);
  const title = `${countText(scenarios.length, "scenario")}: ${failing.length === 0 ? "all hold" : `${failing.length} break a budget`}`;
  return [
    {
      text: fold(
        title,
        tableOf(["", "scenario", "what happens", "budgets broken", "busiest"], rows),
        failing.length > 0,
      ),
    },
  ];
}

function analysisBlocks(report: Analysis, all: boolean): readonly Block[] {
  return [
    ...workloadBlocks(report),
    ...ladderBlocks(report),
    ...findingBlocks(report, all),
    ...recommendationBlocks(report),
  ];
}

function workloadBlocks({ workloads }: Analysis): readonly Block[] {
  if (workloads.length === 0) return [];
  const rows = workloads.map(
    ({ id, arrivalRatePerSecond, latencySeconds, saturated, exactness, percentileExactness, errorRatio }) => [
      escaped(id),
      formatRate(arrivalRatePerSecond),
      timeText(latencySeconds.mean, saturated, exactness),
      timeText(latencySeconds.p50, saturated, percentileExactness),
      timeText(latencySeconds.p95, saturated, percentileExactness),
      timeText(latencySeconds.p99, saturated, percentileExactness),
      errorRatio > 0 ? figureText(errorRatio, "ratio", false) : "",
    ],
  );
  return [{ text: tableOf(["workload", "load", "mean", "p50", "p95", "p99", "errors"], rows) }];
}

/** Rungs of the ladder that are listed. */
const MOST_RUNGS = 5;

function ladderBlocks({ bottlenecks }: Analysis): readonly Block[] {
  if (bottlenecks.length === 0) return [];
  const lines = bottlenecks.slice(0, MOST_RUNGS).map(({ factor, kind, subject, budget }) => {
    const what = kind === "saturation" ? `${subject} saturates` : `${figureName(budget ?? subject)} misses its budget`;
    return `- **${formatFactor(factor)}** ${escaped(what)}`;
  });
  return [{ text: ["As the load grows:", "", ...lines].join("\n") }];
}

/** Notes are folded. */
function findingBlocks(report: Analysis, all: boolean): readonly Block[] {
  const problems = problemsOf(report).filter(({ accepted, known }) => accepted === null && !known);
  const line = ({ severity, code: id, rule, message, location }: (typeof problems)[number]) => {
    const place =
      location.file === null
        ? ""
        : ` (${code(location.line === null ? location.file : `${location.file}:${location.line}`)})`;
    return `- ${severityMarks[severity].character} **${id} ${rule}** ${escaped(message)}${place}`;
  };
  const open = problems.filter(({ severity }) => all || severity !== "note");
  const notes = problems.filter((problem) => !open.includes(problem));
  return [
    ...(open.length === 0 ? [] : [{ text: ["**Findings**", "", ...open.map(line)].join("\n") }]),
    ...(notes.length === 0 ? [] : [{ text: fold(countText(notes.length, "note"), notes.map(line).join("\n")) }]),
  ];
}

function recommendationBlocks({ recommendations, verdict }: Analysis): readonly Block[] {
  return recommendations.map((recommendation, index) => ({
    text: fold(
      `${index + 1}. ${recommendation.title} (${deltaText(recommendation.costDeltaPerMonth)})`,
      recommendationText(recommendation),
      index === verdict.cheapestMend,
    ),
  }));
}

function recommendationText({ effects, mendsAll, budgetsMended, asks, patch }: Recommendation): string {
  const rows = effects.map(({ figure, unit, before, after, saturatedBefore, saturatedAfter }) => [
    escaped(figureName(figure)),
    figureText(before, unit, saturatedBefore),
    figureText(after, unit, saturatedAfter),
  ]);
  return [
    tableOf(["", "before", "after"], rows),
    "",
    mendsAll ? "Then every budget holds and nothing is saturated." : "",
    !mendsAll && budgetsMended.length > 0 ? `Mends ${escaped(listText(budgetsMended.map(figureName)))}.` : "",
    asks.length > 0 ? `Asks: ${escaped(asks.join("; "))}.` : "",
    "",
    "```",
    ...patch.map((change) => escapeControls(changeText(change)).replaceAll("```", "` ` `")),
    "```",
  ].join("\n");
}

function acceptedBlocks({ accepted, asOf }: PlanReport): readonly Block[] {
  if (accepted.length === 0) return [];
  const rows = accepted.map(({ id, reason, until, status }) => [
    escaped(id),
    escaped(reason),
    until ?? "for good",
    status,
  ]);
  const judged = asOf === null ? "" : ` as of ${asOf}`;
  return [
    {
      text: fold(
        `${countText(accepted.length, "accepted risk")}${judged}`,
        tableOf(["risk", "reason", "until", "status"], rows),
      ),
    },
  ];
}

function fold(title: string, inside: string, isOpen = false): string {
  return [`<details${isOpen ? " open" : ""}><summary>${escaped(title)}</summary>`, "", inside, "", "</details>"].join(
    "\n",
  );
}

/** A span of code, whatever stands in it. */
const code = (text: string): string => `<code>${escaped(text)}</code>`;

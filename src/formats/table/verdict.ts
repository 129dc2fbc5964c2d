import type { Analysis, Bottleneck } from "../../report/generated/report.ts";
import { formatFactor } from "../../units/format-quantity.ts";
import { deltaText } from "./delta.ts";
import { failedText } from "./failing-text.ts";
import { figureName } from "./figure-name.ts";
import type { Mark } from "./marks.ts";
import { severityMarks, verdictMarks } from "./marks.ts";
import { listText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { wrap } from "./wrap.ts";

/** The answer first, what breaks first, and the cheapest change that mends it. */
export function verdict(report: Analysis, screen: Screen): readonly string[] {
  const { mark, sentences } = answer(report);
  const [head = "", ...rest] = wrap(screen.text(`${mark.character} ${sentences.join("  ")}`), screen.width, "  ");
  const paint = (line: string) => screen.paint.strong(screen.paint[mark.paint](line));
  const mend = mendText(report);
  return [
    ...(report.converged ? [] : notSettled(screen)),
    ...[head, ...rest].map(paint),
    ...(mend === null ? [] : wrap(screen.text(`  ${mend}`), screen.width, "  ")),
  ];
}

/** Said before anything else: what follows is not to be trusted. */
export function notSettled(screen: Screen): readonly string[] {
  const text = "✗ The solver did not settle on a solution: no figure below is to be trusted. Please report this plan.";
  return wrap(screen.text(text), screen.width, "  ").map((line) => screen.paint.bad(line));
}

function answer(report: Analysis): { readonly mark: Mark; readonly sentences: readonly string[] } {
  const { verdict, workloads } = report;
  const { budgets, saturated, firstBottleneck } = verdict;
  const failing = budgets.broken + budgets.unknown;
  const next = firstText(firstBottleneck, saturated);
  if (saturated.length > 0) {
    const failed = failing === 0 ? [] : [`${failedText(budgets)}.`];
    return {
      mark: verdictMarks.broken,
      sentences: [`Saturated today: ${listText(saturated)}.`, ...failed, ...next],
    };
  }
  if (budgets.total === 0) {
    const judged =
      workloads.length === 0 ? "Nothing is asked of this plan." : "No budgets are set, so nothing is judged.";
    return { mark: severityMarks.note, sentences: [judged, ...next] };
  }
  if (budgets.unjudged === budgets.total) {
    const judged = "Nothing is judged: the budgets compare with a base, and none is known.";
    return { mark: severityMarks.note, sentences: [judged, ...next] };
  }
  if (failing > 0) {
    return {
      mark: verdictMarks.broken,
      sentences: [`${failedText(budgets, scenarioText(report))}.`, ...next],
    };
  }
  const near = budgets.warned === 0 ? "" : `, ${budgets.warned} of them close to the limit`;
  const aside = budgets.accepted + budgets.unjudged + budgets.known;
  const apart = `${budgets.accepted === 0 ? "" : `, ${budgets.accepted} broken and accepted`}${budgets.known === 0 ? "" : `, ${budgets.known} broken before as well`}`;
  const holds =
    aside > 0
      ? `${budgets.held + budgets.warned} of ${budgets.total} budgets hold${near}${apart}.`
      : budgets.total === 1
        ? `The one budget holds${near}.`
        : `All ${budgets.total} budgets hold${near}.`;
  const isClear = budgets.warned + budgets.known === 0;
  return { mark: isClear ? verdictMarks.held : verdictMarks.warned, sentences: [holds, ...next] };
}

/** Which of the broken ones are so under scenarios alone. */
function scenarioText({ budgets, verdict: { budgets: counts } }: Analysis): string {
  const under = budgets.filter(
    ({ scenario, verdict, accepted, known }) =>
      scenario !== null && accepted === null && !known && verdict === "broken",
  ).length;
  if (under === 0) return "";
  return under === counts.broken ? " under scenarios" : `, ${under} of them under scenarios`;
}

function firstText(first: Bottleneck | null, saturated: readonly string[]): readonly string[] {
  if (saturated.length > 0) return [];
  if (first === null) return ["Nothing saturates, however the load grows."];
  const at = first.factor < 1 ? "already" : `at ${formatFactor(first.factor)} today's peak`;
  if (first.kind === "saturation") return [`First to saturate: ${first.subject}, ${at}.`];
  return [`First to break: ${figureName(first.budget ?? `${first.kind}.${first.subject}`)}, ${at}.`];
}

function mendText({ verdict, recommendations }: Analysis): string | null {
  if (verdict.healthy) return null;
  const mend = verdict.cheapestMend === null ? undefined : recommendations[verdict.cheapestMend];
  if (mend === undefined || verdict.cheapestMend === null) {
    return "No single change that is known here mends it; see the findings.";
  }
  const number = verdict.cheapestMend + 1;
  const cost = deltaText(mend.costDeltaPerMonth);
  return mend.mendsAll
    ? `Cheapest mend: ${mend.title} (${cost}). Then every budget holds: recommendation ${number}.`
    : `First step: ${mend.title} (${cost}): recommendation ${number}. It does not mend everything alone.`;
}

import type { Analysis, Check } from "../report/generated/report.ts";
import { isBroken } from "./budgets.ts";
import type { VerdictState, Verdicts } from "./generated/difference.ts";

/** The answers of both plans. */
export function verdictsOf(old: Analysis | Check, now: Analysis | Check): Verdicts {
  const [before, after] = [verdictOf(old), verdictOf(now)];
  return { changed: old.kind === now.kind && isOther(before, after), before, after };
}

function verdictOf(report: Analysis | Check): VerdictState {
  const gating = report.budgets.filter(({ accepted }) => accepted === null);
  const counts = { broken: gating.filter(isBroken).length, budgets: report.budgets.length };
  if (report.kind === "check")
    return { healthy: report.passed, ...counts, saturated: null, headroomFactor: null, firstBottleneck: null };
  const { healthy, saturated, headroomFactor, firstBottleneck } = report.verdict;
  return { healthy, ...counts, saturated, headroomFactor, firstBottleneck: firstOf(firstBottleneck) };
}

function firstOf(first: Analysis["verdict"]["firstBottleneck"]): VerdictState["firstBottleneck"] {
  if (first === null) return null;
  const { kind, subject, budget, factor } = first;
  return { kind, subject, budget, factor };
}

/** How far the load can grow is a figure, and has its tolerance. */
function isOther(before: VerdictState, after: VerdictState): boolean {
  const inShort = ({ healthy, broken, saturated, firstBottleneck: first }: VerdictState) =>
    JSON.stringify([healthy, broken, saturated, first?.kind, first?.subject, first?.budget]);
  return inShort(before) !== inShort(after);
}

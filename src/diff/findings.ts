import type { Analysis, Finding } from "../report/generated/report.ts";
import type { Attribution } from "./attribute.ts";
import type { FindingDifference } from "./generated/difference.ts";

type Findings = Pick<Analysis, "findings">;

const WEIGHT: { readonly [S in Finding["severity"]]: number } = { note: 0, warning: 1, error: 2 };

/** Findings of one plan only, or of another severity: the new plan's first, then what is gone. */
export function findingDifferences(
  old: Findings,
  now: Findings,
  attribution: Attribution,
): readonly FindingDifference[] {
  const before = new Map(old.findings.map((finding) => [finding.key, finding]));
  const after = new Map(now.findings.map((finding) => [finding.key, finding]));
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))];
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const any = is ?? was;
    if (any === undefined || was?.severity === is?.severity) return [];
    const isThere = (plan: Findings) => plan.findings.some((finding) => finding.key === key);
    return [
      {
        key,
        code: any.code,
        rule: any.rule,
        subject: any.subject,
        status: statusOf(was, is),
        severityBefore: was?.severity ?? null,
        severityAfter: is?.severity ?? null,
        message: any.message,
        contributions: attribution.ofEvent(isThere, was !== undefined, is !== undefined),
      },
    ];
  });
}

function statusOf(was: Finding | undefined, is: Finding | undefined): FindingDifference["status"] {
  if (was === undefined) return "new";
  if (is === undefined) return "gone";
  return WEIGHT[is.severity] > WEIGHT[was.severity] ? "worse" : "better";
}

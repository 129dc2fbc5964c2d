import type { Budget, Finding } from "../../report/generated/report.ts";
import type { Paint } from "./paint.ts";

/** One character that says how something stands. */
export interface Mark {
  readonly character: string;
  readonly paint: keyof Paint;
}

export const verdictMarks: { readonly [V in Budget["verdict"]]: Mark } = {
  held: { character: "✓", paint: "good" },
  warned: { character: "!", paint: "warning" },
  broken: { character: "✗", paint: "bad" },
  unknown: { character: "?", paint: "bad" },
  unjudged: { character: "–", paint: "faint" },
};

const ACCEPTED: Mark = { character: "~", paint: "warning" };

/** Of a budget: what is accepted is shown as such, broken as it is. */
export function markOf({
  verdict,
  accepted,
}: {
  readonly verdict: Budget["verdict"];
  readonly accepted: string | null;
}): Mark {
  return accepted === null ? verdictMarks[verdict] : ACCEPTED;
}

export const severityMarks: { readonly [S in Finding["severity"]]: Mark } = {
  error: { character: "✗", paint: "bad" },
  warning: { character: "!", paint: "warning" },
  note: { character: "·", paint: "faint" },
};

/** Of a finding: what is accepted is shown as such. */
export const findingMark = ({ severity, accepted }: Pick<Finding, "severity" | "accepted">): Mark =>
  accepted === null ? severityMarks[severity] : ACCEPTED;

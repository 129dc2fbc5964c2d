import type { Diagnostic } from "../../src/topology/diagnostic.ts";

/** A diagnostic as a fixture shows it. */
export function diagnosticText({ code, rule, severity, message, hint, position }: Diagnostic): string {
  const place = position === null ? "-" : `${position.line}:${position.column}`;
  return `${place} ${severity} ${code} ${rule}: ${message}${hint === null ? "" : `\n    ${hint}`}`;
}

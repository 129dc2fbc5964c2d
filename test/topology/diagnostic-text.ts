import { diagnostics } from "../../src/formats/diagnostics.ts";
import { diagnosticsOf } from "../../src/report/diagnostics.ts";
import type { Diagnostic } from "../../src/topology/diagnostic.ts";

/** A diagnostic as a fixture shows it. */
export function diagnosticText({ code, rule, severity, message, hint, position }: Diagnostic): string {
  const place = position === null ? "-" : `${position.line}:${position.column}`;
  return `${place} ${severity} ${code} ${rule}: ${message}${hint === null ? "" : `\n    ${hint}`}`;
}

/** Lines of a diagnostic as a terminal of 100 columns shows it, with the line that it points at. */
export function shownLines(diagnostic: Diagnostic, text: string): readonly string[] {
  const options = { width: 100, color: false, ascii: false, all: true, command: null };
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n/);
  return diagnostics(diagnosticsOf([diagnostic]), options, (_, line) => lines[line - 1]).split("\n");
}

import type { Diagnostic as Found } from "../topology/diagnostic.ts";
import type { Diagnostic, Diagnostics } from "./generated/report.ts";
import { toolVersion } from "./tool-version.ts";

/** What is wrong with the input, as a document. */
export function diagnosticsOf(found: readonly Found[]): Diagnostics {
  return { schemaVersion: 1, kind: "diagnostics", toolVersion, diagnostics: found.map(diagnosticOf) };
}

function diagnosticOf({ code, rule, severity, message, hint, position }: Found): Diagnostic {
  const endColumn = position?.endColumn ?? null;
  return {
    code,
    rule,
    severity,
    message,
    hint,
    file: position?.file ?? null,
    line: position?.line ?? null,
    column: position?.column ?? null,
    endLine: endColumn === null ? null : (position?.line ?? null),
    endColumn,
  };
}

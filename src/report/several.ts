import type { Analyses, Analysis, Check, Checks } from "./generated/report.ts";
import { toolVersion } from "./tool-version.ts";

/** One analysis as it is; several in one document. */
export function analysesOf(reports: readonly Analysis[]): Analysis | Analyses {
  const [only] = reports;
  if (reports.length === 1 && only !== undefined) return only;
  return { schemaVersion: 1, kind: "analyses", toolVersion, reports };
}

/** One check as it is; several as one gate. */
export function checksOf(reports: readonly Check[]): Check | Checks {
  const [only] = reports;
  if (reports.length === 1 && only !== undefined) return only;
  return { schemaVersion: 1, kind: "checks", toolVersion, passed: reports.every(({ passed }) => passed), reports };
}

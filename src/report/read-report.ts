import schema from "../../schemas/report.schema.json" with { type: "json" };
import type { Analyses, Analysis, Check, Checks } from "./generated/report.ts";
import { type Schema, schemaProblem } from "./schema-problem.ts";

/** A report that was saved as JSON. */
export type SavedReport = Analysis | Analyses | Check | Checks;

export type ReadReport =
  | { readonly ok: true; readonly report: SavedReport }
  /** A sentence that follows the file's name. */
  | { readonly ok: false; readonly message: string };

const definitions = schema.$defs as unknown as Readonly<Record<string, Schema>>;
const kinds: readonly string[] = ["analysis", "analyses", "check", "checks"];

/**
 * Whether a text is meant as a saved report: JSON that says what kind of document it is. A topology may be written in
 * JSON too, and has neither key.
 */
export function looksLikeReport(text: string): boolean {
  const value = parsed(text);
  return value !== undefined && Object.hasOwn(value, "schemaVersion") && Object.hasOwn(value, "kind");
}

/** The report in a text, checked against its schema. */
export function readReport(text: string): ReadReport {
  const value = parsed(text);
  if (value === undefined) return { ok: false, message: "is no JSON document" };
  const { kind, toolVersion } = value;
  if (typeof kind !== "string" || !kinds.includes(kind))
    return { ok: false, message: "is no report of `analyze -f json` or `check -f json`" };
  const problem = schemaProblem(value, definitions[kind] ?? {}, definitions);
  if (problem === null) return { ok: true, report: value as unknown as SavedReport };
  const version = typeof toolVersion === "string" ? ` (it was written by version ${toolVersion})` : "";
  return { ok: false, message: `does not follow the schema of reports: ${problem}${version}` };
}

/** undefined: no JSON, or no object. */
function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  const trimmed = text.replace(/^\ufeff/, "").trimStart();
  if (!trimmed.startsWith("{")) return undefined;
  try {
    return JSON.parse(trimmed) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

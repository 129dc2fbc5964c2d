import type { Side } from "../diff/difference.ts";
import { loadJson } from "../formats/registry.ts";
import { readReport } from "../report/read-report.ts";
import { noSide, type ReadSide } from "./solved-side.ts";

/** A saved report as one of two plans that are compared. */
export function savedSide(text: string, from: string, commit: string | null = null): ReadSide {
  const read = readReport(text);
  if (!read.ok) return noSide("unreadable-report", `${from} ${read.message}`, SAVE_HINT);
  const { report } = read;
  if (report.kind === "analyses" || report.kind === "checks") {
    const [only] = report.reports;
    const message = `${from} holds ${report.reports.length} reports, and one plan is compared with one`;
    if (only === undefined || report.reports.length > 1) return noSide("unreadable-report", message, ONE_HINT);
    return {
      ok: true,
      side: { report: only, data: null, reread: () => null, from, commit },
      warnings: [],
      text: () => undefined,
    };
  }
  return {
    ok: true,
    side: { report, data: null, reread: () => null, from, commit },
    warnings: [],
    text: () => undefined,
  };
}

export const SAVE_HINT = "save one with scale-plan analyze FILE -o json=report.json";
const ONE_HINT = "save the report of each file on its own";

/** A report as it would be read back: figures that were saved have six digits, and are compared with such. */
export async function asSaved(side: Side): Promise<Side> {
  const json = await loadJson();
  return { ...side, report: JSON.parse(json(side.report)) as Side["report"] };
}

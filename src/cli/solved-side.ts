/** A topology, read and solved, as one of two plans that are compared. */
import type { Side } from "../diff/difference.ts";
import { analyzePlan } from "../report/analyze.ts";
import type { Diagnostic, Position } from "../topology/diagnostic.ts";
import { type DiagnosticRuleName, diagnosticRules } from "../topology/diagnostic-codes.ts";
import { diagnosticOf } from "../topology/parse-topology.ts";
import type { Io } from "./io.ts";
import { noJudgeOptions } from "./judge-options.ts";
import { readPlans, type SideOptions } from "./read-plans.ts";

export type ReadSide =
  | { readonly ok: true; readonly side: Side; readonly warnings: readonly Diagnostic[]; readonly text: TextOf }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly text: TextOf };

/** Text of a file, for the lines that diagnostics point at. */
type TextOf = (file: string) => string | undefined;

/** Where a side was read from. */
export interface Origin {
  /** As it was given. */
  readonly from: string;
  readonly commit: string | null;
  /** What stands before the names of files in messages: `main:`. */
  readonly label: string;
}

/** Reads and solves a topology with its overlays and settings. */
export async function solvedSide(path: string, options: SideOptions, origin: Origin, io: Io): Promise<ReadSide> {
  const { from, commit, label } = origin;
  const read = await readPlans([path], { ...noJudgeOptions, ...options }, () => [], io);
  const relabelled = (diagnostics: readonly Diagnostic[]) => diagnostics.map((one) => withLabel(one, label));
  const text: TextOf = (file) => read.text(file.startsWith(label) ? file.slice(label.length) : file);
  const [plan] = read.plans;
  if (plan === undefined) return { ok: false, diagnostics: relabelled(read.diagnostics), text };
  const answered = analyzePlan(plan);
  if (!answered.ok) {
    const { locate } = plan.source;
    const problems = answered.problems.map((one) => diagnosticOf(one, { locate: (at) => locate(at) }));
    return { ok: false, diagnostics: relabelled([...read.diagnostics, ...problems]), text };
  }
  const side: Side = { report: answered.document, data: plan.data, reread: plan.reread, from, commit };
  return { ok: true, side, warnings: relabelled(read.diagnostics), text };
}

function withLabel(diagnostic: Diagnostic, label: string): Diagnostic {
  const { position } = diagnostic;
  // An option stands in no revision.
  if (label === "" || position === null || position.file.startsWith("--")) return diagnostic;
  const labelled: Position = { ...position, file: `${label}${position.file}` };
  return { ...diagnostic, position: labelled };
}

/** A side that cannot be had. */
export function noSide(rule: DiagnosticRuleName, message: string, hint: string | null): ReadSide {
  const { code, severity } = diagnosticRules[rule];
  const diagnostic: Diagnostic = { code, rule, severity, message, hint, path: [], position: null };
  return { ok: false, diagnostics: [diagnostic], text: () => undefined };
}

import { recommend } from "../advice/recommend.ts";
import { variantsOf } from "../advice/solver.ts";
import { assess } from "../assess/assess.ts";
import type { BaseCost } from "../assess/types.ts";
import { acceptancesOf } from "../findings/acceptances.ts";
import { judgedFindings } from "../findings/findings.ts";
import type { Refusal } from "../model/types.ts";
import type { Problem } from "../topology/diagnostic.ts";
import type { Topology } from "../topology/types.ts";
import { check } from "./check.ts";
import { explain, type Subject, subjectNames, subjectOf } from "./explain.ts";
import type { Analysis, Check, Explanation } from "./generated/report.ts";
import { report } from "./report.ts";
import type { Source } from "./source.ts";

/** A topology, and what it was read from. */
export interface Plan {
  readonly topology: Topology;
  /** The file's data, overlays merged: what is tried out is an edit of them. null: there is no file, nothing is tried. */
  readonly data: unknown;
  /** Reads such edits as the file was read, with the same further budgets and scenarios; null: they are no topology. */
  readonly reread: (data: unknown) => Topology | null;
  readonly source: Source;
  /** Day by which the dates of acceptances are judged, as year-month-day; null: they are not judged. */
  readonly today: string | null;
}

/** An answer, or why there is none. */
export type Answered<Document> =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Solves a plan and says all there is to say about it.
 *
 * @param baseCost what its cost is compared with; null: nothing
 */
export function analyzePlan(
  { topology, data, reread, source, today }: Plan,
  baseCost: BaseCost | null = null,
): Answered<Analysis> {
  const assessed = assess(topology, { baseCost });
  if (!assessed.ok) return refused(assessed.refusals);
  const { assessment } = assessed;
  const variants = data === null ? null : variantsOf(data, reread, baseCost);
  const { findings, acceptances } = judgedFindings(assessment, variants, today);
  const recommendations = variants === null ? [] : recommend({ assessment, findings, variants });
  return { ok: true, document: report(assessment, findings, acceptances, recommendations, today, source) };
}

/**
 * Solves a plan as far as its budgets ask for.
 *
 * @param baseCost what its cost is compared with; null: nothing
 * @param isNew a base was asked, which knows nothing of the plan: what compares with it waits for the next time
 */
export function checkPlan(
  { topology, data, reread, source, today }: Plan,
  baseCost: BaseCost | null = null,
  isNew = false,
): Answered<Check> {
  if (topology.budgets.length === 0) {
    const message = `${topology.name} sets no budgets, so there is nothing to check`;
    return { ok: false, problems: [{ rule: "no-budgets", message, hint: BUDGETS_HINT, path: [], at: "value" }] };
  }
  const ladder = topology.budgets.some(({ kind }) => kind === "headroom");
  const isAboutFindings = topology.accept.some(({ of }) => of.kind === "finding");
  const assessed = assess(topology, { places: isAboutFindings, ladder, baseCost });
  if (!assessed.ok) return refused(assessed.refusals);
  const { assessment } = assessed;
  const variants = data === null || !isAboutFindings ? null : variantsOf(data, reread, baseCost);
  const { acceptances } = isAboutFindings
    ? judgedFindings(assessment, variants, today)
    : { acceptances: acceptancesOf(assessment, [], today) };
  const document = check(assessment, acceptances, today, source);
  const { total, unjudged } = document.counts;
  if (unjudged < total || isNew) return { ok: true, document };
  const message = `nothing of ${topology.name} is judged: its cost is limited by what it was, and nothing says what it was`;
  const [{ path } = { path: [] }] = topology.budgets;
  return { ok: false, problems: [{ rule: "no-budgets", message, hint: BASE_HINT, path, at: "value" }] };
}

const BUDGETS_HINT = "add some, as budgets: { latency: { browse: { p99: 400ms } }, headroom: 1.5x }";
const BASE_HINT =
  "compare with --base-ref origin/main or --baseline ANALYSIS.json (saved by analyze: a check holds no cost), or set a limit of its own, as cost: $9000/month";

/** Derives the figures of one tier or workload; `names` are those that there are where the name is none of them. */
export function explainPlan(
  name: string,
  { topology, source }: Plan,
): Answered<Explanation | { readonly kind: "unknown"; readonly names: readonly string[] }> {
  const assessed = assess(topology, { ladder: false, scenarios: false });
  if (!assessed.ok) return refused(assessed.refusals);
  const { assessment, prepared } = assessed;
  const subject: Subject | null = subjectOf(name, assessment);
  if (subject === null) return { ok: true, document: { kind: "unknown", names: subjectNames(assessment) } };
  return { ok: true, document: explain(subject, assessment, prepared, source) };
}

/** What the model does not reach is planned. */
function refused(refusals: readonly Refusal[]): { readonly ok: false; readonly problems: readonly Problem[] } {
  return {
    ok: false,
    problems: refusals.map(({ path, message }) => ({ rule: "planned", message, hint: null, path, at: "value" })),
  };
}

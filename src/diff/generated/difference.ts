// Generated from schemas/diff.schema.json by `npm run generate`; change the schema instead.

/**
 * What `scale-plan diff -f json` answers: what changed in the file, and what that does. Units stand beside the figures, ratios run from 0 to 1, figures have six significant digits, and a value that does not exist is null; no key is ever absent. Equal input gives equal bytes.
 */
export interface Difference {
  /**
   * Version of this contract. It changes only when a key changes its meaning or goes.
   */
  readonly schemaVersion: 1;
  /**
   * Two plans, compared.
   */
  readonly kind: "diff";
  /**
   * Version of scale-plan that wrote the document.
   */
  readonly toolVersion: string;
  /**
   * The command that makes this document again.
   */
  readonly reproduce: string;
  /**
   * What is compared with.
   */
  readonly old: Side;
  /**
   * What is compared.
   */
  readonly new: Side;
  readonly tolerance: Tolerance;
  /**
   * Something moved beyond the tolerance: an effect, a budget, a finding or the verdict. `--exit-code` asks for this.
   */
  readonly moved: boolean;
  /**
   * analyses: everything. budgets: one side is a saved `check`, which has nothing else.
   */
  readonly compared: "analyses" | "budgets";
  /**
   * Keys of the file that differ, in the new file's order; comments and order do not count. null: one side is a saved report, which holds no file.
   */
  readonly changes: readonly Change[] | null;
  /**
   * The changes, put together where some of them make no plan without the others: a new tier with the calls to it. What is attributed is attributed to these.
   */
  readonly causes: readonly Cause[];
  readonly attribution: Attribution;
  readonly verdict: Verdicts;
  /**
   * Figures that moved beyond the tolerance.
   */
  readonly effects: readonly Effect[];
  /**
   * Budgets that came or went, whose limit changed, whose verdict changed, or whose figure moved beyond the tolerance.
   */
  readonly budgets: readonly BudgetDifference[];
  /**
   * Findings that are new, gone, or of another severity.
   */
  readonly findings: readonly FindingDifference[];
  /**
   * Recommendations that are new, gone, or say something else. They are advice and no effect: `moved` does not ask for them.
   */
  readonly recommendations: readonly RecommendationDifference[];
}
/**
 * A figure moved when it changed by more than both.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "tolerance".
 */
export interface Tolerance {
  /**
   * Share of the larger of the two values.
   */
  readonly relative: number;
  /**
   * By unit.
   */
  readonly absolute: {
    /**
     * Of figures in seconds.
     */
    readonly seconds: number;
    /**
     * Of figures in ratio.
     */
    readonly ratio: number;
    /**
     * Of figures in factor.
     */
    readonly factor: number;
    /**
     * Of figures in usdPerMonth.
     */
    readonly usdPerMonth: number;
    /**
     * Of figures in perSecond.
     */
    readonly perSecond: number;
  };
}
/**
 * One key of the file, as written.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "change".
 */
export interface Change {
  /**
   * add: a new key. remove: it is gone. replace: another value.
   */
  readonly operation: "add" | "remove" | "replace";
  /**
   * tier, workload, scenario: a whole one came or went. key: any other.
   */
  readonly what: "tier" | "workload" | "scenario" | "key";
  /**
   * The key: `tiers.web.instances`.
   */
  readonly path: string;
  /**
   * The same as a JSON Pointer (RFC 6901).
   */
  readonly pointer: string;
  /**
   * null: it was not there.
   */
  readonly before: null | boolean | number | string | readonly unknown[] | {};
  /**
   * null: it is not there any more.
   */
  readonly after: null | boolean | number | string | readonly unknown[] | {};
  /**
   * Number of the cause that it is a part of; null: it moves no figure (the plan's name), or there is no attribution.
   */
  readonly cause: number | null;
}
/**
 * One or more changes that are made together or not at all.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "cause".
 */
export interface Cause {
  /**
   * From 1, in the new file's order.
   */
  readonly number: number;
  /**
   * What it is, in short.
   */
  readonly title: string;
  /**
   * Indices in `changes`.
   *
   * Items: From 0.
   */
  readonly changes: readonly number[];
}
/**
 * How effects were told apart.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "attribution".
 */
export interface Attribution {
  /**
   * shapley: mean over all orders in which the causes could be made. file-order: one after the other, as they stand in the file. none: not at all.
   */
  readonly method: "shapley" | "file-order" | "none";
  /**
   * Why none, or why not shapley, or what is left out; null: all of it, by shapley.
   */
  readonly reason: string | null;
  /**
   * Plans between the two that were solved for it.
   */
  readonly solves: number;
}
/**
 * The answer on both sides.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "verdicts".
 */
export interface Verdicts {
  /**
   * Healthy became not, or the other way round; or another number of budgets is broken, or something else is saturated, or something else breaks first.
   */
  readonly changed: boolean;
  readonly before: VerdictState;
  readonly after: VerdictState;
}
/**
 * The answer on one side, in short.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "verdictState".
 */
export interface VerdictState {
  /**
   * Nothing is saturated and no budget is broken or unknown. Of a saved check: it passed.
   */
  readonly healthy: boolean;
  /**
   * Budgets broken or unknown, under any scenario.
   */
  readonly broken: number;
  /**
   * Budgets in all.
   */
  readonly budgets: number;
  /**
   * Ids of saturated stations; null: a saved check does not tell.
   */
  readonly saturated: readonly string[] | null;
  /**
   * null: nothing ever breaks, or a saved check does not tell.
   */
  readonly headroomFactor: number | null;
  /**
   * What breaks first as the load grows; null: nothing, or a saved check does not tell.
   */
  readonly firstBottleneck: {
    /**
     * What breaks.
     */
    readonly kind: "saturation" | "latency" | "errors" | "lag";
    /**
     * Station or workload id.
     */
    readonly subject: string;
    /**
     * Id of the budget that breaks; null: a station saturates.
     */
    readonly budget: string | null;
    /**
     * On that day's load.
     */
    readonly factor: number;
  } | null;
}
/**
 * A figure that moved.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "effect".
 */
export interface Effect {
  /**
   * `latency.browse.p99`, `utilization.db.primary`, `headroom`, `cost`.
   */
  readonly figure: string;
  /**
   * load: offered by a workload, or all of them. arrivals: offered to a tier. utilization: of a station. ladder: factor on the load at which a station saturates or a budget breaks. budget: what a budget judges, where a saved check has nothing else.
   */
  readonly kind: "load" | "latency" | "errors" | "arrivals" | "utilization" | "headroom" | "ladder" | "cost" | "budget";
  /**
   * Workload, tier or station id; null: the whole plan.
   */
  readonly subject: string | null;
  /**
   * Of a latency; else null.
   */
  readonly statistic: "mean" | "p50" | "p90" | "p95" | "p99" | "p999" | null;
  /**
   * Of before, after and delta; a month has 730 hours.
   */
  readonly unit: "seconds" | "ratio" | "factor" | "usdPerMonth" | "perSecond";
  /**
   * null: there is no such figure: see stateBefore.
   */
  readonly before: number | null;
  /**
   * null: there is no such figure: see stateAfter.
   */
  readonly after: number | null;
  /**
   * finite: a figure. saturated: without end. unknown: a price is missing. unlimited: nothing ever breaks. absent: that plan has no such thing.
   */
  readonly stateBefore: "finite" | "saturated" | "unknown" | "unlimited" | "absent";
  /**
   * As stateBefore.
   */
  readonly stateAfter: "finite" | "saturated" | "unknown" | "unlimited" | "absent";
  /**
   * after − before; null: one of them does not exist.
   */
  readonly delta: number | null;
  /**
   * delta / before; null: one of them does not exist, or before is 0.
   */
  readonly ratio: number | null;
  /**
   * It moved to the worse; null: neither is worse (a load).
   */
  readonly worse: boolean | null;
  /**
   * By which causes; empty: none is to be seen. null: it was not attributed.
   */
  readonly contributions: readonly Contribution[] | null;
}
/**
 * What one cause does to an effect.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "contribution".
 */
export interface Contribution {
  /**
   * Numbers of the causes. Several: the figure does not exist with some of them alone, so that they cannot be told apart.
   *
   * Items: Number of a cause.
   */
  readonly causes: readonly number[];
  /**
   * Part of the difference, in the unit of the figure; all of them add up to it. null: one of the two figures does not exist.
   */
  readonly amount: number | null;
  /**
   * Part of the whole effect, which is 1; beyond it, or negative, where causes work against each other. null: a difference of nothing.
   */
  readonly share: number | null;
}
/**
 * A budget that stands otherwise.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "budgetDifference".
 */
export interface BudgetDifference {
  /**
   * As in the reports.
   */
  readonly key: string;
  /**
   * `latency.browse.p99`.
   */
  readonly id: string;
  /**
   * Scenario under which it is judged; null: the plan as it is.
   */
  readonly scenario: string | null;
  /**
   * What is limited.
   */
  readonly kind: string;
  /**
   * Of a latency; else null.
   */
  readonly statistic: "mean" | "p50" | "p90" | "p95" | "p99" | "p999" | null;
  /**
   * Of limits and figures.
   */
  readonly unit: "seconds" | "ratio" | "factor" | "usdPerMonth";
  /**
   * new: only the new plan has it. gone: only the old one. broken: it breaks now. mended: it holds now. changed: neither.
   */
  readonly status: "new" | "gone" | "broken" | "mended" | "changed";
  /**
   * Its limit or its warning is another.
   */
  readonly limitChanged: boolean;
  /**
   * null: the old plan has no such budget.
   */
  readonly before: BudgetState | null;
  /**
   * null: the new plan has no such budget.
   */
  readonly after: BudgetState | null;
  /**
   * To its breaking or mending, and under a scenario, where it did neither, to the move of its figure; null: it did neither, or it was not attributed. What moved its figure in the plan as it is stands with the effects.
   */
  readonly contributions: readonly Contribution[] | null;
}
/**
 * A budget on one side, in its unit.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "budgetState".
 */
export interface BudgetState {
  /**
   * What the figure was read from; null: the whole plan.
   */
  readonly subject: string | null;
  /**
   * Beyond it the budget is broken.
   */
  readonly limit: number;
  /**
   * Beyond it a warning; null: none.
   */
  readonly warn: number | null;
  /**
   * null: unknown or saturated.
   */
  readonly actual: number | null;
  /**
   * No figure exists, since a station is saturated.
   */
  readonly saturated: boolean;
  /**
   * As in the report.
   */
  readonly verdict: "held" | "warned" | "broken" | "unknown" | "unjudged";
  /**
   * A risk that the file accepts: it does not gate.
   */
  readonly accepted: boolean;
}
/**
 * A finding of one side, or of another severity.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "findingDifference".
 */
export interface FindingDifference {
  /**
   * As in the reports.
   */
  readonly key: string;
  /**
   * `SP201`.
   */
  readonly code: string;
  /**
   * `saturated`.
   */
  readonly rule: string;
  /**
   * Tier, station or workload id.
   */
  readonly subject: string;
  /**
   * new, gone; worse and better: of another severity.
   */
  readonly status: "new" | "gone" | "worse" | "better";
  /**
   * null: it was not there.
   */
  readonly severityBefore: "error" | "warning" | "note" | null;
  /**
   * null: it is not there any more.
   */
  readonly severityAfter: "error" | "warning" | "note" | null;
  /**
   * As it is now; of one that is gone, as it was.
   */
  readonly message: string;
  /**
   * To its coming or going; null: it did neither, or it was not attributed.
   */
  readonly contributions: readonly Contribution[] | null;
}
/**
 * A recommendation of one side, or another one with the same keys.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "recommendationDifference".
 */
export interface RecommendationDifference {
  /**
   * `scale-out`.
   */
  readonly remedy: string;
  /**
   * Keys that its patch changes.
   */
  readonly paths: readonly string[];
  /**
   * new, gone; changed: it says something else now.
   */
  readonly status: "new" | "gone" | "changed";
  /**
   * null: it was not there.
   */
  readonly titleBefore: string | null;
  /**
   * null: it is not there any more.
   */
  readonly titleAfter: string | null;
}
/**
 * One of the two plans.
 *
 * This interface was referenced by `Difference`'s JSON-Schema
 * via the `definition` "side".
 */
export interface Side {
  /**
   * As it was given, never an absolute path: `topo.yaml`, `report.json`, `main:topo.yaml`.
   */
  readonly from: string;
  /**
   * topology: it was solved now. report: it was saved before.
   */
  readonly kind: "topology" | "report";
  /**
   * Commit that `REV` means; null: no file of git.
   */
  readonly commit: string | null;
  /**
   * Name of the plan.
   */
  readonly name: string;
  /**
   * Version of scale-plan that solved it.
   */
  readonly toolVersion: string;
}

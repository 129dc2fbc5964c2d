/** A change to the topology that was applied to a copy and solved. */
import type { Assessment } from "../assess/types.ts";
import type { Edit, Finding, SolveEdited } from "../findings/types.ts";
import type { Path, UsdPerHour } from "../topology/types.ts";

/** One key of the file's data. `before` undefined: it was not there; `after` undefined: it goes. */
export interface Change {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

export type Patch = readonly Change[];

/** A figure before and after. null: no such figure (saturated, unknown, nothing ever breaks). */
export interface Effect {
  /** `latency.upload.p99`, `headroom`, `utilization.db.primary`, `errors.browse`, `cost`. */
  readonly figure: string;
  /** Under which it was solved; null: the plan as it is. */
  readonly scenario: string | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly unit: "seconds" | "ratio" | "factor" | "usdPerMonth" | "perSecond";
  /** `before` or `after` is null because of saturation. */
  readonly saturatedBefore: boolean;
  readonly saturatedAfter: boolean;
}

export interface FindingReference {
  readonly code: string;
  readonly subject: string;
}

export interface Recommendation {
  /** Remedy name: `scale-out`. */
  readonly remedy: string;
  /** `Shard db in two`. */
  readonly title: string;
  /** Codes and subjects of the findings that it mends. */
  readonly mends: readonly FindingReference[];
  readonly patch: Patch;
  /** What it mends first, then the neighbours that it moves. */
  readonly effects: readonly Effect[];
  /** After minus before; null: unknown. */
  readonly costDelta: UsdPerHour | null;
  /** Figures of the budgets broken before, that hold after: `latency.upload.p99`. */
  readonly budgetsMended: readonly string[];
  /** Of the budgets broken under a scenario before, that hold there after it. */
  readonly scenarioBudgetsMended: readonly { readonly scenario: string; readonly budget: string }[];
  /** First to saturate or break after the change, and at which factor. */
  readonly nextBottleneck: { readonly subject: string; readonly factor: number; readonly what: string } | null;
  /** Findings of severity error that are there after it: left, or brought about by it. */
  readonly remains: readonly FindingReference[];
  /** What it asks of people. */
  readonly asks: readonly string[];
  /** Every broken budget and every saturation is gone after it. */
  readonly mendsAll: boolean;
}

/** What remedies see. */
export interface AdviceContext {
  /** The plan as it is: the sizes that the file says. */
  readonly assessment: Assessment;
  /** Where the finding is so: the plan as it is, or under a scenario. */
  readonly at: Assessment;
  /** All that were found there. */
  readonly findings: readonly Finding[];
  /** The file's data, overlays merged, as written: what patches change. */
  readonly data: unknown;
  /** Solves a variant there. */
  readonly solve: SolveEdited;
}

/** A change that a remedy thinks may help. */
export interface Proposal {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly asks: readonly string[];
}

/** What a change does to the finding that it was made for. */
export type Outcome =
  /** The finding is gone, and every budget with it. */
  | "mended"
  /** Its place is no longer to blame, but some of its budgets stay broken, for another reason. */
  | "moved"
  | "none";

/** Asks the planner: what becomes of the finding if these edits are made? */
export type Judge = (edits: readonly Edit[]) => Outcome;

/** A remedy, and all that the documentation says about it. */
export interface Remedy {
  /** `scale-out`. */
  readonly name: string;
  /** A few words, as a heading. */
  readonly title: string;
  /** What it changes. */
  readonly what: string;
  /** When it does not help, or is not offered. */
  readonly limits: string;
  /** What it always asks of people; empty where nothing but a change of a number. */
  readonly asks: readonly string[];
  /** Names of the rules whose findings it may mend. */
  readonly rules: readonly string[];
  /** Ways to mend one finding with it, the smallest change that suffices; none where it cannot help. */
  readonly propose: (finding: Finding, context: AdviceContext, judge: Judge) => readonly Proposal[];
}

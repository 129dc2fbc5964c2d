/** What is wrong, or worth knowing, about a system: one cause, one finding. */
import type { Assessment, ScenarioAssessment } from "../assess/types.ts";
import type { Path } from "../topology/types.ts";
import type { RuleContext } from "./context.ts";

export type Severity = "error" | "warning" | "note";

export interface Finding {
  /** `SP201`. */
  readonly code: string;
  /** `saturated`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence, figures in it. */
  readonly message: string;
  /** Tier, station or workload id it is about: `db.primary`, `browse`. */
  readonly subject: string;
  /** Tier in which the cause lies; null: in none of them alone (a price missing here and there, the network). */
  readonly tier: string | null;
  /** Station in which the cause lies; null: nothing queues there, or it concerns the tier as a whole. */
  readonly station: string | null;
  /** What a reader is pointed at; the position is looked up at the end. */
  readonly path: Path;
  /** Budgets that are broken, near or unknown because of it, by the figure they judge: `latency.browse.p99`. */
  readonly budgets: readonly string[];
  /** Scenarios under which it is so, the worst first; none unless said. */
  readonly scenarios?: readonly string[];
  /** It is so of the plan as it is; true unless it has scenarios. */
  readonly isOfBase?: boolean;
  /** What the same cause is under each of the scenarios. */
  readonly under?: readonly { readonly scenario: string; readonly finding: Finding }[];
  /** What else follows from the same cause: budgets broken, workloads hit. */
  readonly consequences: readonly string[];
  /** Figures behind the message, SI, for machines. */
  readonly figures: Readonly<Record<string, number | null>>;
}

/** A value to put at a place of the file's data; undefined takes the key away. */
export interface Edit {
  readonly path: Path;
  readonly value: unknown;
}

/** What of a variant's assessment is wanted; all of it unless said. What is left out is empty. */
export interface Detail {
  /** Where each workload's time goes. */
  readonly places?: boolean;
  /**
   * measured: the ladder as far as the saturations and what breaks before them, and the headroom. judged: the
   * verdict on a headroom budget, but no figure. ignored: neither, which is far the cheapest.
   */
  readonly headroom?: "measured" | "judged" | "ignored";
}

/**
 * Applies edits to a copy of the topology and solves it as it is, its scenarios apart; null: not a topology any more, or
 * beyond the solver (refused, or not converged).
 */
export type SolveEdited = (edits: readonly Edit[], detail?: Detail) => Assessment | null;

/** The same under one scenario, by its id; null also where the edited topology has none of that name. */
export type SolveUnder = (edits: readonly Edit[], scenario: string) => ScenarioAssessment | null;

/** What rules need that try something out. */
export interface Variants {
  /** The file's data, overlays merged, as written. */
  readonly data: unknown;
  readonly solve: SolveEdited;
  readonly solveUnder: SolveUnder;
}

/** A rule: what it looks for, and all that `explain` says about it. */
export interface Rule {
  readonly code: `SP${number}`;
  readonly name: string;
  /** The most severe that it gets. */
  readonly severity: Severity;
  /** A few words, as a heading. */
  readonly title: string;
  /** When it fires, with its threshold. */
  readonly what: string;
  /** Why that is worth a reader's time. */
  readonly why: string;
  readonly howToMend: string;
  /** A topology in which it fires: documentation, and a test. */
  readonly example: string;
  /** It solves variants of the topology, so that it costs time and is left out when a variant is judged. */
  readonly solvesVariants: boolean;
  /** What it looks at: the plan as it is unless said; what breaks under scenarios; the risks that are accepted. */
  readonly about?: "plan" | "scenarios" | "acceptances";
  /** Worst first. */
  readonly evaluate: (context: RuleContext) => readonly Finding[];
  /** Whether it speaks of a variant at all, where that is told for less than what it would say. */
  readonly speaks?: (assessment: Assessment) => boolean;
}

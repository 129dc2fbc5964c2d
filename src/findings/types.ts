/** What is wrong, or worth knowing, about a system: one cause, one finding. */
import type { Path } from "../topology/types.ts";

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
  /** What a reader is pointed at; the position is looked up at the end. */
  readonly path: Path;
  /** What else follows from the same cause: budgets broken, workloads hit. */
  readonly consequences: readonly string[];
  /** Figures behind the message, SI, for machines. */
  readonly figures: Readonly<Record<string, number | null>>;
}

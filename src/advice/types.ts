/** A change to the topology that was applied to a copy and solved. */
import type { Path } from "../topology/types.ts";

/** One key of the file's data. `before` undefined: it was not there; `after` undefined: it goes. */
export interface Change {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

export type Patch = readonly Change[];

/** A figure before and after. null: no such figure (saturated, unknown). */
export interface Effect {
  /** `latency.upload.p99`, `headroom`, `utilization.db.primary`, `errors.browse`, `cost`. */
  readonly figure: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly unit: "seconds" | "ratio" | "factor" | "usdPerMonth" | "perSecond";
  /** `before` or `after` is null because of saturation. */
  readonly saturatedBefore: boolean;
  readonly saturatedAfter: boolean;
}

export interface Recommendation {
  /** Remedy name: `scale-out`. */
  readonly remedy: string;
  /** `Shard db in two`. */
  readonly title: string;
  /** Codes and subjects of the findings that it mends. */
  readonly mends: readonly { readonly code: string; readonly subject: string }[];
  readonly patch: Patch;
  readonly effects: readonly Effect[];
  /** USD per month, after minus before; null: unknown. */
  readonly costDelta: number | null;
  /** Budgets broken before, that hold after. */
  readonly budgetsMended: readonly string[];
  /** First to saturate or break after the change, and at which factor. */
  readonly nextBottleneck: { readonly subject: string; readonly factor: number; readonly what: string } | null;
  /** What it asks of people. */
  readonly asks: readonly string[];
  /** Every broken budget and every saturation is gone after it. */
  readonly mendsAll: boolean;
}

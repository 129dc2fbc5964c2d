import type { Reader } from "../reader.ts";
import type { Path, ScenarioChange, Tier, Topology } from "../types.ts";

export type ChangeOf<Kind extends ScenarioChange["kind"]> = Extract<ScenarioChange, { readonly kind: Kind }>;

/** What a scenario may change, as far as the file could be read. */
export interface Changeable {
  readonly workloads: readonly string[];
  /** Names of all; those that could not be read have no entry in `tiers`. */
  readonly tierNames: readonly string[];
  readonly tiers: ReadonlyMap<string, Tier>;
  /** What the file would describe with other values; undefined: nothing, and why was said at the path. */
  readonly described: (
    edits: readonly { readonly path: Path; readonly keys: Path; readonly value: unknown }[],
  ) => Pick<Topology, "workloads" | "tiers" | "network"> | undefined;
  /** The file's data, scenarios left out. */
  readonly data: unknown;
}

/** A kind of change: the key of a scenario by which it is asked for, and what it does. */
export interface ChangeKind<Change extends ScenarioChange> {
  /** Reads what stands at its key; what is wrong goes to the log. */
  readonly read: (scenario: Reader, changeable: Changeable) => readonly Change[];
  /** The topology after it. The topology is one from which it was read, or that has what it speaks of. */
  readonly apply: (change: Change, topology: Topology) => Topology;
  /** For people: `web loses 1 of 6 instances`. The topology is the one before it. */
  readonly words: (change: Change, topology: Topology) => string;
  /** What of the figures may surprise; null: nothing. */
  readonly note?: (change: Change, topology: Topology) => string | null;
}

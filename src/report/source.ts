/** Where a plan was read from: what a report says beside its figures. */
import type { Path } from "../topology/types.ts";

/** A position in one of the files, from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Source {
  /** The topology, then its overlays, as they are to be shown. */
  readonly files: readonly string[];
  /** `tiers.web.instances=8`, as given to `--set`. */
  readonly settings: readonly string[];
  /** The command that makes the report again. */
  readonly reproduce: string;
  /** Where a key, or the nearest thing that holds it, stands; null: nowhere in a file. */
  readonly locate: (path: Path) => Position | null;
}

/** Of a topology that a program built. */
export const withoutFiles: Source = { files: [], settings: [], reproduce: "", locate: () => null };

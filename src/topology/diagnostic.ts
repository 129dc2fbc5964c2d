import type { DiagnosticRuleName } from "./diagnostic-codes.ts";
import type { Path } from "./types.ts";

/** A place in a text; lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Behind its last character, where that is on the same line. */
  readonly endColumn?: number;
}

/** Something wrong with a file. */
export interface Diagnostic {
  /** `SP020`. */
  readonly code: string;
  /** `unknown-key`. */
  readonly rule: DiagnosticRuleName;
  readonly severity: "error" | "warning";
  readonly message: string;
  /** The way out. */
  readonly hint: string | null;
  readonly path: Path;
  /** null: the value stands in no file (data handed over by a program). */
  readonly position: Position | null;
}

/** A diagnostic before its position is looked up. */
export interface Problem {
  readonly rule: DiagnosticRuleName;
  readonly message: string;
  readonly hint: string | null;
  readonly path: Path;
  /** Which half of `key: value` to point at. */
  readonly at: "key" | "value";
}

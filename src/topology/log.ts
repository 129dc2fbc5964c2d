import { shownMessage } from "../units/shown-text.ts";
import type { Problem } from "./diagnostic.ts";
import type { DiagnosticRuleName } from "./diagnostic-codes.ts";
import type { Assumption, Path } from "./types.ts";

/** What reading a file brings to light, collected on the way. */
export interface Log {
  readonly problems: Problem[];
  readonly assumptions: Assumption[];
  /** One policy that several places leave to its default, by what is assumed. */
  readonly shared: Map<string, SharedAssumption>;
}

interface SharedAssumption {
  /** Of the first place. */
  readonly path: Path;
  readonly source: string;
  /** Tiers or workloads. */
  readonly names: string[];
}

const DEFAULT_SOURCE = "default of scale-plan";

export const createLog = (): Log => ({ problems: [], assumptions: [], shared: new Map() });

export function report(
  log: Log,
  rule: DiagnosticRuleName,
  path: Path,
  message: string,
  hint: string | null = null,
  at: Problem["at"] = "value",
): undefined {
  log.problems.push({ rule, message: shownMessage(message), hint: hint && shownMessage(hint), path, at });
}

/** Notes a default of its own: one line in the report. */
export function assume(
  log: Log,
  path: Path,
  text: string,
  source: string = DEFAULT_SOURCE,
  halvedDoubled: Assumption["halvedDoubled"] = null,
): void {
  log.assumptions.push({ path, text, source, halvedDoubled });
}

/** Notes a default that many places share: one line for all of them. */
export function assumeOf(log: Log, name: string, path: Path, text: string, source: string = DEFAULT_SOURCE): void {
  const shared = log.shared.get(text);
  if (shared === undefined) log.shared.set(text, { path, source, names: [name] });
  else shared.names.push(name);
}

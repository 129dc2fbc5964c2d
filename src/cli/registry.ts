import type { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** Gives a command its arguments, options and action; the action hands its exit code to `finish`. */
export type DefineCommand = (command: Command, io: Io, finish: (code: ExitCode) => void) => void;

/** A command as the list shows it; all else is read when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<DefineCommand>;
}

export const commands: readonly CommandEntry[] = [
  {
    name: "analyze",
    summary: "report what each workload sees, what breaks first as the load grows, and what mends it",
    load: async () => (await import("./commands/analyze.ts")).defineAnalyze,
  },
  {
    name: "check",
    summary: "judge the budgets alone, as a gate: exit 1 when one is broken",
    load: async () => (await import("./commands/check.ts")).defineCheck,
  },
  {
    name: "diff",
    summary: "compare two plans: what changed in the file, and what that does",
    load: async () => (await import("./commands/diff.ts")).defineDiff,
  },
  {
    name: "explain",
    summary: "how a tier's or a workload's figures came about, or what a code such as SP201 means",
    load: async () => (await import("./commands/explain.ts")).defineExplain,
  },
  {
    name: "report",
    summary: "show a saved report again, in any format, and judge it again",
    load: async () => (await import("./commands/report.ts")).defineReport,
  },
  {
    name: "validate",
    summary: "check that topologies can be read, without solving them",
    load: async () => (await import("./commands/validate.ts")).defineValidate,
  },
  {
    name: "rules",
    summary: "list every code that is said of files and of plans",
    load: async () => (await import("./commands/rules.ts")).defineRules,
  },
  {
    name: "init",
    summary: "write a first topology, commented, to start from",
    load: async () => (await import("./commands/init.ts")).defineInit,
  },
  {
    name: "completion",
    summary: "print the completion script of a shell",
    load: async () => (await import("./commands/completion.ts")).defineCompletion,
  },
  {
    name: "schema",
    summary: "print the JSON Schema of the topology file, of the report, or of a diff",
    load: async () => (await import("./commands/schema.ts")).defineSchema,
  },
];

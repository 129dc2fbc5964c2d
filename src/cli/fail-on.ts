/** The option that makes a gate of an analysis. */
import { type Command, Option } from "commander";
import type { Analysis } from "../report/generated/report.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";

const severities = ["error", "warning"] as const;

export interface FailOnOptions {
  readonly failOn?: (typeof severities)[number];
}

export function addFailOnOption(command: Command, of = ""): Command {
  return command.addOption(
    new Option("--fail-on <severity>", `${of}exit 1 on a finding of this severity or worse`).choices(severities),
  );
}

/** Whether a finding gates: one of the severity or worse that is neither accepted nor known. */
export function exitCodeOf(reports: readonly Analysis[], { failOn }: FailOnOptions): ExitCode {
  if (failOn === undefined) return exitCodes.yes;
  const fails = reports.some(({ findings }) =>
    findings.some(
      ({ severity, known, accepted }) => !known && accepted === null && (severity === "error" || severity === failOn),
    ),
  );
  return fails ? exitCodes.no : exitCodes.yes;
}

import { type Command, Option } from "commander";
import { portableName } from "./file-names.ts";
import type { Io } from "./io.ts";

/** What the options say of the baseline. */
export interface BaselineOptions {
  readonly baseline?: string;
  readonly baseRef?: string;
}

export function addBaselineOptions(command: Command): Command {
  return command
    .option("--baseline <report>", "a saved JSON report: what it knows does not gate, unless it is worse now")
    .addOption(
      new Option("--base-ref <revision>", "the same, with the files where HEAD left this revision of git").conflicts(
        "baseline",
      ),
    );
}

/** The options as they were given, for the command that makes the answer again. */
export const baselineWords = ({ baseline, baseRef }: BaselineOptions, io: Io): readonly string[] => [
  ...(baseline === undefined ? [] : ["--baseline", portableName(baseline, io.cwd)]),
  ...(baseRef === undefined ? [] : ["--base-ref", baseRef]),
];

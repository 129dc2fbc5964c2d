import { Option } from "commander";
import { analyzePlan } from "../../report/analyze.ts";
import type { Analysis } from "../../report/generated/report.ts";
import { analysesOf } from "../../report/several.ts";
import { answerPlans, inputOptions } from "../answer-plans.ts";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { commandLine } from "../file-names.ts";
import { addReportOptions, type GivenOptions, withDefaults } from "../options.ts";
import type { DefineCommand } from "../registry.ts";
import { writeAnswer } from "../write-answer.ts";

type FailOn = "error" | "warning";

/** The bottleneck report, with what mends it. */
export const defineAnalyze: DefineCommand = (command, io, finish) => {
  addReportOptions(command.argument("<file...>", "topologies, each on its own; - reads standard input"))
    .addOption(
      new Option("--fail-on <severity>", "exit 1 on a finding of this severity or worse").choices(["error", "warning"]),
    )
    .action(async (files: readonly string[], given: GivenOptions & { readonly failOn?: FailOn }) => {
      const options = withDefaults(given);
      const reports = await answerPlans(files, options, (file) => ["analyze", file], analyzePlan, command, io);
      if (reports === null) return finish(exitCodes.wrong);
      const typed = commandLine(["analyze", ...files, ...inputOptions(options)]);
      const isWritten = await writeAnswer(analysesOf(reports), typed, options, io);
      finish(isWritten ? exitCodeOf(reports, given.failOn) : exitCodes.wrong);
    });
};

function exitCodeOf(reports: readonly Analysis[], failOn: FailOn | undefined): ExitCode {
  const failing = failOn === undefined ? [] : failOn === "error" ? ["error"] : ["error", "warning"];
  const fails = reports.some(({ findings }) => findings.some(({ severity }) => failing.includes(severity)));
  return fails ? exitCodes.no : exitCodes.yes;
}

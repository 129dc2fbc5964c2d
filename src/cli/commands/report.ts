import { readReport, type SavedReport } from "../../report/read-report.ts";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { addFailOnOption, exitCodeOf, type FailOnOptions } from "../fail-on.ts";
import { portableName } from "../file-names.ts";
import { addAnswerOptions, type GivenOptions, withDefaults } from "../options.ts";
import { readText } from "../read-text.ts";
import type { DefineCommand } from "../registry.ts";
import { say } from "../say.ts";
import { writeAnswer } from "../write-answer.ts";

/** A report of a thousand tiers has megabytes. */
const MOST_BYTES = 64 * 2 ** 20;

/** A saved report, shown and judged again without its topology. */
export const defineReport: DefineCommand = (command, io, finish) => {
  addFailOnOption(
    addAnswerOptions(
      command.requiredOption(
        "--from <file>",
        "JSON of analyze or check, written with -o json=FILE; - reads standard input",
      ),
    ),
    "of an analysis: ",
  ).action(async (given: GivenOptions & FailOnOptions & { readonly from: string }) => {
    const options = withDefaults(given);
    const read = await readText(given.from, MOST_BYTES, io);
    if (!read.ok) {
      await say([read.diagnostic], () => undefined, options, io);
      return finish(exitCodes.wrong);
    }
    const name = portableName(given.from, io.cwd);
    if (options.output.some(({ path }) => portableName(path, io.cwd) === name)) {
      command.error(`error: ${name} is read, and would be overwritten`);
    }
    const saved = readReport(read.text);
    if (!saved.ok) return command.error(`error: ${name} ${saved.message}`);
    const isWritten = await writeAnswer(saved.report, null, options, io);
    finish(isWritten ? verdictOf(saved.report, given) : exitCodes.wrong);
  });
};

/** A check gates as it did; an analysis only where it is asked to. */
function verdictOf(report: SavedReport, options: FailOnOptions): ExitCode {
  switch (report.kind) {
    case "check":
    case "checks":
      return report.passed ? exitCodes.yes : exitCodes.no;
    case "analysis":
      return exitCodeOf([report], options);
    case "analyses":
      return exitCodeOf(report.reports, options);
  }
}

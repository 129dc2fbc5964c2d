import { checkPlan } from "../../report/analyze.ts";
import { checksOf } from "../../report/several.ts";
import { answerPlans, inputOptions } from "../answer-plans.ts";
import { exitCodes } from "../exit-code.ts";
import { commandLine } from "../file-names.ts";
import { addReportOptions, type GivenOptions, withDefaults } from "../options.ts";
import type { DefineCommand } from "../registry.ts";
import { writeAnswer } from "../write-answer.ts";

/** The budgets as a gate. One that checks nothing must not look green. */
export const defineCheck: DefineCommand = (command, io, finish) => {
  addReportOptions(command.argument("<file...>", "topologies, each on its own; - reads standard input")).action(
    async (files: readonly string[], given: GivenOptions) => {
      const options = withDefaults(given);
      const reports = await answerPlans(files, options, (file) => ["check", file], checkPlan, command, io);
      if (reports === null) return finish(exitCodes.wrong);
      const checks = checksOf(reports);
      const typed = commandLine(["check", ...files, ...inputOptions(options)]);
      const isWritten = await writeAnswer(checks, typed, options, io);
      if (!isWritten) return finish(exitCodes.wrong);
      finish(checks.passed ? exitCodes.yes : exitCodes.no);
    },
  );
};

import { ratchetCheck } from "../../diff/ratchet.ts";
import { checkPlan } from "../../report/analyze.ts";
import { checksOf } from "../../report/several.ts";
import { answerAgainstBase } from "../answer-against-base.ts";
import { filesOf, inputOptions } from "../answer-plans.ts";
import { addBaselineOptions, type BaselineOptions, baselineWords } from "../baseline-options.ts";
import { exitCodes } from "../exit-code.ts";
import { commandLine } from "../file-names.ts";
import { addJudgeOptions, type JudgeOptions, judgeWords, noJudgeOptions } from "../judge-options.ts";
import { addReportOptions, type GivenOptions, withDefaults } from "../options.ts";
import type { DefineCommand } from "../registry.ts";
import { writeAnswer } from "../write-answer.ts";

/** The budgets as a gate. One that checks nothing must not look green. */
export const defineCheck: DefineCommand = (command, io, finish) => {
  addJudgeOptions(
    addBaselineOptions(
      addReportOptions(
        command.argument(
          "<file...>",
          "topologies, each on its own, or patterns (plans/*.yaml); - reads standard input",
        ),
      ),
    ),
  ).action(async (named: readonly string[], given: GivenOptions & BaselineOptions & Partial<JudgeOptions>) => {
    const options = { ...noJudgeOptions, ...withDefaults(given) };
    const files = await filesOf(named, command, io);
    const base = baselineWords(given, io);
    const words = (file: string) => ["check", file, ...base];
    const question = { words, answer: checkPlan, ratchet: ratchetCheck };
    const reports = await answerAgainstBase(files, options, given, question, command, io);
    if (reports === null) return finish(exitCodes.wrong);
    const checks = checksOf(reports);
    const today = options.today ?? reports.find(({ asOf }) => asOf !== null)?.asOf ?? undefined;
    const typed = commandLine([
      "check",
      ...named,
      ...base,
      ...inputOptions(options),
      ...judgeWords({ ...options, today }),
    ]);
    const isWritten = await writeAnswer(checks, typed, options, io);
    if (!isWritten) return finish(exitCodes.wrong);
    finish(checks.passed ? exitCodes.yes : exitCodes.no);
  });
};

import { ratchetCheck } from "../../diff/ratchet.ts";
import { defaultTolerance } from "../../diff/tolerance.ts";
import { checkPlan } from "../../report/analyze.ts";
import { checksOf } from "../../report/several.ts";
import { answerPlans, filesOf, inputOptions } from "../answer-plans.ts";
import { addBaselineOptions, type BaselineOptions, baselineWords, readBaselines } from "../baseline.ts";
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
    const reports = await answerPlans(files, options, (file) => ["check", file, ...base], checkPlan, command, io);
    if (reports === null) return finish(exitCodes.wrong);
    const baselines = await readBaselines(files, given, options, command, io);
    if (baselines === undefined) return finish(exitCodes.wrong);
    const judged = reports.map((report, index) =>
      baselines === null ? report : ratchetCheck(report, baselines(report, index), defaultTolerance),
    );
    const checks = checksOf(judged);
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

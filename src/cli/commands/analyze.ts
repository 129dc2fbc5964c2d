import { ratchetAnalysis } from "../../diff/ratchet.ts";
import { analyzePlan } from "../../report/analyze.ts";
import { analysesOf } from "../../report/several.ts";
import { answerAgainstBase } from "../answer-against-base.ts";
import { filesOf, inputOptions } from "../answer-plans.ts";
import { addBaselineOptions, type BaselineOptions, baselineWords } from "../baseline-options.ts";
import { exitCodes } from "../exit-code.ts";
import { addFailOnOption, exitCodeOf, type FailOnOptions } from "../fail-on.ts";
import { commandLine } from "../file-names.ts";
import { addJudgeOptions, type JudgeOptions, judgeWords, noJudgeOptions } from "../judge-options.ts";
import { addReportOptions, type GivenOptions, withDefaults } from "../options.ts";
import type { DefineCommand } from "../registry.ts";
import { writeAnswer } from "../write-answer.ts";

/** The bottleneck report, with what mends it. */
export const defineAnalyze: DefineCommand = (command, io, finish) => {
  addFailOnOption(
    addJudgeOptions(
      addBaselineOptions(
        addReportOptions(
          command.argument(
            "<file...>",
            "topologies, each on its own, or patterns (plans/*.yaml); - reads standard input",
          ),
        ),
      ),
    ),
  ).action(
    async (named: readonly string[], given: GivenOptions & BaselineOptions & Partial<JudgeOptions> & FailOnOptions) => {
      const options = { ...noJudgeOptions, ...withDefaults(given) };
      const files = await filesOf(named, command, io);
      const base = baselineWords(given, io);
      const words = (file: string) => ["analyze", file, ...base];
      const question = { words, answer: analyzePlan, ratchet: ratchetAnalysis };
      const reports = await answerAgainstBase(files, options, given, question, command, io);
      if (reports === null) return finish(exitCodes.wrong);
      const today = options.today ?? reports.find(({ asOf }) => asOf !== null)?.asOf ?? undefined;
      const typed = commandLine([
        "analyze",
        ...named,
        ...base,
        ...inputOptions(options),
        ...judgeWords({ ...options, today }),
      ]);
      const isWritten = await writeAnswer(analysesOf(reports), typed, options, io);
      finish(isWritten ? exitCodeOf(reports, given) : exitCodes.wrong);
    },
  );
};

import type { Command } from "commander";
import { formatsOfAnything } from "../../formats/registry.ts";
import { explainPlan } from "../../report/analyze.ts";
import { ruleNames, ruleOf } from "../../report/rule.ts";
import { nearestName } from "../../topology/nearest-name.ts";
import { shownText } from "../../units/shown-text.ts";
import { answerPlans, inputOptions } from "../answer-plans.ts";
import { exitCodes } from "../exit-code.ts";
import { commandLine } from "../file-names.ts";
import { addReportOptions, type GivenOptions, withDefaults } from "../options.ts";
import type { DefineCommand } from "../registry.ts";
import { writeAnswer } from "../write-answer.ts";

/** How figures came about; or, without a file, what a code means. */
export const defineExplain: DefineCommand = (command, io, finish) => {
  addReportOptions(
    command
      .argument("<subject>", "tier or workload (db, db.primary, browse), or a code (SP201, saturated)")
      .argument("[file]", "topology of the tier or workload; - reads standard input"),
    formatsOfAnything,
  ).action(async (subject: string, file: string | undefined, given: GivenOptions) => {
    const options = withDefaults(given);
    if (file === undefined) {
      const rule = ruleOf(subject);
      if (rule === null) return noRule(subject, command);
      return finish((await writeAnswer(rule, null, options, io)) ? exitCodes.yes : exitCodes.wrong);
    }
    const words = (path: string) => ["explain", subject, path];
    const answers = await answerPlans([file], options, words, (plan) => explainPlan(subject, plan), command, io);
    const [answer] = answers ?? [];
    if (answer === undefined) return finish(exitCodes.wrong);
    if (answer.kind === "unknown") return noSubject(subject, file, answer.names, command);
    const typed = commandLine([...words(file), ...inputOptions(options)]);
    finish((await writeAnswer(answer, typed, options, io)) ? exitCodes.yes : exitCodes.wrong);
  });
};

function noRule(subject: string, command: Command): never {
  const near = nearestName(subject, ruleNames());
  const meant = near === undefined ? "" : `\n(did you mean ${near}?)`;
  const file = `for a tier or workload, name its file: scale-plan explain ${shownText(subject)} FILE`;
  return command.error(`error: there is no code ${shownText(subject)}; ${file}${meant}`);
}

function noSubject(subject: string, file: string, names: readonly string[], command: Command): never {
  const near = nearestName(subject, names);
  const meant = near === undefined ? "" : `\n(did you mean ${near}?)`;
  const known = `it has ${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? ", …" : ""}`;
  return command.error(`error: ${shownText(file)} has no tier or workload ${shownText(subject)}; ${known}${meant}`);
}

/** Names that are listed to who misspelt one. */
const MOST_NAMES = 24;

import { formatsOfAnything } from "../../formats/registry.ts";
import { rulesDocument } from "../../report/rule.ts";
import { exitCodes } from "../exit-code.ts";
import { addAnswerOptions, type GivenOptions, withDefaults } from "../options.ts";
import type { DefineCommand } from "../registry.ts";
import { writeAnswer } from "../write-answer.ts";

/** Every code, offline. */
export const defineRules: DefineCommand = (command, io, finish) => {
  addAnswerOptions(command, formatsOfAnything).action(async (given: GivenOptions) => {
    const isWritten = await writeAnswer(rulesDocument(), null, withDefaults(given), io);
    finish(isWritten ? exitCodes.yes : exitCodes.wrong);
  });
};

import type { Command } from "commander";
import { difference } from "../../diff/difference.ts";
import { type DifferenceFormatName, differenceFormatNames, differenceFormats } from "../../formats/registry.ts";
import { inputOptions } from "../answer-plans.ts";
import { exitCodes } from "../exit-code.ts";
import { commandLine, portableName } from "../file-names.ts";
import type { Io } from "../io.ts";
import { addBudgetOptions, type JudgeOptions, judgeWords, noJudgeOptions } from "../judge-options.ts";
import { addReportOptions, type GivenOptions, type ReportOptions, withDefaults } from "../options.ts";
import { readSide } from "../read-side.ts";
import type { DefineCommand } from "../registry.ts";
import { asSaved } from "../saved-side.ts";
import { say } from "../say.ts";
import type { ReadSide } from "../solved-side.ts";
import { addToleranceOptions, type ToleranceOptions, toleranceOf, toleranceWords } from "../tolerance.ts";
import { writeIn } from "../write-answer.ts";

type Given = GivenOptions<DifferenceFormatName> &
  ToleranceOptions &
  Partial<JudgeOptions> & { readonly exitCode?: true };
type Options = ReportOptions<DifferenceFormatName> & JudgeOptions;

/** What changed between two plans, and what that does. */
export const defineDiff: DefineCommand = (command, io, finish) => {
  const side = "a topology, a saved JSON report, REV:path of git (REV:./path from here), or -";
  addReportOptions(command.argument("<old>", side).argument("<new>", "the same"), differenceFormatNames);
  addBudgetOptions(addToleranceOptions(command))
    .option("--exit-code", "exit 1 when something moved beyond the tolerance")
    .addHelpText("after", `\n${examples}\n`)
    .action(async (old: string, now: string, given: Given) => {
      const options: Options = { ...noJudgeOptions, ...withDefaults(given) };
      refuseMisuse([old, now], options, command, io);
      const [before, after] = [await readSide(old, options, io), await readSide(now, options, io)];
      const said = new Set<string>();
      for (const read of [before, after]) {
        const all = (read.ok ? read.warnings : read.diagnostics).map((one) => [JSON.stringify(one), one] as const);
        // What is wrong with an option is wrong with it on either side.
        const unsaid = all.filter(([text]) => !said.has(text));
        for (const [text] of unsaid) said.add(text);
        await say(
          unsaid.map(([, one]) => one),
          read.text,
          options,
          io,
        );
      }
      if (!before.ok || !after.ok) return finish(exitCodes.wrong);
      refuseUnused([before, after], options, command);
      const saved = [before, after].some((read) => read.side.data === null);
      const [oldSide, newSide] = saved
        ? [await asSaved(before.side), await asSaved(after.side)]
        : [before.side, after.side];
      const words = [...inputOptions(options), ...judgeWords(options), ...toleranceWords(given)];
      const reproduce = commandLine(["diff", oldSide.from, newSide.from, ...words]);
      const document = difference(oldSide, newSide, { tolerance: toleranceOf(given), reproduce });
      const typed = commandLine(["diff", old, now, ...words]);
      const isWritten = await writeIn(
        async (format, shown) => (await differenceFormats[format]())(document, shown),
        typed,
        options,
        io,
      );
      if (!isWritten) return finish(exitCodes.wrong);
      finish(given.exitCode === true && document.moved ? exitCodes.no : exitCodes.yes);
    });
};

const examples = `Examples:
  scale-plan diff old.yaml new.yaml                 two files
  scale-plan diff main:topo.yaml topo.yaml          a branch and the working tree
  scale-plan diff HEAD~1:./topo.yaml topo.yaml      from the working directory
  scale-plan diff report.json topo.yaml             a saved report: no attribution`;

function refuseMisuse(words: readonly string[], options: Options, command: Command, io: Io): void {
  const read = [...words, ...options.overlay, ...options.budgets];
  if (read.filter((path) => path === "-").length > 1) {
    command.error("error: standard input can be read once; `-` stands there twice");
  }
  const names = new Set(read.map((path) => portableName(path, io.cwd)));
  const overwritten = options.output.find(({ path }) => names.has(portableName(path, io.cwd)));
  if (overwritten !== undefined) command.error(`error: ${overwritten.path} is read, and would be overwritten`);
}

/** Overlays, settings and further budgets are of a topology; of a saved report they would be passed over in silence. */
function refuseUnused(
  sides: readonly Extract<ReadSide, { ok: true }>[],
  { overlay, set, budget, budgets }: Options,
  command: Command,
): void {
  const saved = sides.find(({ side }) => side.data === null);
  const given = { "--overlay": overlay, "--set": set, "--budget": budget, "--budgets": budgets };
  const [option] = Object.entries(given).find(([, values]) => values.length > 0) ?? [];
  if (saved === undefined || option === undefined) return;
  const does = option.startsWith("--budget") ? "judges" : "changes";
  command.error(`error: ${option} ${does} a topology, and ${saved.side.from} is a saved report`);
}

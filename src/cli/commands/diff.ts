import type { Command } from "commander";
import { difference } from "../../diff/difference.ts";
import { type DifferenceFormatName, differenceFormatNames, differenceFormats } from "../../formats/registry.ts";
import { inputOptions } from "../answer-plans.ts";
import { exitCodes } from "../exit-code.ts";
import { commandLine, portableName } from "../file-names.ts";
import type { Io } from "../io.ts";
import { addReportOptions, type GivenOptions, type ReportOptions, withDefaults } from "../options.ts";
import { readSide } from "../read-side.ts";
import type { DefineCommand } from "../registry.ts";
import { asSaved } from "../saved-side.ts";
import { say } from "../say.ts";
import type { ReadSide } from "../solved-side.ts";
import { addToleranceOptions, type ToleranceOptions, toleranceOf, toleranceWords } from "../tolerance.ts";
import { writeIn } from "../write-answer.ts";

type Given = GivenOptions<DifferenceFormatName> & ToleranceOptions & { readonly exitCode?: true };

/** What changed between two plans, and what that does. */
export const defineDiff: DefineCommand = (command, io, finish) => {
  const side = "a topology, a saved JSON report, REV:path of git (REV:./path from here), or -";
  addReportOptions(command.argument("<old>", side).argument("<new>", "the same"), differenceFormatNames);
  addToleranceOptions(command)
    .option("--exit-code", "exit 1 when something moved beyond the tolerance")
    .addHelpText("after", `\n${examples}\n`)
    .action(async (old: string, now: string, given: Given) => {
      const options = withDefaults(given);
      refuseMisuse([old, now], options, command, io);
      const [before, after] = [await readSide(old, options, io), await readSide(now, options, io)];
      for (const read of [before, after]) {
        await say(read.ok ? read.warnings : read.diagnostics, read.text, options, io);
      }
      if (!before.ok || !after.ok) return finish(exitCodes.wrong);
      refuseUnused([before, after], options, command);
      const saved = [before, after].some((read) => read.side.data === null);
      const [oldSide, newSide] = saved
        ? [await asSaved(before.side), await asSaved(after.side)]
        : [before.side, after.side];
      const words = [...inputOptions(options), ...toleranceWords(given)];
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

function refuseMisuse(
  words: readonly string[],
  options: ReportOptions<DifferenceFormatName>,
  command: Command,
  io: Io,
): void {
  const read = [...words, ...options.overlay];
  if (read.filter((path) => path === "-").length > 1) {
    command.error("error: standard input can be read once; `-` stands there twice");
  }
  const names = new Set(read.map((path) => portableName(path, io.cwd)));
  const overwritten = options.output.find(({ path }) => names.has(portableName(path, io.cwd)));
  if (overwritten !== undefined) command.error(`error: ${overwritten.path} is read, and would be overwritten`);
}

/** Overlays and settings change a topology; of a saved report they would be passed over in silence. */
function refuseUnused(
  sides: readonly Extract<ReadSide, { ok: true }>[],
  { overlay, set }: ReportOptions<DifferenceFormatName>,
  command: Command,
): void {
  const saved = sides.find(({ side }) => side.data === null);
  if (saved === undefined || overlay.length + set.length === 0) return;
  const option = overlay.length > 0 ? "--overlay" : "--set";
  command.error(`error: ${option} changes a topology, and ${saved.side.from} is a saved report`);
}

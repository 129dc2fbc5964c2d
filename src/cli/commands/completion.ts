import { Argument } from "commander";
import { completionScripts, type Shell, shells } from "../completion-scripts.ts";
import { exitCodes } from "../exit-code.ts";
import { noJudgeOptions } from "../judge-options.ts";
import { readPlans } from "../read-plans.ts";
import type { DefineCommand } from "../registry.ts";

/** Scripts for shells; `names` is what they ask for the tiers and workloads of a file. */
export const defineCompletion: DefineCommand = (command, io, finish) => {
  command
    .addArgument(new Argument("<shell>", "shell whose script is printed").choices([...shells, "names"]))
    .argument("[file]", "with names: the topology whose tiers and workloads are listed")
    .action(async (shell: Shell | "names", file: string | undefined) => {
      if (shell !== "names") {
        const commands = (command.parent?.commands ?? []).map((one) => ({ name: one.name(), summary: one.summary() }));
        io.stdout.write(completionScripts[shell](commands));
        return finish(exitCodes.yes);
      }
      if (file === undefined) return command.error("error: name the topology whose names are listed");
      // A file that cannot be read has no names; a shell that completes has no use for the reason.
      const { plans } = await readPlans(
        [file],
        { ...noJudgeOptions, overlay: [], set: [], maxBytes: undefined },
        () => [],
        io,
      );
      const names = plans.flatMap(({ topology }) => [...topology.tiers, ...topology.workloads].map(({ id }) => id));
      if (names.length > 0) io.stdout.write(`${names.join("\n")}\n`);
      finish(exitCodes.yes);
    });
};

import { Option } from "commander";
import { loadJson } from "../../formats/registry.ts";
import { diagnosticsOf } from "../../report/diagnostics.ts";
import { escapeControls } from "../../units/shown-text.ts";
import { exitCodes } from "../exit-code.ts";
import { noJudgeOptions } from "../judge-options.ts";
import { addInputOptions, addShowOptions, type GivenOptions, withDefaults } from "../options.ts";
import { readPlans } from "../read-plans.ts";
import type { DefineCommand } from "../registry.ts";
import { say } from "../say.ts";

/** Whether files are topologies. Nothing is solved, so that it is fit for an editor or a commit hook. */
export const defineValidate: DefineCommand = (command, io, finish) => {
  const shown = addShowOptions(addInputOptions(command.argument("<file...>", "topologies; - reads standard input")));
  shown
    .addOption(
      new Option("-f, --format <format>", "format of the answer on standard output")
        .choices(["table", "json"])
        .default("table"),
    )
    .action(async (files: readonly string[], given: GivenOptions) => {
      if (files.filter((path) => path === "-").length > 1) {
        command.error("error: standard input can be read once; `-` stands there twice");
      }
      const options = withDefaults(given);
      const { plans, diagnostics, text } = await readPlans(
        files,
        { ...noJudgeOptions, ...options },
        (file) => ["validate", file],
        io,
      );
      if (plans.length === 0) {
        await say(diagnostics, text, options, io);
        return finish(exitCodes.wrong);
      }
      if (options.format === "json") {
        io.stdout.write((await loadJson())(diagnosticsOf(diagnostics)));
        return finish(exitCodes.yes);
      }
      await say(diagnostics, text, options, io);
      for (const { topology, source } of plans) {
        const { workloads, tiers, budgets } = topology;
        const parts = [count(workloads, "workload"), count(tiers, "tier"), count(budgets, "budget")].join(", ");
        io.stdout.write(`${escapeControls(source.files[0] ?? topology.name)} is valid: ${parts}\n`);
      }
      finish(exitCodes.yes);
    });
};

const count = (list: readonly unknown[], noun: string): string =>
  `${list.length} ${noun}${list.length === 1 ? "" : "s"}`;

import { Command, CommanderError } from "commander";
import { toolVersion } from "../report/tool-version.ts";
import type { ExitCode } from "./exit-code.ts";
import { exitCodes } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { commands } from "./registry.ts";
import { hasColor, widthOf } from "./terminal.ts";

/** Reads the arguments and runs the command that they name; only that command is loaded. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCodes.yes;
  const program = createProgram(io);
  for (const { name, summary, load } of commands) {
    const command = program
      .command(name)
      .summary(summary)
      .description(`${capitalized(summary)}.`);
    if (!argv.slice(0, 2).includes(name)) continue;
    const define = await load();
    define(command, io, (answer) => {
      code = answer;
    });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    // Help and version end the parsing with an error whose exit code is 0; every other one is a wrong call.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.yes : exitCodes.wrong;
    throw error;
  }
}

function createProgram(io: Io): Command {
  return new Command("scale-plan")
    .description("Capacity planning as code: a YAML topology in, a bottleneck report with solved recommendations out.")
    .version(toolVersion, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .showHelpAfterError("(--help says more)")
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      getOutHelpWidth: () => widthOf(undefined, io.stdout, io.env),
      getErrHelpWidth: () => widthOf(undefined, io.stderr, io.env),
      getOutHasColors: () => hasColor("auto", io.stdout, io.env),
      getErrHasColors: () => hasColor("auto", io.stderr, io.env),
    })
    .addHelpText("after", `\n${examples}\n`);
}

const examples = `Examples:
  scale-plan analyze topo.yaml                      the report, for people
  scale-plan analyze topo.yaml -f json              the report, for programs
  scale-plan analyze topo.yaml --set tiers.web.instances=8
  scale-plan check topo.yaml --overlay prod.yaml    the budgets as a gate
  scale-plan explain db topo.yaml                   how the figures of db came about

Exit codes: 0 yes, 1 no (a budget is broken), 2 wrong input or call, 3 a fault of scale-plan.`;

const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

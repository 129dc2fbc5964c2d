import { toolVersion } from "../report/tool-version.ts";
import type { ExitCode } from "./exit-code.ts";
import { exitCodes } from "./exit-code.ts";
import { reportFault } from "./fault.ts";
import type { Io } from "./io.ts";

/** The whole program: the arguments after its name, and the world it is to act on. Answers the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    // The one question that needs none of the rest.
    if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
      io.stdout.write(`${toolVersion}\n`);
      return exitCodes.yes;
    }
    const { runProgram } = await import("./program.ts");
    return await runProgram(argv, io);
  } catch (error) {
    reportFault(error, argv, io);
    return exitCodes.fault;
  }
}

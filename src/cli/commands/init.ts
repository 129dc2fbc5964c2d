import { exitCodes } from "../exit-code.ts";
import { firstTopology } from "../first-topology.ts";
import type { DefineCommand } from "../registry.ts";

/** A file to start from. What is there is never overwritten. */
export const defineInit: DefineCommand = (command, io, finish) => {
  command.argument("[file]", "where to write it; - prints it", "topology.yaml").action(async (file: string) => {
    if (file === "-") {
      io.stdout.write(firstTopology);
      return finish(exitCodes.yes);
    }
    try {
      await io.createFile(file, firstTopology);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const reason = code === "EEXIST" ? "it is there already, and is left as it is" : message;
      io.stderr.write(`error: cannot write ${file}: ${reason}\n`);
      return finish(exitCodes.wrong);
    }
    io.stdout.write(`wrote ${file}; next: scale-plan analyze ${file}\n`);
    finish(exitCodes.yes);
  });
};

import type { Bench } from "./bench.ts";
import { compareProcesses } from "./processes.ts";

/** The least that the program can be asked, beside a Node that does nothing. */
export const versionStartup: Bench = {
  name: "version-startup",
  measure: () => {
    const version = [process.execPath, "bin/scale-plan.js", "--version"];
    const ratio = compareProcesses(version, [process.execPath, "-e", "0"], 25);
    return [
      { what: "wall time, --version over node -e 0", value: ratio.wall, target: 1.4, unit: "×" },
      { what: "CPU time, --version over node -e 0", value: ratio.cpu, target: 1.4, unit: "×" },
    ];
  },
};

import type { Bench } from "./bench.ts";
import { compareProcesses } from "./processes.ts";

/** A report on six tiers, as a whole process, beside a Node that does nothing. */
export const analyzeStartup: Bench = {
  name: "analyze-startup",
  measure: () => {
    const analyze = [process.execPath, "bin/scale-plan.js", "analyze", "bench/six-tiers.yaml"];
    const ratio = compareProcesses(analyze, [process.execPath, "-e", "0"], 25);
    return [
      { what: "wall time, analyze over node -e 0", value: ratio.wall, target: 2, unit: "×" },
      { what: "CPU time, analyze over node -e 0", value: ratio.cpu, target: 2, unit: "×" },
    ];
  },
};

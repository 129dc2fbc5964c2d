import { mkdirSync, writeFileSync } from "node:fs";
import type { Bench } from "./bench.ts";
import { largeTopologyText } from "./large-topology-text.ts";
import { compareProcesses, peakMemory } from "./processes.ts";

const parseOnly = 'require("yaml").parse(require("fs").readFileSync(process.argv[1], "utf8"))';

/** A report on a megabyte of topology, as a whole process, beside one that only parses the same text. */
export const largeTopology: Bench = {
  name: "large-topology",
  measure: () => {
    const file = ".bench/large-topology.yaml";
    mkdirSync(".bench", { recursive: true });
    writeFileSync(file, largeTopologyText(58));
    const analyze = ["bin/scale-plan.js", "analyze", file];
    const ratio = compareProcesses([process.execPath, ...analyze], [process.execPath, "-e", parseOnly, file], 5);
    return [
      { what: "wall time, analyze of 5,800 tiers over yaml's parse", value: ratio.wall, target: 2, unit: "×" },
      { what: "CPU time, analyze of 5,800 tiers over yaml's parse", value: ratio.cpu, target: 2, unit: "×" },
      { what: "peak memory, analyze of 5,800 tiers", value: peakMemory(analyze) / 1e6, target: 500, unit: "MB" },
    ];
  },
};

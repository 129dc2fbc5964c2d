import { solveMixedNetwork } from "../src/closed/mixed-network.ts";
import type { MixedNetwork } from "../src/closed/types.ts";
import type { Bench } from "./bench.ts";

/** Five kinds of twenty users, exactly: four million populations. */
export const closedClasses: Bench = {
  name: "closed-classes",
  apart: true,
  measure: () => {
    const start = performance.now();
    solveMixedNetwork(fiveClasses, 1e10);
    const taken = performance.now() - start;
    // Of the whole process, Node included.
    const memory = (process.resourceUsage().maxRSS * 1024) / 1e6;
    return [
      { what: "5 classes of 20, exact: memory", value: memory, target: 300, unit: "MB" },
      { what: "5 classes of 20, exact: time", value: taken, target: null, unit: "ms" },
    ];
  },
};

const fiveClasses: MixedNetwork = {
  classes: Array.from({ length: 5 }, () => ({ kind: "closed", population: 20, thinkTime: 5 })),
  stations: Array.from({ length: 3 }, () => ({ servers: 1, discipline: "ps" })),
  demands: [
    [0.05, 0.036, 0.028],
    [0.07, 0.048, 0.036],
    [0.09, 0.03, 0.024],
    [0.06, 0.042, 0.032],
    [0.08, 0.054, 0.02],
  ],
};

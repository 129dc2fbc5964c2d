import { maximum } from "../src/latency/extremes.ts";
import { fromLaw } from "../src/latency/from-law.ts";
import { fromTail } from "../src/latency/from-tail.ts";
import type { Latency } from "../src/latency/latency.ts";
import { sequence } from "../src/latency/sequence.ts";
import { summary } from "../src/latency/summary.ts";
import { waitAndService } from "../src/latency/wait-and-service.ts";
import { mmcWait } from "../src/queueing/mmc.ts";
import type { Bench } from "./bench.ts";

/** The operations of which a solve with percentiles is made, warm. */
export const latencyAlgebra: Bench = {
  name: "latency-algebra",
  measure: () => {
    const wait = mmcWait(360, 0.01, 4, 0.1);
    const service = { kind: "exponential", mean: 0.01 } as const;
    const slow = waitAndService(wait, service);
    const fast = fromLaw({ kind: "exponential", mean: 1e-4 });
    const twice = sequence(slow, slow);
    const fanOut = new Array<Latency>(16).fill(slow);
    return [
      { what: "law of a wait, from its tail", value: fastest(() => fromTail(wait)), target: null, unit: "ms" },
      { what: "response of M/M/c", value: fastest(() => waitAndService(wait, service)), target: null, unit: "ms" },
      { what: "two responses in sequence", value: fastest(() => sequence(slow, slow)), target: 0.1, unit: "ms" },
      { what: "10 ms and 0.1 ms in sequence", value: fastest(() => sequence(slow, fast)), target: 0.1, unit: "ms" },
      { what: "four responses in sequence", value: fastest(() => sequence(twice, twice)), target: 0.1, unit: "ms" },
      { what: "the last of 16 answers", value: fastest(() => maximum(fanOut)), target: null, unit: "ms" },
      { what: "mean and percentiles", value: fastest(() => summary(twice)), target: null, unit: "ms" },
    ];
  },
};

/** Milliseconds of one run, in the fastest of twenty batches, after as many to warm up. */
function fastest(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < 40; batch++) {
    const start = performance.now();
    for (let i = 0; i < 100; i++) run();
    if (batch >= 20) least = Math.min(least, (performance.now() - start) / 100);
  }
  return least;
}

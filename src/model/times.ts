import type { Times } from "../topology/types.ts";
import type { CountLaw } from "./types.ts";

/**
 * How often a call is made, as a law over counts. A mean that is a whole number is exact, and a
 * negative binomial is never less variable than Poisson (scv 1/mean), its limit.
 */
export function countLaw(times: Times): CountLaw {
  switch (times.kind) {
    case "exact":
      return times;
    case "mean":
      return Number.isInteger(times.mean) ? { kind: "exact", count: times.mean } : times;
    case "spread":
      if (times.mean === 0) return { kind: "exact", count: 0 };
      return { kind: "spread", mean: times.mean, scv: Math.max(times.scv, 1 / times.mean) };
  }
}

/** Mean number of times. */
export function meanTimes(times: Times): number {
  return times.kind === "exact" ? times.count : times.mean;
}

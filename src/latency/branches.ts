import { type DistributionFunction, distributionFunction } from "./distribution-function.ts";
import type { Latency } from "./latency.ts";

/** Like branches of a parallel step, together. */
export interface Branch {
  readonly latency: Latency;
  readonly law: DistributionFunction;
  readonly count: number;
  /** r in [0, 1): how strongly each follows the common factor of all branches. */
  readonly correlation: number;
}

/** Branches that are one object, with one correlation, are solved as one. */
export function branchesOf(list: readonly Latency[], correlation: number | readonly number[]): readonly Branch[] {
  const groups = new Map<Latency, Map<number, number>>();
  list.forEach((latency, i) => {
    const own = typeof correlation === "number" ? correlation : correlation[i];
    if (own === undefined || !(own >= 0 && own < 1)) throw new RangeError(`correlation must be in [0, 1), got ${own}`);
    const counts = groups.get(latency) ?? new Map<number, number>();
    counts.set(own, (counts.get(own) ?? 0) + 1);
    groups.set(latency, counts);
  });
  return [...groups].flatMap(([latency, counts]) => {
    const law = distributionFunction(latency);
    return [...counts].map(([own, count]) => ({ latency, law, count, correlation: own }));
  });
}

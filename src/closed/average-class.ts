import type { OneClassNetwork } from "./one-class.ts";
import type { Ask, Prepared } from "./prepare.ts";

/**
 * All closed customers as one class: demands and delay weighted by the throughputs, so that each station does the same
 * work. Exact where classes are alike.
 *
 * @param throughputs X_r of the closed classes, not all 0
 */
export function averageClass(prepared: Prepared, throughputs: readonly number[]): OneClassNetwork {
  const { populations, delays, closed, places } = prepared;
  const total = throughputs.reduce((sum, x) => sum + x, 0);
  const mean = (value: (i: number) => number): number =>
    throughputs.reduce((sum, x, i) => sum + x * value(i), 0) / total;
  return {
    population: populations.reduce((sum, population) => sum + population, 0),
    delay: mean((i) => delays[i] as number),
    places: places.map(({ asks, speeds }) => ({
      demand: mean((i) => (asks[closed[i] as number] as Ask).demand),
      speeds,
    })),
  };
}

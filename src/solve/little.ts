/**
 * Little's law and the forced flow law over a whole system, each side computed on its own: what is present at the stations,
 * on delays and on the network against what the workloads' latencies say; what comes to each station against how often
 * each operation uses it (Little 1961; Denning & Buzen 1978).
 *
 * Only where every request stays one request and is waited for: nothing in parallel, nothing asynchronous, nothing lost.
 */
import type { Prepared } from "./prepare.ts";
import type { PreparedStep } from "./steps.ts";
import type { Solution } from "./types.ts";

export interface Sides {
  /** Requests present, station by station and delay by delay. */
  readonly present: number;
  /** Σ X·R over the workloads. */
  readonly underway: number;
  /** By station: arrivals by the operations' rates. */
  readonly arrivals: Float64Array;
}

/** null where the laws are not so simple. */
export function littlesSides(prepared: Prepared, solution: Solution): Sides | null {
  const { model, steps, dependsOnWorkload } = prepared;
  if (solution.stations.length === 0 || dependsOnWorkload.some((depends) => depends)) return null;
  if (model.workloads.some(({ load }) => load.kind !== "open")) return null;
  if (solution.stations.some((one) => one.saturated || one.lossProbability > 0 || one.withdrawnProbability > 0))
    return null;
  const arrivals = new Float64Array(model.stations.length);
  let present = 0;
  for (let operation = 0; operation < steps.length; operation++) {
    const rate = (solution.operations[operation] as { arrivalRate: number }).arrivalRate;
    const elsewhere = timeBeside(steps[operation] as readonly PreparedStep[], rate);
    if (elsewhere === null) return null;
    present += elsewhere;
  }
  for (const { queueLength } of solution.stations) present += queueLength ?? 0;
  let underway = 0;
  for (const { arrivalRate, meanLatency } of solution.workloads) {
    if (meanLatency === null) return null;
    underway += arrivalRate * meanLatency;
  }
  return { present, underway, arrivals };

  /** Requests on delays and on the network between the steps; null where a request does not stay one. */
  function timeBeside(list: readonly PreparedStep[], rate: number): number | null {
    let sum = 0;
    for (const step of list) {
      let one: number | null = 0;
      switch (step.kind) {
        case "use":
          arrivals[step.station] = (arrivals[step.station] as number) + rate;
          break;
        case "delay":
          one = rate * step.mean;
          break;
        case "call":
          if (!step.waited || step.parallel || step.copies > 1 || step.failure !== null) return null;
          one = rate * step.share * step.meanTimes * step.networkTime;
          break;
        case "choice":
          for (const branch of step.branches) one = plus(one, timeBeside(branch.steps, rate * branch.share));
          break;
        case "lookup": {
          const { hitRatio } = solution.caches[step.cache] as { hitRatio: number };
          one = plus(timeBeside(step.hit, rate * hitRatio), timeBeside(step.miss, rate * (1 - hitRatio)));
          break;
        }
        case "write":
          break;
        default:
          return null;
      }
      if (one === null) return null;
      sum += one;
    }
    return sum;
  }
}

const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);

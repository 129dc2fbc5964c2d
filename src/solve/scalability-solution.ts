import type { Group, Station } from "../model/types.ts";
import type { Interval } from "../queueing/fit-scalability.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";
import { solveLoadDependent } from "../queueing/load-dependent.ts";
import { bestConcurrency, peakThroughput, throughputAtConcurrency } from "../queueing/usl.ts";
import { isLevelled } from "./closed-network.ts";

/** What a member's speed comes to at its best concurrency, at the one it is allowed, and in an overload. */
export interface ScalabilitySolution {
  /** σ and κ. */
  readonly contention: number;
  readonly coherency: number;
  /** γ: of the fit, else of the mix met. */
  readonly singleRate: PerSecond;
  /** null: the more the better. */
  readonly bestConcurrency: number | null;
  readonly peakThroughput: PerSecond;
  /** Most that are let in at once; null: unlimited. */
  readonly concurrency: number | null;
  /** Most that can be there at once, all users who think; null: any number. */
  readonly crowd: number | null;
  /** With no more than these. */
  readonly mostThroughput: PerSecond;
  /** What an overload ends at. */
  readonly overloadThroughput: PerSecond;
  /** Where there are two, or it only piles up. */
  readonly regimes: readonly {
    readonly kind: "working" | "overloaded";
    readonly throughput: PerSecond;
    readonly response: Seconds | null;
    /** null: for ever. */
    readonly lasts: Seconds | null;
  }[];
  readonly residualError: PerSecond | null;
  readonly intervals: {
    readonly singleRate: Interval;
    readonly contention: Interval;
    readonly coherency: Interval;
  } | null;
}

/**
 * Of the busiest member; null: its speed is constant.
 *
 * @param arrivalRate of all members together
 * @param serviceTime of one alone; 0: nobody asks
 * @param crowd users who alone come there; null: others come as well
 */
export function scalabilitySolution(
  { scalability, waitingRoom }: Station,
  group: Group,
  arrivalRate: PerSecond,
  serviceTime: Seconds,
  crowd: number | null,
): ScalabilitySolution | null {
  if (scalability === null) return null;
  const { contention, coherency, concurrency, fit } = scalability;
  const singleRate = serviceTime > 0 ? 1 / serviceTime : (fit?.singleRate ?? 0);
  const law = { singleRate, contention, coherency };
  const best = bestConcurrency(law);
  const isBounded = best < Number.POSITIVE_INFINITY;
  const busiest = group.weights === null ? 1 / group.members : Math.max(...group.weights);
  const together = crowd === null ? null : Math.ceil(crowd / (isSpread(group) ? group.members : 1));
  const most = Math.min(concurrency ?? Number.POSITIVE_INFINITY, together ?? Number.POSITIVE_INFINITY);
  const solved =
    singleRate > 0 && together === null
      ? solveLoadDependent({
          arrivalRate: arrivalRate * busiest,
          rateAt: (n) => throughputAtConcurrency(law, n),
          concurrency: concurrency ?? Number.POSITIVE_INFINITY,
          ...(waitingRoom === null ? {} : { waitingRoom }),
        })
      : null;
  return {
    contention,
    coherency,
    singleRate: fit?.singleRate ?? singleRate,
    bestConcurrency: isBounded ? best : null,
    peakThroughput: isBounded ? throughputAtConcurrency(law, best) : peakThroughput(law),
    concurrency,
    crowd: together,
    mostThroughput: solved?.maxThroughput ?? (singleRate > 0 ? throughputAtConcurrency(law, Math.min(best, most)) : 0),
    overloadThroughput: solved?.stabilityLimit ?? (singleRate > 0 ? throughputAtConcurrency(law, most) : 0),
    regimes: (solved?.regimes ?? []).map(({ kind, throughput, response, lasts }) => ({
      kind,
      throughput,
      response: response?.mean ?? null,
      lasts: Number.isFinite(lasts) ? lasts : null,
    })),
    residualError: fit?.residualError ?? null,
    intervals: fit?.intervals ?? null,
  };
}

/** Whether no member has more than its part of those who are there. */
const isSpread = (group: Group): boolean => group.balancing === "central" || isLevelled(group);

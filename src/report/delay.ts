import { fromLaw } from "../latency/from-law.ts";
import type { Latency } from "../latency/latency.ts";
import { mixture } from "../latency/mixture.ts";
import { sequenceAll } from "../latency/sequence.ts";
import { summary } from "../latency/summary.ts";
import type { Operation } from "../model/types.ts";
import type { Percentiles } from "./generated/report.ts";
import { percentilesOf } from "./percentiles.ts";

/** An operation, and how often it is asked for. */
export interface AskedOperation {
  readonly operation: Operation;
  readonly arrivalRate: number;
}

/** The time that passes in a tier without a queue, over all that is asked of it: a CDN's edge, an object store's get. */
export function delayOf(asked: readonly AskedOperation[]): Percentiles {
  const busy = asked.filter(({ arrivalRate }) => arrivalRate > 0);
  const delays = busy.map(({ operation, arrivalRate }) => ({ latency: ownDelay(operation), weight: arrivalRate }));
  const total = busy.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0);
  const known = delays.flatMap(({ latency, weight }) =>
    latency === null ? [] : [{ latency, weight: weight / total }],
  );
  const [first] = known;
  if (first === undefined || known.length < delays.length) return percentilesOf(null);
  return percentilesOf(summary(known.length === 1 ? first.latency : mixture(known)));
}

/** Of the steps that every request takes; null: none of them is a delay. */
function ownDelay({ steps }: Operation): Latency | null {
  const laws = steps.flatMap((step) => (step.kind === "delay" ? [fromLaw(step.time)] : []));
  return laws.length === 0 ? null : sequenceAll(laws);
}

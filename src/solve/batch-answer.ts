/** How long it takes until all that was asked at once of one queue is answered. */

import { maximum } from "../latency/extremes.ts";
import { fromLaw } from "../latency/from-law.ts";
import { fromTail } from "../latency/from-tail.ts";
import { type Latency, zero } from "../latency/latency.ts";
import { mixture } from "../latency/mixture.ts";
import { repeat } from "../latency/repeat.ts";
import { sequence } from "../latency/sequence.ts";
import type { BatchFound } from "../queueing/batch-queue.ts";
import type { Law, Seconds } from "../queueing/law.ts";
import { lawFromMoments } from "../queueing/law-from-moments.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import { reshapeTail } from "../queueing/tail-law.ts";
import { lawDistribution } from "./composed.ts";

/** Numbers found in service that are told apart. */
const MOST_CASES = 6;

const known = new WeakMap<BatchFound, Map<Law, Map<number, Latency>>>();

/**
 * The law of the last answer to a batch of `size` before one queue of c servers.
 *
 * With m in service and room for all beside them: the longest of that many services. Else the last of the batch begins
 * when m + size − c have ended, and the answer is there when it and those of its batch that are still served have.
 * Exponential services end c at a time; constant ones as the schedule has it that finds the m in service spread evenly;
 * what lies between by its scv. Exact for exponential services.
 */
export function batchAnswer(found: BatchFound, service: Law, size: number): Latency {
  const bySize = known.get(found) ?? new Map<Law, Map<number, Latency>>();
  known.set(found, bySize);
  const laws = bySize.get(service) ?? new Map<number, Latency>();
  bySize.set(service, laws);
  const before = laws.get(size);
  if (before !== undefined) return before;
  const made = answer(found, service, size);
  laws.set(size, made);
  return made;
}

function answer(found: BatchFound, service: Law, size: number): Latency {
  if (size === 0) return zero();
  const { servers, first } = found;
  const scv = scvOf(service);
  const one = lawDistribution(service);
  if (servers === 1) return sequence(fromTail(first), repeat(one, [{ count: size, probability: 1 }]));
  const { inStep } = found;
  if (inStep === undefined || scv >= 1) return staggered(found, service, size);
  const turns = Math.max(1, Math.ceil(size / servers));
  const last = maximum(new Array<Latency>(Math.min(size, servers)).fill(one));
  const before = repeat(one, [{ count: turns - 1, probability: 1 }]);
  const latency = sequence(fromTail(inStep), sequence(before, last));
  if (scv === 0) return latency;
  return mixture([
    { weight: 1 - scv, latency },
    { weight: scv, latency: staggered(found, service, size) },
  ]);
}

/** With services that end one by one. */
function staggered({ servers, first, present, serviceTime }: BatchFound, service: Law, size: number): Latency {
  const scv = scvOf(service);
  const one = lawDistribution(service);
  const settled = size > servers ? -Math.expm1((-2 * (size - servers)) / servers / (scv + 1)) : 0;
  const others = remaining(service, settled);
  const parts: { weight: number; latency: Latency }[] = [];
  let atOnce = 0;
  for (let m = 0; m <= servers - size; m++) atOnce += (present[m] as number) * first.atZero;
  if (atOnce > 0) parts.push({ weight: atOnce, latency: maximum(new Array<Latency>(size).fill(one)) });
  for (const { m, weight } of casesOf(present, Math.max(0, servers - size + 1), servers)) {
    if (weight * first.atZero <= 0) continue;
    const begins = lastBegins(m, size, servers, serviceTime, scv);
    const left = stillServed(servers - m, size - (servers - m), servers);
    parts.push({ weight: weight * first.atZero, latency: sequence(begins, lastOf(one, others, left)) });
  }
  const waits = 1 - first.atZero;
  if (waits > 0 && first.mean > 0) {
    const mean = ((size - 1) * serviceTime) / servers;
    const begins = size === 1 ? zero() : fromLaw(lawFromMoments(mean, scv / (size - 1)));
    const wait = fromTail(reshapeTail(first, 1, first.mean / waits));
    const left = stillServed(1, size - 1, servers);
    parts.push({ weight: waits, latency: sequence(sequence(wait, begins), lastOf(one, others, left)) });
  } else if (waits > 0) parts.push({ weight: waits, latency: one });
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return mixture(parts.map(({ weight, latency }) => ({ weight: weight / total, latency })));
}

/** Numbers found from `from` up to `to`, neighbours together where they are many. */
function casesOf(present: ArrayLike<number>, from: number, to: number): readonly { m: number; weight: number }[] {
  const step = Math.ceil((to - from) / MOST_CASES);
  const cases: { m: number; weight: number }[] = [];
  for (let low = from; low < to; low += step) {
    let weight = 0;
    let sum = 0;
    for (let m = low; m < Math.min(to, low + step); m++) {
      weight += present[m] as number;
      sum += (present[m] as number) * m;
    }
    if (weight > 0) cases.push({ m: Math.round(sum / weight), weight });
  }
  return cases;
}

/** When the last of a batch begins that finds m in service and c − m servers free, fewer than it needs. */
function lastBegins(m: number, size: number, servers: number, serviceTime: Seconds, scv: number): Latency {
  const ends = m + size - servers;
  const exponential = (ends * serviceTime) / servers;
  const regular = Math.min(1, scv);
  const mean = regular * exponential + (1 - regular) * serviceTime * constantSchedule(m, size, servers);
  return fromLaw(lawFromMoments(mean, scv / ends));
}

/** The same in services, all of them constant: the m in service end one after the other within one. */
function constantSchedule(m: number, size: number, servers: number): number {
  const ready = Array.from({ length: servers }, (_, k) => (k < servers - m ? 0 : (k - (servers - m) + 1) / (m + 1)));
  let begins = 0;
  for (let k = 0; k < size; k++) {
    begins = ready[k % servers] as number;
    ready[k % servers] = begins + 1;
  }
  return begins;
}

/**
 * Of the batch in service as its last one begins, that one included: index n, its probability. With each end one of the
 * c that are served is gone, and one of the batch begins.
 */
function stillServed(begun: number, waiting: number, servers: number): readonly number[] {
  let law = new Array<number>(servers + 1).fill(0);
  law[begun] = 1;
  for (let k = 0; k < waiting; k++) {
    const next = new Array<number>(servers + 1).fill(0);
    for (let b = 0; b <= servers; b++) {
      const here = law[b] as number;
      if (here === 0) continue;
      const own = b / servers;
      // One of its own has ended, or one of others.
      next[b] = (next[b] as number) + here * own;
      if (b < servers) next[b + 1] = (next[b + 1] as number) + here * (1 - own);
    }
    law = next;
  }
  return law;
}

/** The last of those still served: its own last one whole, and of the others what is left. */
function lastOf(one: Latency, others: Latency, left: readonly number[]): Latency {
  const parts = left.flatMap((probability, n) =>
    probability > 1e-9 && n > 0
      ? [{ weight: probability, latency: maximum([one, ...new Array<Latency>(n - 1).fill(others)]) }]
      : [],
  );
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return mixture(parts.map(({ weight, latency }) => ({ weight: weight / total, latency })));
}

/**
 * What is left of a service of the batch as its last one begins: less than all of it where services are regular. Where they
 * vary, the longer ones remain, the more so the more turns have passed.
 *
 * @param settled how far the longer ones have gathered, 0 … 1
 */
function remaining(service: Law, settled: number): Latency {
  const scv = scvOf(service);
  const mean = meanOf(service);
  if (scv <= 1) {
    const left = (1 + scv) / 2;
    return fromLaw(lawFromMoments(mean * left, ((1 + scv) * (1 + 2 * scv)) / 3 / left ** 2 - 1));
  }
  const whole = lawDistribution(service);
  if (settled === 0) return whole;
  const residual: Law =
    service.kind === "hyperexponential"
      ? {
          kind: "hyperexponential",
          branches: service.branches.map((branch) => ({
            probability: (branch.probability * branch.mean) / mean,
            mean: branch.mean,
          })),
        }
      : { kind: "exponential", mean: (mean * (1 + scv)) / 2 };
  return mixture([
    { weight: 1 - settled, latency: whole },
    { weight: settled, latency: fromLaw(residual) },
  ]);
}

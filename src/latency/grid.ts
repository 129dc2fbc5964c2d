import type { Seconds } from "../queueing/law.ts";

/**
 * The nodes of the logarithmic grid: x_k = 2^{k/8} for every integer k. There is no first and no last node: each law
 * occupies the range that it needs.
 *
 * Eight to the octave, with masses laid down by six-point formulas, hold the percentiles of M/M/c stations in series to
 * about 0.01 %; four to the octave to 0.3 %, sixteen cost three times as much (see test/latency/accuracy.test.ts).
 */
export const NODES_PER_OCTAVE = 8;

/** h, the distance of neighbours in ln x. */
export const LOG_STEP: number = Math.LN2 / NODES_PER_OCTAVE;

/** r = e^h, the ratio of neighbours. */
export const NODE_RATIO: number = 2 ** (1 / NODES_PER_OCTAVE);

const OCTAVE = Float64Array.from({ length: NODES_PER_OCTAVE }, (_, k) => 2 ** (k / NODES_PER_OCTAVE));
const OCTAVE_BITS = Math.log2(NODES_PER_OCTAVE);

/**
 * x_k, in seconds.
 *
 * @param k any integer, |k| < 8000
 * @example
 * nodeAt(-8); // 0.5
 */
export function nodeAt(k: number): Seconds {
  return (OCTAVE[k & (NODES_PER_OCTAVE - 1)] as number) * 2 ** (k >> OCTAVE_BITS);
}

/** x_first, x_{first+1}, …: each octave is the one before, doubled. */
export function nodesFrom(first: number, count: number): Float64Array {
  const nodes = new Float64Array(count);
  for (let i = 0; i < count; i++)
    nodes[i] = i < NODES_PER_OCTAVE ? nodeAt(first + i) : 2 * (nodes[i - NODES_PER_OCTAVE] as number);
  return nodes;
}

/**
 * log_r t: the place of a time among the nodes, an integer where it is one of them.
 *
 * @param t seconds, > 0
 * @example
 * placeOf(2); // 8
 */
export function placeOf(t: Seconds): number {
  return Math.log2(t) * NODES_PER_OCTAVE;
}

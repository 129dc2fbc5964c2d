import { LOG_STEP, NODE_RATIO, NODES_PER_OCTAVE } from "./grid.ts";
import type { Piece } from "./latency.ts";
import { POINTS, REACH_ABOVE, REACH_BELOW, sixPointPolynomials, sixPointWeights } from "./six-points.ts";
import { trimmed } from "./trim.ts";

/** D: from this distance on x_i + x_{i−D} stays below x_{i+1}. */
const NEAR = Math.ceil(-Math.log(NODE_RATIO - 1) / LOG_STEP);

/** How far above node j the sum x_j + x_{j+d} lies (its node at or below), and its six weights: they depend on d alone. */
const rises = new Int32Array(NEAR);
const nearWeights = new Float64Array(NEAR * POINTS);
for (let d = 0; d < NEAR; d++) {
  const sum = 1 + NODE_RATIO ** d;
  // 2^{d/8} + 1 is a power of r only at d = 0, where it is 2.
  const rise = d === 0 ? NODES_PER_OCTAVE : Math.floor(Math.log(sum) / LOG_STEP);
  rises[d] = rise;
  sixPointWeights(sum / NODE_RATIO ** rise, nearWeights.subarray(d * POINTS, (d + 1) * POINTS));
}
const farPolynomials = sixPointPolynomials();

/**
 * The law of the sum of two independent times: Σ a_i b_j laid at x_i + x_j.
 *
 * Pairs closer than D nodes go by one table of weights per distance. For those further apart the smaller one moves the
 * sum within one interval, where the weights are polynomials in x_j/x_i: six running moments of the smaller law do for
 * all of them. So the cost is linear in the occupied nodes, whatever the scales; mass and mean are kept to rounding.
 */
export function convolve(a: Piece, b: Piece): Piece {
  const low = Math.min(a.first, b.first);
  const count = Math.max(a.first + a.masses.length, b.first + b.masses.length) - low;
  const x = new Float64Array(count + NEAR);
  const y = new Float64Array(count + NEAR);
  x.set(a.masses, a.first - low);
  y.set(b.masses, b.first - low);
  const sum = new Float64Array(REACH_BELOW + count + NODES_PER_OCTAVE + REACH_ABOVE);
  const from = [a.first - low, b.first - low] as const;
  const to = [from[0] + a.masses.length, from[1] + b.masses.length] as const;
  for (let d = 0; d < NEAR; d++) {
    const start = Math.max(0, Math.min(Math.max(from[1], from[0] - d), Math.max(from[0], from[1] - d)));
    const end = Math.max(Math.min(to[1], to[0] - d), Math.min(to[0], to[1] - d));
    if (start < end) addNear(sum, x, y, d, start, end);
  }
  addFar(sum, x, y, from[0], to[0], from[1]);
  addFar(sum, y, x, from[1], to[1], from[0]);
  return trimmed(a.floor + b.floor, low - REACH_BELOW, sum);
}

/** All pairs at distance d, as a filter of six taps run along their products. */
function addNear(sum: Float64Array, x: Float64Array, y: Float64Array, d: number, start: number, end: number): void {
  const at = d * POINTS;
  const w0 = nearWeights[at] as number;
  const w1 = nearWeights[at + 1] as number;
  const w2 = nearWeights[at + 2] as number;
  const w3 = nearWeights[at + 3] as number;
  const w4 = nearWeights[at + 4] as number;
  const w5 = nearWeights[at + 5] as number;
  const once = d === 0 ? 0.5 : 1;
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  let p4 = 0;
  let p5 = 0;
  let t = start + (rises[d] as number);
  for (let j = start; j < end; j++) {
    const p = once * ((x[j + d] as number) * (y[j] as number) + (x[j] as number) * (y[j + d] as number));
    sum[t] = (sum[t] as number) + w0 * p + w1 * p1 + w2 * p2 + w3 * p3 + w4 * p4 + w5 * p5;
    p5 = p4;
    p4 = p3;
    p3 = p2;
    p2 = p1;
    p1 = p;
    t++;
  }
  sum[t] = (sum[t] as number) + w1 * p1 + w2 * p2 + w3 * p3 + w4 * p4 + w5 * p5;
  sum[t + 1] = (sum[t + 1] as number) + w2 * p1 + w3 * p2 + w4 * p3 + w5 * p4;
  sum[t + 2] = (sum[t + 2] as number) + w3 * p1 + w4 * p2 + w5 * p3;
  sum[t + 3] = (sum[t + 3] as number) + w4 * p1 + w5 * p2;
  sum[t + 4] = (sum[t + 4] as number) + w5 * p1;
}

const STEP_1 = 1 / NODE_RATIO;
const STEP_2 = STEP_1 * STEP_1;
const STEP_3 = STEP_2 * STEP_1;
const STEP_4 = STEP_3 * STEP_1;
const STEP_5 = STEP_4 * STEP_1;
const ENTRY_1 = NODE_RATIO ** -NEAR;
const ENTRY_2 = ENTRY_1 * ENTRY_1;
const ENTRY_3 = ENTRY_2 * ENTRY_1;
const ENTRY_4 = ENTRY_3 * ENTRY_1;
const ENTRY_5 = ENTRY_4 * ENTRY_1;

/** Each node i of x with all nodes of y that lie D or more below it, through the moments E (x_j/x_i)^p of those. */
function addFar(sum: Float64Array, x: Float64Array, y: Float64Array, from: number, to: number, yFrom: number): void {
  const c = farPolynomials;
  let m0 = 0;
  let m1 = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  let m5 = 0;
  for (let i = yFrom + NEAR; i < to; i++) {
    const entering = y[i - NEAR] as number;
    m0 += entering;
    m1 = m1 * STEP_1 + entering * ENTRY_1;
    m2 = m2 * STEP_2 + entering * ENTRY_2;
    m3 = m3 * STEP_3 + entering * ENTRY_3;
    m4 = m4 * STEP_4 + entering * ENTRY_4;
    m5 = m5 * STEP_5 + entering * ENTRY_5;
    if (i < from) continue;
    const mass = x[i] as number;
    for (let q = 0, at = 0; q < POINTS; q++, at += POINTS)
      sum[i + q] =
        (sum[i + q] as number) +
        mass *
          ((c[at] as number) * m0 +
            (c[at + 1] as number) * m1 +
            (c[at + 2] as number) * m2 +
            (c[at + 3] as number) * m3 +
            (c[at + 4] as number) * m4 +
            (c[at + 5] as number) * m5);
  }
}

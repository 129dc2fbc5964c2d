import type { Grid } from "./grid.ts";
import type { Piece } from "./latency.ts";
import { POINTS, REACH_ABOVE, REACH_BELOW, sixPointPolynomials, sixPointWeights } from "./six-points.ts";
import { trimmed } from "./trim.ts";

/** What convolution on a grid needs to know of it. */
interface Tables {
  /** D: from this distance on x_i + x_{i−D} stays below x_{i+1}. */
  readonly near: number;
  /** How far above node j the sum x_j + x_{j+d} lies (its node at or below), for d < D. */
  readonly rises: Int32Array;
  /** Its six weights: they depend on d alone. */
  readonly weights: Float64Array;
  /** The weights of what lies closer above a node, as polynomials in its relative distance. */
  readonly polynomials: Float64Array;
}

const made = new Map<Grid, Tables>();

function tablesOf(grid: Grid): Tables {
  const known = made.get(grid);
  if (known) return known;
  const near = Math.ceil(-Math.log(grid.ratio - 1) / grid.step);
  const rises = new Int32Array(near);
  const weights = new Float64Array(near * POINTS);
  for (let d = 0; d < near; d++) {
    const sum = 1 + grid.ratio ** d;
    // 1 + r^d is a node only at d = 0, where it is 2.
    const rise = d === 0 ? grid.perOctave : Math.floor(Math.log(sum) / grid.step);
    rises[d] = rise;
    sixPointWeights(grid, sum / grid.ratio ** rise, weights.subarray(d * POINTS, (d + 1) * POINTS));
  }
  const tables = { near, rises, weights, polynomials: sixPointPolynomials(grid) };
  made.set(grid, tables);
  return tables;
}

/** Reused from call to call: a fresh array costs more than filling one. */
let scratch = { x: new Float64Array(0), y: new Float64Array(0), sum: new Float64Array(0) };

/**
 * The law of the sum of two independent excesses on one grid: Σ a_i b_j laid at x_i + x_j.
 *
 * Pairs closer than D nodes go by one table of weights per distance. For those further apart the smaller one moves the
 * sum within one interval, where the weights are polynomials in x_j/x_i: six running moments of the smaller law do for
 * all of them. So the cost is linear in the occupied nodes, whatever the scales; mass and mean are kept to rounding.
 */
export function convolve(a: Piece, b: Piece): Piece {
  const { grid } = a;
  if (grid !== b.grid) throw new RangeError("pieces must share a grid");
  const tables = tablesOf(grid);
  const { near } = tables;
  const low = Math.min(a.first, b.first);
  const aFrom = a.first - low;
  const bFrom = b.first - low;
  const aTo = aFrom + a.masses.length;
  const bTo = bFrom + b.masses.length;
  const count = Math.max(aTo, bTo);
  const length = REACH_BELOW + count + grid.perOctave + REACH_ABOVE;
  const { x, y, sum } = clearedScratch(length + near);
  x.set(a.masses, aFrom);
  y.set(b.masses, bFrom);
  for (let d = 0; d < near; d++) {
    const start = Math.max(0, Math.min(Math.max(bFrom, aFrom - d), Math.max(aFrom, bFrom - d)));
    const end = Math.max(Math.min(bTo, aTo - d), Math.min(aTo, bTo - d));
    if (start < end) addNear(sum, x, y, d, start, end, tables);
  }
  addFar(sum, x, y, aFrom, aTo, bFrom, tables, grid.ratio);
  addFar(sum, y, x, bFrom, bTo, aFrom, tables, grid.ratio);
  return trimmed(a.floor + b.floor, grid, low - REACH_BELOW, sum, length);
}

function clearedScratch(length: number): typeof scratch {
  if (scratch.x.length < length)
    scratch = {
      x: new Float64Array(2 * length),
      y: new Float64Array(2 * length),
      sum: new Float64Array(2 * length),
    };
  else {
    scratch.x.fill(0, 0, length);
    scratch.y.fill(0, 0, length);
    scratch.sum.fill(0, 0, length);
  }
  return scratch;
}

/** All pairs at distance d, as a filter of six taps run along their products. */
function addNear(
  sum: Float64Array,
  x: Float64Array,
  y: Float64Array,
  d: number,
  start: number,
  end: number,
  tables: Tables,
): void {
  const { weights } = tables;
  const at = d * POINTS;
  // At d = 0 the two products are one pair.
  const once = d === 0 ? 0.5 : 1;
  const w0 = once * (weights[at] as number);
  const w1 = once * (weights[at + 1] as number);
  const w2 = once * (weights[at + 2] as number);
  const w3 = once * (weights[at + 3] as number);
  const w4 = once * (weights[at + 4] as number);
  const w5 = once * (weights[at + 5] as number);
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  let p4 = 0;
  let p5 = 0;
  let t = start + (tables.rises[d] as number);
  for (let j = start; j < end; j++) {
    const p0 = (x[j + d] as number) * (y[j] as number) + (x[j] as number) * (y[j + d] as number);
    sum[t] = (sum[t] as number) + w0 * p0 + w1 * p1 + w2 * p2 + w3 * p3 + w4 * p4 + w5 * p5;
    p5 = p4;
    p4 = p3;
    p3 = p2;
    p2 = p1;
    p1 = p0;
    t++;
  }
  sum[t] = (sum[t] as number) + w1 * p1 + w2 * p2 + w3 * p3 + w4 * p4 + w5 * p5;
  sum[t + 1] = (sum[t + 1] as number) + w2 * p1 + w3 * p2 + w4 * p3 + w5 * p4;
  sum[t + 2] = (sum[t + 2] as number) + w3 * p1 + w4 * p2 + w5 * p3;
  sum[t + 3] = (sum[t + 3] as number) + w4 * p1 + w5 * p2;
  sum[t + 4] = (sum[t + 4] as number) + w5 * p1;
}

/** Each node i of x with all nodes of y that lie D or more below it, through the moments Σ y_j (x_j/x_i)^p of those. */
function addFar(
  sum: Float64Array,
  x: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
  yFrom: number,
  tables: Tables,
  ratio: number,
): void {
  const { near, polynomials: c } = tables;
  const s1 = 1 / ratio;
  const s2 = s1 * s1;
  const s3 = s2 * s1;
  const s4 = s3 * s1;
  const s5 = s4 * s1;
  // A node enters at distance D.
  const e1 = s1 ** near;
  const e2 = e1 * e1;
  const e3 = e2 * e1;
  const e4 = e3 * e1;
  const e5 = e4 * e1;
  let m0 = 0;
  let m1 = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  let m5 = 0;
  for (let i = yFrom + near; i < to; i++) {
    const entering = y[i - near] as number;
    m0 += entering;
    m1 = m1 * s1 + entering * e1;
    m2 = m2 * s2 + entering * e2;
    m3 = m3 * s3 + entering * e3;
    m4 = m4 * s4 + entering * e4;
    m5 = m5 * s5 + entering * e5;
    if (i < from) continue;
    const mass = x[i] as number;
    for (let q = 0, at = 0; q < POINTS; q++, at += POINTS)
      sum[i + q] =
        (sum[i + q] as number) +
        mass *
          ((c[at + 1] as number) * m1 +
            (c[at + 2] as number) * m2 +
            (c[at + 3] as number) * m3 +
            (c[at + 4] as number) * m4 +
            (c[at + 5] as number) * m5);
    // The constant terms: all of the mass at the node itself.
    sum[i + REACH_BELOW] = (sum[i + REACH_BELOW] as number) + mass * m0;
  }
}

import { busyConfigurations, configurationCount } from "./busy-configurations.ts";
import type { PerSecond } from "./law.ts";
import { solveSubstochastic, stationaryDistribution } from "./linear-system.ts";
import type { PhaseType } from "./phase-type.ts";

const MOST_CONFIGURATIONS = 40;
const MOST_ROUNDS = 2000;
const TOLERANCE = 1e-11;

/**
 * P(a service is longer than what is left of the patience when it begins), of those who are served in an overload in
 * which each waits up to a constant patience and leaves then: M/PH/c+D with all servers busy.
 *
 * The wait that an arrival would meet rises, while time stands still, until one of the c servers is free, and falls
 * with time; with the phases of the servers that is a fluid queue in which nothing but the way up knows the phases.
 * What is left of the patience has the density α·e^{Ky}·1.
 *
 * Source: Latouche & Nguyen, Analysis of fluid flow models, Queueing Models and Service Management 1 (2018), for Ψ and
 * K; Baccelli & Hebuterne 1981 for one phase.
 *
 * @param arrivalRate λ > cμ, 1/s
 * @param service B by its phases
 * @param servers c
 * @returns null where there are too many configurations of phases
 */
export function lateInOverload(arrivalRate: PerSecond, service: PhaseType, servers: number): number | null {
  const phases = service.rate.length;
  if (configurationCount(servers, phases) > MOST_CONFIGURATIONS) return null;
  const others = busyConfigurations(servers - 1, service);
  const all = busyConfigurations(servers, service);
  const n = others.size;
  const m = all.size;
  // Who comes is the next to begin: from those who go on to all of them.
  const begins = new Float64Array(n * m);
  for (let s = 0; s < n; s++)
    for (let j = 0; j < phases; j++) {
      const to = s * m + (others.withOneMore[s * phases + j] as number);
      begins[to] = (begins[to] as number) + (service.start[j] as number);
    }
  const ends = new Float64Array(m * n);
  const moves = new Float64Array(m * m);
  const leaving = new Float64Array(m);
  for (let s = 0; s < m; s++)
    for (let j = 0; j < phases; j++) {
      const rate = (all.counts[s * phases + j] as number) * (service.rate[j] as number);
      if (rate === 0) continue;
      leaving[s] = (leaving[s] as number) + rate;
      if ((service.next[j] as number) < 0) {
        const to = s * n + (all.without[s * phases + j] as number);
        ends[to] = (ends[to] as number) + rate;
      } else {
        const to = s * m + (all.advanced[s * phases + j] as number);
        moves[to] = (moves[to] as number) + rate;
      }
    }
  /** (θ − Q)⁻¹·right on the way up, with another rate of leaving it. */
  const upward = (more: number, right: Float64Array, columns: number): Float64Array => {
    const matrix = moves.map((rate, at) => rate / ((leaving[Math.floor(at / m)] as number) + more));
    const result = right.map((value, at) => value / ((leaving[Math.floor(at / columns)] as number) + more));
    solveSubstochastic(matrix, result, m, columns);
    return result;
  };
  const identity = (size: number) =>
    Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  const inverse = upward(arrivalRate, identity(m), m);
  const first = product(begins, inverse, n, m, m).map((value) => value * arrivalRate);
  // Ψ: by where the way down from a place began, where the way up comes back to it.
  let way = first;
  for (let round = 0; ; round++) {
    const again = product(product(product(way, ends, n, m, n), way, n, n, m), inverse, n, m, m);
    let off = 0;
    const next = again.map((value, at) => value + (first[at] as number));
    for (let at = 0; at < next.length; at++) off = Math.max(off, Math.abs((next[at] as number) - (way[at] as number)));
    way = next;
    if (off < TOLERANCE) break;
    if (round >= MOST_ROUNDS) return null;
  }
  const over = product(way, upward(0, ends, n), n, m, n);
  const law = stationaryDistribution(stochastic(over, n), n);
  const down = product(way, ends, n, m, n);
  /** (θ − K)⁻¹·right, K = ΨR − λ. */
  const ahead = (more: number, right: Float64Array): Float64Array => {
    const matrix = down.map((rate) => rate / (arrivalRate + more));
    const result = right.map((value) => value / (arrivalRate + more));
    solveSubstochastic(matrix, result, n, 1);
    return result;
  };
  const one = new Float64Array(n).fill(1);
  const weigh = (column: Float64Array) => column.reduce((sum, value, s) => sum + value * (law[s] as number), 0);
  // From the last phase to the first: each leads to a later one.
  const unfinished: Float64Array[] = new Array(phases);
  for (let j = phases - 1; j >= 0; j--) {
    const rate = service.rate[j] as number;
    const next = service.next[j] as number;
    const after = next < 0 ? null : (unfinished[next] as Float64Array);
    unfinished[j] = ahead(rate, after === null ? one : one.map((value, s) => value + rate * (after[s] as number)));
  }
  const whole = weigh(ahead(0, one));
  return unfinished.reduce((sum, column, j) => sum + (service.start[j] as number) * weigh(column), 0) / whole;
}

function product(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  const result = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < inner; k++) {
      const value = a[i * inner + k] as number;
      if (value === 0) continue;
      for (let j = 0; j < columns; j++)
        result[i * columns + j] = (result[i * columns + j] as number) + value * (b[k * columns + j] as number);
    }
  return result;
}

/** With rows that sum to 1, which rounding leaves them near. */
function stochastic(matrix: Float64Array, size: number): Float64Array {
  const result = new Float64Array(matrix);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j] as number;
    for (let j = 0; j < size; j++) result[i * size + j] = (matrix[i * size + j] as number) / sum;
  }
  return result;
}

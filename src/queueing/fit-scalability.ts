import { requirePositive } from "./domain.ts";
import type { PerSecond } from "./law.ts";
import { solvePositiveDefinite } from "./normal-equations.ts";
import { studentQuantile } from "./student-t.ts";
import type { Scalability } from "./usl.ts";
import { throughputAtConcurrency } from "./usl.ts";

/** One run of a load test: how many were in service at once, and what came out, 1/s. */
export type ScalabilityPoint = readonly [concurrency: number, throughput: PerSecond];

/** A closed interval of a coefficient. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A curve through load-test points, and how far its coefficients are known. */
export interface ScalabilityFit extends Scalability {
  /** Null where the points leave no freedom to tell: as many as coefficients. */
  readonly intervals: { readonly [K in keyof Scalability]: Interval } | null;
  /** Standard error of one point about the curve, 1/s; null as above. */
  readonly residualError: PerSecond | null;
}

/** N/X = a + b(N − 1) + cN(N − 1): linear in 1/γ, σ/γ, κ/γ. */
type Linear = readonly [a: number, b: number, c: number];

/**
 * The Universal Scalability Law through load-test points: least squares in the throughput, contention and
 * coherency at least 0.
 *
 * The law is linear in N/X, which gives a first guess, and Gauss and Newton's steps, damped where they would not
 * help, give the optimum in X. Where a coefficient would be negative, the optimum lies on the bound: all four
 * choices of bounds are fitted, and the best one within them wins.
 *
 * Intervals come from the Jacobian of all three coefficients there, with Student's quantile; they end at 0, so
 * that at a bound, or near one, they are one-sided.
 *
 * @param points at least three concurrencies
 * @param confidence of the intervals, in (0, 1)
 * @throws RangeError outside this domain
 *
 * Source: Gunther, Guerrilla Capacity Planning (2007), chapter 5; Seber & Wild, Nonlinear Regression (1989),
 * section 5.1 for the intervals.
 *
 * @example
 * fitScalability([[1, 20], [4, 78], [8, 130], [12, 170], [16, 190], [20, 200]]).contention; // 0.02444
 */
export function fitScalability(points: readonly ScalabilityPoint[], confidence = 0.95): ScalabilityFit {
  for (const [concurrency, throughput] of points) {
    requirePositive("concurrency", concurrency);
    requirePositive("throughput", throughput);
  }
  if (new Set(points.map(([concurrency]) => concurrency)).size < 3)
    throw new RangeError("points must have at least three concurrencies");
  const fits = [[0], [0, 1], [0, 2], [0, 1, 2]].map((free) => refined(points, firstGuess(points, free), free));
  const within = fits.filter(([a, b, c]) => a > 0 && b >= 0 && c >= 0);
  // What differs by rounding only is no reason for another coefficient.
  const rounding = 1e-24 * points.reduce((sum, [, x]) => sum + x * x, 0);
  const [a, b, c] = within.reduce((best, fit) =>
    squaredError(points, fit) + rounding < squaredError(points, best) ? fit : best,
  );
  const scalability: Scalability = { singleRate: 1 / a, contention: b / a, coherency: c / a };
  return { ...scalability, ...uncertainty(points, scalability, confidence) };
}

const basis = (n: number): Linear => [1, n - 1, n * (n - 1)];

function throughputBy(linear: Linear, n: number): number {
  const [a, b, c] = linear;
  return n / (a + (b + c * n) * (n - 1));
}

function squaredError(points: readonly ScalabilityPoint[], linear: Linear): number {
  return points.reduce((sum, [n, x]) => sum + (x - throughputBy(linear, n)) ** 2, 0);
}

/** Least squares on the rows' free columns; what is not free is 0. */
function leastSquares(
  rows: readonly { readonly columns: readonly number[]; readonly value: number }[],
  free: readonly number[],
  damping = 0,
): Linear | null {
  const matrix = free.map((i) =>
    free.map(
      (j) =>
        rows.reduce((sum, { columns }) => sum + (columns[i] as number) * (columns[j] as number), 0) *
        (i === j ? 1 + damping : 1),
    ),
  );
  const right = free.map((i) => rows.reduce((sum, { columns, value }) => sum + (columns[i] as number) * value, 0));
  const solved = solvePositiveDefinite(matrix, right);
  if (solved === null) return null;
  const full: [number, number, number] = [0, 0, 0];
  free.forEach((i, k) => {
    full[i] = solved[k] as number;
  });
  return full;
}

/** The line through N/X, each point weighed as its error in X would be; Amdahl's or less where it is no curve. */
function firstGuess(points: readonly ScalabilityPoint[], free: readonly number[]): Linear {
  const rows = points.map(([n, x]) => {
    const weight = (x * x) / n;
    return { columns: basis(n).map((column) => weight * column), value: (weight * n) / x };
  });
  const guess = leastSquares(rows, free);
  if (guess !== null && points.every(([n]) => throughputBy(guess, n) > 0)) return guess;
  const [n, x] = points.reduce((least, point) => (point[0] < least[0] ? point : least));
  return [n / x, 0, 0];
}

/** Levenberg and Marquardt's damping of Gauss and Newton's steps on X. */
function refined(points: readonly ScalabilityPoint[], guess: Linear, free: readonly number[]): Linear {
  let best = guess;
  let error = squaredError(points, best);
  let damping = 1e-3;
  for (let round = 0; round < 500 && damping < 1e12; round++) {
    const rows = points.map(([n, x]) => {
      const fitted = throughputBy(best, n);
      return { columns: basis(n).map((column) => (-fitted * fitted * column) / n), value: x - fitted };
    });
    const step = leastSquares(rows, free, damping);
    if (step === null) break;
    const next: Linear = [best[0] + step[0], best[1] + step[1], best[2] + step[2]];
    const nextError = points.every(([n]) => throughputBy(next, n) > 0)
      ? squaredError(points, next)
      : Number.POSITIVE_INFINITY;
    if (nextError <= error) {
      const isDone = step.every((change, i) => Math.abs(change) <= 1e-14 * Math.abs(next[i] as number));
      best = next;
      error = nextError;
      damping *= 0.1;
      if (isDone) break;
    } else damping = Math.max(damping * 10, 1e-12);
  }
  return best;
}

function uncertainty(
  points: readonly ScalabilityPoint[],
  scalability: Scalability,
  confidence: number,
): Pick<ScalabilityFit, "intervals" | "residualError"> {
  const freedom = points.length - 3;
  if (freedom < 1) return { intervals: null, residualError: null };
  const { singleRate, contention, coherency } = scalability;
  const slopes = points.map(([n]) => {
    const fitted = throughputAtConcurrency(scalability, n);
    const each = (fitted * fitted) / (singleRate * n);
    return [fitted / singleRate, -each * (n - 1), -each * n * (n - 1)];
  });
  const squares = points.reduce((sum, [n, x]) => sum + (x - throughputAtConcurrency(scalability, n)) ** 2, 0);
  const residualError = Math.sqrt(squares / freedom);
  const matrix = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => slopes.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0)),
  );
  const reach = studentQuantile(confidence, freedom) * residualError;
  const intervalOf = (value: number, index: number): Interval => {
    const unit = solvePositiveDefinite(
      matrix,
      [0, 1, 2].map((i) => (i === index ? 1 : 0)),
    );
    const error = unit === null ? Number.POSITIVE_INFINITY : reach * Math.sqrt(unit[index] as number);
    return { low: Math.max(0, value - error), high: value + error };
  };
  const intervals = {
    singleRate: intervalOf(singleRate, 0),
    contention: intervalOf(contention, 1),
    coherency: intervalOf(coherency, 2),
  };
  return { intervals, residualError };
}

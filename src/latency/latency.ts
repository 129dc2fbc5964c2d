import { requireNonNegative } from "../queueing/domain.ts";
import type { Seconds } from "../queueing/law.ts";
import type { Grid } from "./grid.ts";

/** A time that is taken with a probability of its own: a constant, a timeout, no wait at all. */
export interface Atom {
  readonly at: Seconds;
  /** In (0, 1]. */
  readonly mass: number;
}

/**
 * The smooth part of a law: a floor that every draw of it exceeds, and the excess over it as masses on the nodes of a
 * logarithmic grid. Constants in sequence only move the floor, so that 100 s + 1 ms keeps the law of its millisecond.
 */
export interface Piece {
  readonly floor: Seconds;
  readonly grid: Grid;
  /** Index of the node that holds `masses[0]`. */
  readonly first: number;
  /**
   * h·x·f(x) at each node x, f the density of the excess. Some are negative where a piece is taken away from another
   * one: a law cut at τ is the whole less its part above τ.
   */
  readonly masses: Float64Array;
}

/**
 * The law of a response time, a proper one: all masses sum to 1. Plain data; every operation returns a new one.
 *
 * The nodal masses are a quadrature: E g(T) = Σ m·g(x) for every g that is smooth on a logarithmic scale. Operations
 * keep that, up to the fifth moment, rather than the shape of the density within an interval.
 */
export interface Latency {
  /** By ascending time, at most `MAX_ATOMS`. */
  readonly atoms: readonly Atom[];
  /** By ascending floor, at most `MAX_PIECES`. */
  readonly pieces: readonly Piece[];
  /** What no draw exceeds; ∞ unless the law was cut. */
  readonly ceiling: Seconds;
}

const ZERO: Latency = { atoms: [{ at: 0, mass: 1 }], pieces: [], ceiling: 0 };

/**
 * The law of what takes no time.
 *
 * @example
 * meanOf(zero()); // 0
 */
export function zero(): Latency {
  return ZERO;
}

/**
 * The law of what always takes t.
 *
 * @param t seconds, ≥ 0
 *
 * @example
 * percentile(pointMass(0.25), 0.99); // 0.25
 */
export function pointMass(t: Seconds): Latency {
  requireNonNegative("t", t);
  return t === 0 ? ZERO : { atoms: [{ at: t, mass: 1 }], pieces: [], ceiling: t };
}

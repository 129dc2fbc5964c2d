import type { Seconds } from "../queueing/law.ts";
import type { TailLaw } from "../queueing/tail-law.ts";
import { fromTail } from "./from-tail.ts";
import { nodeAt } from "./grid.ts";
import { normalProbability, normalQuantile } from "./standard-normal.ts";

/** A common factor of several times: a standard normal, and how strongly each of them follows it. */
export interface FactorNode {
  readonly z: number;
  readonly weight: number;
}

/** Beyond this the factor comes once in five million. */
const REACH = 5.2;
/** Of the width √(1 − r) over which a time given the factor changes: trapezoids as wide err by some 10⁻⁴. */
const STEP = 1.4;
const LEAST_STEP = 0.4;

/**
 * Values of the factor with their weights: trapezoids, which on normal weights converge faster than any power.
 *
 * @param correlation the largest r of what follows the factor, in [0, 1]
 *
 * @example
 * factorNodes(0.5).length; // 11
 */
export function factorNodes(correlation: number): readonly FactorNode[] {
  const step = Math.min(1, Math.max(LEAST_STEP, STEP * Math.sqrt(1 - correlation)));
  const reach = Math.floor(REACH / step);
  const nodes: FactorNode[] = [];
  let total = 0;
  for (let k = -reach; k <= reach; k++) {
    const z = k * step;
    const weight = Math.exp((-z * z) / 2);
    nodes.push({ z, weight });
    total += weight;
  }
  return nodes.map(({ z, weight }) => ({ z, weight: weight / total }));
}

/**
 * The law of a time that follows a normal factor, given that factor: P(T ≤ t | z) = Φ((Φ⁻¹(F(t)) − √r·z)/√(1 − r)). Over
 * all z it is the law itself.
 *
 * @param correlation r, in [0, 1)
 *
 * Source: the one-factor Gaussian copula (Vasicek 1987; Li 2000).
 *
 * @example
 * givenFactor(noTime, 0.5, 1).mean; // 0
 */
export function givenFactor(law: TailLaw, correlation: number, z: number): TailLaw {
  const shift = Math.sqrt(correlation) * z;
  const width = Math.sqrt(1 - correlation);
  const { quantile, nodes } = scoresOf(law);
  const given = (x: number) => normalProbability((x + shift) / width);
  const positive = given(scoreOf(1 - law.atZero));
  return {
    mean: positive * meanAboveZero(nodes(), shift, width),
    atZero: 1 - positive,
    tail: (t) => given(quantile(t)),
  };
}

/** A law in terms of the standard normal that it follows. */
interface Scores {
  /** Φ⁻¹(P(T > t)) */
  readonly quantile: (t: Seconds) => number;
  /** Of the law on its grid. */
  readonly nodes: () => readonly Node[];
}

interface Node {
  readonly t: Seconds;
  /** Φ⁻¹(P(T > t)), finite. */
  readonly x: number;
  readonly mass: number;
}

const made = new WeakMap<TailLaw, Scores>();

const scoreOf = (tail: number): number => normalQuantile(Math.min(1, Math.max(0, tail)));

/** Remembered, as the law is asked at the same times whatever the factor is: dozens of times, and dearly where many share. */
function scoresOf(law: TailLaw): Scores {
  const before = made.get(law);
  if (before !== undefined) return before;
  const known = new Map<Seconds, number>();
  const quantile = (t: Seconds): number => {
    const score = known.get(t) ?? scoreOf(law.tail(t));
    known.set(t, score);
    return score;
  };
  let nodes: readonly Node[] | null = null;
  const scores = {
    quantile,
    nodes: () => {
      nodes ??= fromTail(law).pieces.flatMap(({ floor, grid, first, masses }) =>
        Array.from(masses, (mass, i) => {
          const t = floor + nodeAt(grid, first + i);
          return { t, mass, x: normalQuantile(Math.min(1, Math.max(1e-300, law.tail(t)))) };
        }).filter(({ x }) => Number.isFinite(x)),
      );
      return nodes;
    },
  };
  made.set(law, scores);
  return scores;
}

/** E(T | T > 0, z), over the nodes of the law itself. */
function meanAboveZero(nodes: readonly Node[], shift: number, width: number): Seconds {
  let total = 0;
  let sum = 0;
  for (const { t, x, mass } of nodes) {
    const y = (x + shift) / width;
    const given = mass * Math.exp((x * x - y * y) / 2);
    total += given;
    sum += given * t;
  }
  return total > 0 ? sum / total : 0;
}

import { upperGammaRatio } from "../queueing/incomplete-gamma.ts";
import type { Seconds } from "../queueing/law.ts";
import type { TailLaw } from "../queueing/tail-law.ts";

/** Mean and variance of a time under a condition. */
export interface ConditionalTime {
  readonly mean: Seconds;
  readonly variance: number;
}

/** A condition with its probability. */
export interface WeightedTime extends ConditionalTime {
  readonly weight: number;
}

/** Gammas that stand for all conditions: neighbours differ by far less than their spread. */
const PARTS = 96;
/** No part is taken as narrower than this. */
const LEAST_SCV = 1e-4;

/**
 * A time known by its mean and variance under each of many conditions: a mixture of gamma laws. Conditions that lie
 * next to each other are taken together, with their means' variance; no time at all is an atom.
 *
 * @param conditions weights that sum to 1
 * @param parts gammas at most; fewer than conditions stand for neighbours together
 *
 * @example
 * gammaMixture([{ weight: 0.5, mean: 0, variance: 0 }, { weight: 0.5, mean: 2, variance: 4 }]).tail(2); // 0.18393972058572117
 */
export function gammaMixture(conditions: readonly WeightedTime[], parts: number = PARTS): TailLaw {
  const taken = conditions.filter(({ mean, weight }) => mean > 0 && weight > 0).sort((a, b) => a.mean - b.mean);
  const gammas = together(taken, parts).map((members) => {
    const weight = members.reduce((sum, member) => sum + member.weight, 0);
    const mean = members.reduce((sum, member) => sum + member.weight * member.mean, 0) / weight;
    const second = members.reduce((sum, { weight, mean, variance }) => sum + weight * (variance + mean * mean), 0);
    const variance = Math.max(LEAST_SCV * mean * mean, second / weight - mean * mean);
    return { weight, mean, shape: (mean * mean) / variance, scale: variance / mean };
  });
  return {
    mean: gammas.reduce((sum, { weight, mean }) => sum + weight * mean, 0),
    atZero: Math.max(0, 1 - taken.reduce((sum, { weight }) => sum + weight, 0)),
    tail: (t) => gammas.reduce((sum, { weight, shape, scale }) => sum + weight * upperGammaRatio(shape, t / scale), 0),
  };
}

/** Neighbours in groups: of equal weight, and none wider than its share of the whole range. */
function together(sorted: readonly WeightedTime[], parts: number): readonly (readonly WeightedTime[])[] {
  if (sorted.length <= parts) return sorted.map((one) => [one]);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const first = (sorted[0] as WeightedTime).mean;
  const width = ((sorted[sorted.length - 1] as WeightedTime).mean - first) / (parts / 2);
  const groups: WeightedTime[][] = [];
  let group: WeightedTime[] = [];
  let weight = 0;
  for (const one of sorted) {
    const isFull = weight >= (2 * total) / parts || one.mean - (group[0]?.mean ?? one.mean) > width;
    if (isFull) {
      groups.push(group);
      group = [];
      weight = 0;
    }
    group.push(one);
    weight += one.weight;
  }
  return [...groups, group];
}

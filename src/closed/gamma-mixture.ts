import { upperGammaRatio } from "../queueing/incomplete-gamma.ts";
import type { Seconds } from "../queueing/law.ts";
import type { TailLaw } from "../queueing/tail-law.ts";

/** One of several equally likely conditions, with mean and variance of a time under it. */
export interface ConditionalTime {
  readonly mean: Seconds;
  readonly variance: number;
}

/** Gammas that stand for all conditions: neighbours differ by far less than their spread. */
const PARTS = 96;
/** No part is taken as narrower than this. */
const LEAST_SCV = 1e-4;

/**
 * A time known by its mean and variance under each of many conditions: a mixture of gamma laws. Conditions that lie
 * next to each other are taken together, with their means' variance; no time at all is an atom.
 *
 * @example
 * gammaMixture([{ mean: 0, variance: 0 }, { mean: 2, variance: 4 }]).tail(2); // 0.18393972058572117
 */
export function gammaMixture(conditions: readonly ConditionalTime[]): TailLaw {
  const taken = conditions.filter(({ mean }) => mean > 0).sort((a, b) => a.mean - b.mean);
  const parts = Math.min(PARTS, taken.length);
  const gammas = Array.from({ length: parts }, (_, p) => {
    const members = taken.slice(Math.floor((p * taken.length) / parts), Math.floor(((p + 1) * taken.length) / parts));
    const mean = members.reduce((sum, member) => sum + member.mean, 0) / members.length;
    const second = members.reduce((sum, { mean, variance }) => sum + variance + mean * mean, 0) / members.length;
    const variance = Math.max(LEAST_SCV * mean * mean, second - mean * mean);
    return {
      weight: members.length / conditions.length,
      mean,
      shape: (mean * mean) / variance,
      scale: variance / mean,
    };
  });
  return {
    mean: gammas.reduce((sum, { weight, mean }) => sum + weight * mean, 0),
    atZero: 1 - taken.length / conditions.length,
    tail: (t) => gammas.reduce((sum, { weight, shape, scale }) => sum + weight * upperGammaRatio(shape, t / scale), 0),
  };
}

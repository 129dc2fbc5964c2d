import { type Complex, exponential, logOnePlus, multiply } from "./complex.ts";
import type { Law } from "./law.ts";
import { lognormalTransform } from "./lognormal-transform.ts";

/** (1 + s·m)^{−k}, ∞ at and beyond its pole. */
function powerOfStage(s: number, stageMean: number, stages: number): number {
  const base = 1 + s * stageMean;
  return base > 0 ? base ** -stages : Number.POSITIVE_INFINITY;
}

/**
 * B̃(s) = E e^{−sX} for real s.
 *
 * @param s 1/s; below zero it is the moment generating function at −s, ∞ where that does not exist
 * (a lognormal has none for any s < 0)
 *
 * @example
 * transformOf({ kind: "exponential", mean: 2 }, 1); // 0.3333333333333333
 */
export function transformOf(law: Law, s: number): number {
  if (s === 0) return 1;
  switch (law.kind) {
    case "constant":
      return Math.exp(-s * law.mean);
    case "exponential":
      return powerOfStage(s, law.mean, 1);
    case "erlang":
      return powerOfStage(s, law.mean / law.stages, law.stages);
    case "mixed-erlang": {
      const base = 1 + (s * law.mean) / (law.stages - law.probability);
      return base > 0 ? base ** -law.stages * (1 - law.probability + law.probability * base) : Number.POSITIVE_INFINITY;
    }
    case "hyperexponential": {
      let sum = 0;
      for (const branch of law.branches)
        if (branch.probability > 0) sum += branch.probability * powerOfStage(s, branch.mean, 1);
      return sum;
    }
    case "gamma":
      return powerOfStage(s, law.mean * law.scv, 1 / law.scv);
    case "lognormal":
      return s < 0 ? Number.POSITIVE_INFINITY : lognormalTransform(law.mean, law.scv, { re: s, im: 0 }).re;
    case "mixture": {
      let sum = 0;
      for (const part of law.parts) if (part.weight > 0) sum += part.weight * transformOf(part.law, s);
      return sum;
    }
  }
}

/** (1 + s·m)^{−k} for complex s, on the branch that is 1 at s = 0. */
function complexPowerOfStage(s: Complex, stageMean: number, stages: number): Complex {
  const log = logOnePlus({ re: s.re * stageMean, im: s.im * stageMean });
  return exponential({ re: -stages * log.re, im: -stages * log.im });
}

/** 1/(1 + s·m). */
function complexStage(s: Complex, stageMean: number): Complex {
  const re = 1 + s.re * stageMean;
  const im = s.im * stageMean;
  const norm = re * re + im * im;
  return { re: re / norm, im: -im / norm };
}

/**
 * B̃(s) = E e^{−sX} for complex s with Re s ≥ 0 (or right of the law's own pole, where it has one).
 *
 * @example
 * complexTransformOf({ kind: "exponential", mean: 1 }, { re: 0, im: 1 }); // { re: 0.5, im: -0.5 }
 */
export function complexTransformOf(law: Law, s: Complex): Complex {
  switch (law.kind) {
    case "constant":
      return exponential({ re: -s.re * law.mean, im: -s.im * law.mean });
    case "exponential":
      return complexStage(s, law.mean);
    case "erlang":
      return complexPowerOfStage(s, law.mean / law.stages, law.stages);
    case "mixed-erlang": {
      const stageMean = law.mean / (law.stages - law.probability);
      const shorter = complexPowerOfStage(s, stageMean, law.stages - 1);
      const stage = complexStage(s, stageMean);
      const factor = {
        re: law.probability + (1 - law.probability) * stage.re,
        im: (1 - law.probability) * stage.im,
      };
      return multiply(shorter, factor);
    }
    case "hyperexponential": {
      let re = 0;
      let im = 0;
      for (const branch of law.branches) {
        const value = complexStage(s, branch.mean);
        re += branch.probability * value.re;
        im += branch.probability * value.im;
      }
      return { re, im };
    }
    case "gamma":
      return complexPowerOfStage(s, law.mean * law.scv, 1 / law.scv);
    case "lognormal":
      return lognormalTransform(law.mean, law.scv, s);
    case "mixture": {
      let re = 0;
      let im = 0;
      for (const part of law.parts) {
        const value = complexTransformOf(part.law, s);
        re += part.weight * value.re;
        im += part.weight * value.im;
      }
      return { re, im };
    }
  }
}

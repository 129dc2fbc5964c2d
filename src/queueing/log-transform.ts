import { type Complex, logarithm, logOnePlus } from "./complex.ts";
import type { Law } from "./law.ts";
import { complexTransformOf, transformOf } from "./law-transform.ts";

/**
 * ln E e^{−sX} for complex s with Re s ≥ 0, on the branch that is 0 at s = 0, so that it may be multiplied
 * by a power: the transform of a sum of n draws is e^{n ln}.
 *
 * The stages of an Erlang turn the argument past π; their logarithm is taken stage by stage. Other laws are
 * taken on the principal branch, which is right where the transform stays in the right half-plane
 * (exponential and hyperexponential always).
 *
 * @example
 * complexLogTransformOf({ kind: "exponential", mean: 1 }, { re: 0, im: 0 }).re; // 0
 */
export function complexLogTransformOf(law: Law, s: Complex): Complex {
  switch (law.kind) {
    case "constant":
      return { re: -s.re * law.mean, im: -s.im * law.mean };
    case "exponential":
      return stageLog(s, law.mean, 1);
    case "erlang":
      return stageLog(s, law.mean / law.stages, law.stages);
    case "gamma":
      return stageLog(s, law.mean * law.scv, 1 / law.scv);
    case "mixed-erlang": {
      const stageMean = law.mean / (law.stages - law.probability);
      const stages = stageLog(s, stageMean, law.stages);
      const skipped = logOnePlus({ re: law.probability * s.re * stageMean, im: law.probability * s.im * stageMean });
      return { re: stages.re + skipped.re, im: stages.im + skipped.im };
    }
    case "hyperexponential": {
      let re = 0;
      let im = 0;
      for (const { probability, mean } of law.branches) {
        // −s·m/(1 + s·m)
        const a = s.re * mean;
        const b = s.im * mean;
        const norm = (1 + a) * (1 + a) + b * b;
        re -= (probability * (a * (1 + a) + b * b)) / norm;
        im -= (probability * b) / norm;
      }
      return logOnePlus({ re, im });
    }
    case "lognormal":
    case "mixture":
      return logarithm(complexTransformOf(law, s));
  }
}

/** −n ln(1 + s·m). */
function stageLog(s: Complex, stageMean: number, stages: number): Complex {
  const log = logOnePlus({ re: s.re * stageMean, im: s.im * stageMean });
  return { re: -stages * log.re, im: -stages * log.im };
}

/**
 * ln E e^{−sX} for real s to the right of the law's pole; +∞ at and left of it. Keeps its digits near s = 0.
 *
 * @example
 * logTransformOf({ kind: "exponential", mean: 1 }, 0); // 0
 */
export function logTransformOf(law: Law, s: number): number {
  switch (law.kind) {
    case "constant":
      return -s * law.mean;
    case "exponential":
      return minusLogOnePlus(s * law.mean);
    case "erlang":
      return law.stages * minusLogOnePlus((s * law.mean) / law.stages);
    case "gamma":
      return minusLogOnePlus(s * law.mean * law.scv) / law.scv;
    case "mixed-erlang": {
      const x = (s * law.mean) / (law.stages - law.probability);
      return x > -1 ? law.stages * minusLogOnePlus(x) + Math.log1p(law.probability * x) : Number.POSITIVE_INFINITY;
    }
    case "hyperexponential": {
      let complement = 0;
      for (const branch of law.branches) {
        const x = s * branch.mean;
        if (branch.probability > 0 && x <= -1) return Number.POSITIVE_INFINITY;
        complement += (branch.probability * x) / (1 + x);
      }
      return Math.log1p(-complement);
    }
    case "lognormal":
      return s >= 0 ? Math.log(complexTransformOf(law, { re: s, im: 0 }).re) : Number.POSITIVE_INFINITY;
    case "mixture":
      return Math.log(transformOf(law, s));
  }
}

function minusLogOnePlus(x: number): number {
  return x > -1 ? -Math.log1p(x) : Number.POSITIVE_INFINITY;
}

/**
 * d/ds ln E e^{−sX} for real s right of the law's pole: minus the mean of the law tilted by e^{−sx}. −∞ for a
 * lognormal left of 0.
 *
 * @example
 * logTransformSlopeOf({ kind: "exponential", mean: 2 }, 0.5); // -1
 */
export function logTransformSlopeOf(law: Law, s: number): number {
  switch (law.kind) {
    case "constant":
      return -law.mean;
    case "exponential":
      return -law.mean / (1 + s * law.mean);
    case "erlang":
      return -law.mean / (1 + (s * law.mean) / law.stages);
    case "gamma":
      return -law.mean / (1 + s * law.mean * law.scv);
    case "mixed-erlang": {
      const stage = law.mean / (law.stages - law.probability);
      const x = s * stage;
      return (-law.stages * stage) / (1 + x) + (law.probability * stage) / (1 + law.probability * x);
    }
    case "hyperexponential": {
      let value = 0;
      let slope = 0;
      for (const { probability, mean } of law.branches) {
        const factor = 1 / (1 + s * mean);
        value += probability * factor;
        slope -= probability * mean * factor * factor;
      }
      return slope / value;
    }
    case "mixture": {
      let value = 0;
      let slope = 0;
      for (const { weight, law: part } of law.parts) {
        const share = weight * Math.exp(logTransformOf(part, s));
        value += share;
        slope += share * logTransformSlopeOf(part, s);
      }
      return slope / value;
    }
    case "lognormal": {
      if (s < 0) return Number.NEGATIVE_INFINITY;
      const step = 1e-4 / law.mean;
      return s > step
        ? (logTransformOf(law, s + step) - logTransformOf(law, s - step)) / (2 * step)
        : (logTransformOf(law, s + step) - logTransformOf(law, s)) / step;
    }
  }
}

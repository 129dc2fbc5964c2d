import { lowerGammaRatio, upperGammaRatio } from "./incomplete-gamma.ts";
import type { Law, Seconds } from "./law.ts";
import { meanOf } from "./law-moments.ts";
import { normalCdf } from "./normal-law.ts";

/** 1 − e^{−x}(1+x), by its series where the difference would cancel. */
function secondOrderExponential(x: number): number {
  if (x > 0.5) return -Math.expm1(-x) - x * Math.exp(-x);
  return lowerGammaRatio(2, x);
}

/** Φ's argument for a lognormal at t: (ln t − μ)/σ with μ = ln mean − σ²/2. */
function lognormalScore(
  law: { readonly mean: Seconds; readonly scv: number },
  t: Seconds,
): { z: number; sigma: number } {
  const variance = Math.log1p(law.scv);
  const sigma = Math.sqrt(variance);
  return { z: (Math.log(t / law.mean) + variance / 2) / sigma, sigma };
}

/**
 * P(X ≤ t).
 *
 * @param t seconds; 0 below zero, and at zero unless the law is 0 itself
 *
 * @example
 * cdfOf({ kind: "constant", mean: 2 }, 2); // 1
 */
export function cdfOf(law: Law, t: Seconds): number {
  if (law.kind === "mixture") {
    let sum = 0;
    for (const part of law.parts) sum += part.weight * cdfOf(part.law, t);
    return sum;
  }
  if (law.kind === "constant") return t >= law.mean ? 1 : 0;
  if (!(t > 0)) return 0;
  if (t === Number.POSITIVE_INFINITY) return 1;
  switch (law.kind) {
    case "exponential":
      return -Math.expm1(-t / law.mean);
    case "hyperexponential": {
      let sum = 0;
      for (const branch of law.branches) sum -= branch.probability * Math.expm1(-t / branch.mean);
      return sum;
    }
    case "erlang":
      return lowerGammaRatio(law.stages, (law.stages * t) / law.mean);
    case "mixed-erlang": {
      const x = ((law.stages - law.probability) * t) / law.mean;
      return (
        law.probability * lowerGammaRatio(law.stages - 1, x) + (1 - law.probability) * lowerGammaRatio(law.stages, x)
      );
    }
    case "gamma":
      return lowerGammaRatio(1 / law.scv, t / (law.scv * law.mean));
    case "lognormal":
      return normalCdf(lognormalScore(law, t).z);
  }
}

/**
 * P(X > t), with its own digits where the CDF is close to 1.
 *
 * @example
 * tailOf({ kind: "exponential", mean: 1 }, 50); // 1.9287498479639178e-22
 */
export function tailOf(law: Law, t: Seconds): number {
  if (law.kind === "mixture") {
    let sum = 0;
    for (const part of law.parts) sum += part.weight * tailOf(part.law, t);
    return sum;
  }
  if (law.kind === "constant") return t >= law.mean ? 0 : 1;
  if (!(t > 0)) return 1;
  if (t === Number.POSITIVE_INFINITY) return 0;
  switch (law.kind) {
    case "exponential":
      return Math.exp(-t / law.mean);
    case "hyperexponential": {
      let sum = 0;
      for (const branch of law.branches) sum += branch.probability * Math.exp(-t / branch.mean);
      return sum;
    }
    case "erlang":
      return upperGammaRatio(law.stages, (law.stages * t) / law.mean);
    case "mixed-erlang": {
      const x = ((law.stages - law.probability) * t) / law.mean;
      return (
        law.probability * upperGammaRatio(law.stages - 1, x) + (1 - law.probability) * upperGammaRatio(law.stages, x)
      );
    }
    case "gamma":
      return upperGammaRatio(1 / law.scv, t / (law.scv * law.mean));
    case "lognormal":
      return normalCdf(-lognormalScore(law, t).z);
  }
}

/**
 * E[X; X ≤ t], the part of the mean that lies at or below t, in closed form for every law.
 *
 * A grid that takes its cells' moments from differences of it keeps the mean exactly.
 *
 * @example
 * partialMeanOf({ kind: "constant", mean: 2 }, 2); // 2
 */
export function partialMeanOf(law: Law, t: Seconds): Seconds {
  if (law.kind === "mixture") {
    let sum = 0;
    for (const part of law.parts) sum += part.weight * partialMeanOf(part.law, t);
    return sum;
  }
  if (law.kind === "constant") return t >= law.mean ? law.mean : 0;
  if (!(t > 0)) return 0;
  if (t === Number.POSITIVE_INFINITY) return meanOf(law);
  switch (law.kind) {
    case "exponential":
      return law.mean * secondOrderExponential(t / law.mean);
    case "hyperexponential": {
      let sum = 0;
      for (const branch of law.branches)
        sum += branch.probability * branch.mean * secondOrderExponential(t / branch.mean);
      return sum;
    }
    case "erlang":
      return law.mean * lowerGammaRatio(law.stages + 1, (law.stages * t) / law.mean);
    case "mixed-erlang": {
      const stage = law.mean / (law.stages - law.probability);
      const x = t / stage;
      return (
        stage *
        (law.probability * (law.stages - 1) * lowerGammaRatio(law.stages, x) +
          (1 - law.probability) * law.stages * lowerGammaRatio(law.stages + 1, x))
      );
    }
    case "gamma":
      return law.mean * lowerGammaRatio(1 / law.scv + 1, t / (law.scv * law.mean));
    case "lognormal": {
      const { z, sigma } = lognormalScore(law, t);
      return law.mean * normalCdf(z - sigma);
    }
  }
}

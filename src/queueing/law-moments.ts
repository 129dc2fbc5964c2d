import type { Law, Seconds } from "./law.ts";

/** Erlang of k stages with mean 1: E X^n = k(k+1)…(k+n−1)/k^n. */
function erlangRawMoment(stages: number, order: number): number {
  let moment = 1;
  for (let i = 0; i < order; i++) moment *= (stages + i) / stages;
  return moment;
}

/** Mean of the stages of a mixed Erlang: mean / (k − p). */
function stageMean(law: { readonly mean: Seconds; readonly stages: number; readonly probability: number }): Seconds {
  return law.mean / (law.stages - law.probability);
}

/**
 * E X, in seconds; 0 for a law that takes no time.
 *
 * @example
 * meanOf({ kind: "erlang", mean: 2, stages: 4 }); // 2
 */
export function meanOf(law: Law): Seconds {
  if (law.kind === "hyperexponential") {
    let mean = 0;
    for (const branch of law.branches) mean += branch.probability * branch.mean;
    return mean;
  }
  if (law.kind === "mixture") {
    let mean = 0;
    for (const part of law.parts) mean += part.weight * meanOf(part.law);
    return mean;
  }
  return law.mean;
}

/**
 * E X^n for n = 1, 2, 3, in closed form for every law.
 *
 * @param order n, one of 1, 2, 3
 * @example
 * rawMomentOf({ kind: "exponential", mean: 2 }, 3); // 48
 */
export function rawMomentOf(law: Law, order: 1 | 2 | 3): number {
  if (order !== 1 && order !== 2 && order !== 3) throw new RangeError(`order must be 1, 2 or 3, got ${order}`);
  switch (law.kind) {
    case "constant":
      return law.mean ** order;
    case "exponential":
      return law.mean ** order * (order === 3 ? 6 : order);
    case "erlang":
      return law.mean ** order * erlangRawMoment(law.stages, order);
    case "mixed-erlang": {
      const stage = stageMean(law);
      const shorter = ((law.stages - 1) * stage) ** order * erlangRawMoment(law.stages - 1, order);
      const longer = (law.stages * stage) ** order * erlangRawMoment(law.stages, order);
      return law.probability * shorter + (1 - law.probability) * longer;
    }
    case "hyperexponential": {
      let moment = 0;
      for (const branch of law.branches) moment += branch.probability * branch.mean ** order;
      return moment * (order === 3 ? 6 : order);
    }
    case "gamma": {
      let moment = law.mean ** order;
      for (let i = 1; i < order; i++) moment *= 1 + i * law.scv;
      return moment;
    }
    case "lognormal":
      return law.mean ** order * (1 + law.scv) ** ((order * (order - 1)) / 2);
    case "mixture": {
      let moment = 0;
      for (const part of law.parts) moment += part.weight * rawMomentOf(part.law, order);
      return moment;
    }
  }
}

/**
 * c² = Var X / (E X)², the squared coefficient of variation; 0 where the mean is 0.
 *
 * @example
 * scvOf({ kind: "erlang", mean: 2, stages: 4 }); // 0.25
 */
export function scvOf(law: Law): number {
  switch (law.kind) {
    case "constant":
      return 0;
    case "exponential":
      return 1;
    case "erlang":
      return 1 / law.stages;
    case "mixed-erlang": {
      const effective = law.stages - law.probability;
      return (law.stages - law.probability * law.probability) / (effective * effective);
    }
    case "gamma":
    case "lognormal":
      return law.scv;
    case "hyperexponential":
    case "mixture": {
      const mean = meanOf(law);
      return mean > 0 ? Math.max(0, rawMomentOf(law, 2) / (mean * mean) - 1) : 0;
    }
  }
}

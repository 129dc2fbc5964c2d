import type { Law, PerSecond } from "./law.ts";

/**
 * A law as a walk through exponential phases in which every phase has one successor: the chains and
 * mixtures of chains to which all two-moment laws but the constant belong. The walk never returns,
 * so that linear systems in it are solved by substitution.
 */
export interface PhaseType {
  /** P(the walk begins in phase j). */
  readonly start: readonly number[];
  /** Rate at which phase j is left. */
  readonly rate: readonly PerSecond[];
  /** The phase after j, a larger index; −1: the walk ends. */
  readonly next: readonly number[];
}

/**
 * The phases of a law; null where it has none (constant, gamma, lognormal, mixtures of these) or takes no time.
 *
 * A mixed Erlang skips its first stage with probability p, which is the same law in k phases instead of 2k − 1.
 *
 * @example
 * phasesOf({ kind: "erlang", mean: 1, stages: 2 }); // { start: [1, 0], rate: [2, 2], next: [1, -1] }
 */
export function phasesOf(law: Law): PhaseType | null {
  switch (law.kind) {
    case "exponential":
      return law.mean > 0 ? { start: [1], rate: [1 / law.mean], next: [-1] } : null;
    case "erlang":
      return law.mean > 0 ? chain(law.stages, law.stages / law.mean, 0) : null;
    case "mixed-erlang":
      return law.mean > 0 ? chain(law.stages, (law.stages - law.probability) / law.mean, law.probability) : null;
    case "hyperexponential": {
      const branches = law.branches.filter((branch) => branch.probability > 0);
      if (branches.some((branch) => !(branch.mean > 0))) return null;
      return {
        start: branches.map((branch) => branch.probability),
        rate: branches.map((branch) => 1 / branch.mean),
        next: branches.map(() => -1),
      };
    }
    case "mixture": {
      const start: number[] = [];
      const rate: number[] = [];
      const next: number[] = [];
      for (const part of law.parts) {
        if (part.weight === 0) continue;
        const phases = phasesOf(part.law);
        if (phases === null) return null;
        const offset = start.length;
        for (const probability of phases.start) start.push(part.weight * probability);
        for (const value of phases.rate) rate.push(value);
        for (const successor of phases.next) next.push(successor < 0 ? -1 : successor + offset);
      }
      return { start, rate, next };
    }
    case "constant":
    case "gamma":
    case "lognormal":
      return null;
  }
}

/** `stages` phases of one rate in a row, the first skipped with probability `skip`. */
function chain(stages: number, rate: PerSecond, skip: number): PhaseType {
  return {
    start: Array.from({ length: stages }, (_, j) => (j === 0 ? 1 - skip : j === 1 ? skip : 0)),
    rate: Array.from({ length: stages }, () => rate),
    next: Array.from({ length: stages }, (_, j) => (j + 1 < stages ? j + 1 : -1)),
  };
}

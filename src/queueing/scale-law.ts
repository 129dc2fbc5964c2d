import { requireNonNegative } from "./domain.ts";
import type { Law } from "./law.ts";

/**
 * The law of `factor`·X: shape and scv stay, every mean is multiplied.
 *
 * @param factor ≥ 0, for instance 1/speed of a faster core
 * @throws RangeError outside this domain
 *
 * @example
 * scaleLaw({ kind: "exponential", mean: 2 }, 0.5); // { kind: "exponential", mean: 1 }
 */
export function scaleLaw(law: Law, factor: number): Law {
  requireNonNegative("factor", factor);
  if (factor === 1) return law;
  if (factor === 0) return { kind: "constant", mean: 0 };
  switch (law.kind) {
    case "hyperexponential":
      return {
        kind: law.kind,
        branches: law.branches.map((branch) => ({ probability: branch.probability, mean: branch.mean * factor })),
      };
    case "mixture":
      return {
        kind: law.kind,
        parts: law.parts.map((part) => ({ weight: part.weight, law: scaleLaw(part.law, factor) })),
      };
    default:
      return { ...law, mean: law.mean * factor };
  }
}

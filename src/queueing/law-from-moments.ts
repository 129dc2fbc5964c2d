import { requireNonNegative } from "./domain.ts";
import type { Law, Seconds } from "./law.ts";

/** How close 1/scv must be to an integer for the law to be a plain Erlang. */
const INTEGER_TOLERANCE = 1e-9;
/** Below this scv (more than a million stages) no figure can tell the law from a constant. */
const CONSTANT_BELOW = 1e-6;

export type LawShape = "gamma" | "lognormal" | "erlang" | "hyperexponential";

/** Tijms' mixture of Erlang(k−1) and Erlang(k) with one stage rate, for 1/k ≤ scv ≤ 1/(k−1). */
function mixedErlang(mean: Seconds, scv: number): Law {
  const inverse = 1 / scv;
  const nearest = Math.round(inverse);
  if (Math.abs(inverse - nearest) <= INTEGER_TOLERANCE * inverse)
    return nearest === 1 ? { kind: "exponential", mean } : { kind: "erlang", mean, stages: nearest };
  const stages = Math.ceil(inverse);
  const probability = (stages * scv - Math.sqrt(stages * (1 + scv) - stages * stages * scv)) / (1 + scv);
  return { kind: "mixed-erlang", mean, stages, probability };
}

/** Two exponentials whose halves of the mean are equal; the small probability is formed without cancellation. */
function balancedHyperexponential(mean: Seconds, scv: number): Law {
  const root = Math.sqrt((scv - 1) / (scv + 1));
  const small = 1 / ((scv + 1) * (1 + root));
  const large = 1 - small;
  return {
    kind: "hyperexponential",
    branches: [
      { probability: large, mean: mean / (2 * large) },
      { probability: small, mean: mean / (2 * small) },
    ],
  };
}

/**
 * The law with a given mean and scv: the field's two-moment family, or a named shape.
 *
 * Without `shape`: constant at scv 0, Erlang or a mixture of two Erlangs below 1, exponential at 1,
 * two exponentials with balanced means above. A mean of 0 is the constant 0.
 *
 * @param mean E X, seconds, ≥ 0
 * @param scv c², ≥ 0; `erlang` needs ≤ 1, `hyperexponential` ≥ 1
 * @throws RangeError outside these domains
 *
 * Source: Tijms, A First Course in Stochastic Models (2003), appendix B; Whitt, Approximating a point
 * process by a renewal process (1982) for balanced means.
 *
 * @example
 * lawFromMoments(2, 0.25); // { kind: "erlang", mean: 2, stages: 4 }
 */
export function lawFromMoments(mean: Seconds, scv: number, shape?: LawShape): Law {
  requireNonNegative("mean", mean);
  requireNonNegative("scv", scv);
  if (shape === "erlang" && scv > 1) throw new RangeError(`scv must be in [0, 1] for an erlang law, got ${scv}`);
  if (shape === "hyperexponential" && scv < 1)
    throw new RangeError(`scv must be ≥ 1 for a hyperexponential law, got ${scv}`);
  if (mean === 0 || scv < CONSTANT_BELOW) return { kind: "constant", mean };
  if (shape === "gamma") return { kind: "gamma", mean, scv };
  if (shape === "lognormal") return { kind: "lognormal", mean, scv };
  if (Math.abs(scv - 1) <= INTEGER_TOLERANCE) return { kind: "exponential", mean };
  return scv < 1 ? mixedErlang(mean, scv) : balancedHyperexponential(mean, scv);
}

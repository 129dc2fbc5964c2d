import type { Law } from "./law.ts";

/**
 * Kendall's letter for a law: M, D, E4, H2, LN, …
 *
 * @example
 * kendallLetter({ kind: "erlang", mean: 1, stages: 4 }); // "E4"
 */
export function kendallLetter(law: Law): string {
  switch (law.kind) {
    case "constant":
      return "D";
    case "exponential":
      return "M";
    case "erlang":
      return `E${law.stages}`;
    case "mixed-erlang":
      return `E${law.stages - 1},${law.stages}`;
    case "hyperexponential":
      return `H${law.branches.length}`;
    case "gamma":
      return "Γ";
    case "lognormal":
      return "LN";
    case "mixture":
      return "G";
  }
}

import type { ExplanationStep } from "../generated/report.ts";

/** A step with what is left out filled in. */
export function step(what: string, given: Partial<Omit<ExplanationStep, "what">> = {}): ExplanationStep {
  return { what, depth: 0, formula: null, value: null, unit: null, saturated: false, source: null, ...given };
}

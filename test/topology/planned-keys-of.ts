import type { Diagnostic } from "../../src/topology/diagnostic.ts";

/** `line path` of each planned key; anything else shows up as it is. */
export const plannedKeysOf = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ rule, path, position, message }) =>
    rule === "planned" ? `${position?.line} ${path.join(".")}` : `${rule}: ${message}`,
  );

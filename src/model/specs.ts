import type { OperationSpec } from "../topology/types.ts";

/** A tier's operations by name. That the name is one of them was settled when the request was resolved. */
export function specsOf<Spec extends OperationSpec>(
  tier: string,
  operations: readonly Spec[],
): (name: string | null) => Spec {
  const byName = new Map(operations.map((spec) => [spec.name, spec]));
  return (name) => {
    const spec = name === null ? undefined : byName.get(name);
    if (spec === undefined) throw new Error(`${tier} was asked for ${name}, which it has not`);
    return spec;
  };
}

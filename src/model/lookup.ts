import type { OperationSpec, Path } from "../topology/types.ts";
import type { Lowering, Request } from "./lowering.ts";

/**
 * The operation that a request means: the one of that name, else `*`; where none is named the only
 * one, else `*`. null, and refused, where there is none.
 */
export function lookUp<Spec extends OperationSpec>(
  tier: string,
  operations: ReadonlyMap<string, Spec>,
  { operation }: Request,
  path: Path,
  lowering: Lowering,
): Spec | null {
  if (operation === null && operations.size === 1) {
    for (const only of operations.values()) return only;
  }
  const found = (operation === null ? undefined : operations.get(operation)) ?? operations.get("*");
  if (found !== undefined) return found;
  const known = [...operations.keys()].join(", ");
  lowering.refuse(
    path,
    operation === null
      ? `say which operation of ${tier}: ${known}`
      : `${tier} has no operation ${operation}: it has ${known}`,
  );
  return null;
}

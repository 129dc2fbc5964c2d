import type { OperationRequest } from "./lowering.ts";
import type { Operation, OperationIndex } from "./types.ts";

export interface OperationTable {
  /** The operation asked for, made if it is new. */
  readonly request: (request: OperationRequest) => OperationIndex;
  /** Fills in the steps of all, and of all that these ask for. */
  readonly build: () => readonly Operation[];
}

/** Operations on demand, numbered in the order in which they are first asked for. */
export function operationTable(): OperationTable {
  const requests: (OperationRequest & { readonly id: string })[] = [];
  const indices = new Map<string, OperationIndex>();
  const ids = new Set<string>();
  return {
    request: (request) => {
      const key = `${request.tier} ${request.key ?? request.name}`;
      const known = indices.get(key);
      if (known !== undefined) return known;
      const index = requests.length;
      indices.set(key, index);
      requests.push({ ...request, id: unusedId(`${request.tier}.${request.name}`) });
      return index;
    },
    build: () => {
      const operations: Operation[] = [];
      for (let index = 0; index < requests.length; index++) {
        const { id, tier, name, path, steps } = requests[index] as (typeof requests)[number];
        operations.push({ id, tier, name, path, steps: steps() });
      }
      return operations;
    },
  };

  /** A name of the reader's may be one of ours (a workload `lookup` passes the dns). */
  function unusedId(wanted: string): string {
    let id = wanted;
    for (let n = 2; ids.has(id); n++) id = `${wanted}~${n}`;
    ids.add(id);
    return id;
  }
}

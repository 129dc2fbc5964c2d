import type { OperationRequest } from "./lowering.ts";
import type { Operation, OperationIndex } from "./types.ts";

export interface OperationTable {
  /** The operation asked for, made if it is new. */
  readonly request: (request: OperationRequest) => OperationIndex;
  /** Fills in the steps of all, and of all that these ask for. */
  readonly build: () => readonly Operation[];
  /** By tier, what a price per request counts. */
  readonly counted: () => ReadonlyMap<string, readonly OperationIndex[]>;
}

/** Operations on demand, numbered in the order in which they are first asked for. */
export function operationTable(): OperationTable {
  const requests: OperationRequest[] = [];
  const ids: string[] = [];
  const indices = new Map<string, OperationIndex>();
  const taken = new Set<string>();
  return {
    request: (request) => {
      // A name has no blank in it: the two kinds of keys never meet.
      const id = `${request.tier}.${request.name}`;
      const key = request.key === undefined ? id : `${request.tier} ${request.key}`;
      const known = indices.get(key);
      if (known !== undefined) return known;
      const index = requests.push(request) - 1;
      ids.push(unusedId(id));
      indices.set(key, index);
      return index;
    },
    build: () => {
      const operations: Operation[] = [];
      for (let index = 0; index < requests.length; index++) {
        const { tier, name, path, isCounted, steps } = requests[index] as OperationRequest;
        const leadsOnly = isCounted === false ? { isCounted } : {};
        operations.push({ id: ids[index] as string, tier, name, path, ...leadsOnly, steps: steps() });
      }
      return operations;
    },
    counted: () => {
      const byTier = new Map<string, OperationIndex[]>();
      requests.forEach(({ tier, isCounted }, index) => {
        if (isCounted === false) return;
        const known = byTier.get(tier);
        if (known === undefined) byTier.set(tier, [index]);
        else known.push(index);
      });
      return byTier;
    },
  };

  /** A name of the reader's may be one of ours (a workload `lookup` passes the dns). */
  function unusedId(wanted: string): string {
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted}~${n}`;
    taken.add(id);
    return id;
  }
}

import type { Workload as Asked, Topology } from "../topology/types.ts";
import type { Request } from "./lowering.ts";
import type { Workload } from "./types.ts";

/** A class of requests before its entry is known. */
export interface Part {
  readonly workload: Omit<Workload, "entry">;
  readonly entryTier: string;
  readonly request: Request;
}

/** A workload's classes: `shop.index`, `browse.static`, `shop.index.static`. Parts that nobody asks for are none. */
function partsOf(asked: Asked): readonly Part[] {
  const parts: Part[] = [];
  const isMixed = asked.mix.length > 1;
  for (const { operation, share } of asked.mix) {
    const id = isMixed ? `${asked.id}.${operation}` : asked.id;
    if (asked.staticShare === null) {
      add(id, operation, share, null);
    } else {
      add(`${id}.static`, operation, share * asked.staticShare, "static");
      add(`${id}.dynamic`, operation, share * (1 - asked.staticShare), "dynamic");
    }
  }
  return parts;

  function add(id: string, operation: string, share: number, part: Request["part"]): void {
    if (share === 0) return;
    parts.push({
      workload: {
        id,
        whole: asked.id,
        path: asked.path,
        load: loadOf(asked, share),
      },
      entryTier: asked.entry,
      request: {
        operation,
        part,
        client: { workload: id, requestRate: asked.requestsPerClient },
        fresh: false,
        slots: null,
      },
    });
  }
}

function loadOf({ closed, arrivalRate, burstiness, meanRate }: Asked, share: number): Workload["load"] {
  if (closed !== null) {
    const users = { kind: "closed" as const, population: closed.users, thinkTime: closed.thinkTime };
    return share === 1 ? users : { ...users, share };
  }
  return {
    kind: "open",
    arrivalRate: arrivalRate * share,
    // A stream split at random: Whitt, The Queueing Network Analyzer, 1983, section 4.4.
    scv: 1 + share * (burstiness - 1),
    meanRate: meanRate * share,
  };
}

/** All classes of a topology, in the file's order. */
export function workloadParts(topology: Topology): readonly Part[] {
  return topology.workloads.flatMap(partsOf);
}

/** Where the classes of each of the file's workloads stand. */
export function indicesByWhole(parts: readonly Part[]): ReadonlyMap<string, readonly number[]> {
  const indices = new Map<string, number[]>();
  parts.forEach(({ workload: { whole } }, index) => {
    const known = indices.get(whole);
    if (known === undefined) indices.set(whole, [index]);
    else known.push(index);
  });
  return indices;
}

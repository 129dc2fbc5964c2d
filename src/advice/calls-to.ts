/** Where in the file a tier is called, and how to send such a call elsewhere. */

import { isContainer, valueAt } from "../findings/plain-data.ts";
import type { Edit } from "../findings/types.ts";
import type { Call, CallNode, Tier } from "../topology/types.ts";

/** Every call of a tier's operation, but for reads that must be fresh and a cache's own misses. */
export function callsTo(tiers: readonly Tier[], tier: string, operation: string): readonly Call[] {
  return tiers
    .filter(({ kind }) => kind !== "cache")
    .flatMap((caller) => callLists(caller).flatMap(callsIn))
    .filter((call) => call.tier === tier && call.operation === operation && !call.fresh);
}

function callLists(tier: Tier): readonly (readonly CallNode[])[] {
  switch (tier.kind) {
    case "service":
    case "worker":
    case "database":
    case "cache":
      return tier.operations.map(({ calls }) => calls);
    case "cdn":
      return [tier.calls, tier.origin ?? []];
    case "load-balancer":
      return [tier.calls, ...tier.routes.values()];
    case "dns":
      return [tier.calls];
    case "queue":
      return [tier.consumers];
    case "object-store":
    case "external":
      return [];
  }
}

const callsIn = (nodes: readonly CallNode[]): readonly Call[] => nodes.flatMap(callsOf);

function callsOf(node: CallNode): readonly Call[] {
  switch (node.kind) {
    case "call":
      return [node];
    case "choice":
      return node.branches.flatMap(({ steps }) => callsIn(steps));
    case "parallel":
      return node.branches.flatMap(callsIn);
  }
}

/**
 * Edits that make a call name another target, all its settings kept; null where the file does not
 * hold it in a form that can be changed (it comes from `defaults`, or the new name is called there too).
 */
export function redirect(call: Call, target: string, data: unknown): readonly Edit[] | null {
  const { path } = call;
  const written = valueAt(data, path);
  const key = path.at(-1);
  if (written === undefined || key === undefined) return null;
  if (typeof written === "string" && written.split(".")[0] === call.tier) return [{ path, value: target }];
  if (isContainer(written) && Object.hasOwn(written, "to")) return [{ path: [...path, "to"], value: target }];
  const renamed = [...path.slice(0, -1), target];
  if (String(key).split(".")[0] !== call.tier || valueAt(data, renamed) !== undefined) return null;
  return [
    { path, value: undefined },
    { path: renamed, value: written },
  ];
}

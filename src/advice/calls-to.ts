/** Where in the file a tier is called, and how to send such a call elsewhere. */

import { isContainer, valueAt } from "../findings/plain-data.ts";
import type { Edit } from "../findings/types.ts";
import type { Call, CallNode, Tier } from "../topology/types.ts";

/** Every call of a tier's operation (null: of the bare tier, which draws between read and write), but for reads that must be fresh and a cache's own misses. */
export function callsTo(tiers: readonly Tier[], tier: string, operation: string | null): readonly Call[] {
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
      return node.onFailure.kind === "to" ? [node, ...callsIn(node.onFailure.calls)] : [node];
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

/** What a call of the bare database is to become: reads to one target, writes to another. */
export interface Split {
  /** Share of reads. */
  readonly reads: number;
  readonly readTarget: string;
  readonly writeTarget: string;
}

/**
 * Edits that send the reads and the writes of a call of the bare database to targets of their own, by
 * their mean numbers; null where the file does not hold it in a form that can be split.
 */
export function redirectReads(call: Call, split: Split, data: unknown): readonly Edit[] | null {
  const { path, times } = call;
  const written = valueAt(data, path);
  const key = path.at(-1);
  if (written === undefined || key === undefined || times.kind === "spread") return null;
  const count = times.kind === "exact" ? times.count : times.mean;
  const parts = [
    { target: split.readTarget, times: shareOf(count, split.reads) },
    { target: split.writeTarget, times: shareOf(count, 1 - split.reads) },
  ].filter((part) => part.times > 0);
  if (typeof written === "string" && written.split(".")[0] === call.tier) {
    return [{ path, value: Object.fromEntries(parts.map((part) => [part.target, part.times])) }];
  }
  if (isContainer(written) && Object.hasOwn(written, "to")) {
    // In a choice the share is the branch's, and stays with one call.
    if (path.includes("oneOf")) return null;
    return [{ path, value: parts.map((part) => ({ ...written, to: part.target, times: part.times })) }];
  }
  const siblings = parts.map((part) => ({ ...part, path: [...path.slice(0, -1), part.target] }));
  if (String(key) !== call.tier || siblings.some((one) => valueAt(data, one.path) !== undefined)) return null;
  return [
    { path, value: undefined },
    ...siblings.map((one) => ({
      path: one.path,
      value: isContainer(written) ? { ...written, times: one.times } : one.times,
    })),
  ];
}

/** Without the last digits of a product: 2.7, not 2.7000000000000002. */
const shareOf = (count: number, share: number): number => Number((count * share).toPrecision(12));

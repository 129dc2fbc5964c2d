import type { Call, CallNode, Tier, Times } from "./types.ts";

const meanTimes = (times: Times): number => (times.kind === "exact" ? times.count : times.mean);

/** Visits every call in a tree of groups, with the mean number of times that it is made. */
export function eachCall(nodes: readonly CallNode[], visit: (call: Call, mean: number) => void, weight = 1): void {
  for (const node of nodes) {
    if (node.kind === "call") {
      const made = weight * node.share * meanTimes(node.times);
      visit(node, made);
      // As if it always failed: no more than that.
      if (node.onFailure.kind === "to") eachCall(node.onFailure.calls, visit, made);
    } else if (node.kind === "choice")
      for (const { share, steps } of node.branches) eachCall(steps, visit, weight * share);
    else for (const branch of node.branches) eachCall(branch, visit, weight);
  }
}

/** Tiers that are called from where the calls are made: what a cache-aside misses, its caller asks for. */
export function tiersCalledBy(nodes: readonly CallNode[], tiers: ReadonlyMap<string, Tier>): ReadonlySet<string> {
  const called = new Set<string>();
  const add = (calls: readonly CallNode[]): void =>
    eachCall(calls, ({ tier }) => {
      if (called.has(tier)) return;
      called.add(tier);
      const target = tiers.get(tier);
      if (target?.kind === "cache" && target.fill === "aside") add(target.keySpaces.flatMap(({ miss }) => miss));
    });
  add(nodes);
  return called;
}

/** All trees of calls that a tier makes, whatever it is asked for. */
export function callTreesOf(tier: Tier): readonly (readonly CallNode[])[] {
  switch (tier.kind) {
    case "dns":
      return [tier.calls];
    case "cdn":
      return [tier.origin ?? [], tier.calls];
    case "load-balancer":
      return [...tier.routes.values(), tier.calls];
    case "service":
    case "worker":
    case "database":
      return tier.operations.map(({ calls }) => calls);
    case "cache":
      return tier.keySpaces.map(({ miss }) => miss);
    case "queue":
      return [tier.consumers];
    case "object-store":
    case "external":
      return [];
  }
}

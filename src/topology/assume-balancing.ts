import { callTreesOf, eachCall } from "./call-nodes.ts";
import { assumeOf, type Log } from "./log.ts";
import type { Tier } from "./types.ts";

/** Notes the tiers whose instances are chosen in turn because neither they nor a balancer before them says otherwise. */
export function assumeBalancing(tiers: readonly Tier[], log: Log): void {
  const byId = new Map(tiers.map((tier) => [tier.id, tier]));
  const noted = new Set<string>();
  for (const caller of tiers) {
    if (caller.kind === "load-balancer") continue; // its own choice, or default
    for (const tree of callTreesOf(caller))
      eachCall(tree, ({ tier: id }) => {
        const tier = byId.get(id);
        if (noted.has(id) || tier === undefined || !isChosen(tier)) return;
        noted.add(id);
        assumeOf(log, id, [...tier.path, "balancing"], "callers take its instances in turn (balancing: round-robin)");
      });
  }
}

/** Workers pull from one queue, and need no choice. */
const isChosen = (tier: Tier): boolean =>
  (tier.kind === "service" || tier.kind === "cache") && tier.servers.instances > 1 && tier.servers.balancing === null;

import type { LoadBalancerTier, Path, Tier } from "../topology/types.ts";
import { callsIn } from "./forwarding.ts";
import type { Group } from "./types.ts";

/**
 * How the load-balancers that call a tier choose among its instances; null: none calls it. Two that
 * disagree are refused when the answer is asked for: the tier's queues would depend on who asks.
 */
export function balancingByCaller(
  tiers: readonly Tier[],
  refuse: (path: Path, message: string) => void,
): (tier: string) => Group["balancing"] | null {
  const callers = new Map<string, LoadBalancerTier[]>();
  for (const balancer of tiers) {
    if (balancer.kind !== "load-balancer") continue;
    for (const calls of [...balancer.routes.values(), balancer.calls]) {
      for (const { tier } of callsIn(calls)) {
        const known = callers.get(tier);
        if (known === undefined) callers.set(tier, [balancer]);
        else known.push(balancer);
      }
    }
  }
  return (tier) => {
    const [first, ...others] = callers.get(tier) ?? [];
    if (first === undefined) return null;
    const other = others.find(({ balancing }) => balancing !== first.balancing);
    if (other !== undefined) {
      refuse(other.path, `${first.id} and ${other.id} balance ${tier} by different rules: say ${tier}.balancing`);
    }
    return first.balancing;
  };
}

import type { Tier, Topology } from "../types.ts";

/** The topology with one tier changed. */
export function withTier(topology: Topology, id: string, change: (tier: Tier) => Tier): Topology {
  return { ...topology, tiers: topology.tiers.map((tier) => (tier.id === id ? change(tier) : tier)) };
}

/** A tier by its name. It must be there: a change is made on topologies that have what it speaks of. */
export function tierOf(topology: Topology, id: string): Tier {
  const tier = topology.tiers.find((one) => one.id === id);
  if (tier === undefined) throw new RangeError(`there is no tier ${id}`);
  return tier;
}

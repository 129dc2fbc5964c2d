import type { DatabaseTier } from "../types.ts";

/** Machines of a database that are lost: part null is any of them, count null all. */
export interface DatabaseLoss {
  readonly part: "primary" | "replicas" | null;
  readonly count: number | null;
}

/**
 * A database that has lost machines, after fail-over; null: it has not as many. A primary that is lost is replaced by
 * one of its replicas, so that a replica less is left whichever machine it was; where there is none, its shard is gone.
 * Of several shards replicas, and machines, are lost by one; primaries by as many shards as are lost.
 */
export function databaseAfter(tier: DatabaseTier, { part, count }: DatabaseLoss): DatabaseTier | null {
  const { shards, replicas } = tier;
  if (part === null && count === null) return { ...tier, isLost: true };
  if (part === "replicas") {
    if (replicas === 0) return null;
    if (count === null) return tier.degraded ? null : withReplicas(tier, 0);
    return degraded(tier, 1, (left) => (count <= left ? left - count : undefined));
  }
  if (part === "primary") {
    const hit = count ?? shards;
    return hit > shards ? null : degraded(tier, hit, (left) => (left === 0 ? null : left - 1));
  }
  const machines = count ?? 0;
  return degraded(tier, 1, (left) =>
    machines > left + 1 ? undefined : machines === left + 1 ? null : left - machines,
  );
}

/**
 * @param hit shards that are hit
 * @param after replicas of such a shard → those left; null: nothing is left of it; undefined: it has not as many
 */
function degraded(
  tier: DatabaseTier,
  hit: number,
  after: (replicas: number) => number | null | undefined,
): DatabaseTier | null {
  const { shards, degraded: before } = tier;
  // A second loss meets the shards that the first has met.
  if (before !== undefined && (before.shards !== hit || before.replicas === null)) return null;
  const left = after(before?.replicas ?? tier.replicas);
  if (left === undefined) return null;
  if (hit < shards) return { ...tier, degraded: { shards: hit, replicas: left } };
  return left === null ? { ...tier, isLost: true } : withReplicas(tier, left);
}

/** Without replicas all reads go to the primary. */
const withReplicas = (tier: DatabaseTier, replicas: number): DatabaseTier => ({
  ...tier,
  replicas,
  readFrom: replicas === 0 ? "primary" : tier.readFrom,
});

/** What may be written, for who wrote more. */
export function machinesOf({ shards, replicas }: DatabaseTier, part: DatabaseLoss["part"]): string {
  if (part === "primary") return shards === 1 ? "write 1" : `write 1 to ${shards}, or all`;
  const most = part === "replicas" ? replicas : replicas + 1;
  if (most === 0) return "it has no replicas: leave it out";
  return `write ${most === 1 ? "1" : `1 to ${most}`}, or all${shards > 1 ? "; they are of one shard" : ""}`;
}

import { shownText } from "../../units/shown-text.ts";
import { unknownKey } from "../known-keys.ts";
import { report } from "../log.ts";
import { nameHint } from "../name-hint.ts";
import { describe, mapAt, pathTo, type Reader, valueAt } from "../reader.ts";
import type { CdnTier, DatabaseTier, Tier } from "../types.ts";
import type { Changeable, ChangeKind, ChangeOf } from "./change-kind.ts";
import { type DatabaseLoss, databaseAfter, machinesOf } from "./lose-database.ts";
import { tierOf, withTier } from "./with-tier.ts";

type Loss = ChangeOf<"lose">;

/** What is lost, after fail-over: instances, whole tiers, replicas, primaries. */
export const lose: ChangeKind<Loss> = {
  read: (scenario, changeable) => {
    const reader = mapAt(scenario, "lose");
    if (reader === undefined) return [];
    const losses: Loss[] = [];
    for (const key of Object.keys(reader.data)) {
      const loss = lossAt(reader, key, changeable);
      if (loss !== undefined && isPossible(reader, key, loss, losses, changeable)) losses.push(loss);
    }
    return losses;
  },
  apply: (loss, topology) => withTier(topology, loss.tier, (tier) => tierAfter(tier, loss) ?? tier),
  words: (loss, topology) => wordsOf(loss, tierOf(topology, loss.tier)),
  note: ({ tier: id, count }, topology) => {
    const tier = tierOf(topology, id);
    const isPart =
      tier.kind === "cache" &&
      count !== null &&
      count < tier.servers.instances &&
      tier.keySpaces.some(({ hit }) => hit.kind === "given");
    return isPart ? `${id} keeps its hit ratio: \`cold\` says what it loses with its memory` : null;
  },
};

/** `web`, `db.primary`, `db.replicas`. */
function lossAt(reader: Reader, key: string, { tierNames, tiers }: Changeable): Loss | undefined {
  const { log } = reader;
  const [name = "", part, ...rest] = key.split(".");
  if (!tierNames.includes(name)) {
    if (key === "zone" || key === "region") return void unknownKey(reader, "lose", key, []);
    const message = `no tier is called "${shownText(name)}"`;
    return report(
      log,
      "unknown-tier",
      pathTo(reader, key),
      message,
      nameHint(log, name, tierNames, "there are:"),
      "key",
    );
  }
  const kind = tiers.get(name)?.kind;
  const isPart = part === "primary" || part === "replicas";
  if (part !== undefined && (!isPart || rest.length > 0 || (kind !== undefined && kind !== "database"))) {
    const hint = kind === "database" ? `write ${name}.primary or ${name}.replicas` : `write ${name}`;
    const message = `${name} has no part "${shownText(key.slice(name.length + 1))}" that can be lost`;
    return report(log, "unknown-value", pathTo(reader, key), message, hint, "key");
  }
  const value = valueAt(reader, key);
  const lost = { kind: "lose", tier: name, part: isPart ? part : null } as const;
  if (value === "all") return { ...lost, count: null };
  const path = pathTo(reader, key);
  if (typeof value !== "number")
    return report(log, "wrong-type", path, `${describe(value)} is no number of instances`, "write 1, or all");
  if (!Number.isInteger(value))
    return report(log, "not-whole", path, `there is no ${value} of an instance`, "write a whole number, or all");
  if (value < 1) return report(log, "out-of-range", path, `${value} is no loss`, "write 1 or more, or all");
  return { ...lost, count: value };
}

/** Whether there is as much to lose, after the losses before it; if not, that is said. */
function isPossible(reader: Reader, key: string, loss: Loss, before: readonly Loss[], { tiers }: Changeable): boolean {
  const tier = tiers.get(loss.tier);
  if (tier === undefined) return true; // why it could not be read was said
  const left = before.reduce<Tier | string>(
    (now, earlier) => (typeof now === "string" || earlier.tier !== tier.id ? now : (tierAfter(now, earlier) ?? now)),
    tier,
  );
  if (typeof left === "string" || tierAfter(left, loss) !== null) return true;
  const path = pathTo(reader, key);
  report(reader.log, "out-of-range", path, tooMuch(left, loss), hintFor(left, loss));
  return false;
}

/** The tier after a loss; null: it has not as much. */
function tierAfter(tier: Tier, { part, count }: Loss): Tier | null {
  if (tier.isLost) return null;
  if (tier.kind === "database") return databaseAfter(tier, { part, count });
  if (count === null) return tier.kind === "cdn" ? bypassed(tier) : { ...tier, isLost: true };
  if (!("servers" in tier) || tier.servers === null) return null;
  const instances = tier.servers.instances - count;
  if (instances < 0) return null;
  return instances === 0 ? { ...tier, isLost: true } : ({ ...tier, servers: { ...tier.servers, instances } } as Tier);
}

/** Requests go to the origin, and take no time at the edge. */
const bypassed = (tier: CdnTier): CdnTier => ({
  ...tier,
  hit: { kind: "given", ratio: 0 },
  memory: null,
  latency: { kind: "constant", mean: 0 },
});

function wordsOf({ part, count }: DatabaseLoss, tier: Tier): string {
  const { id } = tier;
  if (tier.kind === "database") return databaseWords({ part, count }, tier);
  if (count === null) return tier.kind === "cdn" ? `${id} is lost: all goes to its origin` : `${id} is lost`;
  const all = "servers" in tier ? (tier.servers?.instances ?? 0) : 0;
  return `${id} loses ${count} of ${all} ${all === 1 ? "instance" : "instances"}`;
}

function databaseWords({ part, count }: DatabaseLoss, tier: DatabaseTier): string {
  const { id, shards, replicas } = tier;
  const of = shards > 1 ? " of one shard" : "";
  const copies = replicas === 1 ? "replica" : "replicas";
  if (part === "replicas")
    return count === null ? `${id} loses all replicas` : `${id} loses ${count} of ${replicas} ${copies}${of}`;
  const promoted = replicas > 0 ? ", a replica is promoted" : "";
  if (part === "primary") {
    const which = count === null || shards === 1 ? "its primary" : `${count} of ${shards} primaries`;
    return `${id} loses ${which}${promoted}`;
  }
  if (count === null) return `${id} is lost`;
  return `${id} loses ${count} of ${1 + replicas} ${replicas === 0 ? "machine" : "machines"}${of}`;
}

function tooMuch(tier: Tier, { part, count }: Loss): string {
  const { id } = tier;
  if (tier.isLost) return `nothing is left of ${id}`;
  if (tier.kind === "database") return `${id} has no ${count ?? ""} ${part ?? "machines"} to lose`.replace("  ", " ");
  if (!("servers" in tier) || tier.servers === null) return `${id} is managed by others: it has no instances to lose`;
  const { instances } = tier.servers;
  return `${id} has ${instances} ${instances === 1 ? "instance" : "instances"}, and cannot lose ${count}`;
}

function hintFor(tier: Tier, { part }: Loss): string {
  if (tier.isLost) return "leave it out";
  if (tier.kind === "database") return machinesOf(tier, part);
  if (!("servers" in tier) || tier.servers === null) return "write all";
  return `write ${tier.servers.instances === 1 ? "1" : `1 to ${tier.servers.instances}`}, or all`;
}

import type { Law } from "../../queueing/law.ts";
import { scaleLaw } from "../../queueing/scale-law.ts";
import { formatNumber } from "../../units/format-quantity.ts";
import { shownText } from "../../units/shown-text.ts";
import { report } from "../log.ts";
import { nameHint } from "../name-hint.ts";
import { quantityAt } from "../read-quantity.ts";
import { mapAt, pathTo } from "../reader.ts";
import type { OperationSpec, Servers, Tier } from "../types.ts";
import type { ChangeKind, ChangeOf } from "./change-kind.ts";
import { withTier } from "./with-tier.ts";

const FACTOR = { atLeast: 1, atMost: 1e6, words: "at least 1x, and at most 1000000x" };

/** Tiers that take longer for all that they do themselves: a slow third party, a noisy neighbour, a failing disk. */
export const slow: ChangeKind<ChangeOf<"slow">> = {
  read: (scenario, { tierNames }) => {
    const reader = mapAt(scenario, "slow");
    if (reader === undefined) return [];
    return Object.keys(reader.data).flatMap((id): ChangeOf<"slow">[] => {
      if (!tierNames.includes(id)) {
        const hint = nameHint(scenario.log, id, tierNames, "there are:");
        report(scenario.log, "unknown-tier", pathTo(reader, id), `no tier is called "${shownText(id)}"`, hint, "key");
      }
      const factor = quantityAt(reader, id, "factor", FACTOR);
      return factor === undefined ? [] : [{ kind: "slow", tier: id, factor }];
    });
  },
  apply: ({ tier: id, factor }, topology) => withTier(topology, id, (tier) => slower(tier, factor)),
  words: ({ tier, factor }) => `${tier} takes ${formatNumber(factor)} times as long`,
};

function slower(tier: Tier, factor: number): Tier {
  const longer = (law: Law): Law => scaleLaw(law, factor);
  switch (tier.kind) {
    case "dns":
    case "cdn":
    case "external":
      return { ...tier, latency: longer(tier.latency) };
    case "queue":
      return { ...tier, publish: longer(tier.publish) };
    case "object-store":
      return { ...tier, get: longer(tier.get), put: longer(tier.put) };
    case "load-balancer":
      return tier.servers === null
        ? { ...tier, serviceTime: longer(tier.serviceTime) }
        : { ...tier, servers: slowed(tier.servers, factor) };
    case "database":
      return { ...tier, servers: slowed(tier.servers, factor), operations: tier.operations.map(waiting) };
    default:
      return { ...tier, servers: slowed(tier.servers, factor), operations: tier.operations.map(waiting) };
  }

  /** What holds no core takes longer as well. */
  function waiting<Spec extends OperationSpec>(operation: Spec): Spec {
    return { ...operation, delay: operation.delay === null ? null : longer(operation.delay) };
  }
}

/** Every service time is divided by the speed. */
const slowed = (servers: Servers, factor: number): Servers => ({ ...servers, speed: servers.speed / factor });

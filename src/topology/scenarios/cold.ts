import { formatRatio } from "../../units/format-quantity.ts";
import { shownText } from "../../units/shown-text.ts";
import { report } from "../log.ts";
import { nameHint } from "../name-hint.ts";
import { quantityAt, SHARE } from "../read-quantity.ts";
import { mapAt, pathTo } from "../reader.ts";
import type { HitSource } from "../types.ts";
import type { ChangeKind, ChangeOf } from "./change-kind.ts";
import { withTier } from "./with-tier.ts";

/** Caches that have lost a part of what they held, and so of their hits. */
export const cold: ChangeKind<ChangeOf<"cold">> = {
  read: (scenario, { tierNames, tiers }) => {
    const reader = mapAt(scenario, "cold");
    if (reader === undefined) return [];
    return Object.keys(reader.data).flatMap((id): ChangeOf<"cold">[] => {
      const path = pathTo(reader, id);
      const tier = tiers.get(id);
      const caches = [...tiers.values()].flatMap(({ id: name, kind }) =>
        kind === "cache" || kind === "cdn" ? [name] : [],
      );
      if (!tierNames.includes(id)) {
        const hint = nameHint(scenario.log, id, caches, "caches are:");
        report(scenario.log, "unknown-tier", path, `no tier is called "${shownText(id)}"`, hint, "key");
      } else if (tier !== undefined && tier.kind !== "cache" && tier.kind !== "cdn") {
        const hint = caches.length === 0 ? null : `caches are: ${caches.join(", ")}`;
        report(scenario.log, "unknown-value", path, `${id} is a ${tier.kind}, and has no hit ratio`, hint, "key");
      } else if (tier?.kind === "cache" && tier.keySpaces.some(({ miss }) => miss.length === 0)) {
        const message = `${id} would miss, and does not say what is asked then`;
        report(scenario.log, "missing-key", [...tier.path, "miss"], message, `add miss: db.read to ${id}`, "key");
      }
      const share = quantityAt(reader, id, "ratio", SHARE);
      return share === undefined ? [] : [{ kind: "cold", tier: id, share }];
    });
  },
  apply: ({ tier: id, share }, topology) =>
    withTier(topology, id, (tier) => {
      if (tier.kind === "cdn") return { ...tier, hit: colder(tier.hit, share) };
      if (tier.kind !== "cache") return tier;
      return { ...tier, keySpaces: tier.keySpaces.map((space) => ({ ...space, hit: colder(space.hit, share) })) };
    }),
  words: ({ tier, share }) => `${tier} hits ${formatRatio(share)} as often`,
};

const colder = (hit: HitSource, share: number): HitSource =>
  hit.kind === "given" ? { ...hit, ratio: hit.ratio * share } : { ...hit, warmth: (hit.warmth ?? 1) * share };

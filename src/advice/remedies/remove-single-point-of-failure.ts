import type { Finding } from "../../findings/types.ts";
import { nameList } from "../../findings/wording.ts";
import type { Tier } from "../../topology/types.ts";
import { serversOf, tierOf } from "../demand.ts";
import type { AdviceContext, Remedy } from "../types.ts";

export const removeSinglePointOfFailure: Remedy = {
  name: "remove-single-point-of-failure",
  title: "Remove single points of failure",
  what: "Runs a second instance of every tier that has but one, in one patch, of which you may take a part; for a database, keeps a replica that can take over.",
  limits:
    "A second machine in the same rack, zone or region falls with it. Third parties and managed tiers are not judged.",
  asks: [],
  rules: ["single-point-of-failure"],
  propose: (finding, context, judge) => {
    const tier = tierOf(finding, context.assessment);
    if (tier === undefined || serversOf(tier) === null) return [];
    const tiers = tier.kind === "database" ? [tier] : aloneWith(finding, context);
    const edits = tiers.map(({ kind, path }) =>
      kind === "database" ? { path: [...path, "replicas"], value: 1 } : { path: [...path, "instances"], value: 2 },
    );
    if (judge(edits) === "none") return [];
    const names = nameList(tiers.map(({ id }) => id));
    return [
      {
        title: tier.kind === "database" ? `Keep a replica of ${names}` : `Run a second instance of ${names}`,
        edits,
        asks: asksOf(tier, tiers),
      },
    ];
  },
};

/** Every tier with one instance, databases apart: the same patch for each of them. */
function aloneWith({ rule }: Finding, { findings, assessment }: AdviceContext): readonly Tier[] {
  return findings
    .filter((other) => other.rule === rule)
    .flatMap((other) => tierOf(other, assessment) ?? [])
    .filter((tier) => tier.kind !== "database" && serversOf(tier) !== null);
}

function asksOf(tier: Tier, tiers: readonly Tier[]): readonly string[] {
  if (tier.kind === "database") {
    return [
      "a fail-over that is automatic and has been tried",
      "reads that may be older than the last write, as they go to the replica: `readFrom: primary` keeps them",
    ];
  }
  if (tiers.every(({ kind }) => kind === "worker")) return [];
  return [
    "something before them that notices when one is down: a load balancer, or their callers",
    "no state of a user kept in one instance",
  ];
}

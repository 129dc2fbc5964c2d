import { serversOf, tierOf } from "../demand.ts";
import type { Remedy } from "../types.ts";

export const removeSinglePointOfFailure: Remedy = {
  name: "remove-single-point-of-failure",
  title: "Remove a single point of failure",
  what: "Runs a second instance, or keeps a replica of a database that can take over.",
  limits:
    "A second machine in the same rack, zone or region falls with it. Third parties and managed tiers are not judged.",
  asks: [],
  rules: ["single-point-of-failure"],
  propose: (finding, { assessment }, judge) => {
    const tier = tierOf(finding, assessment);
    if (tier === undefined || serversOf(tier) === null) return [];
    const isDatabase = tier.kind === "database";
    const edits = [
      isDatabase ? { path: [...tier.path, "replicas"], value: 1 } : { path: [...tier.path, "instances"], value: 2 },
    ];
    if (judge(edits) === "none") return [];
    return [
      {
        title: isDatabase ? `Keep a replica of ${tier.id}` : `Run a second instance of ${tier.id}`,
        edits,
        asks: isDatabase
          ? [
              "a fail-over that is automatic and has been tried",
              "reads that may be older than the last write, as they go to the replica: `readFrom: primary` keeps them",
            ]
          : tier.kind === "worker"
            ? []
            : [
                "something before it that notices when one is down: a load balancer, or its callers",
                "no state of a user kept in one instance",
              ],
      },
    ];
  },
};

import type { DatabaseTier } from "../topology/types.ts";
import { ownCall } from "./calls.ts";
import { lowerLostTier } from "./lost-tier.ts";
import type { LoweredTier, Lowering, LowerTier } from "./lowering.ts";

/**
 * A database of which some shards have lost machines: two databases side by side, among which the key of a request
 * chooses by their numbers of shards. Parts and operations of the shards that are hit are named `degraded`.
 */
export function lowerDegraded(
  tier: DatabaseTier,
  { shards: hit, replicas: left }: NonNullable<DatabaseTier["degraded"]>,
  lowerDatabase: LowerTier<"database">,
  lowering: Lowering,
): LoweredTier {
  const { id, path, shards, replicas, keys } = tier;
  if (keys !== null) lowering.refuse(path, `the loss of some of ${id}'s shards is planned where keys make them unlike`);
  const { degraded: _, ...alike } = tier;
  const apart = renaming(lowering);
  const intact = lowerDatabase({ ...alike, shards: shards - hit }, lowering);
  const degraded =
    left === null
      ? lowerLostTier(alike, apart)
      : lowerDatabase(
          { ...alike, shards: hit, replicas: left, readFrom: left === 0 ? "primary" : tier.readFrom },
          apart,
        );
  return {
    forwarding: null,
    element: { machines: shards * (1 + replicas), spare: left },
    target: (request) => {
      const asked = request.operation ?? "*";
      const steps = (of: LoweredTier) => {
        const { operation, select } = of.target(request);
        return [ownCall({ target: operation, select, path })];
      };
      const operation = lowering.operation({
        tier: id,
        name: `${asked}.shards`,
        key: `${asked} of any shard${request.fresh ? ", fresh" : ""}`,
        isCounted: false,
        path,
        steps: () => [
          {
            kind: "choice",
            branches: [
              { share: 1 - hit / shards, steps: steps(intact) },
              { share: hit / shards, steps: steps(degraded) },
            ],
          },
        ],
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: () => [],
  };
}

/** The same model, in which what is put down has names apart from those of the intact shards. */
function renaming(lowering: Lowering): Lowering {
  const apart = ({ id, tier, part }: { readonly id: string; readonly tier: string; readonly part: string }) => ({
    id: id.replace(`${tier}.`, `${tier}.degraded-`),
    part: `degraded-${part}`,
  });
  return {
    ...lowering,
    group: (group) => lowering.group({ ...group, id: group.id.replace(`${group.tier}.`, `${group.tier}.degraded-`) }),
    station: (station) => lowering.station({ ...station, ...apart(station) }),
    operation: (request) =>
      lowering.operation({
        ...request,
        name: `${request.name}.degraded`,
        ...(request.key === undefined ? {} : { key: `${request.key}, degraded` }),
      }),
  };
}

import type { AccessSpec, DatabaseTier, Path } from "../../topology/types.ts";
import { ownCall } from "../calls.ts";
import { machineCosts } from "../costs.ts";
import { lowerDegraded } from "../degraded-database.ts";
import { keyShares } from "../key-shares.ts";
import type { Lowering, LowerTier, OperationRequest, Request, Target } from "../lowering.ts";
import { addMachines, type Cores, type Machines, partOf } from "../machines.ts";
import { addSlots, held } from "../slots.ts";
import { specsOf } from "../specs.ts";
import type { Call, OperationIndex, StationIndex } from "../types.ts";
import { delay, work } from "../work.ts";

type Place = "primary" | "replicas";

/**
 * An engine with a leader per shard. Writes go to the primary, and every replica of the shard
 * applies them; reads go where `readFrom` says, fresh ones to the primary. Keys choose the shard.
 */
export const lowerDatabase: LowerTier<"database"> = (tier, lowering) => {
  if (tier.degraded !== undefined) return lowerDegraded(tier, tier.degraded, lowerDatabase, lowering);
  const { servers, shards, replicas } = tier;
  const cores = addCores(tier, lowering);
  const specOf = specsOf(tier.id, tier.operations);
  const select: Call["select"] = shards > 1 ? { kind: "key" } : { kind: "one" };
  const usualReads: Place | "all" = cores.replicas === null ? "primary" : tier.readFrom;
  const self = { tier: tier.id, passes: null, waits: true, slots: null };
  const operationOf = (name: string, path: Path, isCounted: boolean, steps: OperationRequest["steps"]) =>
    lowering.operation({ tier: tier.id, name, path, isCounted, steps });

  /** A write applied by one replica. */
  const apply = (write: AccessSpec, replica: Cores) =>
    operationOf(`${write.name}.apply`, write.path, false, () => work(replica, tier.apply ?? write.serviceTime));

  const at = (place: Place, spec: AccessSpec): OperationIndex => {
    const isUsual = spec.access === "write" || place === usualReads;
    const replica = spec.access === "write" ? cores.replicas : null;
    const node = cores[place] ?? cores.primary;
    return operationOf(isUsual ? spec.name : `${spec.name}.${place}`, spec.path, true, () => [
      ...held(
        node.connections,
        held(node.threads, [
          ...work(node, spec.serviceTime),
          ...delay(spec.delay),
          ...lowering.calls(spec.calls, self),
        ]),
      ),
      ...(replica === null
        ? []
        : [
            ownCall({
              target: apply(spec, replica),
              select: { kind: "distinct", count: replicas },
              waited: false,
              path: spec.path,
            }),
          ]),
    ]);
  };

  /** Any machine of the shard, the primary like a replica. */
  const anywhere = (spec: AccessSpec): OperationIndex =>
    operationOf(spec.name, spec.path, false, () => {
      const primary = 1 / (1 + replicas);
      const to = (place: Place) => [ownCall({ target: at(place, spec), select, path: spec.path })];
      return [
        {
          kind: "choice",
          branches: [
            { share: primary, steps: to("primary") },
            { share: 1 - primary, steps: to("replicas") },
          ],
        },
      ];
    });

  const access = (spec: AccessSpec, fresh: boolean): Target => {
    if (spec.access === "write" || fresh) return { operation: at("primary", spec), select, atCaller: false };
    if (usualReads === "all") return { operation: anywhere(spec), select: { kind: "one" }, atCaller: false };
    return { operation: at(usualReads, spec), select, atCaller: false };
  };

  /** The bare tier: a read with probability `reads`, else a write. */
  const either = (reads: number, { fresh }: Request): Target => {
    const branch = (kind: AccessSpec["access"], share: number) => {
      const spec = tier.operations.find((operation) => operation.access === kind);
      if (share === 0 || spec === undefined) return [];
      const { operation, select } = access(spec, fresh);
      return [{ share, steps: [ownCall({ target: operation, select, path: spec.path })] }];
    };
    const operation = lowering.operation({
      tier: tier.id,
      name: fresh ? "*.primary" : "*",
      key: fresh ? "either, fresh" : "either, usual",
      isCounted: false,
      path: tier.path,
      steps: () => [{ kind: "choice", branches: [...branch("read", reads), ...branch("write", 1 - reads)] }],
    });
    return { operation, select: { kind: "one" }, atCaller: false };
  };

  return {
    forwarding: null,
    element: { machines: shards * (1 + replicas), spare: replicas },
    target: (request) =>
      request.operation === null && tier.reads !== null
        ? either(tier.reads, request)
        : access(specOf(request.operation), request.fresh),
    costs: (counted) => [machineCosts(tier, servers, shards * (1 + replicas), counted)],
  };
};

interface Node extends Cores {
  /** null: unlimited. */
  readonly connections: StationIndex | null;
}

function addCores(tier: DatabaseTier, lowering: Lowering): Readonly<Record<Place, Node | null>> & { primary: Node } {
  const { servers, shards, replicas } = tier;
  const add = (machines: Omit<Machines, "tier">): Node => {
    // Nothing is held here but the machine: connections and threads are how many it serves at once.
    const most = Math.min(tier.connections ?? Infinity, servers.threads ?? Infinity);
    const concurrency = Number.isFinite(most) ? most : null;
    const cores = addMachines({ tier, ...machines, concurrency }, servers, lowering);
    if (tier.connections === null || servers.scalability !== null) return { ...cores, connections: null };
    const connections = addSlots(
      {
        tier,
        part: partOf(machines.part, "connections"),
        path: [...tier.path, "connections"],
        group: cores.group,
        resource: "pool",
        size: tier.connections,
        waitingRoom: null,
      },
      lowering,
    );
    return { ...cores, connections };
  };
  const shares = tier.keys === null ? null : keyShares(tier.keys, shards);
  // Keys fall on shards as at random; a replica of the shard is chosen as the tier says.
  const primary = add({ part: "primary", members: shards, balancing: shards > 1 ? "random" : null, shares });
  if (replicas === 0) return { primary, replicas: null };
  const balancing = shards > 1 && replicas === 1 ? "random" : null;
  const spread = { members: shards * replicas, partitions: shards, shares };
  return { primary, replicas: add({ part: "replicas", ...spread, balancing }) };
}

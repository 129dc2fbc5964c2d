/**
 * Topology → Model. Tiers first put down their machines, in the file's order; then operations are
 * made on demand, from the workloads on, by a list of work rather than by recursion: a chain of any
 * length is lowered, and a ring of async calls ends.
 */
import { meanOf } from "../queueing/law-moments.ts";
import { tiersCalledBy } from "../topology/call-nodes.ts";
import { outlineOf, reachedOperation, type TierOutline } from "../topology/outline.ts";
import type { Path, Tier, Topology } from "../topology/types.ts";
import { balancingByCaller } from "./balancing.ts";
import { lowerCalls } from "./calls.ts";
import { distinctionsOf } from "./forwarding.ts";
import { lowerLostTier } from "./lost-tier.ts";
import type { Forwarding, LoweredTier, Lowering, Request, Target } from "./lowering.ts";
import { operationTable } from "./operation-table.ts";
import { lowerTier } from "./registry.ts";
import type { Cache, Group, Model, Refusal, Station } from "./types.ts";
import { indicesByWhole, workloadParts } from "./workloads.ts";

/** The model of a topology, or what in it no model says. */
export function lower(topology: Topology): { readonly model: Model } | { readonly refusals: readonly Refusal[] } {
  const groups: Group[] = [];
  const stations: Station[] = [];
  const caches: Cache[] = [];
  const refusals: Refusal[] = [];
  const refuse = (path: Path, message: string): void => {
    refusals.push({ kind: "refusal", path, message });
  };

  const parts = workloadParts(topology);
  const indices = indicesByWhole(parts);
  const table = operationTable();
  const tiers = new Map<
    string,
    { readonly tier: Tier; readonly outline: TierOutline; readonly lowered: LoweredTier }
  >();
  const target = (id: string, request: Request, path: Path): Target => {
    const called = tiers.get(id);
    if (called === undefined) return nowhere(`there is no tier ${id}`, path);
    const { outline, lowered } = called;
    if (lowered.forwarding !== null) return lowered.target(request);
    const operation = reachedOperation(outline, request.operation);
    if (operation === undefined) return nowhere(unknownOperation(outline, request.operation), path);
    return lowered.target(operation === request.operation ? request : { ...request, operation });
  };
  const nowhere = (message: string, path: Path): Target => {
    refuse(path, message);
    return { operation: 0, select: { kind: "one" }, atCaller: false };
  };
  const network = meanOf(topology.network) === 0 ? null : topology.network;
  const context = {
    network,
    target,
    operation: table.request,
    workloadsOf: (name: string) => indices.get(name) ?? [],
  };
  const byId = new Map(topology.tiers.map((tier) => [tier.id, tier]));
  let distinctions: ReturnType<typeof distinctionsOf> = new Map();
  const lowering: Lowering = {
    network,
    group: (group) => groups.push(group) - 1,
    station: (station) => stations.push(station) - 1,
    cache: (cache) => caches.push(cache) - 1,
    operation: table.request,
    calls: (nodes, caller) => lowerCalls(nodes, caller, context),
    calledBy: (nodes) => tiersCalledBy(nodes, byId),
    balancingBefore: balancingByCaller(topology.tiers, refuse),
    distinctions: (tier) => distinctions.get(tier) ?? { part: false, client: false },
    refuse,
  };

  const forwarding = new Map<string, Forwarding>();
  for (const tier of topology.tiers) {
    const lowered = tier.isLost ? lowerLostTier(tier, lowering) : lowerTier(tier, lowering);
    tiers.set(tier.id, { tier, outline: outlineOf(tier), lowered });
    if (lowered.forwarding !== null) forwarding.set(tier.id, lowered.forwarding);
  }
  distinctions = distinctionsOf(forwarding);

  const workloads = parts.map(({ workload, entryTier, request }) => ({
    ...workload,
    entry: target(entryTier, request, workload.path).operation,
  }));
  const operations = table.build();
  if (refusals.length > 0) return { refusals };
  const counted = table.counted();
  return {
    model: {
      groups,
      stations,
      caches,
      operations,
      workloads,
      costs: [...tiers].flatMap(([id, { lowered }]) => lowered.costs(counted.get(id) ?? [])),
      elements: [...tiers.values()].map(({ tier: { id, kind, path }, lowered: { element } }) => ({
        tier: id,
        kind,
        path,
        machines: element.machines,
        spare: element.spare,
      })),
      hour: null,
      lost: topology.tiers.filter(({ isLost }) => isLost).map(({ id }) => id),
    },
  };
}

/** The parser says this with a position; here it is for those who build a topology themselves. */
function unknownOperation({ id, operations }: TierOutline, asked: string | null): string {
  const known = operations.join(", ");
  return asked === null ? `say which operation of ${id}: ${known}` : `${id} has no operation ${asked}: it has ${known}`;
}

import { eachCall } from "./call-nodes.ts";
import { outlineOf, reachedOperation, type TierOutline } from "./outline.ts";
import type { Call, CallNode, HitSource, Path, Tier, Workload } from "./types.ts";

/** An operation of a tier; of one that passes requests on, the operation that is asked for behind it. */
export interface GraphNode {
  readonly tier: Tier;
  readonly operation: string | null;
  /** Of a workload that a CDN may answer in part, as long as tiers pass it on; null: it has no such part. */
  readonly part: Part | null;
  /** Mean numbers of calls, filled as the graph is walked. */
  readonly edges: GraphEdge[];
  /** Whose wish it is: the workload, or the call that led to tiers which pass it on. */
  readonly origin: Path;
}

type Part = "static" | "dynamic";

export interface GraphEdge {
  readonly to: GraphNode;
  /** Mean number of calls for each request at the node it leaves. */
  readonly calls: number;
  /** The caller waits for the answer. */
  readonly isWaited: boolean;
  readonly only: readonly string[] | null;
}

/** A request arrives at a tier that does not have what it asks for. */
export interface Unanswered {
  readonly tier: TierOutline;
  readonly asked: string | null;
  readonly origin: Path;
}

export interface CallGraph {
  readonly nodes: readonly GraphNode[];
  readonly reached: ReadonlySet<string>;
  readonly unanswered: readonly Unanswered[];
}

/** Follows all requests from their entries; tiers that none reaches are walked too, and not counted as reached. */
export function callGraph(workloads: readonly Workload[], tiers: readonly Tier[]): CallGraph {
  const outlines = new Map(tiers.map((tier) => [tier.id, outlineOf(tier)]));
  const byId = new Map(tiers.map((tier) => [tier.id, tier]));
  const nodes = new Map<string, GraphNode>();
  const unanswered: Unanswered[] = [];
  const pending: GraphNode[] = [];

  const nodeOf = (
    id: string,
    asked: string | null,
    isResolved: boolean,
    origin: Path,
    passedPart: Part | null = null,
  ): GraphNode | undefined => {
    const tier = byId.get(id);
    const outline = outlines.get(id);
    if (tier === undefined || outline === undefined) return undefined;
    const operation = isResolved || outline.isPassThrough ? asked : reachedOperation(outline, asked);
    if (operation === undefined) {
      unanswered.push({ tier: outline, asked, origin });
      return undefined;
    }
    const part = outline.isPassThrough ? passedPart : null;
    const key = `${id}.${operation ?? ""}.${part ?? ""}`;
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const node: GraphNode = { tier, operation, part, edges: [], origin };
    nodes.set(key, node);
    pending.push(node);
    return node;
  };

  const walk = () => {
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const from = node;
      const passesOn = outlines.get(from.tier.id)?.isPassThrough === true;
      for (const { calls, weight, isWaited } of treesFor(from))
        eachCall(calls, (call, mean) => {
          const isResolved = call.operation !== null || !passesOn;
          const to = nodeOf(
            call.tier,
            call.operation ?? (passesOn ? from.operation : null),
            isResolved,
            originOf(from, call, passesOn),
            from.part,
          );
          if (to === undefined) return;
          from.edges.push({ to, calls: mean * weight, isWaited: isWaited && !call.async, only: call.only });
        });
    }
  };

  for (const workload of workloads)
    for (const { operation } of workload.mix) {
      const origin = [...workload.path, ...(workload.mix.length > 1 ? ["mix", operation] : ["operation"])];
      for (const part of partsOf(workload)) nodeOf(workload.entry, operation, false, origin, part);
    }
  walk();
  const reached = new Set([...nodes.values()].map(({ tier }) => tier.id));
  const found = unanswered.length;
  for (const tier of tiers)
    if (!reached.has(tier.id))
      for (const operation of [null, ...(outlines.get(tier.id)?.operations ?? [])])
        nodeOf(tier.id, operation, false, tier.path);
  walk();
  return { nodes: [...nodes.values()], reached, unanswered: unanswered.slice(0, found) };
}

/** Parts that somebody asks for. */
function partsOf({ staticShare }: Workload): readonly (Part | null)[] {
  if (staticShare === null) return [null];
  return [...(staticShare > 0 ? ["static" as const] : []), ...(staticShare < 1 ? ["dynamic" as const] : [])];
}

const originOf = (from: GraphNode, call: Call, passesOn: boolean): Path => (passesOn ? from.origin : call.path);

interface Tree {
  readonly calls: readonly CallNode[];
  /** Share of the node's requests for which it is made. */
  readonly weight: number;
  readonly isWaited: boolean;
}

function treesFor({ tier, operation, part }: GraphNode): readonly Tree[] {
  const waited = (calls: readonly CallNode[], weight = 1): Tree => ({ calls, weight, isWaited: true });
  switch (tier.kind) {
    case "dns":
      return [waited(tier.calls)];
    case "cdn":
      return part === "static" ? [waited(tier.origin ?? tier.calls, missShare(tier.hit))] : [waited(tier.calls)];
    case "load-balancer":
      return [waited((operation === null ? undefined : tier.routes.get(operation)) ?? tier.calls)];
    case "service":
    case "worker":
    case "database":
      return [waited(tier.operations.find(({ name }) => name === operation)?.calls ?? [])];
    case "cache":
      return tier.keySpaces
        .filter(({ name }) => (name ?? "get") === operation)
        .map(({ miss, hit }) => waited(miss, missShare(hit)));
    case "queue":
      return [{ calls: tier.consumers, weight: 1, isWaited: false }];
    case "object-store":
    case "external":
      return [];
  }
}

/** Of a hit ratio that the load decides, at most. */
const missShare = (hit: HitSource): number => (hit.kind === "given" ? 1 - hit.ratio : 1);

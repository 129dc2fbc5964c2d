import type { Call, CallNode } from "../topology/types.ts";
import type { Distinctions, Forwarding, OperationRequest, Request } from "./lowering.ts";

/** Every call in the nodes, groups and fallbacks included. */
export function* callsIn(nodes: readonly CallNode[]): Generator<Call> {
  for (const node of nodes) {
    if (node.kind === "call") {
      yield node;
      if (node.onFailure.kind === "to") yield* callsIn(node.onFailure.calls);
    } else if (node.kind === "choice") for (const branch of node.branches) yield* callsIn(branch.steps);
    else for (const branch of node.branches) yield* callsIn(branch);
  }
}

/**
 * Which forwarding tiers must tell static from dynamic, and one workload's clients from another's:
 * those from which such a tier is reached by passing on. Linear in tiers and calls, without recursion.
 */
export function distinctionsOf(forwarding: ReadonlyMap<string, Forwarding>): ReadonlyMap<string, Distinctions> {
  const callers = new Map<string, string[]>();
  for (const [tier, { calls }] of forwarding) {
    for (const call of callsIn(calls)) {
      if (!forwarding.has(call.tier)) continue;
      const known = callers.get(call.tier);
      if (known === undefined) callers.set(call.tier, [tier]);
      else known.push(tier);
    }
  }
  const part = reaching("part");
  const client = reaching("client");
  return new Map(
    [...forwarding.keys()].map((tier) => [tier, { part: part.has(tier), client: client.has(tier) }] as const),
  );

  function reaching(distinction: keyof Distinctions): ReadonlySet<string> {
    const reached = new Set<string>();
    for (const [tier, { distinguishes }] of forwarding) if (distinguishes === distinction) reached.add(tier);
    // A set that grows while it is walked is walked to its end.
    for (const tier of reached) for (const caller of callers.get(tier) ?? []) reached.add(caller);
    return reached;
  }
}

/**
 * Name and key of the operation that passes a request on: `lb.browse`, `edge.browse.static`, and by
 * workload (`dns.shop.index`) where its clients matter.
 */
export function forwardedOperation(
  request: Request,
  distinctions: Distinctions,
): Pick<OperationRequest, "name"> & { readonly key: string } {
  const asked = request.operation ?? "*";
  const part = distinctions.part ? request.part : null;
  const client = distinctions.client ? request.client : null;
  const name = client?.workload ?? (part === null ? asked : `${asked}.${part}`);
  return { name, key: [asked, part, client?.workload ?? null].join(" ") };
}

import { callGraph, type GraphEdge, type GraphNode, type Unanswered } from "./call-graph.ts";
import { loops } from "./components.ts";
import { waitedCycle } from "./cycles.ts";
import { type Log, report } from "./log.ts";
import { loopGain } from "./loop-gain.ts";
import { listed, nameHint } from "./name-hint.ts";
import type { Tier, Workload } from "./types.ts";

/** Follows every request: what is asked must be there, no circle may wait for itself, no loop may grow, no tier idle. */
export function checkCalls(workloads: readonly Workload[], tiers: readonly Tier[], log: Log): void {
  const graph = callGraph(workloads, tiers);
  for (const unanswered of graph.unanswered) describeUnanswered(unanswered, log);
  for (const tier of tiers)
    if (!graph.reached.has(tier.id)) {
      const message = `no request ever reaches ${tier.id}`;
      report(log, "unreachable-tier", tier.path, message, "call it from another tier, or remove it", "key");
    }
  for (const isActive of viewsOf(graph.nodes)) {
    const cycle = waitedCycle(graph.nodes, isActive);
    if (cycle !== undefined) describeCycle(cycle, log);
    else for (const members of loops(graph.nodes, isActive)) describeLoop(members, isActive, log);
  }
}

/** Calls that are made `only` for some workloads count for these alone. */
function viewsOf(nodes: readonly GraphNode[]): ((edge: GraphEdge) => boolean)[] {
  const named = new Set(nodes.flatMap(({ edges }) => edges.flatMap(({ only }) => only ?? [])));
  const views = [...named].map((workload) => (edge: GraphEdge) => edge.only === null || edge.only.includes(workload));
  return [(edge) => edge.only === null, ...views];
}

const nameOf = ({ tier, operation }: GraphNode): string =>
  operation === null || operation === "*" ? tier.id : `${tier.id}.${operation}`;

function describeCycle(cycle: readonly GraphNode[], log: Log): void {
  const [first] = cycle;
  if (first === undefined) return;
  const path = [...cycle, first].map(nameOf).join(" → ");
  report(
    log,
    "call-cycle",
    first.tier.path,
    `these calls wait for one another in a circle: ${path}`,
    "remove one of them, or make it async",
    "key",
  );
}

function describeLoop(members: readonly GraphNode[], isActive: (edge: GraphEdge) => boolean, log: Log): void {
  const gain = loopGain(members, isActive);
  const [first] = members;
  if (gain < 1 || first === undefined) return;
  const names = listed(members.map(nameOf).reverse());
  const message = `a message that goes round through ${names} makes ${Number(gain.toPrecision(3))} new ones, so that the load never ends`;
  report(log, "endless-loop", first.tier.path, message, "lower a share or a number of calls on the way", "key");
}

function describeUnanswered({ tier, asked, origin }: Unanswered, log: Log): void {
  const names = tier.operations;
  const [workload] = origin[0] === "workloads" ? [origin[1]] : [];
  const who = workload === undefined ? "this call" : String(workload);
  if (asked === null) {
    const message = `${who} reaches ${tier.id}, which has several operations, and does not say which it asks for`;
    report(log, "ambiguous-operation", origin, message, `${tier.id} has: ${listed(names)}`);
    return;
  }
  const message = `${who} asks ${tier.id} for "${asked}", and it has no such operation`;
  const say = workload === undefined ? "name one of them" : `say operation: ${names[0] ?? "…"} in the workload`;
  report(log, "unknown-operation", origin, message, `${nameHint(asked, names, `${tier.id} has:`) ?? ""}; ${say}`);
}

import { callGraph, type GraphEdge, type GraphNode, type Unanswered } from "./call-graph.ts";
import { loops } from "./components.ts";
import { waitedCycle } from "./cycles.ts";
import { type Log, report } from "./log.ts";
import { loopGain } from "./loop-gain.ts";
import { listed, nameHint } from "./name-hint.ts";
import type { Tier, Workload } from "./types.ts";

/** Below 1 by more than rounding. */
const HIGHEST_GAIN = 1 - 1e-9;

/**
 * Follows every request: what is asked must be there, no circle may wait for itself, no loop may grow, no tier idle.
 * @param isEvery all workloads of the file are among these; else a tier may seem idle and is not
 */
export function checkCalls(workloads: readonly Workload[], isEvery: boolean, tiers: readonly Tier[], log: Log): void {
  const graph = callGraph(workloads, tiers);
  for (const unanswered of graph.unanswered) describeUnanswered(unanswered, log);
  // What goes round for one workload goes round with the calls of all: only such parts are looked at one by one.
  for (const circle of loops(graph.nodes, () => true))
    for (const isActive of viewsOf(circle)) {
      const cycle = waitedCycle(circle, isActive);
      if (cycle !== undefined) describeCycle(cycle, log);
      else for (const members of loops(circle, isActive)) describeLoop(members, isActive, log);
    }
  if (!isEvery || graph.unanswered.length > 0) return;
  for (const tier of tiers)
    if (!graph.reached.has(tier.id)) {
      const message = `no request ever reaches ${tier.id}`;
      report(log, "unreachable-tier", tier.path, message, "call it from another tier, or remove it", "key");
    }
}

/** Calls that are made `only` for some workloads count for these alone; those that leave the circle do not count. */
function viewsOf(circle: readonly GraphNode[]): ((edge: GraphEdge) => boolean)[] {
  const members = new Set(circle);
  const inside = circle.flatMap(({ edges }) => edges.filter(({ to }) => members.has(to)));
  const named = new Set(inside.flatMap(({ only }) => only ?? []));
  const views = [...named].map((workload) => (edge: GraphEdge) => edge.only === null || edge.only.includes(workload));
  return [(edge: GraphEdge) => edge.only === null, ...views].map(
    (view) => (edge) => members.has(edge.to) && view(edge),
  );
}

const nameOf = ({ tier, operation }: GraphNode): string =>
  operation === null || operation === "*" ? tier.id : `${tier.id}.${operation}`;

function describeCycle(cycle: readonly GraphNode[], log: Log): void {
  const [first] = cycle;
  if (first === undefined) return;
  const path = [...cycle, first].map(nameOf).join(" → ");
  const message = `these calls wait for one another in a circle: ${path}`;
  report(log, "call-cycle", first.tier.path, message, "remove one of them, or make it async", "key");
}

function describeLoop(members: readonly GraphNode[], isActive: (edge: GraphEdge) => boolean, log: Log): void {
  const [first] = members;
  if (first === undefined || loopGain(members, isActive) < HIGHEST_GAIN) return;
  const path = members.map(nameOf).reverse().slice(0, 12).join(" → ");
  const message = `each message that goes round through ${path} makes at least one new one, so that the load never ends`;
  report(log, "endless-loop", first.tier.path, message, "lower a share or a number of calls on the way", "key");
}

function describeUnanswered({ tier, asked, origin }: Unanswered, log: Log): void {
  const names = tier.operations;
  const at = origin[2] === "mix" ? "key" : "value";
  const workload = origin[0] === "workloads" ? String(origin[1]) : undefined;
  const who = workload ?? "this call";
  if (asked === null) {
    const message = `${who} reaches ${tier.id}, which has several operations, and does not say which it asks for`;
    report(log, "ambiguous-operation", origin, message, `${tier.id} has: ${listed(names)}`);
    return;
  }
  const message = `${who} asks ${tier.id} for "${asked}", and it has no such operation`;
  const say = workload === undefined ? "name one of them" : `say operation: ${names[0] ?? "…"} in the workload`;
  report(
    log,
    "unknown-operation",
    origin,
    message,
    `${nameHint(log, asked, names, `${tier.id} has:`) ?? ""}; ${say}`,
    at,
  );
}

import type { GraphEdge, GraphNode } from "./call-graph.ts";

/** Rounds of the power method; each brings the bounds nearer. */
const ROUNDS = 2000;

/**
 * The gain of a strongly connected component: the spectral radius of the matrix of mean calls. From 1 on each
 * message makes at least one new one on its way round, and the load never ends. The power method on the matrix plus one, which does not oscillate;
 * Collatz's bounds decide as soon as both lie on one side of 1.
 */
export function loopGain(members: readonly GraphNode[], isActive: (edge: GraphEdge) => boolean): number {
  const index = new Map(members.map((node, position) => [node, position]));
  let weights = members.map(() => 1);
  let upper = Number.POSITIVE_INFINITY;
  let lower = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = members.map((node, position) =>
      node.edges.reduce((sum, edge) => {
        const to = isActive(edge) ? index.get(edge.to) : undefined;
        return to === undefined ? sum : sum + edge.calls * (weights[to] ?? 0);
      }, weights[position] ?? 0),
    );
    const ratios = next.map((value, position) => value / (weights[position] ?? 1));
    upper = Math.max(...ratios);
    lower = Math.min(...ratios);
    if (upper < 2 || lower >= 2 || upper - lower <= 1e-12 * upper) break;
    const largest = Math.max(...next);
    weights = next.map((value) => value / largest);
  }
  return (lower + upper) / 2 - 1;
}

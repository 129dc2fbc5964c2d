import type { GraphEdge, GraphNode } from "./call-graph.ts";

/**
 * A circle of calls in which each waits for the next, as the nodes on it; undefined: there is none.
 * Depth first without recursion, since a chain of calls may be as long as the file.
 */
export function waitedCycle(
  nodes: readonly GraphNode[],
  isActive: (edge: GraphEdge) => boolean,
): readonly GraphNode[] | undefined {
  const finished = new Set<GraphNode>();
  for (const start of nodes) {
    if (finished.has(start)) continue;
    const stack: { readonly node: GraphNode; next: number }[] = [{ node: start, next: 0 }];
    const onStack = new Set<GraphNode>([start]);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = top.node.edges[top.next++];
      if (edge === undefined) {
        finished.add(top.node);
        onStack.delete(top.node);
        stack.pop();
        continue;
      }
      if (!edge.isWaited || edge.calls === 0 || !isActive(edge) || finished.has(edge.to)) continue;
      if (onStack.has(edge.to)) {
        const from = stack.findIndex(({ node }) => node === edge.to);
        return stack.slice(from).map(({ node }) => node);
      }
      stack.push({ node: edge.to, next: 0 });
      onStack.add(edge.to);
    }
  }
  return undefined;
}

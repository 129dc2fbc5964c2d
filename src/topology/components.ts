import type { GraphEdge, GraphNode } from "./call-graph.ts";

/**
 * The strongly connected components with more than one node, or a node that calls itself: wherever a message may make
 * another of its kind. Tarjan 1972, without recursion.
 */
export function loops(nodes: readonly GraphNode[], isActive: (edge: GraphEdge) => boolean): GraphNode[][] {
  const order = new Map<GraphNode, number>();
  const low = new Map<GraphNode, number>();
  const open: GraphNode[] = [];
  const isOpen = new Set<GraphNode>();
  const found: GraphNode[][] = [];
  const enter = (node: GraphNode) => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, next: 0 };
  };
  const lower = (node: GraphNode, value: number) => low.set(node, Math.min(low.get(node) ?? value, value));

  for (const start of nodes) {
    if (order.has(start)) continue;
    const stack = [enter(start)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { node } = top;
      const edge = node.edges[top.next++];
      if (edge !== undefined) {
        if (edge.calls === 0 || !isActive(edge)) continue;
        if (!order.has(edge.to)) stack.push(enter(edge.to));
        else if (isOpen.has(edge.to)) lower(node, order.get(edge.to) ?? 0);
        continue;
      }
      stack.pop();
      const parent = stack.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) !== order.get(node)) continue;
      const members = open.splice(open.indexOf(node));
      for (const member of members) isOpen.delete(member);
      const isLoop = members.length > 1 || node.edges.some(({ to, calls }) => to === node && calls > 0);
      if (isLoop) found.push(members);
    }
  }
  return found;
}

import type { FlowGraph } from "./flow-graph.ts";

/** The nodes of a flow graph so that one pass over them suffices wherever nothing flows back. */
export interface NodeOrder {
  /** Every node, those that feed it before it; the nodes of a loop together. */
  readonly order: Int32Array;
  /** Where in `order` each part begins whose nodes all feed one another, and where the last one ends. */
  readonly blocks: readonly number[];
  /** Edges into node n are `incoming[start[n]] … incoming[start[n + 1] − 1]`. */
  readonly start: Int32Array;
  readonly incoming: Int32Array;
  /** By node: 1 where an edge leads from it to itself. */
  readonly feedsItself: Uint8Array;
  readonly hasLoop: boolean;
}

/** Linear in the edges. */
export function nodeOrderOf(graph: FlowGraph): NodeOrder {
  const edges = graph.to.length;
  const start = new Int32Array(graph.nodes + 1);
  for (let e = 0; e < edges; e++)
    start[(graph.to[e] as number) + 1] = (start[(graph.to[e] as number) + 1] as number) + 1;
  for (let n = 0; n < graph.nodes; n++) start[n + 1] = (start[n + 1] as number) + (start[n] as number);
  const outStart = new Int32Array(graph.nodes + 1);
  for (let e = 0; e < edges; e++) {
    outStart[(graph.from[e] as number) + 1] = (outStart[(graph.from[e] as number) + 1] as number) + 1;
  }
  for (let n = 0; n < graph.nodes; n++) outStart[n + 1] = (outStart[n + 1] as number) + (outStart[n] as number);
  const incoming = new Int32Array(edges);
  const feedsItself = new Uint8Array(graph.nodes);
  const outgoing = new Int32Array(edges);
  const placedIn = start.slice();
  const placedOut = outStart.slice();
  for (let e = 0; e < edges; e++) {
    const to = graph.to[e] as number;
    const from = graph.from[e] as number;
    incoming[placedIn[to] as number] = e;
    placedIn[to] = (placedIn[to] as number) + 1;
    outgoing[placedOut[from] as number] = e;
    placedOut[from] = (placedOut[from] as number) + 1;
    if (from === to) feedsItself[from] = 1;
  }

  const { order, blocks } = blocksInOrder(graph, outStart, outgoing);
  const hasLoop = blocks.length - 1 < graph.nodes || feedsItself.includes(1);
  return { order, start, incoming, blocks, feedsItself, hasLoop };
}

/**
 * The strongly connected parts, callers before what they feed.
 *
 * Source: Tarjan, Depth-first search and linear graph algorithms (1972), without recursion.
 */
function blocksInOrder(
  graph: FlowGraph,
  outStart: Int32Array,
  outgoing: Int32Array,
): { readonly order: Int32Array; readonly blocks: readonly number[] } {
  const order = new Int32Array(graph.nodes);
  // Parts are found last first, so the order is filled from its end.
  const blocks: number[] = [graph.nodes];
  let free = graph.nodes;
  const found = new Int32Array(graph.nodes); // 0: not yet; else when, from 1 on
  const reaches = new Int32Array(graph.nodes);
  const isOpen = new Uint8Array(graph.nodes);
  const next = outStart.slice(0, graph.nodes);
  const open: number[] = [];
  const path: number[] = [];
  let clock = 0;
  const enter = (node: number): void => {
    found[node] = ++clock;
    reaches[node] = clock;
    isOpen[node] = 1;
    open.push(node);
    path.push(node);
  };
  for (let root = 0; root < graph.nodes; root++) {
    if (found[root] !== 0) continue;
    enter(root);
    while (path.length > 0) {
      const node = path[path.length - 1] as number;
      if ((next[node] as number) < (outStart[node + 1] as number)) {
        const to = graph.to[outgoing[next[node] as number] as number] as number;
        next[node] = (next[node] as number) + 1;
        if (found[to] === 0) enter(to);
        else if (isOpen[to] === 1) reaches[node] = Math.min(reaches[node] as number, found[to] as number);
        continue;
      }
      path.pop();
      const caller = path[path.length - 1];
      if (caller !== undefined) reaches[caller] = Math.min(reaches[caller] as number, reaches[node] as number);
      if (reaches[node] !== found[node]) continue;
      for (let member = -1; member !== node; ) {
        member = open.pop() as number;
        isOpen[member] = 0;
        order[--free] = member;
      }
      blocks.push(free);
    }
  }
  return { order, blocks: blocks.reverse() };
}

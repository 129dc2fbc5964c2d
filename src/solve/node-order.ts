import type { FlowGraph } from "./flow-graph.ts";

/** The nodes of a flow graph so that one pass over them suffices wherever nothing flows back. */
export interface NodeOrder {
  /** Every node, those that feed it before it; nodes on or behind a loop come last. */
  readonly order: Int32Array;
  /** Edges into node n are `incoming[start[n]] … incoming[start[n + 1] − 1]`. */
  readonly start: Int32Array;
  readonly incoming: Int32Array;
  readonly hasLoop: boolean;
}

/** Kahn's algorithm (Communications of the ACM 5, 1962); linear in the edges. */
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
  }

  const order = new Int32Array(graph.nodes);
  const waiting = new Int32Array(graph.nodes);
  const isPlaced = new Uint8Array(graph.nodes);
  let count = 0;
  const place = (node: number) => {
    order[count++] = node;
    isPlaced[node] = 1;
  };
  for (let n = 0; n < graph.nodes; n++) {
    waiting[n] = (start[n + 1] as number) - (start[n] as number);
    if (waiting[n] === 0) place(n);
  }
  for (let k = 0; k < count; k++) {
    const node = order[k] as number;
    for (let i = outStart[node] as number; i < (outStart[node + 1] as number); i++) {
      const to = graph.to[outgoing[i] as number] as number;
      waiting[to] = (waiting[to] as number) - 1;
      if (waiting[to] === 0) place(to);
    }
  }
  const hasLoop = count < graph.nodes;
  for (let n = 0; n < graph.nodes; n++) if (!isPlaced[n]) place(n);
  return { order, start, incoming, hasLoop };
}

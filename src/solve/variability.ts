/**
 * Variability of the flows between stations: the squared coefficient of variation of the arrivals
 * at each, by the Queueing Network Analyzer's linear equations (Whitt, The Queueing Network
 * Analyzer, BSTJ 62, 1983, eqs. 24–44): superposition with Albin's weights, random splitting,
 * departures.
 *
 * Approximate; exact where all is Poisson and exponential. What it forgets: bursts that pass a busy
 * station (Suresh & Whitt, 1990).
 */
import type { FlowGraph } from "./flow-graph.ts";
import { type NodeOrder, nodeOrderOf } from "./node-order.ts";

export interface StationTraffic {
  /** Busy share of the servers, 0 to 1. */
  readonly utilization: number;
  /** All members together. */
  readonly servers: number;
  /** Passes a Poisson stream on as one: exponential with unlimited room and one class, or processor sharing. */
  readonly passesPoisson: boolean;
  /** scv of the service; for processor sharing 1, since M/G/c-PS passes Poisson streams on (Kelly, Reversibility and Stochastic Networks, 1979, §3.3). */
  readonly serviceScv: number;
}

/**
 * What is known of a stream beyond its scv: `poisson` and `renewal` (a workload's own arrivals, unsplit
 * and unmixed) are true to the letter; of the rest only rate and scv are known.
 */
export type StreamKind = "poisson" | "renewal" | "approximate";

export interface Variability {
  /** Kind of the arrivals at each station. */
  readonly streams: readonly StreamKind[];
  /** scv of the arrivals at each station, folded. */
  readonly arrivalScv: Float64Array;
  /** Folded arrival rate at each station. */
  readonly foldedRate: Float64Array;
  readonly converged: boolean;
}

const TOLERANCE = 1e-10;
const MOST_ROUNDS = 500;

/**
 * @param sourceScv scv of each workload's arrivals
 * @param traffic of each station
 */
export function variabilityOf(
  graph: FlowGraph,
  sourceScv: readonly number[],
  traffic: readonly StationTraffic[],
): Variability {
  const stations = traffic.length;
  const edges = graph.from.length;
  const firstSource = graph.nodes - sourceScv.length;
  const arriving = new Float64Array(graph.nodes);
  const leaving = new Float64Array(graph.nodes);
  for (let e = 0; e < edges; e++) {
    const rate = graph.rate[e] as number;
    arriving[graph.to[e] as number] =
      (arriving[graph.to[e] as number] as number) + rate * (graph.multiplicity[e] as number);
  }
  // A node sends on at most what reaches it; a fork sends it down every branch whole.
  for (let node = 0; node < graph.nodes; node++) leaving[node] = arriving[node] as number;
  sourceScv.forEach((_, w) => {
    leaving[firstSource + w] = Number.POSITIVE_INFINITY;
  });
  for (let e = 0; e < edges; e++) {
    const from = graph.from[e] as number;
    if (from >= firstSource) leaving[from] = Math.min(leaving[from] as number, graph.rate[e] as number);
  }

  const weight = superpositionWeights(graph, arriving, traffic);
  const scv = new Float64Array(graph.nodes).fill(1); // of what leaves each node
  const arrivalScv = new Float64Array(graph.nodes).fill(1);
  sourceScv.forEach((value, w) => {
    scv[firstSource + w] = value;
  });

  const nodes = nodeOrderOf(graph);
  /** What leaves a node, given what comes to it; how far that is from what was thought. */
  const pass = (node: number): number => {
    if (node >= firstSource || arriving[node] === 0) return 0;
    let mix = 0;
    for (let i = nodes.start[node] as number; i < (nodes.start[node + 1] as number); i++) {
      const e = nodes.incoming[i] as number;
      const from = graph.from[e] as number;
      const share = Math.min(1, (graph.rate[e] as number) / (leaving[from] as number));
      const split = 1 + share * ((scv[from] as number) - 1);
      const stream = (graph.offset[e] as number) + (graph.slope[e] as number) * split;
      mix += (((graph.rate[e] as number) * (graph.multiplicity[e] as number)) / (arriving[node] as number)) * stream;
    }
    const w = node < stations ? (weight[node] as number) : 1;
    const arrival = Math.max(0, w * mix + 1 - w);
    arrivalScv[node] = arrival;
    const out = node < stations ? departureScv(arrival, traffic[node] as StationTraffic) : arrival;
    const moved = Math.abs(out - (scv[node] as number));
    scv[node] = out;
    return moved;
  };
  let converged = true;
  for (let b = 0; b + 1 < nodes.blocks.length; b++) {
    const [from, to] = [nodes.blocks[b] as number, nodes.blocks[b + 1] as number];
    let moved = Number.POSITIVE_INFINITY;
    for (let round = 0; round < MOST_ROUNDS && moved >= TOLERANCE; round++) {
      moved = 0;
      for (let k = from; k < to; k++) moved = Math.max(moved, pass(nodes.order[k] as number));
      if (to - from === 1 && nodes.feedsItself[nodes.order[from] as number] === 0) moved = 0;
    }
    converged &&= moved < TOLERANCE;
  }
  return {
    streams: streamsOf(graph, nodes, sourceScv, traffic, leaving),
    arrivalScv: arrivalScv.slice(0, stations),
    foldedRate: arriving.slice(0, stations),
    converged,
  };
}

function streamsOf(
  graph: FlowGraph,
  nodes: NodeOrder,
  sourceScv: readonly number[],
  traffic: readonly StationTraffic[],
  leaving: Float64Array,
): readonly StreamKind[] {
  const firstSource = graph.nodes - sourceScv.length;
  const feeds = new Int32Array(graph.nodes);
  for (let e = 0; e < graph.to.length; e++) feeds[graph.to[e] as number] = (feeds[graph.to[e] as number] as number) + 1;
  // Streams only ever lose what is known of them, so that passes over the edges come to an end.
  const kinds: StreamKind[] = new Array<StreamKind>(graph.nodes).fill("poisson");
  const out = (node: number): StreamKind => {
    if (node >= firstSource) return sourceScv[node - firstSource] === 1 ? "poisson" : "renewal";
    const kind = kinds[node] as StreamKind;
    if (node >= traffic.length) return kind;
    return kind === "poisson" && (traffic[node] as StationTraffic).passesPoisson ? "poisson" : "approximate";
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const to of nodes.order) {
      for (let i = nodes.start[to] as number; i < (nodes.start[to + 1] as number); i++) {
        const e = nodes.incoming[i] as number;
        const from = graph.from[e] as number;
        const comes = out(from);
        if (comes === "poisson" && graph.multiplicity[e] === 1) continue;
        const whole = (graph.rate[e] as number) >= (leaving[from] as number) * (1 - 1e-12);
        const kind =
          comes === "renewal" && whole && feeds[to] === 1 && graph.multiplicity[e] === 1 ? "renewal" : "approximate";
        if (kinds[to] !== "approximate" && kinds[to] !== kind) {
          kinds[to] = kind;
          changed = nodes.hasLoop;
        }
      }
    }
  }
  return kinds.slice(0, traffic.length);
}

/** QNA eq. 39: cd² = 1 + (1 − ρ²)(ca² − 1) + ρ²(max(cs², 0.2) − 1)/√c. */
function departureScv(arrivalScv: number, { utilization, servers, serviceScv }: StationTraffic): number {
  const busy = utilization * utilization;
  return Math.max(0, 1 + (1 - busy) * (arrivalScv - 1) + (busy * (Math.max(serviceScv, 0.2) - 1)) / Math.sqrt(servers));
}

/** QNA eqs. 29–30: w = 1/(1 + 4(1 − ρ)²(v − 1)), v = 1/Σ pᵢ² over the streams that meet. */
function superpositionWeights(
  graph: FlowGraph,
  arriving: Float64Array,
  traffic: readonly StationTraffic[],
): Float64Array {
  const concentration = new Float64Array(traffic.length);
  for (let e = 0; e < graph.from.length; e++) {
    const to = graph.to[e] as number;
    if (to >= traffic.length) continue;
    const part = ((graph.rate[e] as number) * (graph.multiplicity[e] as number)) / (arriving[to] as number);
    concentration[to] = (concentration[to] as number) + part * part;
  }
  return concentration.map((squares, station) => {
    const streams = squares > 0 ? 1 / squares : 1;
    const idle = 1 - Math.min(1, (traffic[station] as StationTraffic).utilization);
    return 1 / (1 + 4 * idle * idle * (streams - 1));
  });
}

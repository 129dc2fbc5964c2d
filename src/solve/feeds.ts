/**
 * The flow graph without its junctions: of each station, from whom its requests come at last and which share of what
 * leaves there they are. What parts and meets again (two operations of one tier that both ask the database) is one stream
 * still: taken for independent its parts would have lost their bursts.
 */
import type { FlowGraph } from "./flow-graph.ts";
import type { NodeOrder } from "./node-order.ts";

export interface Feed {
  /** Node of the station or workload. */
  readonly origin: number;
  /** Of what leaves the origin, at most 1: thinned as at random. */
  readonly share: number;
  /** Arrivals per second that it makes. */
  readonly rate: number;
  /** What batches make of the dispersion: I → offset + slope·I. */
  readonly offset: number;
  readonly slope: number;
}

interface Part {
  readonly origin: number;
  /** Requests per second at the origin's end. */
  flow: number;
  readonly multiplicity: number;
  readonly offset: number;
  readonly slope: number;
  /** In a loop each way back is a stream of its own: what went round is not what comes along with it. */
  readonly isOwn: boolean;
}

/** Ways back that are told apart at one node. */
const MOST_OWN = 16;
/** Loops that meet no station are followed as often. */
const MOST_PASSES = 4;

/**
 * @param stations how many nodes are stations
 * @param leaving rate at which requests leave each node
 * @returns of each station
 */
export function feedsOf(
  graph: FlowGraph,
  nodes: NodeOrder,
  stations: number,
  firstSource: number,
  leaving: Float64Array,
): readonly (readonly Feed[])[] {
  const parts: Part[][] = Array.from({ length: firstSource }, () => []);
  const isOrigin = (node: number) => node < stations || node >= firstSource;
  for (let b = 0; b + 1 < nodes.blocks.length; b++) {
    const [first, last] = [nodes.blocks[b] as number, nodes.blocks[b + 1] as number];
    for (let visit = 0; visit < (last - first) * (last - first > 1 ? MOST_PASSES : 1); visit++) {
      const node = nodes.order[first + (visit % (last - first))] as number;
      if (node >= firstSource) continue;
      const here: Part[] = [];
      for (let i = nodes.start[node] as number; i < (nodes.start[node + 1] as number); i++) {
        const e = nodes.incoming[i] as number;
        const from = graph.from[e] as number;
        const along = { offset: graph.offset[e] as number, slope: graph.slope[e] as number };
        const multiplicity = graph.multiplicity[e] as number;
        const rate = graph.rate[e] as number;
        const isOwn = last - first > 1 && here.length < MOST_OWN;
        if (isOrigin(from)) add(here, { origin: from, flow: rate, multiplicity, isOwn, ...along });
        else {
          const share = rate / (leaving[from] as number);
          for (const part of parts[from] as readonly Part[]) {
            add(here, {
              origin: part.origin,
              flow: part.flow * share,
              multiplicity: part.multiplicity * multiplicity,
              offset: along.offset + along.slope * part.offset,
              slope: along.slope * part.slope,
              isOwn,
            });
          }
        }
      }
      parts[node] = here;
    }
  }
  return parts.slice(0, stations).map((list) =>
    list.map(({ origin, flow, multiplicity, offset, slope }) => ({
      origin,
      share: Math.min(1, flow / (leaving[origin] as number)),
      rate: flow * multiplicity,
      offset,
      slope,
    })),
  );
}

function add(parts: Part[], part: Part): void {
  const same = part.isOwn
    ? undefined
    : parts.find(
        ({ origin, multiplicity, offset, slope }) =>
          origin === part.origin &&
          multiplicity === part.multiplicity &&
          offset === part.offset &&
          slope === part.slope,
      );
  if (same) same.flow += part.flow;
  else parts.push(part);
}

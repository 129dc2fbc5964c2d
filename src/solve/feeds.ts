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
  /** Somewhere on the way gone along several times, one after the other. */
  readonly inTurn: boolean;
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
        const inTurn = graph.inTurn[e] === true;
        if (isOrigin(from)) add(here, { origin: from, flow: rate, multiplicity, isOwn, inTurn, ...along });
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
              inTurn: inTurn || part.inTurn,
            });
          }
        }
      }
      parts[node] = here;
    }
  }
  return parts.slice(0, stations).map((list) => feedsFrom(list, leaving));
}

function feedsFrom(parts: readonly Part[], leaving: Float64Array): readonly Feed[] {
  const times = (part: Part) => part.flow / (leaving[part.origin] as number);
  const feeds: Feed[] = [];
  const byOrigin = new Map<number, Part[]>();
  for (const part of parts) {
    if (part.isOwn || part.inTurn) feeds.push(alone(part, times(part)));
    else byOrigin.set(part.origin, [...(byOrigin.get(part.origin) ?? []), part]);
  }
  for (const [origin, list] of byOrigin) {
    // More than leaves the origin comes: several of them for one, at once.
    const isTogether =
      list.reduce((sum, part) => sum + times(part), 0) > 1 + 1e-9 && (leaving[origin] as number) < Infinity;
    if (isTogether) feeds.push(allAtOnce(origin, list, times, leaving[origin] as number));
    else for (const part of list) feeds.push(alone(part, times(part)));
  }
  return feeds;
}

const alone = ({ origin, flow, multiplicity, offset, slope }: Part, times: number): Feed => ({
  origin,
  share: Math.min(1, times),
  rate: flow * multiplicity,
  offset,
  slope,
});

/** Of one request that leaves the origin: the parts are taken to come independently of one another, each as often as it does. */
function allAtOnce(origin: number, parts: readonly Part[], times: (part: Part) => number, leaving: number): Feed {
  let mean = 0;
  let variance = 0;
  for (const part of parts) {
    const each = times(part);
    const share = each - Math.floor(each);
    const { offset, slope } = part;
    mean += each * slope;
    // A batch has E N² = E N·(offset + slope); an uncertain one of them its own variance.
    variance += each * Math.max(0, slope * (offset + slope) - slope * slope) + share * (1 - share) * slope * slope;
  }
  return {
    origin,
    share: 1,
    rate: leaving * mean,
    offset: mean + variance / mean - mean,
    slope: mean,
  };
}

function add(parts: Part[], part: Part): void {
  const same = part.isOwn
    ? undefined
    : parts.find(
        ({ origin, inTurn, multiplicity, offset, slope }) =>
          origin === part.origin &&
          inTurn === part.inTurn &&
          multiplicity === part.multiplicity &&
          offset === part.offset &&
          slope === part.slope,
      );
  if (same) same.flow += part.flow;
  else parts.push(part);
}

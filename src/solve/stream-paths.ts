/**
 * How streams come together and part between the stations: the same at every load that is another one times a factor,
 * while all pass what they passed and caches hit as often. Along the climb of a load, and from draw to draw of uncertain
 * inputs, it is worked out once; that was a fifth of a solution's time.
 */
import { type Feed, feedsOf } from "./feeds.ts";
import { type FlowGraph, flowGraphOf } from "./flow-graph.ts";
import type { Conditions, Flows } from "./flows.ts";
import { type NodeOrder, nodeOrderOf } from "./node-order.ts";
import type { Prepared } from "./prepare.ts";

export interface StreamPaths {
  readonly graph: FlowGraph;
  readonly nodes: NodeOrder;
  /** Node of the first workload. */
  readonly firstSource: number;
  /** Rate at which requests come to each node, folded, and at which they leave it, 1/s. */
  readonly arriving: Float64Array;
  readonly leaving: Float64Array;
  /** Of each station, from whom its requests come at last. */
  readonly feeds: () => readonly (readonly Feed[])[];
}

/** The last ones of a model, and what they were worked out for. */
interface Known {
  readonly rates: readonly number[];
  readonly passed: Float64Array;
  readonly hitRatios: Float64Array;
  readonly paths: StreamPaths;
}

const known = new WeakMap<Prepared, Known>();

/** Relative, of arrival rates that are in proportion: some roundings. */
const SAME = 1e-14;

/** @returns `growth`: the factor that all rates of `paths` are to be taken times */
export function streamPathsOf(
  prepared: Prepared,
  rates: readonly number[],
  flows: Flows,
  conditions: Conditions,
): { readonly paths: StreamPaths; readonly growth: number } {
  const last = known.get(prepared);
  const growth = last === undefined ? null : growthFrom(last, rates, conditions);
  if (last !== undefined && growth !== null) return { paths: last.paths, growth };
  const paths = pathsOf(prepared, rates, flows, conditions);
  if (conditions.failures === undefined) {
    const { passed, hitRatios } = conditions;
    known.set(prepared, { rates, passed: passed.slice(), hitRatios: hitRatios.slice(), paths });
  }
  return { paths, growth: 1 };
}

/** null: not the same streams. */
function growthFrom(last: Known, rates: readonly number[], conditions: Conditions): number | null {
  if (conditions.failures !== undefined) return null;
  if (!areEqual(last.passed, conditions.passed) || !areEqual(last.hitRatios, conditions.hitRatios)) return null;
  const growth = Math.max(...rates) / Math.max(...last.rates);
  if (!(growth > 0) || growth === Number.POSITIVE_INFINITY) return null;
  const isInProportion = rates.every((rate, w) => Math.abs(rate - growth * (last.rates[w] as number)) <= SAME * rate);
  return isInProportion ? growth : null;
}

const areEqual = (a: Float64Array, b: Float64Array): boolean => a.every((value, i) => value === b[i]);

function pathsOf(prepared: Prepared, rates: readonly number[], flows: Flows, conditions: Conditions): StreamPaths {
  const graph = flowGraphOf(prepared, rates, flows, conditions);
  const firstSource = graph.nodes - rates.length;
  const edges = graph.from.length;
  const arriving = new Float64Array(graph.nodes);
  for (let e = 0; e < edges; e++) {
    const rate = graph.rate[e] as number;
    arriving[graph.to[e] as number] =
      (arriving[graph.to[e] as number] as number) + rate * (graph.multiplicity[e] as number);
  }
  // A node sends on at most what reaches it; a fork sends it down every branch whole.
  const leaving = arriving.slice();
  leaving.fill(Number.POSITIVE_INFINITY, firstSource);
  for (let e = 0; e < edges; e++) {
    const from = graph.from[e] as number;
    if (from >= firstSource) leaving[from] = Math.min(leaving[from] as number, graph.rate[e] as number);
  }
  const nodes = nodeOrderOf(graph);
  let feeds: readonly (readonly Feed[])[] | null = null;
  return {
    graph,
    nodes,
    firstSource,
    arriving,
    leaving,
    feeds: () => {
      feeds ??= feedsOf(graph, nodes, prepared.model.stations.length, firstSource, leaving);
      return feeds;
    },
  };
}

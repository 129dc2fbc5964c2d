import { isContainer, valueAt } from "../../findings/plain-data.ts";
import { isPool } from "../../model/is-pool.ts";
import { growthWanted } from "../demand.ts";
import { smallestThatHelps } from "../smallest.ts";
import type { Remedy } from "../types.ts";

/** Times the slots beyond which another remedy is called for. */
const MOST_TIMES = 64;

export const raiseAPool: Remedy = {
  name: "raise-a-pool",
  title: "Raise a pool limit",
  what: "Gives an instance more threads, a caller more connections, a database node a higher connection limit: the smallest number that mends the finding is searched.",
  limits: `Up to ${MOST_TIMES} times the limit, and only where the limit itself holds the load up: where a station behind the pool does, a larger pool moves the queue and serves nobody sooner.`,
  asks: ["memory for each slot, and room in the limits of what is called"],
  rules: ["saturated", "near-saturation", "headroom-budget", "latency-budget", "error-budget", "errors"],
  propose: (finding, { assessment, at, data }, judge) => {
    const station = assessment.model.stations.find(({ id }) => id === finding.station);
    if (station === undefined || !isPool(station)) return [];
    const { path, servers } = station;
    const sizePath = isContainer(valueAt(data, path)) ? [...path, "size"] : path;
    const edits = (count: number) => [{ path: sizePath, value: count }];
    const range = {
      least: servers + 1,
      guess: servers * growthWanted(finding, at),
      most: servers * MOST_TIMES,
    };
    const smallest = smallestThatHelps(range, (count) => judge(edits(count)));
    if (smallest === null) return [];
    return [
      {
        title: `Raise ${station.id} to ${smallest.number} instead of ${servers}`,
        edits: edits(smallest.number),
        asks: raiseAPool.asks,
      },
    ];
  },
};

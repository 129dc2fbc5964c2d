/** The growth of the whole load at which each station saturates, if every station before it passed all. */
import type { Group } from "../model/types.ts";
import { bracketedRoot } from "../queueing/bracketed-root.ts";
import { saturableServers } from "./parts.ts";
import type { Prepared } from "./prepare.ts";
import type { Settled } from "./settle.ts";
import { settledFlows } from "./settled-flows.ts";
import { stationWork } from "./traffic.ts";

/** Growth beyond which nobody plans. */
const MOST_GROWTH = 1e9;

/**
 * Work grows in proportion to the load, and the factor is a division, unless hit ratios change with the load: then it
 * is a root, since a cache whose items expire answers the more the more it is asked.
 *
 * @param rates arrivals of each workload at `loadFactor`, 1/s
 * @param serviceTimes mean service at each station, 0 where nobody asks it
 * @returns for a station its factor; null: it never saturates
 */
export function saturationFactors(
  prepared: Prepared,
  rates: readonly number[],
  state: Settled,
  serviceTimes: readonly number[],
  loadFactor: number,
): (station: number) => number | null {
  const { stations, groups, caches } = prepared.model;
  const isProportional = caches.every(({ hit }) => hit.kind === "given" || hit.ttl === null);
  const workAt = new Map<number, Float64Array>();
  const work = (growth: number): Float64Array => {
    let known = workAt.get(growth);
    if (known === undefined) {
      known =
        growth === 1 && !state.hindered
          ? Float64Array.from(state.loads, (load, s) =>
              load === null ? 0 : load.arrivalRate * (serviceTimes[s] as number),
            )
          : unhinderedWork(growth);
      workAt.set(growth, known);
    }
    return known;
  };
  // Work that would come if all passed: the mix of services is then another than the one met.
  const unhinderedWork = (growth: number): Float64Array => {
    const grown = rates.map((rate) => rate * growth);
    return stationWork(prepared, settledFlows(prepared, grown, new Float64Array(stations.length).fill(1)).flows.sites);
  };
  return (s) => {
    const station = stations[s] as (typeof stations)[number];
    const servers = saturableServers(station, groups[station.group] as Group);
    const offered = (growth: number) => (work(growth)[s] as number) / servers;
    const now = offered(1);
    if (!(now > 0)) return null;
    if (isProportional || now === 1) return loadFactor / now;
    const excess = (growth: number) => Math.log(offered(growth));
    const stride = now < 1 ? Math.max(2, 1 / now) : Math.min(0.5, 1 / now);
    let other = stride;
    for (; excess(other) < 0 === now < 1; other *= stride)
      if (!(other < MOST_GROWTH && other > 1 / MOST_GROWTH)) return null;
    return loadFactor * bracketedRoot(excess, Math.min(1, other), Math.max(1, other));
  };
}

import { type Latency, zero } from "../latency/latency.ts";
import type { Station } from "../model/types.ts";
import type { Law } from "../queueing/law.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { lawDistribution, queueDistribution, tailDistribution } from "./composed.ts";
import { busiestShare, saturableServers } from "./parts.ts";
import type { Prepared } from "./prepare.ts";
import { type ScalabilitySolution, scalabilitySolution } from "./scalability-solution.ts";
import type { Settled } from "./settle.ts";
import type { StationLoad } from "./stations.ts";
import type { StationSolution } from "./types.ts";

/**
 * The figures of one station.
 *
 * @param saturationFactor growth of the whole load at which the station saturates; asked when it is read
 * @param withDistributions also the laws of wait and response
 */
export function stationSolution(
  prepared: Prepared,
  s: number,
  state: Settled,
  saturationFactor: () => number | null,
  withDistributions: boolean,
): StationSolution {
  const { model } = prepared;
  const station = model.stations[s] as (typeof model.stations)[number];
  const load = state.loads[s] as StationLoad | null;
  const result = state.results[s] as StationResult | null;
  const group = model.groups[station.group] as (typeof model.groups)[number];
  const servers = station.servers * group.members;
  if (load === null || result === null) return withoutQueue(load, servers, busiestShare(group), withDistributions);
  const service = meanOf(load.service);
  const responseTime = result.saturated ? null : (result.response?.mean ?? (result.wait?.mean ?? 0) + service);
  const withdrawn = result.withdrawnProbability ?? 0;
  const admitted = load.arrivalRate * (1 - result.lossProbability) * (1 - withdrawn);
  const throughput = result.saturated ? Math.min(load.arrivalRate, result.throughput) : admitted;
  let wait: Latency | null | undefined;
  let response: Latency | null | undefined;
  let saturates: number | null | undefined;
  let scaled: ScalabilitySolution | null | undefined;
  const isShareOfBest = station.scalability !== null && state.closed?.results[s] === result;
  return {
    arrivalRate: load.arrivalRate,
    throughput,
    get offeredUtilization() {
      return offeredTo(s, state, withBackground(station, result.utilization), () => this.saturationFactor);
    },
    busiestShare: busiestShare(group),
    get busiestUtilization() {
      const met = withBackground(station, result.utilization * (servers / saturableServers(station, group)));
      return offeredTo(s, state, met, () => this.saturationFactor);
    },
    utilization:
      result.saturated && group.weights === null && station.scalability === null
        ? 1
        : isShareOfBest
          ? result.utilization
          : withBackground(station, Math.min(1, (throughput * service) / servers)),
    saturated: result.saturated,
    lossProbability: result.lossProbability,
    withdrawnProbability: withdrawn,
    arrivalScv: load.arrivalScv,
    serviceTime: service,
    serviceScv: scvOf(load.service),
    waitProbability: result.saturated ? null : result.waitProbability,
    waitTime: responseTime === null ? null : Math.max(0, responseTime - service),
    responseTime,
    queueLength: responseTime === null ? null : admitted * responseTime,
    get saturationFactor() {
      if (saturates === undefined) saturates = saturationFactor();
      return saturates;
    },
    get scalability() {
      if (scaled === undefined)
        scaled = scalabilitySolution(station, group, load.arrivalRate, service, crowdAt(prepared, s, state));
      return scaled;
    },
    method: result.method,
    source: result.source,
    exactness: result.exactness,
    // Composed when they are read: of a large system most never are.
    get wait() {
      if (withDistributions && wait === undefined) wait = waitDistribution(result);
      return wait ?? null;
    },
    get response() {
      if (withDistributions && response === undefined) response = responseDistribution(load.service, result);
      return response ?? null;
    },
  };
}

/** Users who may be at a station at once where nobody else comes; null: others come, or nobody thinks. */
function crowdAt({ waits }: Prepared, s: number, { closed, rates }: Settled): number | null {
  if (closed === null) return null;
  const users = closed.chains.filter(({ parts }) =>
    parts.some(({ workload }) => waits[workload]?.stations.includes(s)),
  );
  const own = new Set(users.flatMap(({ parts }) => parts.map(({ workload }) => workload)));
  const others = waits.some(({ stations }, w) => !own.has(w) && (rates[w] as number) > 0 && stations.includes(s));
  return others || users.length === 0 ? null : users.reduce((sum, { population }) => sum + population, 0);
}

/** A station that a full pool guards is offered less than what waits before the pool: that counts, too. */
function offeredTo(s: number, { held }: Settled, met: number, saturationFactor: () => number | null): number {
  if (held === null || ![...held.limits].some(([pool, limit]) => limit === s && held.results.get(pool)?.saturated))
    return met;
  const factor = saturationFactor();
  return factor === null ? met : Math.max(met, 1 / factor);
}

/** Services are lengthened by what the machines do of their own: ρ is a share of what that leaves. */
function withBackground({ background = 0 }: Station, utilization: number): number {
  return background + (1 - background) * utilization;
}

/** A delay, a station that nobody asks, or one that is taken to have all the servers it wants. */
function withoutQueue(
  load: StationLoad | null,
  servers: number,
  share: number,
  withDistributions: boolean,
): StationSolution {
  const service = load === null ? 0 : meanOf(load.service);
  const rate = load === null ? 0 : load.arrivalRate;
  const utilization = Number.isFinite(servers) ? (rate * service) / servers : 0;
  return {
    arrivalRate: rate,
    throughput: rate,
    offeredUtilization: utilization,
    busiestShare: share,
    busiestUtilization: utilization,
    utilization: Math.min(1, utilization),
    saturated: false,
    lossProbability: 0,
    withdrawnProbability: 0,
    arrivalScv: load?.arrivalScv ?? 1,
    serviceTime: service,
    serviceScv: load === null ? 0 : scvOf(load.service),
    waitProbability: 0,
    waitTime: 0,
    responseTime: service,
    queueLength: rate * service,
    saturationFactor: null,
    scalability: null,
    method: load === null ? "unused" : "delay",
    source: "",
    exactness: "exact",
    wait: withDistributions ? zero() : null,
    response: withDistributions ? (load === null ? zero() : lawDistribution(load.service)) : null,
  };
}

/** Under processor sharing nobody stands in line: the wait is only known by its mean. */
function waitDistribution(result: StationResult): Latency | null {
  return result.saturated || result.wait === null ? null : tailDistribution(result.wait);
}

function responseDistribution(service: Law, result: StationResult): Latency | null {
  if (result.saturated) return null;
  if (result.response) return tailDistribution(result.response);
  return result.wait === null ? null : queueDistribution(result.wait, service);
}

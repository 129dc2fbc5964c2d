import { type Latency, zero } from "../latency/latency.ts";
import type { Group, Station } from "../model/types.ts";
import type { Law, PerSecond, Seconds } from "../queueing/law.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { lawDistribution, queueDistribution, tailDistribution } from "./composed.ts";
import { busiestShare, saturableServers } from "./parts.ts";
import type { Prepared } from "./prepare.ts";
import { type ScalabilitySolution, scalabilitySolution } from "./scalability-solution.ts";
import type { Settled } from "./settle.ts";
import type { StationLoad } from "./stations.ts";
import type { Exactness, StationSolution } from "./types.ts";

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
  const { stations, groups } = prepared.model;
  const station = stations[s] as Station;
  const group = groups[station.group] as Group;
  const load = state.loads[s] as StationLoad | null;
  const result = state.results[s] as StationResult | null;
  if (load === null || result === null)
    return withoutQueue(load, station.servers * group.members, busiestShare(group), withDistributions);
  return new QueueSolution({ prepared, s, state, station, group, load, result, saturationFactor, withDistributions });
}

interface Solved {
  readonly prepared: Prepared;
  readonly s: number;
  readonly state: Settled;
  readonly station: Station;
  readonly group: Group;
  readonly load: StationLoad;
  readonly result: StationResult;
  readonly saturationFactor: () => number | null;
  readonly withDistributions: boolean;
}

/** A queue: its figures, and what takes longer to find when it is read, as of a large system most never are. */
class QueueSolution implements StationSolution {
  readonly arrivalRate: PerSecond;
  readonly throughput: PerSecond;
  readonly busiestShare: number;
  readonly utilization: number;
  readonly saturated: boolean;
  readonly lossProbability: number;
  readonly withdrawnProbability: number;
  readonly arrivalScv: number;
  readonly serviceTime: Seconds;
  readonly serviceScv: number;
  readonly waitProbability: number | null;
  readonly waitTime: Seconds | null;
  readonly responseTime: Seconds | null;
  readonly queueLength: number | null;
  readonly method: string;
  readonly source: string;
  readonly exactness: Exactness;
  readonly #solved: Solved;
  #saturates: number | null | undefined;
  #scalability: ScalabilitySolution | null | undefined;
  #wait: Latency | null | undefined;
  #response: Latency | null | undefined;

  constructor(solved: Solved) {
    const { state, s, station, group, load, result } = solved;
    const { saturated } = result;
    const service = meanOf(load.service);
    const responseTime = saturated ? null : (result.response?.mean ?? (result.wait?.mean ?? 0) + service);
    const withdrawn = result.withdrawnProbability ?? 0;
    const admitted = load.arrivalRate * (1 - result.lossProbability) * (1 - withdrawn);
    const throughput = saturated ? Math.min(load.arrivalRate, result.throughput) : admitted;
    const isShareOfBest = station.scalability !== null && state.closed?.results[s] === result;
    this.#solved = solved;
    this.arrivalRate = load.arrivalRate;
    this.throughput = throughput;
    this.busiestShare = busiestShare(group);
    this.utilization =
      saturated && group.weights === null && station.scalability === null
        ? 1
        : isShareOfBest
          ? result.utilization
          : withBackground(station, Math.min(1, (throughput * service) / (station.servers * group.members)));
    this.saturated = saturated;
    this.lossProbability = result.lossProbability;
    this.withdrawnProbability = withdrawn;
    this.arrivalScv = load.arrivalScv;
    this.serviceTime = service;
    this.serviceScv = scvOf(load.service);
    this.waitProbability = saturated ? null : result.waitProbability;
    this.waitTime = responseTime === null ? null : Math.max(0, responseTime - service);
    this.responseTime = responseTime;
    this.queueLength = responseTime === null ? null : admitted * responseTime;
    this.method = result.method;
    this.source = result.source;
    this.exactness = result.exactness;
  }

  get offeredUtilization(): number {
    const { s, state, station, result } = this.#solved;
    return offeredTo(s, state, withBackground(station, result.utilization), () => this.saturationFactor);
  }

  get busiestUtilization(): number {
    const { s, state, station, group, result } = this.#solved;
    const servers = station.servers * group.members;
    const met = withBackground(station, result.utilization * (servers / saturableServers(station, group)));
    return offeredTo(s, state, met, () => this.saturationFactor);
  }

  get saturationFactor(): number | null {
    if (this.#saturates === undefined) this.#saturates = this.#solved.saturationFactor();
    return this.#saturates;
  }

  get scalability(): ScalabilitySolution | null {
    if (this.#scalability === undefined) {
      const { prepared, s, state, station, group, load } = this.#solved;
      const crowd = crowdAt(prepared, s, state);
      this.#scalability = scalabilitySolution(station, group, load.arrivalRate, this.serviceTime, crowd);
    }
    return this.#scalability;
  }

  get wait(): Latency | null {
    const { withDistributions, result } = this.#solved;
    if (this.#wait === undefined) this.#wait = withDistributions ? waitDistribution(result) : null;
    return this.#wait;
  }

  get response(): Latency | null {
    const { withDistributions, load, result } = this.#solved;
    if (this.#response === undefined)
      this.#response = withDistributions ? responseDistribution(load.service, result) : null;
    return this.#response;
  }
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

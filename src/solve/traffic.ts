/**
 * Loads of all stations: rate, service law and arrival variability, given what passes where.
 */
import { isPool } from "../model/is-pool.ts";
import type { Group, Station } from "../model/types.ts";
import type { Law } from "../queueing/law.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import type { Conditions, Flows } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import { placesInRows } from "./rows.ts";
import { type StationLoad, serviceLaws } from "./stations.ts";
import { streamPathsOf } from "./stream-paths.ts";
import { type StreamKind, variabilityOf } from "./variability.ts";

export interface Traffic {
  /** null: nobody asks the station. */
  readonly loads: readonly (StationLoad | null)[];
  readonly converged: boolean;
}

/** Rates at each station, all members together. */
function stationRates(prepared: Prepared, siteFlows: Float64Array): Float64Array {
  const rates = new Float64Array(prepared.model.stations.length);
  prepared.sites.forEach((site, k) => {
    rates[site.station] = (rates[site.station] as number) + (siteFlows[k] as number);
  });
  return rates;
}

/** Seconds of service asked for per second at each station, all members together. */
export function stationWork(prepared: Prepared, siteFlows: Float64Array): Float64Array {
  const work = new Float64Array(prepared.model.stations.length);
  prepared.sites.forEach((site, k) => {
    work[site.station] = (work[site.station] as number) + (siteFlows[k] as number) * site.serviceTime;
  });
  return work;
}

/** Loads of which nothing but rates and services is known. */
export function plainLoads(prepared: Prepared, siteFlows: Float64Array): readonly (StationLoad | null)[] {
  const rates = stationRates(prepared, siteFlows);
  return serviceLaws(prepared, siteFlows).map((service, s) =>
    service === null
      ? null
      : { arrivalRate: rates[s] as number, arrivalScv: 1, feedback: 0, service, stream: "approximate" },
  );
}

export function trafficOf(
  prepared: Prepared,
  arrivalRates: readonly number[],
  flows: Flows,
  conditions: Conditions,
): Traffic {
  const { model } = prepared;
  const laws = serviceLaws(prepared, flows.sites);
  const rates = stationRates(prepared, flows.sites);
  const load = (station: number, arrivalScv: number, feedback: number, stream: StreamKind): StationLoad | null => {
    const service = laws[station] as Law | null;
    if (service === null) return null;
    return { arrivalRate: rates[station] as number, arrivalScv, feedback, service, stream };
  };
  if (isPoissonThroughout(prepared, laws)) {
    return { loads: model.stations.map((_, s) => load(s, 1, 0, "poisson")), converged: true };
  }
  const { paths, growth } = streamPathsOf(prepared, arrivalRates, flows, conditions);
  const variability = variabilityOf(
    paths,
    growth,
    model.workloads.map(({ load }, w) => ({
      rate: arrivalRates[w] as number,
      scv: load.kind === "open" ? load.scv : 1,
    })),
    model.stations.map((station, s) => {
      const { members, balancing } = model.groups[station.group] as Group;
      const isCentral = balancing === "central";
      const law = laws[s] as Law | null;
      const serviceTime = law === null ? 0 : meanOf(law);
      const offered = ((rates[s] as number) * serviceTime) / (station.servers * members);
      return {
        utilization: Math.min(1, offered),
        offered,
        servers: isCentral ? station.servers * members : station.servers,
        members: isCentral ? 1 : members,
        serviceTime,
        waitingRoom: station.waitingRoom,
        passesPoisson:
          law === null ||
          (passesPoisson(station, model.groups[station.group] as Group, law) && conditions.passed[s] === 1),
        serviceScv: law === null || station.discipline === "ps" ? 1 : scvOf(law),
      };
    }),
  );
  const rows = placesInRows(model.stations, model.groups, laws, rates, variability, conditions.passed);
  const loads = model.stations.map((station, s) => {
    const rate = rates[s] as number;
    const folded = variability.foldedRate[s] as number;
    // What failed calls do instead is not followed, and comes in no row.
    const raw = rate > 0 && folded > 0 ? 1 - folded / rate : 0;
    const feedback =
      raw > 1e-9 && station.discipline !== "ps" && station.waitingRoom === null ? Math.min(raw, 1 - 1e-9) : 0;
    const alone = load(s, variability.arrivalScv[s] as number, feedback, variability.streams[s] as StreamKind);
    const one =
      alone !== null && feedback > 0
        ? { ...alone, rowSecondMoment: (paths.graph.rowSquares[s] as number) / (paths.arriving[s] as number) }
        : alone;
    const batches = variability.batches[s];
    const inRow = rows[s];
    if (one && inRow) return { ...one, inRow };
    return one && batches ? { ...one, batches, dispersion: variability.dispersion[s] as number } : one;
  });
  return { loads, converged: variability.converged };
}

/**
 * Poisson in, and every station either exponential with one mean and unlimited room, or processor
 * sharing: then every stream behaves as Poisson at the station it meets (Jackson 1957; Baskett,
 * Chandy, Muntz & Palacios 1975), loops included, and nothing has to be worked out.
 */
function isPoissonThroughout(prepared: Prepared, laws: readonly (Law | null)[]): boolean {
  const { model } = prepared;
  for (const workload of model.workloads) {
    if (workload.load.kind !== "open" || workload.load.scv !== 1) return false;
  }
  if (prepared.sendsSeveral) return false;
  return model.stations.every((station, s) => {
    const law = laws[s] as Law | null;
    return law === null || passesPoisson(station, model.groups[station.group] as Group, law);
  });
}

function passesPoisson(station: Station, group: Group, law: Law): boolean {
  if (isPool(station)) return true;
  const splitsAtRandom = group.balancing === "central" || group.balancing === "random" || group.balancing === "sticky";
  if (group.members > (group.partitions ?? 1) && !splitsAtRandom) return false;
  if (station.discipline !== "fcfs") return true;
  return law.kind === "exponential" && station.waitingRoom === null;
}

/** Stations from whose queue callers withdraw what they have given up. */
import type { Group, Station } from "../model/types.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { type PatienceClass, type PatientStation, patientStation } from "../queueing/patient-station.ts";
import type { ServedInTurn } from "../queueing/retried-queue.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { mixtureTail, reshapeTail } from "../queueing/tail-law.ts";
import type { PatientVisit } from "./call-outcomes.ts";
import type { StationLoad } from "./stations.ts";

/** Under processor sharing nobody stands in line, and a limited room is its own limit to the wait. */
export function canBeLeft({ discipline, waitingRoom }: Station): boolean {
  return discipline === "fcfs" && waitingRoom === null;
}

/** @param siteFlows arrivals at each use of a station, 1/s */
export function solveLeftStation(
  station: Station,
  group: Group,
  load: StationLoad,
  visits: readonly PatientVisit[],
  siteFlows: Float64Array,
  effort: "fast" | "exact",
): StationResult {
  const { arrivalRate, service } = load;
  const classes = classesOf(visits, siteFlows, arrivalRate);
  const queues = queuesOf(station, group, load);
  const utilization = (arrivalRate * meanOf(service)) / (station.servers * group.members);
  const solved: { share: number; queue: PatientStation }[] = [];
  for (const { share, rate, scv, servers } of queues) {
    const queue = patientStation({ arrivalRate: rate, arrivalScv: scv, service, servers, classes, effort });
    if (queue === null) return overrun(load, utilization, station.servers * group.members);
    solved.push({ share, queue });
  }
  const mean = (part: (queue: PatientStation) => number) =>
    solved.reduce((sum, { share, queue }) => sum + share * part(queue), 0);
  const withdrawnProbability = mean((queue) => queue.withdrawnProbability);
  const served = solved.map(({ share, queue }) => ({
    weight: (share * (1 - queue.withdrawnProbability)) / (1 - withdrawnProbability),
    law: queue.wait,
  }));
  const wait = mixtureTail(served);
  return {
    utilization,
    idle: 1 - utilization,
    saturated: false,
    throughput: arrivalRate * (1 - withdrawnProbability),
    lossProbability: 0,
    withdrawnProbability,
    waitProbability: 1 - wait.atZero,
    wait,
    within: (patience, own) => {
      const parts = solved.map(({ share, queue }) => ({ share, ...queue.within(patience, own) }));
      const probability = parts.reduce((sum, part) => sum + part.share * part.probability, 0);
      const laws = parts.flatMap(({ share, probability: one, response }) =>
        response === null ? [] : [{ weight: (share * one) / probability, law: response }],
      );
      return { probability, response: laws.length === 0 ? null : mixtureTail(laws) };
    },
    virtualWait: mixtureTail(solved.map(({ share, queue }) => ({ weight: share, law: queue.virtualWait }))),
    departureScv: 1,
    ...methodOf(load, group),
  };
}

/** The same, where the load comes and goes with those who try again; a limited room turns away who is not served. */
export function servedInTurn(
  { waitingRoom }: Station,
  result: StationResult,
  { throughput: served, waitProbability, wait }: ServedInTurn,
  { arrivalRate, service }: StationLoad,
  servers: number,
): StationResult {
  if (result.saturated || result.wait === null) return result;
  const throughput = Math.min(served, arrivalRate, servers / meanOf(service));
  const utilization = (throughput * meanOf(service)) / servers;
  return {
    ...result,
    utilization,
    idle: 1 - utilization,
    throughput,
    ...(waitingRoom === null
      ? { withdrawnProbability: 1 - throughput / arrivalRate }
      : { lossProbability: 1 - throughput / arrivalRate }),
    waitProbability,
    wait: reshapeTail(result.wait, waitProbability, wait),
    method: "queue that is tried again",
    exactness: "approximate",
    source: waitingRoom === null ? "Baccelli & Hebuterne 1981" : "Falin 1990",
  };
}

const isExactly = ({ arrivalScv, service }: StationLoad, group: Group): boolean =>
  arrivalScv === 1 && service.kind === "exponential" && (group.members === 1 || group.balancing === "central");

function methodOf(load: StationLoad, group: Group): Pick<StationResult, "method" | "exactness" | "source"> {
  const source = "Baccelli & Hebuterne 1981";
  if (isExactly(load, group)) return { method: "M/M/c with patience", exactness: "exact", source };
  return { method: "G/G/c with patience", exactness: "approximate", source };
}

/** More would stay for ever than can be served. */
function overrun(load: StationLoad, utilization: number, servers: number): StationResult {
  return {
    utilization,
    idle: 1 - utilization,
    saturated: true,
    throughput: servers / meanOf(load.service),
    lossProbability: 0,
    waitProbability: 1,
    wait: null,
    departureScv: 1,
    method: "saturated",
    exactness: "exact",
    source: "utilization law",
  };
}

function classesOf(
  visits: readonly PatientVisit[],
  siteFlows: Float64Array,
  arrivalRate: number,
): readonly PatienceClass[] {
  const classes: PatienceClass[] = [];
  let impatient = 0;
  for (const { site, share, stays, longest } of visits) {
    const part = Math.min(1 - impatient, (share * (siteFlows[site] as number)) / arrivalRate);
    if (part > 0) classes.push({ share: part, stays, longest });
    impatient += part;
  }
  const rest = 1 - impatient;
  if (rest > 1e-12 || classes.length === 0)
    classes.push({ share: rest, stays: null, longest: Number.POSITIVE_INFINITY });
  return classes;
}

interface Queue {
  /** Of the requests. */
  readonly share: number;
  readonly rate: number;
  readonly scv: number;
  readonly servers: number;
}

/** Queues before the members: one of each kind. Who joins the shortest of several is taken to find one queue for all. */
function queuesOf(
  { servers }: Station,
  { members, balancing, weights, partitions = 1 }: Group,
  { arrivalRate, arrivalScv }: StationLoad,
): readonly Queue[] {
  const split = (share: number): Queue => ({
    share,
    rate: arrivalRate * share,
    scv: 1 + share * (arrivalScv - 1),
    servers,
  });
  if (members === 1) return [{ share: 1, rate: arrivalRate, scv: arrivalScv, servers }];
  if (weights !== null) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.filter((weight) => weight > 0).map((weight) => split(weight / total));
  }
  const inPart = members / partitions;
  const part = { rate: arrivalRate / partitions, scv: 1 + (arrivalScv - 1) / partitions };
  switch (balancing) {
    case "random":
    case "sticky":
      return [{ ...split(1 / members), share: 1 }];
    case "round-robin":
      return [{ share: 1, rate: part.rate / inPart, scv: part.scv / inPart, servers }];
    default:
      return [{ share: 1, ...part, servers: servers * inPart }];
  }
}

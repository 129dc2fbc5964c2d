/**
 * Laws that every solution obeys, whatever the model: if one does not, the fault is ours and no figure is to be
 * shown. Cheap enough to be always on.
 */
import { meanOf as meanOfLatency } from "../latency/moments.ts";
import { summary } from "../latency/summary.ts";
import { littlesSides } from "./little.ts";
import type { Prepared } from "./prepare.ts";
import type { Solution, StationSolution, UsersSolution, WorkloadSolution } from "./types.ts";

/** Relative; means of distributions are kept to better than this by the grid. */
const TOLERANCE = 1e-6;

/** One sentence for each law that is broken; empty where all hold. */
export function violationsOf(prepared: Prepared, solution: Solution): readonly string[] {
  const { model } = prepared;
  const broken: string[] = [];
  const isClosed = model.workloads.some(({ load }) => load.kind === "closed");
  solution.stations.forEach((station, s) => {
    const { id, servers, group, scalability, background = 0 } = model.stations[s] as (typeof model.stations)[number];
    // Of one whose speed depends on who is there users who think may get more than it can be offered for good.
    const isBounded = scalability === null || !isClosed;
    const all = isBounded ? servers * (model.groups[group]?.members ?? 1) : Number.POSITIVE_INFINITY;
    for (const law of stationLaws(station, all, background)) broken.push(`${id}: ${law}`);
  });
  for (const workload of solution.workloads) {
    for (const law of workloadLaws(workload)) broken.push(`${workload.id}: ${law}`);
  }
  for (const users of solution.users) for (const law of usersLaws(users)) broken.push(`${users.id}: ${law}`);
  // Laws of the whole hold of settled solutions whose parts are in order.
  if (broken.length === 0 && solution.converged) broken.push(...systemLaws(prepared, solution));
  return broken;
}

function systemLaws(prepared: Prepared, solution: Solution): readonly string[] {
  const broken: string[] = [];
  const { model } = prepared;
  const sides = littlesSides(prepared, solution);
  if (sides === null) return broken;
  if (!close(sides.present, sides.underway)) {
    broken.push(`Little's law: ${sides.present} are present, ${sides.underway} by the workloads' latencies`);
  }
  solution.stations.forEach(({ arrivalRate }, s) => {
    const flow = sides.arrivals[s] as number;
    if (!close(arrivalRate, flow)) {
      broken.push(`${model.stations[s]?.id}: ${arrivalRate}/s arrive, ${flow}/s by the operations that use it`);
    }
  });
  return broken;
}

/** Little's law over asking and thinking together, and the asymptotic bound of the busiest station. */
function usersLaws({ population, thinkTime, throughput, responseTime, limit }: UsersSolution): readonly string[] {
  if (responseTime === null || !Number.isFinite(responseTime)) return [];
  const broken: string[] = [];
  const present = throughput * (responseTime + thinkTime);
  if (!close(population, present)) broken.push(`${population} users are not X·(R + Z) = ${present}`);
  if (limit !== null && throughput > limit.throughput * (1 + TOLERANCE)) {
    broken.push(`throughput ${throughput} exceeds what ${limit.station} can do, ${limit.throughput}`);
  }
  if (limit !== null && throughput * limit.leastCycle > population * (1 + limit.leastCycleError)) {
    broken.push(`throughput ${throughput} exceeds that of ${population} users who never wait`);
  }
  return broken;
}

function stationLaws(station: StationSolution, servers: number, background: number): readonly string[] {
  const broken: string[] = [];
  const { arrivalRate, throughput, utilization, serviceTime, waitTime, responseTime, queueLength } = station;
  const finite = [arrivalRate, throughput, utilization, serviceTime, waitTime, responseTime, queueLength];
  if (finite.some((value) => value !== null && !(Number.isFinite(value) && value >= 0))) {
    broken.push(`a figure is not a finite number of at least 0: ${finite.join(", ")}`);
    return broken;
  }
  if (utilization > 1 + TOLERANCE) broken.push(`utilization ${utilization} exceeds 1`);
  if (throughput > arrivalRate * (1 + TOLERANCE))
    broken.push(`more leave (${throughput}) than arrive (${arrivalRate})`);
  // Utilization law, U = X·S/c of what background work leaves, and with it the asymptotic bound X ≤ c/S.
  const busy = background + ((1 - background) * throughput * serviceTime) / servers;
  if (Number.isFinite(servers) && arrivalRate > 0 && !close(utilization, busy)) {
    broken.push(`utilization ${utilization} is not X·S/c = ${busy}`);
  }
  // Flow balance: what is admitted and not withdrawn is completed.
  const admitted = arrivalRate * (1 - station.lossProbability) * (1 - station.withdrawnProbability);
  if (!station.saturated && !close(throughput, admitted)) {
    broken.push(`throughput ${throughput} is not the admitted ${admitted}`);
  }
  if (responseTime !== null && !(responseTime >= serviceTime * (1 - TOLERANCE))) {
    broken.push(`the response ${responseTime} is shorter than the service ${serviceTime}`);
  }
  // Little's law, in line and in service apart; who is withdrawn waits and is not served.
  const present = waitTime === null ? null : throughput * (waitTime + serviceTime);
  if (station.withdrawnProbability === 0 && present !== null && !close(queueLength ?? 0, present)) {
    broken.push(`${queueLength} are present, not X·(W + S) = ${present}`);
  }
  const { waitProbability } = station;
  if (waitProbability !== null && !(waitProbability >= 0 && waitProbability <= 1 + TOLERANCE)) {
    broken.push(`P(wait) is ${waitProbability}`);
  }
  return broken;
}

function workloadLaws(workload: WorkloadSolution): readonly string[] {
  const broken: string[] = [];
  if (!(workload.errorRatio >= -TOLERANCE && workload.errorRatio <= 1 + TOLERANCE)) {
    broken.push(`error ratio ${workload.errorRatio}`);
  }
  if (workload.throughput > workload.arrivalRate * (1 + TOLERANCE)) broken.push("more answers than requests");
  const { latency, meanLatency } = workload;
  if (latency !== null && meanLatency !== null) {
    if (!close(meanOfLatency(latency), meanLatency)) {
      broken.push(`its distribution has mean ${meanOfLatency(latency)}, not ${meanLatency}`);
    }
    const { p50, p90, p95, p99, p999 } = summary(latency);
    const ladder = [0, p50, p90, p95, p99, p999];
    if (ladder.some((value, k) => k > 0 && !(value >= (ladder[k - 1] as number)))) {
      broken.push(`percentiles do not rise: ${ladder.slice(1).join(", ")}`);
    }
  }
  return broken;
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;
}

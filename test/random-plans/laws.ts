/**
 * What every report must obey, told from its JSON alone: a reader who knows operational analysis (Denning & Buzen 1978)
 * could check the same.
 */
import type { Analysis, Percentiles, Station, Workload } from "../../src/report/generated/report.ts";
import { schemaProblems } from "../report/schema.ts";

/** Figures have six digits; products of three of them are compared. */
const TOLERANCE = 2e-5;

/** One sentence for each law that is broken. */
export function brokenLaws(report: Analysis): readonly string[] {
  const { workloads, tiers, bottlenecks, verdict } = report;
  const stations = tiers.flatMap((tier) => tier.stations);
  const isClosed = workloads.some(({ users }) => users !== null);
  return [
    ...schemaProblems(report).map((problem) => `schema: ${problem}`),
    ...workloads.flatMap((workload) => workloadLaws(workload).map((law) => `${workload.id}: ${law}`)),
    ...stations.flatMap((station) => stationLaws(station, isClosed).map((law) => `${station.id}: ${law}`)),
    ...rising(
      "factors of bottlenecks",
      bottlenecks.map(({ factor }) => factor),
    ),
    ...(verdict.headroomFactor === (bottlenecks[0]?.factor ?? null) ? [] : ["headroom is not the first bottleneck"]),
    ...(report.converged ? [] : ["does not converge"]),
    ...report.scenarios.filter(({ converged }) => !converged).map(({ id }) => `scenario ${id} does not converge`),
  ];
}

function workloadLaws(workload: Workload): readonly string[] {
  const { arrivalRatePerSecond: arrivals, throughputPerSecond: throughput, latencySeconds: latency } = workload;
  const { errorRatio, errorRatioBounds: bounds, saturated, users } = workload;
  const broken = percentileLaws("latency", latency);
  if (!(errorRatio >= 0 && errorRatio <= 1)) broken.push(`error ratio ${errorRatio}`);
  if (bounds !== null && !(bounds.low <= errorRatio * (1 + TOLERANCE) && errorRatio <= bounds.high * (1 + TOLERANCE))) {
    broken.push(`error ratio ${errorRatio} is not within ${bounds.low} to ${bounds.high}`);
  }
  if (throughput > arrivals * (1 + TOLERANCE)) broken.push(`${throughput}/s answered of ${arrivals}/s`);
  if (!saturated && !isClose(throughput, arrivals * (1 - errorRatio), arrivals)) {
    broken.push(`${throughput}/s answered, not ${arrivals}/s less the share ${errorRatio}`);
  }
  if (!saturated && latency.mean === null && errorRatio < 1) broken.push("has no latency and is not saturated");
  if (users !== null && latency.mean !== null && errorRatio === 0) {
    const present = throughput * (latency.mean + users.thinkTimeSeconds);
    if (!isClose(present, users.count)) broken.push(`${users.count} users are not X·(R + Z) = ${present}`);
  }
  return broken;
}

function stationLaws(station: Station, isClosed: boolean): readonly string[] {
  const { arrivalRatePerSecond: arrivals, throughputPerSecond: throughput, waitSeconds: wait } = station;
  const { responseSeconds: response, serviceSeconds: service, queueLength, saturated, utilization } = station;
  const broken = [...percentileLaws("wait", wait), ...percentileLaws("response", response)];
  const { errorRatio, withdrawnRatio } = station;
  if (throughput > arrivals * (1 + TOLERANCE)) broken.push(`${throughput}/s leave of ${arrivals}/s`);
  if (!saturated && !isClose(throughput, arrivals * (1 - errorRatio) * (1 - withdrawnRatio), arrivals)) {
    broken.push(`${throughput}/s leave, not what is admitted of ${arrivals}/s`);
  }
  if (!(utilization >= 0 && utilization <= 1 + TOLERANCE)) broken.push(`utilization ${utilization}`);
  if (station.servers !== null && station.scalability === null) {
    const busy = (throughput * service.mean) / station.servers;
    if (!isClose(utilization, busy)) broken.push(`utilization ${utilization} is not X·S/c = ${busy}`);
  }
  if (wait.mean !== null && withdrawnRatio === 0) {
    const present = throughput * (wait.mean + service.mean);
    if (!isClose(queueLength ?? 0, present)) broken.push(`${queueLength} present, not X·(W + S) = ${present}`);
  }
  if (response.mean !== null && response.mean < service.mean * (1 - TOLERANCE)) {
    broken.push(`the response ${response.mean} is shorter than the service ${service.mean}`);
  }
  if (saturated && !isClosed && wait.mean !== null) broken.push("is saturated, and has a wait");
  if (wait.probability !== null && !(wait.probability >= 0 && wait.probability <= 1)) {
    broken.push(`P(wait) is ${wait.probability}`);
  }
  return broken;
}

function percentileLaws(what: string, { mean, p50, p90, p95, p99, p999 }: Percentiles): string[] {
  const ladder = [p50, p90, p95, p99, p999];
  if (ladder.some((value) => (value === null) !== (p50 === null)))
    return [`${what} has some percentiles and lacks others`];
  const broken = rising(`percentiles of ${what}`, [0, ...ladder.map((value) => value ?? 0)]);
  // Markov's inequality: no more than a tenth takes ten times the mean.
  if (mean !== null && p90 !== null && p90 > mean * 10 * (1 + TOLERANCE))
    broken.push(`${what}: p90 ${p90} of mean ${mean}`);
  if (mean !== null && !(mean >= 0)) broken.push(`mean ${what} ${mean}`);
  return broken;
}

function rising(what: string, values: readonly number[]): string[] {
  return values.every((value, at) => at === 0 || value >= (values[at - 1] as number))
    ? []
    : [`${what} do not rise: ${values.join(", ")}`];
}

/** @param scale of what both were computed from, where they may be differences of larger numbers */
export const isClose = (a: number, b: number, scale = 0): boolean =>
  Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b), scale) + 1e-15;

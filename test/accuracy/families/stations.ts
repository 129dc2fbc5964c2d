import { summary } from "../../../src/latency/summary.ts";
import { waitAndService } from "../../../src/latency/wait-and-service.ts";
import { erlangC } from "../../../src/queueing/erlang.ts";
import { lawFromMoments } from "../../../src/queueing/law-from-moments.ts";
import { exponentialTail, noTime } from "../../../src/queueing/tail-law.ts";
import { whittFactor } from "../../../src/queueing/whitt.ts";
import reference from "../../reference/stations.json" with { type: "json" };
import type { Case, Family, Figure, Target } from "../family.ts";
import { assessed, stationOf, workloadOf } from "../topology-figures.ts";

interface Row {
  readonly servers: number;
  readonly utilization: number;
  readonly arrivalScv: number;
  readonly serviceScv: number;
  readonly shape?: string;
  readonly meanWait: number;
  readonly waitProbability: number;
  readonly response: readonly number[];
  readonly halfWidth?: {
    readonly meanWait: number;
    readonly waitProbability: number;
    readonly response: readonly number[];
  };
}

const rows = reference.stations as readonly Row[];
const levels = ["p50", "p90", "p95", "p99", "p999"] as const;

/** Where an exact solution is promised. */
function isInReach({ shape, servers, arrivalScv, serviceScv }: Row): boolean {
  if (shape === "lognormal") return servers === 1 && arrivalScv === 1;
  if (serviceScv === 0 || serviceScv === 1) return true;
  return serviceScv < 0.5 ? servers <= 4 : servers <= 32;
}

/** One service tier, service mean 1 s. */
function topologyOf({ servers, utilization, arrivalScv, serviceScv, shape }: Row): unknown {
  return {
    version: 1,
    workloads: { w: { rate: `${servers * utilization}/s`, burstiness: arrivalScv } },
    tiers: {
      web: {
        kind: "service",
        cores: servers,
        serviceTime: { mean: "1s", scv: serviceScv, ...(shape === undefined ? {} : { shape }) },
      },
    },
  };
}

/** The formulas that everybody uses, for the mean wait, in service times. */
function popularWaits({ servers, utilization: rho, arrivalScv, serviceScv }: Row): Record<string, number> {
  const idle = 1 - rho;
  const erlangWait = erlangC(servers, servers * rho, idle) / (servers * idle);
  const allenCunneen = ((arrivalScv + serviceScv) / 2) * erlangWait;
  const correction =
    arrivalScv < 1
      ? Math.exp((-2 * idle * (1 - arrivalScv) ** 2) / (3 * rho * (arrivalScv + serviceScv)))
      : Math.exp((-idle * (arrivalScv - 1)) / (arrivalScv + 4 * serviceScv));
  return {
    "Allen–Cunneen": allenCunneen,
    "Krämer–Langenbach-Belz": allenCunneen * correction,
    "Whitt 1993": allenCunneen * whittFactor(rho, arrivalScv, serviceScv, servers),
  };
}

/** The usual ways to a p99, given the exact mean and P(wait), or the formula's. */
function popularP99({ servers, utilization, arrivalScv, serviceScv, shape, ...row }: Row): Record<string, number> {
  const service = lawFromMoments(1, serviceScv, ...(shape === "lognormal" ? (["lognormal"] as const) : []));
  const p99 = (waits: number, mean: number) =>
    summary(waitAndService(waits > 0 && mean > 0 ? exponentialTail(waits, waits / mean) : noTime, service)).p99;
  const idle = 1 - utilization;
  const waits = erlangC(servers, servers * utilization, idle);
  const allenCunneen = (((arrivalScv + serviceScv) / 2) * waits) / (servers * idle);
  return {
    "exponential wait, exact mean": p99(row.waitProbability, row.meanWait),
    "exponential wait, Allen–Cunneen": p99(waits, allenCunneen),
    "mean × ln 100": (1 + row.meanWait) * Math.log(100),
  };
}

function caseOf(row: Row): Case {
  const { servers, utilization, arrivalScv, serviceScv, shape, halfWidth } = row;
  return {
    id: `c ${servers}, ρ ${utilization}, ca² ${arrivalScv}, cs² ${serviceScv}${shape === undefined ? "" : ` ${shape}`}`,
    load: utilization,
    measure: () => {
      const assessment = assessed(topologyOf(row));
      const { latency } = workloadOf(assessment);
      const station = stationOf(assessment, "web.cores");
      const p99 = popularP99(row);
      return [
        {
          name: "mean wait",
          ours: station.waitTime,
          truth: row.meanWait,
          halfWidth: halfWidth?.meanWait ?? 0,
          floor: 0.01,
          peers: popularWaits(row),
        },
        {
          name: "P(wait)",
          ours: station.waitProbability,
          truth: row.waitProbability,
          halfWidth: halfWidth?.waitProbability ?? 0,
          floor: 0.01,
        },
        ...levels.map(
          (level, k): Figure => ({
            name: level,
            ours: latency?.[level] ?? null,
            truth: row.response[k] as number,
            halfWidth: halfWidth?.response[k] ?? 0,
            ...(level === "p99" ? { peers: p99 } : {}),
          }),
        ),
      ];
    },
  };
}

const exact: Target = { worst: 0.001 };

export const stationsExact: Family = {
  name: "stations-exact",
  title: "Stations in exact reach",
  about: `One queue, c servers: exponential or constant service at every c; scv 2, 4, 9 and 0.5 to 32 servers; scv 0.25 to
four; any law at one server with Poisson arrivals. ${reference.source}`,
  targets: {
    "mean wait": exact,
    "P(wait)": exact,
    p50: exact,
    p90: exact,
    p95: exact,
    p99: exact,
    p999: exact,
  },
  cases: rows.filter(isInReach).map(caseOf),
  picture: "mean wait",
};

export const stationsBeyond: Family = {
  name: "stations-beyond",
  title: "Other stations",
  about: "The rest of the same grid: many servers with general service.",
  targets: {
    "mean wait": { median: 0.01, p90: 0.05, worst: 0.15 },
    "P(wait)": {},
    p50: {},
    p90: {},
    p95: {},
    p99: { median: 0.005, worst: 0.05 },
    p999: {},
  },
  cases: rows.filter((row) => !isInReach(row)).map(caseOf),
  picture: "mean wait",
};

/**
 * What breaks as the whole load grows, nearest first: stations that saturate, latency and error
 * budgets that are missed. Each rung is solved as if the stations that stand below it and that its
 * requests do not meet had been mended, so that none hides behind another.
 */
import { percentile } from "../latency/percentile.ts";
import type { Prepared } from "../solve/prepare.ts";
import { crossingOf } from "../solve/root.ts";
import { solve } from "../solve/solve.ts";
import type { Solution } from "../solve/types.ts";
import type { Budget, LatencyStatistic, Topology } from "../topology/types.ts";
import type { Rung } from "./types.ts";
import { partsOf, wholeLatency } from "./workloads.ts";

type LatencyBudget = Extract<Budget, { kind: "latency" }>;
type ErrorBudget = Extract<Budget, { kind: "errors" }>;

/** Relative, on the factor. */
const TOLERANCE = 1e-5;
/** No load at all, as a factor. */
const NEXT_TO_NOTHING = 1e-9;
/** Growth beyond which nobody plans. */
const MOST_GROWTH = 1e6;

export const QUANTILE: Record<Exclude<LatencyStatistic, "mean">, number> = {
  p50: 0.5,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
  p999: 0.999,
};

export function ladderOf(topology: Topology, prepared: Prepared, solution: Solution): readonly Rung[] {
  const rungs: Rung[] = [...saturations(prepared, solution)];
  for (const budget of topology.budgets) {
    if (budget.kind === "latency") rungs.push(...latencyRung(prepared, solution, budget));
    if (budget.kind === "errors") rungs.push(...errorRungs(prepared, solution, budget));
  }
  return rungs.sort((a, b) => a.factor - b.factor);
}

function saturations(prepared: Prepared, solution: Solution): readonly Rung[] {
  return prepared.model.stations.flatMap((station, s) => {
    const { saturationFactor, serviceTime } = solution.stations[s] as Solution["stations"][number];
    if (saturationFactor === null) return [];
    const servers = station.servers * (prepared.model.groups[station.group]?.members ?? 1);
    return [
      {
        factor: saturationFactor,
        kind: "saturation" as const,
        subject: station.id,
        budget: null,
        path: station.path,
        rate: servers / serviceTime,
        mended: [],
      },
    ];
  });
}

function latencyRung(prepared: Prepared, solution: Solution, budget: LatencyBudget): readonly Rung[] {
  const { model } = prepared;
  const concerned = new Set(partsOf(solution, budget.workload).map((part) => solution.workloads.indexOf(part)));
  if (concerned.size === 0) return [];
  const met = new Set([...concerned].flatMap((w) => prepared.waits[w]?.stations ?? []));
  const factorOf = (s: number) => solution.stations[s]?.saturationFactor ?? Number.POSITIVE_INFINITY;
  const wall = Math.min(MOST_GROWTH, ...[...met].filter((s) => model.stations[s]?.waitingRoom === null).map(factorOf));
  const aside = model.stations.flatMap((_, s) => (!met.has(s) && factorOf(s) < wall ? [s] : []));
  const mended = new Set(aside);
  const percentiles = budget.statistic === "mean" ? "none" : concerned;
  const cheaply = (loadFactor: number, without: ReadonlySet<number>): number =>
    latencyOf(solve(prepared, { loadFactor, mended: without, percentiles, effort: "fast" }), budget);
  // The climb goes by the cheap solution, set right by today's dear one: so both agree on whether the budget holds today.
  const today = latencyOf(solution, budget);
  const cheapToday = cheaply(1, new Set());
  const correction = Number.isFinite(today) && cheapToday > 0 ? today / cheapToday : 1;
  // Near saturation a latency grows as 1/(1 − load): its inverse is close to a line, and 0 at the wall.
  const latencyOver = (loadFactor: number): number => {
    if (loadFactor >= wall && wall < MOST_GROWTH) return budget.limit > 0 ? 1 / budget.limit : 1;
    const latency = loadFactor === 1 && mended.size === 0 ? today : correction * cheaply(loadFactor, mended);
    return budget.limit > 0 ? 1 / budget.limit - 1 / latency : latency;
  };
  const factor = firstCrossing(latencyOver, wall);
  if (factor === null) return [];
  const rate = [...concerned].reduce((sum, w) => sum + (solution.workloads[w]?.arrivalRate ?? 0), 0) * factor;
  return [
    {
      factor,
      kind: "latency",
      subject: budget.workload,
      budget: budget.id,
      path: budget.path,
      rate,
      mended: aside.filter((s) => factorOf(s) < factor).map((s) => (model.stations[s] as { id: string }).id),
    },
  ];
}

/** The figure that a budget speaks of; Infinity when saturated. */
function latencyOf(solved: Solution, budget: LatencyBudget): number {
  const parts = partsOf(solved, budget.workload);
  if (parts.some((part) => part.saturated)) return Number.POSITIVE_INFINITY;
  if (budget.statistic === "mean") {
    const throughput = parts.reduce((sum, part) => sum + part.throughput, 0);
    return parts.reduce((sum, part) => sum + part.throughput * (part.meanLatency ?? 0), 0) / throughput;
  }
  const latency = wholeLatency(parts);
  return latency === null ? Number.POSITIVE_INFINITY : percentile(latency, QUANTILE[budget.statistic]);
}

function errorRungs(prepared: Prepared, solution: Solution, budget: ErrorBudget): readonly Rung[] {
  if (prepared.model.stations.every((station) => station.waitingRoom === null)) return [];
  const wholes = budget.workload === null ? new Set(solution.workloads.map((one) => one.whole)) : [budget.workload];
  return [...wholes].flatMap((subject) => {
    const errorsOver = (loadFactor: number): number => {
      const parts = partsOf(solve(prepared, { loadFactor, percentiles: "none", effort: "fast" }), subject);
      const rate = parts.reduce((sum, part) => sum + part.arrivalRate, 0);
      return parts.reduce((sum, part) => sum + part.arrivalRate * part.errorRatio, 0) / rate - budget.limit;
    };
    const factor = firstCrossing(errorsOver, MOST_GROWTH);
    if (factor === null) return [];
    const rate = partsOf(solution, subject).reduce((sum, part) => sum + part.arrivalRate, 0) * factor;
    return [{ factor, kind: "errors" as const, subject, budget: budget.id, path: budget.path, rate, mended: [] }];
  });
}

/** Growth at which a rising figure first exceeds 0, today's load tried first; 0: at any load; null: never below `wall`. */
function firstCrossing(figure: (loadFactor: number) => number, wall: number): number | null {
  const known = new Map<number, number>();
  const over = (loadFactor: number): number => {
    let value = known.get(loadFactor);
    if (value === undefined) {
      value = figure(loadFactor);
      known.set(loadFactor, value);
    }
    return value;
  };
  let low = NEXT_TO_NOTHING;
  let high = 1;
  if (wall <= 1 || over(1) > 0) {
    high = Math.min(1, wall);
    if (over(low) > 0) return 0;
  } else if (wall < MOST_GROWTH) {
    low = 1;
    high = wall;
  } else {
    low = 1;
    for (high = 2; high < wall && over(high) <= 0; high *= 2) low = high;
    if (high >= wall) return null;
  }
  return crossingOf(over, low, high, TOLERANCE);
}

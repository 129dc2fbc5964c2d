/**
 * A latency, error or lag budget as the whole load grows: by how much it is exceeded at each load, and
 * where it breaks. Each is solved as if the stations that saturate before it and that its requests do
 * not meet had been mended, so that none hides behind another.
 */
import { percentile } from "../latency/percentile.ts";
import type { Prepared } from "../solve/prepare.ts";
import { crossingOf } from "../solve/root.ts";
import { solve } from "../solve/solve.ts";
import type { Solution } from "../solve/types.ts";
import type { Budget, LatencyStatistic, Topology } from "../topology/types.ts";
import { lagAt, publishOf, stationsOfQueue } from "./queues.ts";
import type { Rung } from "./types.ts";
import { partsOf, wholeLatency } from "./workloads.ts";

type LatencyBudget = Extract<Budget, { kind: "latency" }>;
type LagBudget = Extract<Budget, { kind: "lag" }>;
type ErrorBudget = Extract<Budget, { kind: "errors" }>;

export interface Climb {
  readonly budget: LatencyBudget | ErrorBudget | LagBudget;
  /** Workload, or part of one; of a lag the queue. */
  readonly subject: string;
  /** Its rate at a growth of the whole load: in proportion, but of users who wait for answers. */
  readonly rateAt: (loadFactor: number) => number;
  /** Load from which on it is exceeded in any case; `MOST_GROWTH`: there is no such load. */
  readonly wall: number;
  /** Rising with the load; above 0 the budget is exceeded. Solved once for each load. */
  readonly over: (loadFactor: number) => number;
  /** Stations out of the way, with the load at which they saturate. */
  readonly aside: readonly { readonly id: string; readonly factor: number }[];
}

/** Relative, on the factor. */
const TOLERANCE = 1e-5;
/** How much nearer the wall the first step goes, and each later one at most. */
const STRIDE = 256;
/** How far beyond the place where a line through two loads foretells it a crossing is looked for. */
const BEYOND = 1.25;
/** No load at all, as a factor. */
const NEXT_TO_NOTHING = 1e-9;
/** Growth beyond which nobody plans. */
export const MOST_GROWTH = 1e6;

const QUANTILE: Record<Exclude<LatencyStatistic, "mean">, number> = {
  p50: 0.5,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
  p999: 0.999,
};

const known = new WeakMap<Solution, readonly Climb[]>();

/** One for each latency budget, and for each workload that an error budget speaks of; for each solution once. */
export function climbsOf(topology: Topology, prepared: Prepared, solution: Solution): readonly Climb[] {
  const climbs = known.get(solution) ?? allClimbs(topology, prepared, solution);
  known.set(solution, climbs);
  return climbs;
}

function allClimbs(topology: Topology, prepared: Prepared, solution: Solution): readonly Climb[] {
  const { budgets } = topology;
  const concerned = (budget: LatencyBudget): ReadonlySet<number> =>
    new Set(partsOf(solution, budget.workload).map((part) => solution.workloads.indexOf(part)));
  let cheap: Solution | undefined;
  const cheapToday = (): Solution => {
    const only = new Set(budgets.flatMap((budget) => (budget.kind === "latency" ? [...concerned(budget)] : [])));
    cheap ??= solve(prepared, { only, effort: "fast", near: solution });
    return cheap;
  };
  return budgets.flatMap((budget): readonly Climb[] => {
    if (budget.kind === "latency") return latencyClimb(prepared, solution, budget, concerned(budget), cheapToday);
    if (budget.kind === "lag") return lagClimbs(topology, prepared, solution, budget);
    return budget.kind === "errors" ? errorClimbs(prepared, solution, budget) : [];
  });
}

/** Where a budget breaks; null: it never does. */
export function rungOf({ budget, subject, rateAt, wall, over, aside }: Climb): Rung | null {
  const factor = firstCrossing(over, wall);
  if (factor === null) return null;
  const mended = aside.filter((station) => station.factor < factor).map(({ id }) => id);
  const { kind, id, path } = budget;
  return { factor, kind, subject, budget: id, path, rate: rateAt(factor), mended };
}

/** @param cheapToday today's load, as the climb solves the others */
function latencyClimb(
  prepared: Prepared,
  solution: Solution,
  budget: LatencyBudget,
  concerned: ReadonlySet<number>,
  cheapToday: () => Solution,
): readonly Climb[] {
  const { model } = prepared;
  if (concerned.size === 0) return [];
  const met = new Set([...concerned].flatMap((w) => prepared.waits[w]?.stations ?? []));
  const factorOf = (s: number) => solution.stations[s]?.saturationFactor ?? Number.POSITIVE_INFINITY;
  const wall = Math.min(MOST_GROWTH, ...[...met].filter((s) => model.stations[s]?.waitingRoom === null).map(factorOf));
  const aside = model.stations.flatMap((_, s) => (!met.has(s) && factorOf(s) < wall ? [s] : []));
  const mended = new Set(aside);
  const percentiles = budget.statistic === "mean" ? "none" : "all";
  const cheaply = (loadFactor: number): number =>
    latencyOf(
      solve(prepared, { loadFactor, mended, percentiles, only: concerned, effort: "fast", near: solution }),
      budget,
    );
  // The climb goes by the cheap solution, set right by today's dear one: so both agree on whether the budget holds today.
  const today = latencyOf(solution, budget);
  let correction: number | null = null;
  const corrected = (latency: number): number => {
    if (correction === null) {
      const cheap = latencyOf(cheapToday(), budget);
      correction = Number.isFinite(today) && cheap > 0 ? today / cheap : 1;
    }
    return correction * latency;
  };
  const over = (loadFactor: number): number => {
    if (loadFactor >= wall && wall < MOST_GROWTH) return Number.POSITIVE_INFINITY;
    const latency = loadFactor === 1 && mended.size === 0 ? today : corrected(cheaply(loadFactor));
    return latency - budget.limit;
  };
  return [
    {
      budget,
      subject: budget.workload,
      rateAt: rateOf(prepared, solution, concerned, mended),
      wall,
      over: remembered(over),
      aside: aside.map((s) => ({ id: (model.stations[s] as { id: string }).id, factor: factorOf(s) })),
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

function errorClimbs(prepared: Prepared, solution: Solution, budget: ErrorBudget): readonly Climb[] {
  const isNothingLost =
    prepared.failing.length === 0 && prepared.model.stations.every(({ waitingRoom }) => waitingRoom === null);
  if (isNothingLost) return [];
  const wholes = budget.workload === null ? new Set(solution.workloads.map((one) => one.whole)) : [budget.workload];
  return [...wholes].map((subject) => {
    const over = (loadFactor: number): number => {
      const parts = partsOf(solve(prepared, { loadFactor, percentiles: "none", effort: "fast" }), subject);
      const rate = parts.reduce((sum, part) => sum + part.arrivalRate, 0);
      return parts.reduce((sum, part) => sum + part.arrivalRate * part.errorRatio, 0) / rate - budget.limit;
    };
    const concerned = new Set(partsOf(solution, subject).map((part) => solution.workloads.indexOf(part)));
    const rateAt = rateOf(prepared, solution, concerned, new Set());
    return { budget, subject, rateAt, wall: MOST_GROWTH, over: remembered(over), aside: [] };
  });
}

/** One for each queue that the budget speaks of. */
function lagClimbs(topology: Topology, prepared: Prepared, solution: Solution, budget: LagBudget): readonly Climb[] {
  const named = new Set(topology.budgets.flatMap((other) => (other.kind === "lag" ? [other.tier] : [])));
  const queues = topology.tiers.filter(
    ({ id, kind }) => kind === "queue" && (budget.tier === null ? !named.has(id) : id === budget.tier),
  );
  return queues.map(({ id }): Climb => {
    const met = stationsOfQueue(id, prepared);
    const factorOf = (s: number) => solution.stations[s]?.saturationFactor ?? Number.POSITIVE_INFINITY;
    const endless = [...met].filter((s) => prepared.model.stations[s]?.waitingRoom === null);
    const wall = Math.min(MOST_GROWTH, ...endless.map(factorOf));
    const aside = prepared.model.stations.flatMap((_, s) => (!met.has(s) && factorOf(s) < wall ? [s] : []));
    const mended = new Set(aside);
    const over = (loadFactor: number): number => {
      if (loadFactor >= wall && wall < MOST_GROWTH) return Number.POSITIVE_INFINITY;
      const isToday = loadFactor === 1 && mended.size === 0;
      const solved = isToday ? solution : solve(prepared, { loadFactor, mended, percentiles: "none", effort: "fast" });
      return lagAt(id, prepared, solved) - budget.limit;
    };
    const rate = solution.operations[publishOf(id, prepared)]?.arrivalRate ?? 0;
    return {
      budget,
      subject: id,
      rateAt: (loadFactor) => loadFactor * rate,
      wall,
      over: remembered(over),
      aside: aside.map((s) => ({ id: prepared.model.stations[s]?.id ?? "", factor: factorOf(s) })),
    };
  });
}

function rateOf(
  prepared: Prepared,
  solution: Solution,
  concerned: ReadonlySet<number>,
  mended: ReadonlySet<number>,
): (loadFactor: number) => number {
  const rateIn = (solved: readonly Solution["workloads"][number][]) =>
    solved.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0);
  const isClosed = [...concerned].some((w) => prepared.model.workloads[w]?.load.kind === "closed");
  return (loadFactor) =>
    isClosed
      ? rateIn(solve(prepared, { loadFactor, mended, percentiles: "none", only: concerned, effort: "fast" }).workloads)
      : loadFactor * rateIn([...concerned].flatMap((w) => solution.workloads[w] ?? []));
}

function remembered(figure: (loadFactor: number) => number): (loadFactor: number) => number {
  const found = new Map<number, number>();
  return (loadFactor) => {
    const value = found.get(loadFactor) ?? figure(loadFactor);
    found.set(loadFactor, value);
    return value;
  };
}

/** Growth at which a rising figure first exceeds 0, today's load tried first; 0: at any load; null: never below `wall`. */
function firstCrossing(over: (loadFactor: number) => number, wall: number): number | null {
  const isBroken = wall <= 1 || over(1) > 0;
  if (isBroken && over(NEXT_TO_NOTHING) > 0) return 0;
  if (wall === MOST_GROWTH) return isBroken ? crossingOf(over, NEXT_TO_NOTHING, 1, TOLERANCE) : farCrossing(over);
  // A latency grows as 1/(1 − load/wall): in that measure it is close to a line.
  const stretchAt = (load: number): number => 1 / (1 - load / wall);
  const [atNothing, today] = [stretchAt(NEXT_TO_NOTHING), stretchAt(1)];
  // What was asked above is known, and would not be at a load that rounding made another.
  const loadAt = (stretch: number): number =>
    stretch === today ? 1 : stretch === atNothing ? NEXT_TO_NOTHING : wall * (1 - 1 / stretch);
  const stretched = (stretch: number): number => over(loadAt(stretch));
  let low = isBroken ? atNothing : today;
  let high = isBroken && wall > 1 ? today : STRIDE * low;
  while (stretched(high) <= 0) {
    if (high > MOST_GROWTH) return wall;
    const foretold = high - (stretched(high) * (high - low)) / (stretched(high) - stretched(low));
    low = high;
    high *= Math.min(STRIDE, Math.max(2, (BEYOND * foretold) / high || STRIDE));
  }
  // Of the load itself, a relative error here is a smaller part the nearer the wall.
  const tolerance = (stretch: number): number => Math.min(0.01, TOLERANCE * Math.max(1, stretch - 1));
  return loadAt(crossingOf(stretched, low, high, tolerance, true));
}

/** Where nothing saturates: by doubling. */
function farCrossing(over: (loadFactor: number) => number): number | null {
  let low = 1;
  let high = 2;
  for (; high < MOST_GROWTH && over(high) <= 0; high *= 2) low = high;
  return high < MOST_GROWTH ? crossingOf(over, low, high, TOLERANCE) : null;
}

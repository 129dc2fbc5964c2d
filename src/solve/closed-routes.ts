/**
 * The ways of a request through the stations: how often it comes to each, and the law of all that does not hang on how
 * many are about. Ways that are alike are one; where there are too many, the rarest are taken together.
 */
import { type Latency, zero } from "../latency/latency.ts";
import type { Station } from "../model/types.ts";
import { eitherOf, inSequence, lawDistribution, repeated } from "./composed.ts";
import type { CountOutcome } from "./counts.ts";
import { type Conditions, isMadeFor } from "./flows.ts";
import type { Prepared, Waits } from "./prepare.ts";
import type { Silenced } from "./responses.ts";
import type { CallStep, PreparedStep } from "./steps.ts";

/** Mean and variance of how often a station is visited. */
export interface Visits {
  readonly mean: number;
  readonly variance: number;
}

export interface Way {
  /** Share of the requests that take it. */
  readonly weight: number;
  /** By the model's stations. */
  readonly visits: ReadonlyMap<number, Visits>;
  /** Services, delays and the network; no time where servers are shared. */
  readonly unloaded: Latency;
}

/** Ways that are told apart. */
const MOST_WAYS = 16;
/** Counts of a call that are told apart. */
const MOST_COUNTS = 4;

/** The ways of a workload's requests; null where they do several things at once. */
export function waysOf(
  prepared: Prepared,
  conditions: Conditions,
  workload: number,
  silenced: Omit<Silenced, "whole"> | null,
  limiting: ReadonlySet<number>,
): readonly Way[] | null {
  const { operations, forks } = prepared.waits[workload] as Waits;
  if (forks) return null;
  const { model } = prepared;
  /** By operation: as it is asked, and by the holder of a slot. */
  const known = { free: new Map<number, readonly Way[]>(), held: new Map<number, readonly Way[]>() };
  // Callees first, so that no chain of calls is walked by recursion.
  for (let k = operations.length - 1; k >= 0; k--) {
    const operation = operations[k] as number;
    const steps = prepared.steps[operation] as readonly PreparedStep[];
    known.free.set(operation, along(steps, "free"));
    if (limiting.size > 0) known.held.set(operation, along(steps, "held"));
  }
  return known.free.get((model.workloads[workload] as { entry: number }).entry) as readonly Way[];

  function along(steps: readonly PreparedStep[], as: "free" | "held"): readonly Way[] {
    let ways: readonly Way[] = [NOWHERE];
    for (const step of steps) {
      if (step.kind === "reply") break;
      ways = oneAfterAnother(ways, through(step, as));
    }
    return ways;
  }

  function through(step: PreparedStep, as: "free" | "held"): readonly Way[] {
    switch (step.kind) {
      case "use": {
        if (silenced?.stations.has(step.station)) return [NOWHERE];
        const { discipline } = model.stations[step.station] as Station;
        // What is waited for behind a slot is told with the wait for it.
        if (as === "held") return [{ ...NOWHERE, unloaded: lawDistribution(step.service) }];
        const visits = new Map([[step.station, { mean: 1, variance: 0 }]]);
        return [{ weight: 1, visits, unloaded: discipline === "ps" ? zero() : lawDistribution(step.service) }];
      }
      case "delay":
        return silenced?.tiers.has(step.tier) ? [NOWHERE] : [{ ...NOWHERE, unloaded: lawDistribution(step.time) }];
      case "call":
        return called(step, as);
      case "hold": {
        if (as === "held" || !limiting.has(step.station)) return along(step.steps, as);
        const inside = along(step.steps, "held");
        if (silenced?.stations.has(step.station)) return inside;
        const visits = new Map([[step.station, { mean: 1, variance: 0 }]]);
        return oneAfterAnother([{ ...NOWHERE, visits }], inside);
      }
      case "choice": {
        const ways = step.branches.map(({ share, steps }) => scaled(along(steps, as), share));
        return together([...ways.flat(), ...scaled([NOWHERE], step.rest)]);
      }
      case "lookup": {
        const hit = conditions.hitRatios[step.cache] as number;
        return together([...scaled(along(step.hit, as), hit), ...scaled(along(step.miss, as), 1 - hit)]);
      }
      case "parallel":
        // One branch alone: more would be a fork.
        return step.branches.length === 1 ? along(step.branches[0] as readonly PreparedStep[], as) : [NOWHERE];
      default:
        return [NOWHERE];
    }
  }

  function called(call: CallStep, as: "free" | "held"): readonly Way[] {
    if (!call.waited || call.share === 0 || !isMadeFor(call, workload)) return [NOWHERE];
    let one = known[as].get(call.target) as readonly Way[];
    if (call.network !== null && !silenced?.network) {
      const network = [{ ...NOWHERE, unloaded: lawDistribution(call.network) }];
      one = oneAfterAnother(one, network);
    }
    const all =
      call.outcomes.length > MOST_COUNTS
        ? [someTimes(one, call.outcomes)]
        : together(call.outcomes.flatMap(({ count, probability }) => scaled(times(one, count), probability)));
    return together([...scaled(all, call.share), ...scaled([NOWHERE], 1 - call.share)]);
  }
}

const NOWHERE: Way = { weight: 1, visits: new Map(), unloaded: zero() };

const scaled = (ways: readonly Way[], share: number): readonly Way[] =>
  share <= 0 ? [] : share === 1 ? ways : ways.map((way) => ({ ...way, weight: way.weight * share }));

function oneAfterAnother(first: readonly Way[], second: readonly Way[]): readonly Way[] {
  const pairs = first.flatMap((a) =>
    second.map((b) => ({
      weight: a.weight * b.weight,
      visits: sum(a.visits, b.visits),
      unloaded: inSequence(a.unloaded, b.unloaded),
    })),
  );
  return together(pairs);
}

/** The same again and again, whichever way each time. */
function times(ways: readonly Way[], count: number): readonly Way[] {
  if (count === 0) return [NOWHERE];
  if (count === 1) return ways;
  if (ways.length > 1 && count <= 3) return oneAfterAnother(times(ways, count - 1), ways);
  return [someTimes(ways, [{ count, probability: 1 }])];
}

/** As one way: the sum of a random number of like ones. */
function someTimes(ways: readonly Way[], outcomes: readonly CountOutcome[]): Way {
  const { visits, unloaded } = asOne(ways);
  let count = 0;
  let square = 0;
  for (const outcome of outcomes) {
    count += outcome.probability * outcome.count;
    square += outcome.probability * outcome.count * outcome.count;
  }
  const spread = Math.max(0, square - count * count);
  const repeatedVisits = new Map(
    [...visits].map(([station, { mean, variance }]) => [
      station,
      { mean: count * mean, variance: count * variance + spread * mean * mean },
    ]),
  );
  return { weight: 1, visits: repeatedVisits, unloaded: repeated(unloaded, outcomes) };
}

/** Several ways taken as one, with their means and what they differ by. */
function asOne(ways: readonly Way[]): Way {
  const [only] = ways;
  if (ways.length === 1 && only !== undefined) return only;
  const weight = ways.reduce((total, way) => total + way.weight, 0);
  const moments = new Map<number, { first: number; second: number }>();
  for (const way of ways)
    for (const [station, { mean, variance }] of way.visits) {
      const known = moments.get(station) ?? { first: 0, second: 0 };
      known.first += (way.weight / weight) * mean;
      known.second += (way.weight / weight) * (variance + mean * mean);
      moments.set(station, known);
    }
  const visits = new Map(
    [...moments].map(([station, { first, second }]) => [
      station,
      { mean: first, variance: Math.max(0, second - first * first) },
    ]),
  );
  const unloaded = eitherOf(ways.map((way) => ({ weight: way.weight / weight, latency: way.unloaded })));
  return { weight, visits, unloaded };
}

/** Like ways once, and no more of them than are told apart. */
function together(ways: readonly Way[]): readonly Way[] {
  const alike = new Map<string, Way[]>();
  for (const way of ways) {
    const key = [...way.visits]
      .sort(([a], [b]) => a - b)
      .map(([station, { mean, variance }]) => `${station}:${mean}:${variance}`)
      .join(" ");
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [way]);
    else known.push(way);
  }
  const merged = [...alike.values()].map(asOne).sort((a, b) => b.weight - a.weight);
  if (merged.length <= MOST_WAYS) return merged;
  return [...merged.slice(0, MOST_WAYS - 1), asOne(merged.slice(MOST_WAYS - 1))];
}

function sum(a: ReadonlyMap<number, Visits>, b: ReadonlyMap<number, Visits>): ReadonlyMap<number, Visits> {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const all = new Map(a);
  for (const [station, { mean, variance }] of b) {
    const known = all.get(station) ?? { mean: 0, variance: 0 };
    all.set(station, { mean: known.mean + mean, variance: known.variance + variance });
  }
  return all;
}

import { type BalancedInput, type BalancedResult, combineMembers } from "./balanced-result.ts";
import { erlangC } from "./erlang.ts";
import { kendallLetter } from "./kendall.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import { leastConnectionsRatios } from "./least-connections.ts";
import { levelledExponentialWait } from "./levelled-exponential.ts";
import { shortestGeneralWait, twoChoicesGeneralWait } from "./levelled-general.ts";
import { sharingResponse } from "./processor-sharing.ts";
import { remembered } from "./remembered.ts";
import { solveStation } from "./station.ts";
import type { StationResult } from "./station-result.ts";
import { scaleTail, type TailLaw } from "./tail-law.ts";
import { type TwoChoicesWait, twoChoicesWait } from "./two-choices.ts";

const known = remembered<TailLaw>(64);

type Levelling = "least-connections" | "two-choices";

/** For exponential service and Poisson arrivals, in mean services. */
interface Levelled {
  readonly mean: number;
  readonly probability: number;
  /** The mean field of two choices; null where the shortest of all is joined. */
  readonly field: TwoChoicesWait | null;
}

/** Two choices among two are all that there are. */
function exponentialLevelled(balancing: Levelling, members: number, servers: number, idle: number): Levelled {
  const total = members * servers;
  const delayed = erlangC(total, total * (1 - idle), idle);
  const central = delayed / (total * idle);
  if (balancing === "two-choices" && members > 2) {
    const field = twoChoicesWait(members, servers, 1 - idle, idle);
    return { mean: field.mean, probability: field.probability, field };
  }
  const ratios = leastConnectionsRatios(members, servers, idle);
  return {
    mean: ratios.mean * central,
    probability: Math.min(1, ratios.probability * delayed),
    field: null,
  };
}

/** First come first served. */
function waitOf(input: BalancedInput, levelled: Levelled, pooled: StationResult): TailLaw {
  const { members, servers, service } = input;
  if (service.kind === "exponential" && input.arrivalScv === 1)
    return scaleTail(levelledExponentialWait(levelled, members, servers, pooled.utilization), service.mean);
  const { arrivalRate, arrivalScv, balancing, effort, together } = input;
  const key = JSON.stringify([arrivalRate, arrivalScv, balancing, effort, together, members, servers, service]);
  return known(key, () => generalWait(input, levelled, pooled));
}

/** With other services or arrivals. */
function generalWait(input: BalancedInput, { field }: Levelled, pooled: StationResult): TailLaw {
  return field === null ? shortestGeneralWait(input, pooled) : twoChoicesGeneralWait(input, field, pooled);
}

/**
 * Queues that a balancer keeps level: each request joins the shortest of all (`least-connections`), or of two
 * distinct random ones (`two-choices`).
 *
 * Exponential service and Poisson arrivals: tables of truncated chains, the wait as a mixture over the places
 * found. Otherwise their ratio to the central queue (shortest), or the mean field over length and phase with the
 * excess of finite n stretched by the variability (two choices); bursts add to each what its choice lets it see.
 *
 * Limited rooms are those of the central queue: a request is lost when nobody it may join has room.
 *
 * Source: Adan, van Houtum & van der Wal 1994; Mitzenmacher 2001; Gast & Van Houdt 2017.
 */
export function levelledQueues(input: BalancedInput, balancing: Levelling): BalancedResult {
  const { members, balancing: _balancing, weights: _weights, ...station } = input;
  const { servers, service, arrivalRate, arrivalScv, discipline, waitingRoom } = station;
  const pooled = solveStation({
    ...station,
    servers: servers * members,
    ...(waitingRoom === undefined ? {} : { waitingRoom: waitingRoom * members }),
  });
  const share = 1 / members;
  const each = (result: StationResult): BalancedResult =>
    combineMembers(input, [{ count: members, share, result: { ...result, throughput: result.throughput * share } }]);
  if (pooled.saturated || arrivalRate * meanOf(service) === 0) return each(pooled);
  if (waitingRoom !== undefined) return each({ ...pooled, exactness: "approximate" });
  const { utilization, idle } = pooled;
  const levelled = exponentialLevelled(balancing, members, servers, idle);
  const arrivals = kendallLetter(lawFromMoments(1 / arrivalRate, arrivalScv));
  const shared: StationResult = {
    ...pooled,
    exactness: "approximate",
    source:
      levelled.field === null ? "Adan, van Houtum & van der Wal 1994" : "Mitzenmacher 2001; Gast & Van Houdt 2017",
  };
  if (discipline === "ps") {
    const variability = (arrivalScv + scvOf(service)) / (1 + scvOf(service));
    return each({
      ...shared,
      waitProbability: levelled.probability,
      wait: null,
      response: sharingResponse(service, servers * utilization, servers, idle, levelled.mean * variability),
    });
  }
  const wait = waitOf(input, levelled, pooled);
  return each({
    ...shared,
    waitProbability: 1 - wait.atZero,
    wait,
    method: `${arrivals}/${kendallLetter(service)}/${servers === 1 ? "1" : "c"}`,
  });
}

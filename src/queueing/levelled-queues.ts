import { type BalancedInput, type BalancedResult, combineMembers } from "./balanced-result.ts";
import { erlangC } from "./erlang.ts";
import { erlangMixtureTail } from "./erlang-mixture-tail.ts";
import { kendallLetter } from "./kendall.ts";
import type { Law } from "./law.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { meanOf, rawMomentOf, scvOf } from "./law-moments.ts";
import { leastConnectionsRatios } from "./least-connections.ts";
import { generalMeanField } from "./mean-field-general.ts";
import { sharingResponse } from "./processor-sharing.ts";
import { shortestQueueDecay } from "./shortest-queue-decay.ts";
import { solveStation } from "./station.ts";
import type { StationResult } from "./station-result.ts";
import { noTime, scaleTail, type TailLaw } from "./tail-law.ts";
import { type TwoChoicesWait, twoChoicesWait } from "./two-choices.ts";
import { twoExponentialTail } from "./two-exponential-tail.ts";

/** Fewest rows of geometric weights that count. */
const NEGLIGIBLE = 1e-14;

/** Mean wait and P(wait) for exponential service, in mean services, and how the places found are spread. */
interface Levelled {
  readonly mean: number;
  readonly probability: number;
  /** Mean field of two choices; null where the shortest of all is joined. */
  readonly field: TwoChoicesWait | null;
}

function exponentialLevelled(
  balancing: "least-connections" | "two-choices",
  members: number,
  servers: number,
  utilization: number,
  idle: number,
): Levelled {
  if (balancing === "two-choices" && members > 2) {
    const field = twoChoicesWait(members, servers, utilization, idle);
    return { mean: field.mean, probability: field.probability, field };
  }
  const total = members * servers;
  const delayed = erlangC(total, utilization * total, idle);
  const ratios = leastConnectionsRatios(members, servers, idle);
  return {
    mean: (ratios.mean * delayed) / (total * idle),
    probability: Math.min(1, ratios.probability * delayed),
    field: null,
  };
}

/** Adds to numbers of stages a common geometric excess of the given mean that falls off by `ratio` per stage. */
function withExcess(weights: readonly number[], excess: number, ratio: number): number[] {
  if (!(excess > 0)) return [...weights];
  const certain = excess * (1 - ratio);
  const probability = Math.min(1, certain);
  const fall = certain > 1 ? 1 - 1 / excess : ratio;
  const result: number[] = [];
  let carried = 0;
  for (let k = 0; k < 200000; k++) {
    const own = weights[k] ?? 0;
    // carried: Σ_i weights[i]·(1 − fall)·fall^{k−1−i} over i < k.
    result.push((1 - probability) * own + probability * carried);
    carried = carried * fall + (1 - fall) * own;
    if (k >= weights.length && carried < NEGLIGIBLE) break;
  }
  return result;
}

/** Exponential service: the request finds k places taken and waits for so many completions, each Exp(cμ). */
function exponentialWait(
  levelled: Levelled,
  members: number,
  servers: number,
  utilization: number,
  serviceTime: number,
): TailLaw {
  const { mean, probability, field } = levelled;
  if (!(probability > 1e-13 && mean > 0)) return noTime;
  const stages = (mean * servers) / probability;
  const own: number[] = [];
  if (field === null) own.push(1);
  else {
    const reached = field.found[servers] as number;
    for (let k = servers; k < field.found.length - 1; k++)
      own.push(((field.found[k] as number) - (field.found[k + 1] as number)) / reached);
  }
  const ownMean = own.reduce((sum, weight, i) => sum + weight * (i + 1), 0);
  const places = withExcess(own, Math.max(0, stages - ownMean), utilization ** members);
  const law = erlangMixtureTail(
    places.map((weight) => weight * probability),
    servers / serviceTime,
  );
  return scaleTail(law, (mean * serviceTime) / law.mean);
}

/** Moments of what is left of the service in front, c servers at work: one server's residual, towards Exp as c grows. */
function residual(service: Law, servers: number): { readonly mean: number; readonly scv: number } {
  const mean = meanOf(service);
  const first = rawMomentOf(service, 2) / (2 * mean);
  const second = rawMomentOf(service, 3) / (3 * mean);
  return {
    mean: (mean / servers) * (1 + (first / mean - 1) / servers),
    scv: 1 + (second / (first * first) - 2) / servers,
  };
}

/** Any service: the exponential figures carried over through the central queue, or the mean field over phases. */
function generalWait(
  input: BalancedInput,
  balancing: "least-connections" | "two-choices",
  levelled: Levelled,
  idle: number,
): TailLaw {
  const { members, servers, service } = input;
  const serviceTime = meanOf(service);
  const serviceScv = scvOf(service);
  const total = members * servers;
  const utilization = 1 - idle;
  const arrivals = lawFromMoments(1 / input.arrivalRate, input.arrivalScv);
  const decay = shortestQueueDecay(arrivals, service, members, servers, idle);
  if (balancing === "two-choices" && members > 2) {
    const field = levelled.field as TwoChoicesWait;
    const general = generalMeanField(utilization, service);
    const exponential = generalMeanField(utilization, { kind: "exponential", mean: 1 });
    const stretch = general.mean / exponential.mean;
    const own = field.meanField * stretch * serviceTime;
    const excess = ((levelled.mean - field.meanField) * serviceTime * (input.arrivalScv + serviceScv)) / 2;
    const mean = own + Math.max(0, excess);
    const conditional = mean / levelled.probability;
    const reached = field.found[servers] as number;
    const ownConditional = own / reached;
    const ownVariance =
      ownConditional *
      ownConditional *
      ((general.second * utilization * utilization) / (general.mean * general.mean) - 1);
    const shift = Math.max(0, conditional - ownConditional);
    const variance = ownVariance + (decay === null ? shift * shift : Math.max(0, (2 * shift) / decay - shift * shift));
    return twoExponentialTail({
      probability: levelled.probability,
      mean,
      conditionalScv: variance / (conditional * conditional),
      decay,
    });
  }
  const queue = solveStation({ ...input, servers: total, discipline: "fcfs" });
  const wait = queue.wait as TailLaw;
  const delayed = erlangC(total, utilization * total, idle);
  const poissonMean = (delayed * serviceTime) / (total * idle);
  const mean = poissonMean > 0 ? (levelled.mean * serviceTime * wait.mean) / poissonMean : 0;
  const probability = delayed > 0 ? Math.min(1, (levelled.probability * queue.waitProbability) / delayed) : 0;
  if (!(probability > 0 && mean > 0)) return noTime;
  const front = residual(service, servers);
  const conditional = mean / probability;
  const shift = Math.max(0, conditional - front.mean);
  const scale = Math.min(1, conditional / front.mean);
  const variance =
    front.scv * (front.mean * scale) ** 2 +
    (decay === null ? shift * shift : Math.max(0, (2 * shift) / decay - shift * shift));
  return twoExponentialTail({ probability, mean, conditionalScv: variance / (conditional * conditional), decay });
}

/**
 * Queues that a balancer keeps level: each request joins the shortest of all (`least-connections`), or of two
 * distinct random ones (`two-choices`).
 *
 * Exponential service and Poisson arrivals: tables of truncated chains, the wait as a mixture over the places
 * found. Otherwise their ratio to the central queue (shortest), or the mean field over length and phase with the
 * finite-n excess stretched by the variability (two choices).
 *
 * Limited rooms are those of the central queue: a request is lost when nobody it may join has room.
 */
export function levelledQueues(input: BalancedInput, balancing: "least-connections" | "two-choices"): BalancedResult {
  const { members, servers, service, arrivalRate, arrivalScv, discipline, waitingRoom } = input;
  const { members: _members, balancing: _balancing, weights: _weights, ...station } = input;
  const serviceTime = meanOf(service);
  const total = members * servers;
  const pooled: StationResult = solveStation({
    ...station,
    servers: total,
    ...(waitingRoom === undefined ? {} : { waitingRoom: waitingRoom * members }),
  });
  const share = 1 / members;
  const each = (result: StationResult): BalancedResult =>
    combineMembers(input, [{ count: members, share, result: { ...result, throughput: result.throughput * share } }]);
  if (pooled.saturated || waitingRoom !== undefined || arrivalRate * serviceTime === 0)
    return each(waitingRoom === undefined ? pooled : { ...pooled, exactness: "approximate" });
  const { utilization, idle } = pooled;
  const levelled = exponentialLevelled(balancing, members, servers, utilization, idle);
  const source =
    balancing === "two-choices" && members > 2
      ? "Mitzenmacher 2001; Gast & Van Houdt 2017"
      : "Adan, van Houtum & van der Wal 1994";
  const law = lawFromMoments(1 / arrivalRate, arrivalScv);
  const kendall = `${kendallLetter(law)}/${kendallLetter(service)}/c`;
  const method = discipline === "ps" ? pooled.method : kendall;
  const shared = { ...pooled, method, source, exactness: "approximate" as const };
  if (discipline === "ps") {
    const excess = levelled.mean * (arrivalScv === 1 ? 1 : (arrivalScv + scvOf(service)) / (1 + scvOf(service)));
    return each({
      ...shared,
      waitProbability: levelled.probability,
      wait: null,
      response: sharingResponse(service, servers * utilization, servers, idle, excess),
    });
  }
  const isExponential = service.kind === "exponential" && arrivalScv === 1;
  const wait = isExponential
    ? exponentialWait(levelled, members, servers, utilization, serviceTime)
    : generalWait(input, balancing, levelled, idle);
  return each({ ...shared, waitProbability: 1 - wait.atZero, wait });
}

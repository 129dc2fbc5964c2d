import { solveStation } from "./station.ts";
import type { StationInput, StationResult } from "./station-result.ts";
import type { TailLaw } from "./tail-law.ts";
import { mixtureTail } from "./tail-law.ts";

export type Balancing = "central" | "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";

/** `members` like queues, each with `servers` servers; `arrivalRate` and `arrivalScv` are of the whole stream. */
export interface BalancedInput extends StationInput {
  readonly members: number;
  readonly balancing: Balancing;
  /** Share of the requests that each member gets; absent: equal. Random and sticky only. */
  readonly weights?: readonly number[];
}

export interface BalancedResult extends StationResult {
  /** The members, like ones together: how many, the share of all requests that each gets, its own solution. */
  readonly members: readonly { readonly count: number; readonly share: number; readonly result: StationResult }[];
}

function scaled(law: TailLaw, factor: number): TailLaw {
  return {
    mean: law.mean * factor,
    atZero: law.atZero,
    tail: (t) => law.tail(t / factor),
    partialTail: (t) => factor * (law.partialTail?.(t / factor) ?? 0),
  };
}

/**
 * Solves n queues behind a balancer.
 *
 * @throws RangeError when an argument is outside its domain
 *
 * @example
 * solveBalanced({ arrivalRate: 1, arrivalScv: 1, service: { kind: "exponential", mean: 1 }, servers: 1, discipline: "fcfs", members: 2, balancing: "random" }).wait?.mean; // 1
 */
export function solveBalanced(input: BalancedInput): BalancedResult {
  const { members, balancing, weights, ...station } = input;
  if (members === 1) {
    const result = solveStation(station);
    return { ...result, members: [{ count: 1, share: 1, result }] };
  }
  if (balancing === "central") {
    const result = solveStation({ ...station, servers: station.servers * members });
    return { ...result, members: [{ count: members, share: 1 / members, result }] };
  }
  if (balancing === "random" || balancing === "sticky" || weights !== undefined) {
    const shares = weights ?? [1 / members];
    const groups = shares.map((share) => ({
      count: weights ? 1 : members,
      share,
      result: solveStation({
        ...station,
        arrivalRate: station.arrivalRate * share,
        arrivalScv: 1 + share * (station.arrivalScv - 1),
      }),
    }));
    return combine(input, groups);
  }
  const splitScv = balancing === "round-robin" ? station.arrivalScv / members : 1;
  const result = solveStation({ ...station, arrivalRate: station.arrivalRate / members, arrivalScv: splitScv });
  if (balancing === "round-robin" || result.wait === null)
    return combine(input, [{ count: members, share: 1 / members, result }]);
  const central = solveStation({ ...station, servers: station.servers * members });
  if (central.wait === null || central.wait.mean === 0)
    return combine(input, [{ count: members, share: 1 / members, result }]);
  const worst = result.wait.mean / central.wait.mean;
  const factor = Math.min(worst, 1 + 1.1 * central.idle * (members - 1) ** (balancing === "two-choices" ? 0.9 : 0.67));
  return combine(input, [
    {
      count: members,
      share: 1 / members,
      result: { ...result, wait: scaled(central.wait, factor), waitProbability: central.waitProbability },
    },
  ]);
}

function combine(input: BalancedInput, groups: BalancedResult["members"]): BalancedResult {
  const first = (groups[0] as BalancedResult["members"][number]).result;
  let throughput = 0;
  let waitProbability = 0;
  let work = 0;
  let departureScv = 0;
  const saturated = groups.some((group) => group.result.saturated);
  for (const { count, share, result } of groups) {
    throughput += count * result.throughput;
    waitProbability += count * share * result.waitProbability;
    work += count * result.utilization;
    departureScv += count * share * result.departureScv;
  }
  const utilization = work / input.members;
  const parts = groups.map(({ count, share, result }) => ({ weight: count * share, law: result.wait }));
  const responses = groups.map(({ count, share, result }) => ({ weight: count * share, law: result.response ?? null }));
  return {
    utilization,
    idle: groups.length === 1 ? first.idle : 1 - utilization,
    saturated,
    throughput,
    lossProbability: input.arrivalRate > 0 ? Math.max(0, saturated ? 0 : 1 - throughput / input.arrivalRate) : 0,
    waitProbability,
    wait: parts.every((part) => part.law !== null) ? mixtureTail(parts as { weight: number; law: TailLaw }[]) : null,
    ...(input.discipline === "ps"
      ? {
          response: responses.every((part) => part.law !== null)
            ? mixtureTail(responses as { weight: number; law: TailLaw }[])
            : null,
        }
      : {}),
    departureScv,
    method: `${input.balancing}: ${first.method}`,
    exactness: first.exactness,
    source: first.source,
    members: groups,
  };
}

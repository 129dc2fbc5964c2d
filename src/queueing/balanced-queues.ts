import { type BalancedInput, type BalancedResult, combineMembers, type MemberGroup } from "./balanced-result.ts";
import { requireInteger, requireNonNegative } from "./domain.ts";
import { levelledQueues } from "./levelled-queues.ts";
import { solveStation } from "./station.ts";
import type { StationInput } from "./station-result.ts";

/** Shares that sum to 1, like ones together. */
function shareGroups(members: number, weights: readonly number[] | undefined): { count: number; share: number }[] {
  if (weights === undefined) return [{ count: members, share: 1 / members }];
  if (weights.length !== members)
    throw new RangeError(`weights must have one entry for each of the ${members} members, got ${weights.length}`);
  let total = 0;
  for (const weight of weights) total += requireNonNegative("weights", weight);
  if (!(total > 0)) throw new RangeError("weights must have a positive sum");
  const counts = new Map<number, number>();
  for (const weight of weights) counts.set(weight, (counts.get(weight) ?? 0) + 1);
  return [...counts].map(([weight, count]) => ({ count, share: weight / total }));
}

/**
 * n like queues of c servers each behind a balancer.
 *
 * - `central`: one queue before all nc servers.
 * - `random`, `sticky`, or any balancing with weights: independent thinning; each member sees scv 1 + p(ca² − 1).
 * - `round-robin`: every n-th request; the gaps are exact n-fold sums (Erlang-n for Poisson).
 * - `least-connections`: join the shortest queue; `two-choices`: the shorter of two random ones.
 *
 * @throws RangeError when an argument is outside its domain
 *
 * Source: Whitt 1983 for the splitting; the others name theirs.
 *
 * @example
 * solveBalanced({ arrivalRate: 1, arrivalScv: 1, service: { kind: "exponential", mean: 1 }, servers: 1, discipline: "fcfs", members: 2, balancing: "random" }).wait?.mean; // 1
 */
export function solveBalanced(input: BalancedInput): BalancedResult {
  requireInteger("members", input.members, 1);
  if (input.members === 1) {
    const result = solveStation(input);
    return { ...result, members: [{ count: 1, share: 1, result }] };
  }
  const { members, balancing, weights, ...station } = input;
  if (weights !== undefined || balancing === "random" || balancing === "sticky")
    return combineMembers(input, shareGroups(members, weights).map(thinned(station)));
  if (balancing === "central") return central(station, members);
  if (balancing === "round-robin") {
    const result = solveStation({
      ...station,
      arrivalRate: station.arrivalRate / members,
      arrivalScv: station.arrivalScv / members,
    });
    return combineMembers(input, [{ count: members, share: 1 / members, result }]);
  }
  return levelledQueues(input, balancing);
}

function thinned(station: StationInput): (group: { count: number; share: number }) => MemberGroup {
  return ({ count, share }) => ({
    count,
    share,
    result: solveStation({
      ...station,
      arrivalRate: station.arrivalRate * share,
      arrivalScv: 1 + share * (station.arrivalScv - 1),
    }),
  });
}

/** One queue before the servers of all members; limited rooms add up. */
function central(station: StationInput, members: number): BalancedResult {
  const { waitingRoom, ...rest } = station;
  const result = solveStation({
    ...rest,
    servers: station.servers * members,
    ...(waitingRoom === undefined ? {} : { waitingRoom: waitingRoom * members }),
  });
  return { ...result, members: [{ count: members, share: 1 / members, result }] };
}

import type { Law } from "./law.ts";
import type { StationInput, StationResult } from "./station-result.ts";
import { mixtureTail, type TailLaw } from "./tail-law.ts";

export type Balancing = "central" | "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";

/** `members` like queues, each with `servers` servers; `arrivalRate` and `arrivalScv` are of the whole stream. */
export interface BalancedInput extends StationInput {
  /** n, an integer ≥ 1. */
  readonly members: number;
  readonly balancing: Balancing;
  /** What each member gets, in proportion; absent: equal. With weights every balancing splits at random. */
  readonly weights?: readonly number[];
  /** Several requests come at the same moment, and find one another before the same queues. */
  readonly together?: true;
}

/** Like members together: how many, the share of all requests that each gets, its own solution. */
export interface MemberGroup {
  readonly count: number;
  readonly share: number;
  readonly result: StationResult;
}

/** Rates are of all members together; waits are those of a request, whichever member it meets. */
export interface BalancedResult extends StationResult {
  readonly members: readonly MemberGroup[];
}

/** The mixture of a part of the members' results by share; null where one of them has none. */
function mixed(
  groups: readonly MemberGroup[],
  part: (result: StationResult) => TailLaw | null | undefined,
): TailLaw | null {
  const parts: { weight: number; law: TailLaw }[] = [];
  for (const { count, share, result } of groups) {
    const law = part(result);
    if (law === null || law === undefined) return null;
    parts.push({ weight: count * share, law });
  }
  return mixtureTail(parts);
}

/** Of one class of those that share the members. */
function ownResponse(groups: readonly MemberGroup[]): (own: Law) => TailLaw {
  return (own) => mixed(groups, (result) => result.responseOf?.(own)) as TailLaw;
}

/**
 * The whole of several members that do not depend on one another: every figure of a request is the mixture over
 * members by share, never that of a mean member.
 */
export function combineMembers(input: BalancedInput, groups: readonly MemberGroup[]): BalancedResult {
  const first = (groups[0] as MemberGroup).result;
  if (groups.length === 1) {
    const { count } = groups[0] as MemberGroup;
    return { ...first, throughput: count * first.throughput, method: named(input, first), members: groups };
  }
  let throughput = 0;
  let lost = 0;
  let waitProbability = 0;
  let work = 0;
  let departureScv = 0;
  for (const { count, share, result } of groups) {
    throughput += count * result.throughput;
    lost += count * share * result.lossProbability;
    waitProbability += count * share * result.waitProbability;
    work += count * result.utilization;
    departureScv += count * share * result.departureScv;
  }
  const utilization = work / input.members;
  const inexact = groups.find((group) => group.result.exactness !== "exact")?.result;
  return {
    utilization,
    idle: 1 - utilization,
    saturated: groups.some((group) => group.result.saturated),
    throughput,
    lossProbability: lost,
    waitProbability,
    wait: mixed(groups, (result) => result.wait),
    ...(input.discipline === "ps" ? { response: mixed(groups, (result) => result.response) } : {}),
    ...(groups.every(({ result }) => result.responseOf !== undefined) ? { responseOf: ownResponse(groups) } : {}),
    departureScv,
    method: named(input, first),
    exactness: inexact?.exactness ?? "exact",
    source: inexact?.source ?? first.source,
    members: groups,
  };
}

function named(input: BalancedInput, result: StationResult): string {
  return `${input.balancing}: ${result.method}`;
}

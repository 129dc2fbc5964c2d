/** A station whose speed depends on how many it serves at once: the Universal Scalability Law under a load. */
import type { Group, Station, StationScalability } from "../model/types.ts";
import type { MemberGroup } from "../queueing/balanced-result.ts";
import { combineMembers } from "../queueing/balanced-result.ts";
import type { Law } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { solveLoadDependent } from "../queueing/load-dependent.ts";
import type { PresentFigures } from "../queueing/present-figures.ts";
import { remembered } from "../queueing/remembered.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { throughputAtConcurrency } from "../queueing/usl.ts";
import { partShares } from "./parts.ts";

const SOURCE = "Gunther 2007; Kleinrock 1975, chapter 3";

const known = remembered<StationResult>(256);

/**
 * Requests come to each member at random (Poisson), and all that are let in share its speed. Where two regimes are
 * possible and nothing bounds the number present, the working one is shown as long as it lasts (`lastingLoad`).
 *
 * @param arrivalRate of all members together
 */
export function solveScalableStation(
  station: Station,
  scalability: StationScalability,
  group: Group,
  arrivalRate: number,
  service: Law,
): StationResult {
  const shares = partShares(group) ?? new Array<number>(group.members).fill(1 / group.members);
  const each = group.members / shares.length;
  const counts = new Map<number, number>();
  for (const share of shares) counts.set(share / each, (counts.get(share / each) ?? 0) + each);
  const groups = [...counts].map(
    ([share, count]): MemberGroup => ({
      count,
      share,
      result: oneMember(station, scalability, arrivalRate * share, meanOf(service)),
    }),
  );
  const input = {
    arrivalRate,
    arrivalScv: 1,
    service,
    servers: 1,
    discipline: "ps" as const,
    members: group.members,
    balancing: "random" as const,
  };
  return { ...combineMembers(input, groups), method: (groups[0] as MemberGroup).result.method };
}

function oneMember(
  { servers, waitingRoom }: Station,
  { contention, coherency, concurrency }: StationScalability,
  arrivalRate: number,
  serviceTime: number,
): StationResult {
  const key = [servers, waitingRoom, contention, coherency, concurrency, arrivalRate, serviceTime].join(" ");
  return known(key, () => {
    const law = { singleRate: 1 / serviceTime, contention, coherency };
    const solved = solveLoadDependent({
      arrivalRate,
      rateAt: (n) => throughputAtConcurrency(law, n),
      concurrency: concurrency ?? Number.POSITIVE_INFINITY,
      ...(waitingRoom === null ? {} : { waitingRoom }),
    });
    const utilization = (arrivalRate * serviceTime) / servers;
    const working = solved.regimes.find(({ kind }) => kind === "working" && utilization < 1);
    const figures: PresentFigures | undefined = solved.steady ?? working;
    const common = { utilization, idle: 1 - utilization, departureScv: 1, method: solved.method, source: SOURCE };
    if (figures === undefined || figures.response === null) {
      const throughput = Math.min(arrivalRate, solved.stabilityLimit);
      return {
        ...common,
        saturated: true,
        throughput,
        lossProbability: 0,
        waitProbability: 1,
        wait: null,
        response: null,
        exactness: solved.exactness,
      };
    }
    return {
      ...common,
      saturated: false,
      throughput: figures.throughput,
      lossProbability: figures.lossProbability,
      waitProbability: figures.waitProbability,
      wait: figures.wait,
      response: figures.response,
      exactness: solved.exactness,
    };
  });
}

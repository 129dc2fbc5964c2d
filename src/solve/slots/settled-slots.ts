/** The pools of users who think, as their solved network leaves them. */
import type { ClassResult } from "../../closed/types.ts";
import type { Problem } from "../closed-problem.ts";
import { rateAt, resultsOfAll, type SolvedTasks } from "../closed-results.ts";
import { flowsOf } from "../flows.ts";
import { plainLoads } from "../traffic.ts";
import { type DirectVisits, type SlotResults, slotResults } from "./slot-results.ts";
import type { LimitingPools } from "./slots-of-users.ts";

export type UsersSlots = SlotResults;

export function settledSlots(problem: Problem, pools: LimitingPools, tasks: SolvedTasks): UsersSlots {
  const { prepared, ratesAt, conditions, mainOf } = problem;
  const throughputs = mainOf.map((r) => (tasks.solved.classes[r] as ClassResult).throughput);
  const loads = plainLoads(prepared, flowsOf(prepared, ratesAt(throughputs), conditions).sites);
  return slotResults(
    prepared,
    pools.models,
    loads,
    directVisits(pools, tasks),
    resultsOfAll(prepared, tasks),
    pools.othersAt,
  );
}

function directVisits(pools: LimitingPools, tasks: SolvedTasks): ReadonlyMap<number, DirectVisits> {
  const visits = new Map<number, DirectVisits>();
  for (const place of tasks.places) {
    if (!pools.models.has(place.station)) continue;
    const at = place.queues[0]?.at as number;
    let rate = 0;
    let present = 0;
    let first = -1;
    tasks.network.classes.forEach((_, r) => {
      const own = rateAt(tasks, place, r);
      if (own > 0 && first < 0) first = r;
      rate += own;
      present += (tasks.solved.classes[r] as ClassResult).stations[at]?.queueLength ?? 0;
    });
    if (rate > 0) visits.set(place.station, { rate, stay: present / rate, law: tasks.laws.found(first, at) });
  }
  return visits;
}

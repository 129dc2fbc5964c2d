/** How late messages are: of each queue, their age when a consumer is done with them. */
import type { Latency } from "../latency/latency.ts";
import { percentile } from "../latency/percentile.ts";
import { summary } from "../latency/summary.ts";
import type { Prepared } from "../solve/prepare.ts";
import { type CallStep, visitPrepared } from "../solve/steps.ts";
import type { LatencySummary, Solution } from "../solve/types.ts";
import type { Topology } from "../topology/types.ts";

/** A tier of kind queue. */
export interface QueueAssessment {
  readonly tier: string;
  /** Messages per second. */
  readonly arrivalRate: number;
  /** Of the consumer that is slowest at the p99: from the publish until it is done; null when saturated, or nobody consumes. */
  readonly lag: LatencySummary | null;
  /** Some consumer is, or is lost: its messages become ever older. */
  readonly saturated: boolean;
  /** Stations that the slowest consumer waits for, by id; of a saturated one, those that are. */
  readonly stations: readonly string[];
}

/** Every queue of a topology, in its order. */
export function queueAssessments(
  topology: Topology,
  prepared: Prepared,
  solution: Solution,
): readonly QueueAssessment[] {
  return topology.tiers
    .filter(({ kind }) => kind === "queue")
    .map(({ id }): QueueAssessment => {
      const consumers = consumersOf(id, prepared).map((call) => {
        const stations = stationsWaitedFor(call.target, prepared);
        // Nobody takes the messages of a tier that is lost: they wait until it is back.
        const isLost = [...stations].some((station) => prepared.model.stations[station]?.isLost === true);
        return { stations, lag: isLost ? null : lagOf(call, prepared, solution) };
      });
      const idOf = (station: number) => prepared.model.stations[station]?.id ?? [];
      const stuck = consumers.filter(({ lag }) => lag === null);
      const full = stuck
        .flatMap(({ stations }) => [...stations])
        .filter(
          (station) =>
            solution.stations[station]?.saturated === true || prepared.model.stations[station]?.isLost === true,
        );
      let slowest: { readonly lag: LatencySummary; readonly stations: ReadonlySet<number> } | null = null;
      for (const { lag, stations } of consumers) {
        const times = lag === null ? null : summary(lag);
        if (times !== null && times.p99 > (slowest?.lag.p99 ?? -1)) slowest = { lag: times, stations };
      }
      return {
        tier: id,
        arrivalRate: solution.operations[publishOf(id, prepared)]?.arrivalRate ?? 0,
        lag: stuck.length > 0 ? null : (slowest?.lag ?? null),
        saturated: stuck.length > 0,
        stations: (stuck.length > 0 ? full : [...(slowest?.stations ?? [])]).flatMap(idOf),
      };
    });
}

/** p99 of the age of a queue's messages; Infinity when a consumer is saturated. */
export function lagAt(tier: string, prepared: Prepared, solution: Solution): number {
  return Math.max(
    0,
    ...consumersOf(tier, prepared).map((call) => {
      const lag = lagOf(call, prepared, solution);
      return lag === null ? Number.POSITIVE_INFINITY : percentile(lag, 0.99);
    }),
  );
}

/** Stations that any consumer of a queue waits for. */
export const stationsOfQueue = (tier: string, prepared: Prepared): ReadonlySet<number> =>
  new Set(consumersOf(tier, prepared).flatMap(({ target }) => [...stationsWaitedFor(target, prepared)]));

/** The operation by which messages come in. */
export const publishOf = (tier: string, { model }: Prepared): number =>
  model.operations.findIndex((operation) => operation.tier === tier);

function consumersOf(tier: string, prepared: Prepared): readonly CallStep[] {
  const calls: CallStep[] = [];
  visitPrepared(prepared.steps[publishOf(tier, prepared)] ?? [], (step) => {
    if (step.kind === "call") calls.push(step);
  });
  return calls;
}

/** Of the workload whose messages become oldest, where consumers tell them apart. */
function lagOf(call: CallStep, { dependsOnWorkload, model }: Prepared, { responses }: Solution): Latency | null {
  const workloads = dependsOnWorkload[call.target] ? [...model.workloads.keys()] : [0];
  let worst: Latency | null = null;
  for (const workload of workloads) {
    const lag = responses.answerDistribution(call, workload);
    if (lag === null) return null;
    if (worst === null || percentile(lag, 0.99) > percentile(worst, 0.99)) worst = lag;
  }
  return worst;
}

function stationsWaitedFor(operation: number, prepared: Prepared): ReadonlySet<number> {
  const stations = new Set<number>();
  const seen = new Set<number>();
  const visit = (target: number): void => {
    if (seen.has(target)) return;
    seen.add(target);
    visitPrepared(prepared.steps[target] ?? [], (step) => {
      if (step.kind === "use") stations.add(step.station);
      if (step.kind === "hold") stations.add(step.station);
      if (step.kind === "call" && step.waited) visit(step.target);
    });
  };
  visit(operation);
  return stations;
}

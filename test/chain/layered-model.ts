/**
 * Layered queueing networks in our terms: a task's threads are slots that its entries hold, a processor is a station,
 * what comes after the first phase comes after the reply. Between calls, whose number is geometric, the demand is cut
 * into slices, each of which queues for the processor anew.
 */
import type { Model, Step } from "../../src/model/types.ts";
import { builder, call, exponential, geometric, hold, reply, use } from "./small-models.ts";

interface Phase {
  readonly demand: number;
  readonly calls: Readonly<Record<string, number | undefined>>;
}

export interface LayeredInputs {
  readonly processors: Readonly<
    Record<string, { readonly scheduling: string; readonly multiplicity: number | string } | undefined>
  >;
  readonly tasks: Readonly<
    Record<
      string,
      { readonly processor: string; readonly threads: number | string; readonly reference: boolean } | undefined
    >
  >;
  readonly entries: Readonly<
    Record<
      string,
      | {
          readonly task: string;
          readonly phases: readonly Phase[];
          readonly forwards?: Readonly<Record<string, number | undefined>>;
          readonly openArrivalRate?: number;
        }
      | undefined
    >
  >;
}

export function layeredModel({ processors, tasks, entries }: LayeredInputs): Model {
  const build = builder();
  const number = (value: number | string): number => (value === "inf" ? Number.POSITIVE_INFINITY : Number(value));
  const stationOf = new Map<string, number>();
  for (const [id, processor] of Object.entries(processors)) {
    if (processor !== undefined) stationOf.set(id, build.station(id, number(processor.multiplicity)));
  }
  const threadsOf = new Map<string, number>();
  for (const [id, task] of Object.entries(tasks)) {
    if (task === undefined || task.reference) continue;
    const servers = number(task.threads);
    threadsOf.set(id, build.station(`${id}.threads`, servers, { resource: "threads", discipline: "fcfs" }));
  }
  const operationOf = new Map(Object.keys(entries).map((id) => [id, build.operation(id)]));
  const calls = (shares: Phase["calls"], scale: number) =>
    Object.entries(shares).map(([to, share = 0]) => ({
      share: share / scale,
      steps: [call(operationOf.get(to) as number)],
    }));

  function phaseSteps(id: string, { demand, calls: called }: Phase, processor: number): readonly Step[] {
    const times = Object.values(called).reduce<number>((sum, share = 0) => sum + share, 0);
    const slice = demand > 0 ? [use(processor, exponential(demand / (1 + times)))] : [];
    if (times === 0) return slice;
    const again = build.operation(`${id}.again`, [{ kind: "choice", branches: calls(called, times) }, ...slice]);
    return [...slice, call(again, { times: geometric(times) })];
  }

  for (const [id, entry] of Object.entries(entries)) {
    if (entry === undefined) continue;
    const task = tasks[entry.task];
    if (task === undefined) throw new RangeError(`${entry.task} is no task`);
    const phases = entry.phases.map((phase) => phaseSteps(id, phase, stationOf.get(task.processor) as number));
    const operation = operationOf.get(id) as number;
    const [first = [], ...later] = phases;
    if (task.reference) {
      build.define(operation, phases.flat());
      build.users(id, operation, number(task.threads));
      continue;
    }
    const held = hold(
      threadsOf.get(entry.task) as number,
      ...first,
      ...(later.length > 0 ? [reply] : []),
      ...later.flat(),
    );
    const forwards: Step[] = entry.forwards ? [{ kind: "choice", branches: calls(entry.forwards, 1) }] : [];
    build.define(operation, [held, ...forwards]);
    if (entry.openArrivalRate !== undefined) build.requests(id, operation, entry.openArrivalRate);
  }
  return build.model();
}

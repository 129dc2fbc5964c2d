/**
 * Discrete-event simulation of a model: an opinion that shares nothing with the solver but the model itself. Seeded, so
 * that equal input gives equal figures. What it does not know it refuses by throwing: computed hit ratios, speeds that
 * depend on how many are served.
 */
import type { Group, Model, Station } from "../../src/model/types.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { agenda } from "./agenda.ts";
import {
  type Record,
  type SimulatedStation,
  type SimulatedWorkload,
  stationFigures,
  workloadFigures,
} from "./figures.ts";
import { balancer, picked } from "./members.ts";
import { firstComeQueue, type Queue, sharedQueue } from "./queue.ts";
import { drawOf, seeded } from "./random.ts";
import { interpreter } from "./steps.ts";

export interface Simulated {
  readonly workloads: readonly SimulatedWorkload[];
  readonly stations: readonly SimulatedStation[];
}

export interface SimulateOptions {
  readonly seed: number;
  /** Requests of all workloads that end, those of the warm-up (a tenth) included. */
  readonly requests: number;
}

export function simulate(model: Model, { seed, requests }: SimulateOptions): Simulated {
  const clock = agenda();
  const random = seeded(seed);
  const queues = model.stations.map((station): readonly Queue[] => {
    if (station.scalability !== null) throw new Error("speeds that depend on how many are served are not simulated");
    const { members, isCentral } = groupOf(station);
    const make = station.discipline === "ps" ? sharedQueue : firstComeQueue;
    const servers = station.servers * (isCentral ? members : 1);
    return Array.from({ length: isCentral ? 1 : members }, () => make(clock, servers, station.waitingRoom));
  });
  const choosers = model.groups.map((group, g) => {
    // What bounds a member counts all that are in it: its threads where it has some.
    const first = model.stations.findIndex((station) => station.group === g);
    return balancer(group, (member) => queues[first]?.[member]?.present() ?? 0, random);
  });
  const perform = interpreter(model, { clock, random, queues, choosers });

  function groupOf(station: Station): { readonly members: number; readonly isCentral: boolean } {
    const { members, balancing } = model.groups[station.group] as Group;
    return { members, isCentral: balancing === "central" || members === 1 };
  }

  const records = model.workloads.map((): Record => ({ times: [], ended: 0, failed: 0 }));
  const warm = requests / 10;
  let begun = 0;
  let ended = 0;
  let counted = Number.NaN;

  function ask(w: number, answered: () => void): void {
    if (begun++ >= warm && Number.isNaN(counted)) {
      counted = clock.now();
      for (const queue of queues.flat()) queue.reset();
    }
    const from = clock.now();
    const isCounted = begun > warm;
    const record = records[w] as Record;
    perform((model.workloads[w] as Model["workloads"][number]).entry, w, (isServed) => {
      ended++;
      if (isCounted) {
        record.ended++;
        if (isServed) record.times.push(clock.now() - from);
        else record.failed++;
      }
      answered();
    });
  }

  const wholes = new Map<string, number[]>();
  model.workloads.forEach(({ load, whole }, w) => {
    if (load.kind === "closed") {
      wholes.set(whole, [...(wholes.get(whole) ?? []), w]);
      return;
    }
    if (load.arrivalRate === 0) return;
    const between = lawFromMoments(1 / load.arrivalRate, load.scv);
    const arrive = (): void => {
      clock.after(drawOf(between, random), arrive);
      ask(w, () => {});
    };
    clock.after(drawOf(between, random), arrive);
  });
  for (const parts of wholes.values()) {
    const loads = parts.map((w) => (model.workloads[w] as Model["workloads"][number]).load);
    const shares = loads.map((load) => (load.kind === "closed" ? (load.share ?? 1) : 0));
    const [first] = loads;
    if (first?.kind !== "closed") continue;
    const think = (): void => {
      clock.after(drawOf(first.thinkTime, random), () => ask(parts[picked(shares, random)] as number, think));
    };
    for (let user = 0; user < first.population; user++) think();
  }
  clock.runWhile(() => ended < requests);

  const duration = clock.now() - counted;
  for (const queue of queues.flat()) queue.settle();
  return {
    workloads: records.map((record, w) => workloadFigures((model.workloads[w] as { id: string }).id, record, duration)),
    stations: model.stations.map((station, s) =>
      stationFigures(
        station.id,
        (queues[s] as readonly Queue[]).map(({ figures }) => figures),
        station.servers * groupOf(station).members,
        duration,
      ),
    ),
  };
}

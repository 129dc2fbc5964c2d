/** Heidelberger & Trivedi's programs with internal concurrency: a processor and disks, stages of branches that join. */
import type { Model, Step } from "../../src/model/types.ts";
import { builder, call, geometric, use } from "./small-models.ts";

interface Branch {
  readonly cpuDemand: number;
  readonly diskVisits: Readonly<Record<string, number | undefined>>;
}

export interface ForkJoinInputs {
  readonly population: number;
  readonly cpu: { readonly servers: number };
  readonly disks: { readonly count: number; readonly serviceTime: number };
  readonly stages: readonly (readonly Branch[])[];
}

export function forkJoinModel({ population, cpu, disks, stages }: ForkJoinInputs): Model {
  const build = builder();
  const processor = build.station("cpu", cpu.servers);
  const diskOf = new Map<string, number>();
  for (let disk = 1; disk <= disks.count; disk++) diskOf.set(`disk${disk}`, build.station(`disk${disk}`, 1));

  function branchSteps({ cpuDemand, diskVisits }: Branch): readonly Step[] {
    const visits = Object.entries(diskVisits).map(([disk, times = 0]) => ({ disk, times }));
    const total = visits.reduce((sum, { times }) => sum + times, 0);
    const slice = use(processor, cpuDemand / (1 + total));
    const branches = visits.map(({ disk, times }) => ({
      share: times / total,
      steps: [use(diskOf.get(disk) as number, disks.serviceTime)],
    }));
    return [slice, call(build.operation("visit", [{ kind: "choice", branches }, slice]), { times: geometric(total) })];
  }

  const steps = stages.flatMap((stage): readonly Step[] => {
    const [only] = stage;
    return stage.length === 1 && only !== undefined
      ? branchSteps(only)
      : [{ kind: "parallel", branches: stage.map(branchSteps), need: stage.length, cancel: false }];
  });
  build.users("jobs", build.operation("job", steps), population);
  return build.model();
}

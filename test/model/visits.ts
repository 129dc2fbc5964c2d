/**
 * An independent opinion on flows: every request walked through the call tree, no graph, no matrix.
 * Exponential in the depth of what is shared, hence for small models only.
 */
import { lower } from "../../src/model/lower.ts";
import type { CountLaw, Model, Step } from "../../src/model/types.ts";
import type { Topology } from "../../src/topology/types.ts";

export function modelOf(topology: Topology): Model {
  const lowered = lower(topology);
  if ("refusals" in lowered) throw new Error(lowered.refusals.map((refusal) => refusal.message).join("; "));
  return lowered.model;
}

export function refusalsOf(topology: Topology): readonly string[] {
  const lowered = lower(topology);
  return "refusals" in lowered ? lowered.refusals.map((refusal) => refusal.message) : [];
}

const meanCount = (times: CountLaw): number => (times.kind === "exact" ? times.count : times.mean);

/** Requests per second at each operation (`tier.operation`) and each station, by id. */
export function ratesOf(model: Model): ReadonlyMap<string, number> {
  const rates = new Map<string, number>();
  const add = (id: string, rate: number) => rates.set(id, (rates.get(id) ?? 0) + rate);
  model.workloads.forEach((workload, index) => {
    if (workload.load.kind !== "open") throw new Error("open workloads only");
    ask(workload.entry, workload.load.arrivalRate, index);
  });
  // Sums of shares meet decimal figures.
  return new Map([...rates].map(([id, rate]) => [id, Number(rate.toPrecision(12))]));

  function ask(target: number, rate: number, workload: number): void {
    if (rate < 1e-12) return;
    const operation = model.operations[target];
    if (operation === undefined) throw new Error(`no operation ${target}`);
    add(operation.id, rate);
    walk(operation.steps, rate, workload);
  }

  function walk(steps: readonly Step[], rate: number, workload: number): void {
    for (const step of steps) {
      switch (step.kind) {
        case "use":
          add(model.stations[step.station]?.id ?? "?", rate);
          break;
        case "call": {
          if (step.only !== null && !step.only.includes(workload)) break;
          const copies = step.select.kind === "distinct" ? step.select.count : 1;
          ask(step.target, rate * step.share * meanCount(step.times) * copies, workload);
          break;
        }
        case "choice":
          for (const branch of step.branches) walk(branch.steps, rate * branch.share, workload);
          break;
        case "parallel":
          for (const branch of step.branches) walk(branch, rate, workload);
          break;
        case "lookup": {
          const hit = model.caches[step.cache]?.hit;
          if (hit?.kind !== "given") throw new Error("given hit ratios only");
          walk(step.hit, rate * hit.ratio, workload);
          walk(step.miss, rate * (1 - hit.ratio), workload);
          break;
        }
        case "hold":
          walk(step.steps, rate, workload);
          break;
        default:
          break;
      }
    }
  }
}

/** All rates as a plain record, for a test to compare with figures worked out by hand. */
export const flowsOf = (topology: Topology): Record<string, number> => Object.fromEntries(ratesOf(modelOf(topology)));

/** Steps of an operation with indices replaced by ids, and what a call leaves at its default left out. */
export function stepsOf(model: Model, id: string): unknown {
  const operation = model.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`no operation ${id}: ${model.operations.map((o) => o.id).join(" ")}`);
  return operation.steps.map(shown);

  function shown(step: Step): unknown {
    switch (step.kind) {
      case "use":
        return { use: model.stations[step.station]?.id, service: step.service };
      case "delay":
        return { delay: step.time };
      case "call":
        return {
          call: model.operations[step.target]?.id,
          ...(step.select.kind === "one" ? {} : { select: step.select }),
          ...(step.times.kind === "exact" && step.times.count === 1 ? {} : { times: step.times }),
          ...(step.share === 1 ? {} : { share: step.share }),
          ...(step.parallel ? { parallel: true } : {}),
          ...(step.only === null ? {} : { only: step.only.map((index) => model.workloads[index]?.id) }),
          ...(step.waited ? {} : { waited: false }),
          ...(step.network === null ? {} : { network: step.network }),
        };
      case "choice":
        return { choice: step.branches.map((branch) => [branch.share, branch.steps.map(shown)]) };
      case "parallel":
        return { parallel: step.branches.map((branch) => branch.map(shown)), need: step.need, cancel: step.cancel };
      case "lookup":
        return { lookup: model.caches[step.cache]?.id, hit: step.hit.map(shown), miss: step.miss.map(shown) };
      default:
        return step;
    }
  }
}

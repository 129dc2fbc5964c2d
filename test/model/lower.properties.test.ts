import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lower } from "../../src/model/lower.ts";
import type { Model, Step } from "../../src/model/types.ts";
import type { Topology } from "../../src/topology/types.ts";
import { arbitraryTopology } from "./arbitrary-topology.ts";
import { modelOf, ratesOf } from "./visits.ts";

const holds = (property: (plan: Topology, model: Model) => void) =>
  fc.assert(
    fc.property(arbitraryTopology, (plan) => property(plan, modelOf(plan))),
    { numRuns: 300 },
  );

function* stepsIn(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    if (step.kind === "choice") for (const branch of step.branches) yield* stepsIn(branch.steps);
    if (step.kind === "parallel") for (const branch of step.branches) yield* stepsIn(branch);
    if (step.kind === "lookup") yield* stepsIn([...step.hit, ...step.miss]);
    if (step.kind === "hold") yield* stepsIn(step.steps);
  }
}
const allSteps = (model: Model) => model.operations.flatMap((operation) => [...stepsIn(operation.steps)]);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const isWithin = (index: number, list: readonly unknown[]) =>
  Number.isInteger(index) && index >= 0 && index < list.length;

describe("every model", () => {
  it("refers to nothing that is not there", () => {
    holds((plan, model) => {
      expect(model.elements.map(({ tier }) => tier)).toEqual(plan.tiers.map(({ id }) => id));
      expect(model.stations.every((station) => isWithin(station.group, model.groups))).toBe(true);
      expect(model.workloads.every((workload) => isWithin(workload.entry, model.operations))).toBe(true);
      for (const step of allSteps(model)) {
        if (step.kind === "use") expect(isWithin(step.station, model.stations)).toBe(true);
        if (step.kind === "lookup") expect(isWithin(step.cache, model.caches)).toBe(true);
        if (step.kind === "call") {
          expect(isWithin(step.target, model.operations)).toBe(true);
          for (const index of step.only ?? []) expect(isWithin(index, model.workloads)).toBe(true);
        }
      }
      for (const { charge } of model.costs) {
        if (charge.kind === "per-request")
          expect(charge.operations.every((o) => isWithin(o, model.operations))).toBe(true);
      }
    });
  });

  it("has a name of its own for each operation, station, group and workload, and a step of its own for each place", () => {
    holds((_, model) => {
      for (const list of [model.operations, model.stations, model.groups, model.workloads]) {
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      }
      const steps = allSteps(model);
      expect(new Set(steps).size).toBe(steps.length);
    });
  });

  it("has shares that are shares, counts that are counts, and members of whom no more are asked than there are", () => {
    holds((_, model) => {
      const isShare = (value: number) => value >= 0 && value <= 1 + 1e-12;
      for (const step of allSteps(model)) {
        if (step.kind === "choice") {
          expect(step.branches.every((branch) => isShare(branch.share))).toBe(true);
          expect(isShare(sum(step.branches.map((branch) => branch.share)))).toBe(true);
        }
        if (step.kind === "call") {
          expect(step.share > 0 && isShare(step.share)).toBe(true);
          if (step.times.kind === "exact")
            expect(Number.isInteger(step.times.count) && step.times.count > 0).toBe(true);
          if (step.times.kind === "spread") expect(step.times.scv * step.times.mean).toBeGreaterThanOrEqual(1 - 1e-12);
          if (step.select.kind === "distinct") {
            const used = model.operations[step.target]?.steps.find((inner) => inner.kind === "use");
            const station = used?.kind === "use" ? model.stations[used.station] : undefined;
            expect(step.select.count).toBeLessThanOrEqual(model.groups[station?.group ?? -1]?.members ?? 0);
          }
        }
        if (step.kind === "parallel") expect(step.need).toBeLessThanOrEqual(step.branches.length);
      }
      for (const group of model.groups) expect(Number.isInteger(group.members) && group.members >= 1).toBe(true);
    });
  });

  it("offers what the workloads ask, each part with its share of the bursts", () => {
    holds((plan, model) => {
      for (const asked of plan.workloads) {
        const parts = model.workloads.filter((workload) => workload.whole === asked.id);
        const loads = parts.map(({ load }) =>
          load.kind === "open" ? load : { arrivalRate: Number.NaN, meanRate: 0, scv: 0 },
        );
        expect(sum(loads.map((load) => load.arrivalRate))).toBeCloseTo(asked.arrivalRate, 9);
        expect(sum(loads.map((load) => load.meanRate))).toBeCloseTo(asked.meanRate, 9);
        for (const load of loads) {
          expect(load.scv - 1).toBeCloseTo((load.arrivalRate / asked.arrivalRate) * (asked.burstiness - 1), 9);
        }
      }
    });
  });

  it("calls in no ring that somebody waits in", () => {
    holds((_, model) => {
      const state = new Map<number, "open" | "done">();
      const visit = (operation: number): void => {
        if (state.get(operation) === "open") throw new Error(`a ring through ${model.operations[operation]?.id}`);
        if (state.has(operation)) return;
        state.set(operation, "open");
        for (const step of stepsIn(model.operations[operation]?.steps ?? [])) {
          if (step.kind === "call" && step.waited) visit(step.target);
        }
        state.set(operation, "done");
      };
      model.operations.forEach((_operation, index) => {
        visit(index);
      });
    });
  });
});

describe("flows", () => {
  const rates = (plan: Topology) => ratesOf(modelOf(plan));
  const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(b)));

  it("grow with the load", () => {
    holds((plan) => {
      const twice = { ...plan, workloads: plan.workloads.map((w) => ({ ...w, arrivalRate: 2 * w.arrivalRate })) };
      const doubled = rates(twice);
      for (const [id, rate] of rates(plan)) close(doubled.get(id) ?? 0, 2 * rate);
    });
  });

  it("do not depend on the number of machines, but for what every replica applies", () => {
    holds((plan) => {
      const larger = {
        ...plan,
        tiers: plan.tiers.map((tier) =>
          tier.kind === "service" || tier.kind === "worker" || tier.kind === "cache"
            ? { ...tier, servers: { ...tier.servers, instances: tier.servers.instances + 1 } }
            : tier,
        ),
      };
      const after = rates(larger);
      for (const [id, rate] of rates(plan)) close(after.get(id) ?? 0, rate);
    });
  });

  it("ask a database as much whoever fills the cache before it, and wherever it reads", () => {
    holds((plan) => {
      const asked = (change: (tier: Topology["tiers"][number]) => Topology["tiers"][number]) => {
        const changed = { ...plan, tiers: plan.tiers.map(change) };
        const all = rates(changed);
        return changed.tiers
          .filter((tier) => tier.kind === "database")
          .map(({ id, replicas }) => {
            const applied = all.get(`${id}.write.apply`) ?? 0;
            close(applied, replicas * (all.get(`${id}.write`) ?? 0));
            return (all.get(`${id}.primary`) ?? 0) + (all.get(`${id}.replicas`) ?? 0) - applied;
          });
      };
      const before = asked((tier) => tier);
      const filled = asked((tier) => (tier.kind === "cache" ? { ...tier, fill: "through" } : tier));
      const elsewhere = asked((tier) =>
        tier.kind === "database" ? { ...tier, readFrom: "primary", shards: 1 } : tier,
      );
      before.forEach((rate, index) => {
        close(filled[index] ?? 0, rate);
        close(elsewhere[index] ?? 0, rate);
      });
    });
  });
});

it("equal topologies have equal models", () => {
  holds((plan, model) => {
    expect(lower(structuredClone(plan))).toEqual({ model });
  });
});

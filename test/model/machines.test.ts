import { expect, it } from "vitest";
import { exponential, operation, service, topology, workload } from "./topologies.ts";
import { modelOf, refusalsOf, stepsOf } from "./visits.ts";

const plan = (servers: NonNullable<Parameters<typeof service>[1]>["servers"]) =>
  topology([workload("w", 1, "web")], [service("web", { servers: servers ?? {}, operations: [operation("*", 0.01)] })]);

const meanAndServers = (servers: Parameters<typeof plan>[0]) => {
  const model = modelOf(plan(servers));
  const [step] = model.operations[0]?.steps ?? [];
  if (step?.kind !== "use" || !("mean" in step.service)) throw new Error("one use");
  return [step.service.mean, model.stations[0]?.servers];
};

it("a faster core serves in less time", () => {
  expect(stepsOf(modelOf(plan({ speed: 2 })), "web.*")).toEqual([{ use: "web.cores", service: exponential(0.005) }]);
});

it("cores that are not whole are slower ones, of the same capacity in all", () => {
  const capacity = (cores: number) => {
    const [mean, servers] = meanAndServers({ cores }) as [number, number];
    return [servers, servers / mean];
  };
  expect(capacity(4)).toEqual([4, 400]);
  expect(capacity(2.5)).toEqual([3, 250]);
  expect(capacity(0.2)).toEqual([1, 20]);
});

it("background work takes its share of the cores' time, and the rest saturates where it should", () => {
  // Half a core of four at twice the speed: a sixteenth.
  const model = modelOf(plan({ cores: 4, speed: 2, background: 0.5 }));
  expect(model.stations[0]?.background).toBe(0.0625);
  // 4 cores, less 0.25 of a fast one, at 5 ms each: 750/s.
  const [mean, servers] = meanAndServers({ cores: 4, speed: 2, background: 0.5 }) as [number, number];
  expect(servers / mean).toBeCloseTo((4 - 0.25) / 0.005, 9);
  expect(modelOf(plan({})).stations[0]).not.toHaveProperty("background");
});

it("background work that leaves nothing is refused", () => {
  expect(refusalsOf(plan({ cores: 2, speed: 0.5, background: 1 }))).toEqual([
    "background work alone takes all cores of web",
  ]);
});

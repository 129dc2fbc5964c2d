import { expect, it } from "vitest";
import {
  call,
  exponential,
  external,
  loadBalancer,
  objectStore,
  operation,
  queue,
  service,
  topology,
  workload,
} from "../topologies.ts";
import { flowsOf, modelOf, stepsOf } from "../visits.ts";

const plan = (...calls: readonly ReturnType<typeof call>[]) =>
  topology(
    [workload("w", 10, "app")],
    [
      service("app", { operations: [operation("*", 0.01, calls)] }),
      objectStore("photos"),
      external("payments", { price: { kind: "per-request", usdPerRequest: 0.01 } }),
    ],
  );

it("an object store takes its time for get, the usual one, and for put, and never queues", () => {
  const model = modelOf(plan(call("photos"), call("photos.put", { times: 2 })));
  expect(stepsOf(model, "photos.get")).toEqual([{ delay: exponential(0.03) }]);
  expect(stepsOf(model, "photos.put")).toEqual([{ delay: exponential(0.06) }]);
  expect(model.stations.map((station) => station.tier)).toEqual(["app"]);
});

it("a third party answers after a while, and may be paid by the request", () => {
  const model = modelOf(plan(call("payments", { share: 0.5 })));
  expect(stepsOf(model, "payments.call")).toEqual([{ delay: exponential(0.1) }]);
  expect(flowsOf(plan(call("payments", { share: 0.5 })))["payments.call"]).toBe(5);
  expect(model.costs.find((item) => item.tier === "payments")?.charge).toEqual({
    kind: "per-request",
    usdPerRequest: 0.01,
    operations: [model.operations.findIndex((candidate) => candidate.id === "payments.call")],
  });
  expect(model.elements[2]).toMatchObject({ machines: null, spare: null });
});

it("what is passed on to them under a name of the workload's is their usual operation", () => {
  const passed = topology(
    [workload("browse", 4, "lb"), workload("put", 3, "lb"), workload("track", 2, "lb")],
    [
      loadBalancer("lb", { routes: new Map([["track", [call("events")]]]), calls: [call("photos")] }),
      objectStore("photos"),
      queue("events"),
    ],
  );
  expect(flowsOf(passed)).toMatchObject({ "photos.get": 4, "photos.put": 3, "events.publish": 2 });
});

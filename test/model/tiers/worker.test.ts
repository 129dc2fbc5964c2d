import { expect, it } from "vitest";
import { call, exponential, operation, queue, service, topology, worker, workload } from "../topologies.ts";
import { flowsOf, modelOf, stepsOf } from "../visits.ts";

const plan = topology(
  [workload("upload", 20, "web")],
  [
    service("web", { operations: [operation("*", 0.01, [call("jobs", { times: 3 })])] }),
    queue("jobs", { consumers: [call("thumbs"), call("audit", { share: 0.5 })] }),
    worker("thumbs", { servers: { instances: 4, cores: 2, balancing: "random" } }),
    worker("audit"),
  ],
);

it("workers pull from one central queue, whatever balances them", () => {
  expect(modelOf(plan).groups.find((group) => group.tier === "thumbs")).toMatchObject({
    members: 4,
    balancing: "central",
  });
});

it("a queue acknowledges after its delay, and each consumer gets every message without being waited for", () => {
  expect(flowsOf(plan)).toMatchObject({ "jobs.publish": 60, "thumbs.*": 60, "thumbs.cores": 60, "audit.*": 30 });
  expect(stepsOf(modelOf(plan), "jobs.publish")).toEqual([
    { delay: exponential(0.002) },
    { call: "thumbs.*", waited: false },
    { call: "audit.*", share: 0.5, waited: false },
  ]);
});

it("a ring through a queue is a ring in the model", () => {
  const ring = topology(
    [workload("w", 8, "jobs")],
    [
      queue("jobs", { consumers: [call("runner")] }),
      worker("runner", { operations: [operation("*", 0.1, [call("jobs", { share: 0.2 })])] }),
    ],
  );
  // 8 / (1 − 0.2)
  expect(flowsOf(ring)["runner.*"]).toBeCloseTo(10, 9);
  expect(flowsOf(ring)["jobs.publish"]).toBeCloseTo(10, 9);
});

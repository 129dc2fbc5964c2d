import { describe, expect, it } from "vitest";
import { call, database, exponential, loadBalancer, operation, service, topology, workload } from "../topologies.ts";
import { flowsOf, modelOf, refusalsOf, stepsOf } from "../visits.ts";

describe("load-balancer", () => {
  it("passes the operation on to the first tier that has operations", () => {
    const plan = topology(
      [workload("browse", 30, "outer"), workload("upload", 10, "outer")],
      [
        loadBalancer("outer", { calls: [call("inner")] }),
        loadBalancer("inner", { calls: [call("web")] }),
        service("web", { operations: [operation("browse", 0.01), operation("upload", 0.02)] }),
      ],
    );
    expect(flowsOf(plan)).toMatchObject({ "inner.browse": 30, "inner.upload": 10, "web.browse": 30, "web.upload": 10 });
  });

  it("routes by operation, the others by its calls", () => {
    const plan = topology(
      [workload("browse", 30, "lb"), workload("upload", 10, "lb")],
      [
        loadBalancer("lb", { routes: new Map([["upload", [call("media")]]]), calls: [call("web")] }),
        service("web"),
        service("media"),
      ],
    );
    expect(flowsOf(plan)).toMatchObject({ "web.*": 30, "media.*": 10 });
  });

  it("passes on what a call names instead of what was asked", () => {
    const plan = topology(
      [workload("w", 5, "app")],
      [
        service("app", { operations: [operation("*", 0.01, [call("lb.charge", { times: 2 }), call("lb")])] }),
        loadBalancer("lb", { calls: [call("pay")] }),
        service("pay", { operations: [operation("charge", 0.01), operation("*", 0.02)] }),
      ],
    );
    expect(flowsOf(plan)).toMatchObject({ "lb.charge": 10, "pay.charge": 10, "lb.*": 5, "pay.*": 5 });
  });

  it("sends all to the operation that its own call names, fresh if it says so", () => {
    const plan = topology(
      [workload("browse", 30, "lb"), workload("latest", 10, "lb")],
      [
        loadBalancer("lb", {
          routes: new Map([["latest", [call("db.read", { fresh: true })]]]),
          calls: [call("web.all")],
        }),
        service("web", { operations: [operation("browse", 0.01), operation("all", 0.02)] }),
        database("db", { replicas: 1 }),
      ],
    );
    expect(flowsOf(plan)).toMatchObject({ "web.all": 30, "db.read.primary": 10 });
  });

  it("is a delay when managed, a queue with instances of its own", () => {
    const tiers = (own: Parameters<typeof loadBalancer>[1]) =>
      modelOf(
        topology([workload("w", 1, "lb")], [loadBalancer("lb", { ...own, calls: [call("web")] }), service("web")]),
      );
    expect(stepsOf(tiers({}), "lb.w")).toEqual([{ delay: exponential(0.001) }, { call: "web.*" }]);
    const queued = tiers({ servers: { instances: 2, cores: 4, speed: 2 } });
    expect(stepsOf(queued, "lb.w")).toEqual([{ use: "lb.cores", service: exponential(0.0005) }, { call: "web.*" }]);
    expect(queued.elements[0]).toMatchObject({ machines: 2, spare: 1 });
  });

  it("says how one of several instances is chosen, unless the tier does", () => {
    const chosen = (own: "sticky" | null, instances = 3) =>
      modelOf(
        topology(
          [workload("w", 1, "lb")],
          [
            loadBalancer("lb", { balancing: "least-connections", calls: [call("web")] }),
            service("web", { servers: { instances, balancing: own } }),
          ],
        ),
      ).groups[0];
    expect(chosen(null)).toMatchObject({ members: 3, balancing: "least-connections" });
    expect(chosen("sticky")).toMatchObject({ balancing: "sticky" });
    expect(chosen(null, 1)).toMatchObject({ members: 1, balancing: "central" });
  });

  it("says it for what it routes to as well", () => {
    const routes = new Map([["w", [call("web")]]]);
    const { groups } = modelOf(
      topology(
        [workload("w", 1, "lb")],
        [loadBalancer("lb", { balancing: "random", routes }), service("web", { servers: { instances: 2 } })],
      ),
    );
    expect(groups).toMatchObject([{ id: "web.cores", balancing: "random" }]);
  });

  it("says how a replica is chosen too", () => {
    const { groups } = modelOf(
      topology(
        [workload("read", 1, "lb")],
        [loadBalancer("lb", { balancing: "two-choices", calls: [call("db")] }), database("db", { replicas: 3 })],
      ),
    );
    expect(groups).toMatchObject([
      { id: "db.primary", members: 1, balancing: "central" },
      { id: "db.replicas", members: 3, balancing: "two-choices" },
    ]);
  });

  it("is refused beside another of different balancing before the same instances", () => {
    const plan = (instances: number) =>
      topology(
        [workload("w", 1, "a"), workload("v", 1, "b")],
        [
          loadBalancer("a", { balancing: "random", calls: [call("web")] }),
          loadBalancer("b", { balancing: "least-connections", calls: [call("web")] }),
          service("web", { servers: { instances } }),
        ],
      );
    expect(refusalsOf(plan(2))).toEqual(["a and b balance web by different rules: say web.balancing"]);
    expect(refusalsOf(plan(1))).toEqual([]);
  });
});

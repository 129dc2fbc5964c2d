import { describe, expect, it } from "vitest";
import { call, constant, exponential, operation, service, topology, workload } from "../topologies.ts";
import { flowsOf, modelOf, refusalsOf, stepsOf } from "../visits.ts";

describe("service", () => {
  it("holds a core for all of its own time, then waits without one, then calls in order", () => {
    const browse = { ...operation("browse", 0.012, [call("b"), call("a", { times: 2 })]), delay: constant(0.005) };
    const model = modelOf(
      topology(
        [workload("browse", 1, "web")],
        [service("web", { operations: [browse], servers: { speed: 1.5 } }), service("a"), service("b")],
      ),
    );
    expect(stepsOf(model, "web.browse")).toEqual([
      { use: "web.cores", service: exponential(0.008) },
      { delay: constant(0.005) },
      { call: "b.*" },
      { call: "a.*", times: { kind: "exact", count: 2 } },
    ]);
  });

  it("takes no core for no time", () => {
    const model = modelOf(topology([workload("w", 1, "web")], [service("web", { operations: [operation("*", 0)] })]));
    expect(stepsOf(model, "web.*")).toEqual([]);
  });

  it("is a queue with its cores in each instance", () => {
    const { groups, stations } = modelOf(
      topology(
        [workload("w", 1, "web")],
        [service("web", { servers: { instances: 6, cores: 4, discipline: "ps", queueLimit: 100 } })],
      ),
    );
    expect(groups).toEqual([
      { id: "web.cores", tier: "web", members: 6, weights: null, balancing: "round-robin", room: null },
    ]);
    expect(stations).toEqual([
      {
        id: "web.cores",
        tier: "web",
        part: "cores",
        path: ["tiers", "web"],
        group: 0,
        resource: "cores",
        servers: 4,
        discipline: "ps",
        waitingRoom: 100,
        scalability: null,
      },
    ]);
  });

  it("answers what is not listed by its own calls, and names what there is where it has none", () => {
    const web = (...names: readonly string[]) => [
      service("web", { operations: names.map((name) => operation(name, 1)) }),
    ];
    expect(flowsOf(topology([workload("search", 3, "web")], web("browse", "*")))).toMatchObject({ "web.*": 3 });
    expect(refusalsOf(topology([workload("search", 3, "web")], web("browse", "upload")))).toEqual([
      "web has no operation search: it has browse, upload",
    ]);
  });

  it("called by its bare name does the one thing that it does, and has to be told where there are several", () => {
    const plan = (...names: readonly string[]) =>
      topology(
        [workload("w", 2, "app")],
        [
          service("app", { operations: [operation("*", 0.01, [call("web")])] }),
          service("web", { operations: names.map((name) => operation(name, 1)) }),
        ],
      );
    expect(flowsOf(plan("only"))).toMatchObject({ "web.only": 2 });
    expect(refusalsOf(plan("one", "other"))).toEqual(["say which operation of web: one, other"]);
  });

  it("may bear the names of JavaScript's own", () => {
    const plan = topology(
      [workload("constructor", 2, "to-string", { mix: [{ operation: "constructor", share: 1 }] })],
      [
        service("to-string", { operations: [operation("constructor", 0.01, [call("constructor.has-own-property")])] }),
        service("constructor", { operations: [operation("has-own-property", 0.01)] }),
      ],
    );
    expect(flowsOf(plan)).toMatchObject({ "to-string.constructor": 2, "constructor.has-own-property": 2 });
  });
});

import { describe, expect, it } from "vitest";
import { atOnce, call, constant, oneOf, operation, queue, service, topology, workload } from "./topologies.ts";
import { flowsOf, modelOf, stepsOf } from "./visits.ts";

const plan = (calls: Parameters<typeof operation>[2], network = constant(0)) =>
  topology(
    [workload("w", 10, "app"), workload("v", 40, "app")],
    [
      service("app", { operations: [operation("*", 0.01, calls), operation("other", 0.01)] }),
      service("a"),
      service("b"),
      queue("q"),
    ],
    network,
  );
const steps = (...calls: NonNullable<Parameters<typeof operation>[2]>) => stepsOf(modelOf(plan(calls)), "app.*");

describe("calls", () => {
  it("keep their count, their share and whether they are waited for", () => {
    const calls = [
      call("a", { times: { kind: "mean", mean: 2.3 }, share: 0.5 }),
      call("b", { async: true, times: 20, parallel: true }),
    ];
    expect(steps(...calls)).toContainEqual({ call: "a.*", times: { kind: "mean", mean: 2.3 }, share: 0.5 });
    expect(steps(...calls)).toContainEqual({
      call: "b.*",
      times: { kind: "exact", count: 20 },
      parallel: true,
      waited: false,
    });
    expect(flowsOf(plan(calls))).toMatchObject({ "a.*": 57.5, "b.*": 1000 });
  });

  it("of a mean that is whole are exactly that many; a spread is no less variable than Poisson", () => {
    const times = (times: Parameters<typeof call>[1]) => (steps(call("a", times)) as { times?: unknown }[])[1]?.times;
    expect(times({ times: { kind: "mean", mean: 3 } })).toEqual({ kind: "exact", count: 3 });
    expect(times({ times: { kind: "spread", mean: 4, scv: 2 } })).toEqual({ kind: "spread", mean: 4, scv: 2 });
    expect(times({ times: { kind: "spread", mean: 4, scv: 0.1 } })).toEqual({ kind: "spread", mean: 4, scv: 0.25 });
  });

  it("that are never made are left out", () => {
    const none = [
      call("a", { share: 0 }),
      call("b", { times: 0 }),
      call("b", { times: { kind: "spread", mean: 0, scv: 1 } }),
    ];
    expect(modelOf(plan(none)).operations.map((candidate) => candidate.id)).toEqual(["app.*"]);
  });

  it("made for some workloads only are made for all their parts", () => {
    const parts = topology(
      [workload("w", 10, "app", { staticShare: 0.5 }), workload("v", 40, "app")],
      [service("app", { operations: [operation("*", 0.01, [call("a", { only: ["w"] })])] }), service("a")],
    );
    expect(stepsOf(modelOf(parts), "app.*")).toContainEqual({ call: "a.*", only: ["w.static", "w.dynamic"] });
    expect(flowsOf(parts)).toMatchObject({ "app.*": 50, "a.*": 10 });
  });

  it("pass the network from one tier to another, not within one", () => {
    const network = constant(0.0005);
    const shown = stepsOf(modelOf(plan([call("a"), call("app.other"), call("q")], network)), "app.*");
    expect(shown).toContainEqual({ call: "a.*", network });
    expect(shown).toContainEqual({ call: "app.other" });
    expect(shown).toContainEqual({ call: "q.publish", network });
  });
});

describe("groups of calls", () => {
  it("choose one of their branches by share, or none", () => {
    const calls = [oneOf([0.6, call("a", { times: 2 })], [0.3, call("b"), call("a")])];
    expect(steps(...calls)).toContainEqual({
      choice: [
        [0.6, [{ call: "a.*", times: { kind: "exact", count: 2 } }]],
        [0.3, [{ call: "b.*" }, { call: "a.*" }]],
      ],
    });
    expect(flowsOf(plan(calls))).toMatchObject({ "a.*": 75, "b.*": 15 });
  });

  it("go at once, wait for as many as are needed, and let the others finish", () => {
    const calls = [atOnce(1, [call("a")], [call("b"), oneOf([0.5, call("a")])])];
    expect(steps(...calls)).toContainEqual({
      parallel: [[{ call: "a.*" }], [{ call: "b.*" }, { choice: [[0.5, [{ call: "a.*" }]]] }]],
      need: 1,
      cancel: false,
    });
    expect(flowsOf(plan(calls))).toMatchObject({ "a.*": 75, "b.*": 50 });
  });

  it("behind a queue are waited for nowhere", () => {
    const published = topology(
      [workload("w", 10, "q")],
      [queue("q", { consumers: [oneOf([0.5, call("a")]), atOnce(1, [call("b")])] }), service("a"), service("b")],
    );
    expect(stepsOf(modelOf(published), "q.publish")).toEqual([
      expect.anything(),
      { choice: [[0.5, [{ call: "a.*", waited: false }]]] },
      { parallel: [[{ call: "b.*", waited: false }]], need: 1, cancel: false },
    ]);
  });
});

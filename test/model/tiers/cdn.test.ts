import { describe, expect, it } from "vitest";
import {
  call,
  cdn,
  exponential,
  loadBalancer,
  objectStore,
  operation,
  service,
  topology,
  workload,
} from "../topologies.ts";
import { flowsOf, modelOf, stepsOf } from "../visits.ts";

describe("cdn", () => {
  const browse = workload("browse", 1000, "edge", { staticShare: 0.8 });

  it("answers hits of the static part, fetches its misses from the origin and passes the rest on", () => {
    const plan = topology(
      [browse],
      [
        cdn("edge", { hitRatio: 0.95, origin: [call("photos")], calls: [call("lb")] }),
        loadBalancer("lb", { calls: [call("web")] }),
        service("web", { operations: [operation("browse", 0.007)] }),
        objectStore("photos"),
      ],
    );
    expect(flowsOf(plan)).toEqual({
      "edge.browse.static": 800,
      "edge.browse.dynamic": 200,
      "photos.get": 40,
      "lb.browse": 200,
      "web.browse": 200,
      "web.cores": 200,
    });
    const model = modelOf(plan);
    expect(stepsOf(model, "edge.browse.static")).toEqual([
      { delay: exponential(0.01) },
      { lookup: "edge", hit: [], miss: [{ call: "photos.get" }] },
    ]);
    expect(stepsOf(model, "edge.browse.dynamic")).toEqual([{ delay: exponential(0.01) }, { call: "lb.browse" }]);
    expect(model.caches).toEqual([{ id: "edge", tier: "edge", hit: { kind: "given", ratio: 0.95 } }]);
  });

  it("sends misses onward where no origin is named, and a balancer need not tell the parts apart", () => {
    const plan = topology(
      [browse],
      [cdn("edge", { calls: [call("lb")] }), loadBalancer("lb", { calls: [call("web")] }), service("web")],
    );
    // 1000 × (1 − 0.80 · 0.90)
    expect(flowsOf(plan)).toMatchObject({ "lb.browse": 280, "web.*": 280 });
  });

  it("behind another cdn hits the misses of the first", () => {
    const plan = topology(
      [browse],
      [
        cdn("edge", { calls: [call("lb")] }),
        loadBalancer("lb", { calls: [call("shield")] }),
        cdn("shield", { hitRatio: 0.5, calls: [call("web")] }),
        service("web"),
      ],
    );
    expect(flowsOf(plan)).toMatchObject({ "lb.browse.static": 80, "shield.browse.static": 80, "web.*": 240 });
  });

  it("may be the origin of another, however many balancers stand between", () => {
    const plan = topology(
      [{ ...browse, entry: "front" }],
      [
        loadBalancer("front", { calls: [call("next")] }),
        loadBalancer("next", { calls: [call("edge")] }),
        cdn("edge", { origin: [call("middle")], calls: [call("web")] }),
        loadBalancer("middle", { calls: [call("shield")] }),
        cdn("shield", { hitRatio: 0.5, calls: [call("web")] }),
        service("web"),
      ],
    );
    expect(flowsOf(plan)).toMatchObject({
      "front.browse.static": 800,
      "next.browse.dynamic": 200,
      "middle.browse.static": 80,
      "shield.browse.static": 80,
      "web.*": 240,
    });
  });

  it("answers nothing of a workload that names no static share", () => {
    const plan = topology([workload("browse", 10, "edge")], [cdn("edge", { calls: [call("web")] }), service("web")]);
    expect(flowsOf(plan)).toMatchObject({ "edge.browse": 10, "web.*": 10 });
  });

  it("counts the requests of either part where it is paid for by them", () => {
    const model = modelOf(
      topology(
        [browse],
        [cdn("edge", { calls: [call("web")], price: { kind: "per-request", usdPerRequest: 1e-6 } }), service("web")],
      ),
    );
    const charge = model.costs.find((item) => item.tier === "edge")?.charge;
    if (charge?.kind !== "per-request") throw new Error("charged per request");
    expect(charge.operations.map((index) => model.operations[index]?.id)).toEqual([
      "edge.browse.static",
      "edge.browse.dynamic",
    ]);
  });
});

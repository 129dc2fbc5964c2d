import { describe, expect, it } from "vitest";
import { call, cdn, dns, exponential, service, topology, workload } from "../topologies.ts";
import { flowsOf, modelOf, stepsOf } from "../visits.ts";

describe("dns", () => {
  it("looks up the share 1/(1 + r·ttl) of one client's requests, then passes all on", () => {
    // r = 0.01/s, ttl = 300 s: one in 1 + 3.
    const plan = topology(
      [workload("browse", 400, "dns", { requestsPerClient: 0.01 })],
      [dns("dns", { ttl: 300, calls: [call("web")] }), service("web")],
    );
    expect(flowsOf(plan)).toEqual({ "dns.browse": 400, "dns.lookup": 100, "web.*": 400, "web.cores": 400 });
    expect(stepsOf(modelOf(plan), "dns.browse")).toEqual([{ call: "dns.lookup", share: 0.25 }, { call: "web.*" }]);
    expect(stepsOf(modelOf(plan), "dns.lookup")).toEqual([{ delay: exponential(0.02) }]);
  });

  it("is asked by every request of clients whose rate is not known", () => {
    const plan = topology([workload("browse", 400, "dns")], [dns("dns", { calls: [call("web")] }), service("web")]);
    expect(flowsOf(plan)["dns.lookup"]).toBe(400);
  });

  it("keeps apart the clients of two workloads that ask for one operation", () => {
    const mix = [{ operation: "page", share: 1 }];
    const plan = topology(
      [
        workload("web", 90, "dns", { mix, requestsPerClient: 0.02 / 3 }),
        workload("app", 50, "dns", { mix, requestsPerClient: 0.03 }),
      ],
      [dns("dns", { ttl: 300, calls: [call("shop")] }), service("shop")],
    );
    // 1/(1 + 2) of 90 and 1/(1 + 9) of 50.
    expect(flowsOf(plan)).toMatchObject({ "dns.web": 90, "dns.app": 50, "dns.lookup": 35, "shop.*": 140 });
  });

  it("behind a cdn's origin still tells one workload's clients from another's", () => {
    const mix = [{ operation: "page", share: 1 }];
    const plan = topology(
      [
        workload("web", 90, "edge", { mix, staticShare: 1, requestsPerClient: 0.02 / 3 }),
        workload("app", 50, "edge", { mix, staticShare: 1, requestsPerClient: 0.03 }),
      ],
      [
        cdn("edge", { hitRatio: 0, origin: [call("dns")], calls: [call("shop")] }),
        dns("dns", { ttl: 300, calls: [call("shop")] }),
        service("shop"),
      ],
    );
    expect(flowsOf(plan)).toMatchObject({
      "edge.web.static": 90,
      "edge.app.static": 50,
      "dns.lookup": 35,
      "shop.*": 140,
    });
  });

  it("tells its own look-up from a workload of that name", () => {
    const plan = topology([workload("lookup", 7, "dns")], [dns("dns", { calls: [call("web")] }), service("web")]);
    const { operations } = modelOf(plan);
    expect(new Set(operations.map((operation) => operation.id)).size).toBe(operations.length);
    expect(flowsOf(plan)).toMatchObject({ "dns.lookup": 7, "dns.lookup~2": 7 });
  });

  it("is managed: no machine to lose, its price counts look-ups and is unknown unless said", () => {
    const priced = (price: Parameters<typeof dns>[1]) =>
      modelOf(
        topology(
          [workload("w", 4, "dns", { requestsPerClient: 0.01 })],
          [dns("dns", { ...price, calls: [call("web")] }), service("web")],
        ),
      );
    const model = priced({ price: { kind: "per-request", usdPerRequest: 4e-7 } });
    const [cost] = model.costs.filter((item) => item.tier === "dns");
    expect(cost?.charge).toEqual({
      kind: "per-request",
      usdPerRequest: 4e-7,
      operations: [model.operations.findIndex((operation) => operation.id === "dns.lookup")],
    });
    expect(priced({}).costs.find((item) => item.tier === "dns")?.charge).toEqual({ kind: "unknown" });
    expect(model.elements[0]).toEqual({
      tier: "dns",
      kind: "dns",
      path: ["tiers", "dns"],
      machines: null,
      spare: null,
    });
  });
});

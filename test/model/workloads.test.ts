import { expect, it } from "vitest";
import { call, cdn, operation, service, topology, workload } from "./topologies.ts";
import { flowsOf, modelOf } from "./visits.ts";

const web = service("web");

it("a workload keeps its name, its rates and its burstiness", () => {
  const [browse] = modelOf(topology([workload("browse", 30, "web", { meanRate: 10, burstiness: 4 })], [web])).workloads;
  expect(browse).toEqual({
    id: "browse",
    whole: "browse",
    path: ["workloads", "browse"],
    entry: 0,
    load: { kind: "open", arrivalRate: 30, scv: 4, meanRate: 10 },
  });
});

it("a mix asks for its operations by share, each stream of bursts thinned at random", () => {
  const mix = [
    { operation: "index", share: 0.25 },
    { operation: "product", share: 0.75 },
  ];
  const shop = workload("shop", 40, "web", { meanRate: 20, burstiness: 5, mix });
  const tiers = [service("web", { operations: [operation("index", 0.01), operation("product", 0.02)] })];
  const { workloads } = modelOf(topology([shop], tiers));
  // 1 + p(c² − 1): 1 + 0.25·4, 1 + 0.75·4.
  expect(workloads.map(({ id, whole, load }) => ({ id, whole, load }))).toEqual([
    { id: "shop.index", whole: "shop", load: { kind: "open", arrivalRate: 10, scv: 2, meanRate: 5 } },
    { id: "shop.product", whole: "shop", load: { kind: "open", arrivalRate: 30, scv: 4, meanRate: 15 } },
  ]);
  expect(flowsOf(topology([shop], tiers))).toEqual({ "web.index": 10, "web.product": 30, "web.cores": 40 });
});

it("a mix with a static share splits twice", () => {
  const mix = [
    { operation: "index", share: 0.5 },
    { operation: "product", share: 0.5 },
  ];
  const tiers = [cdn("edge", { hitRatio: 0.75, calls: [call("web")] }), web];
  const plan = topology([workload("shop", 80, "edge", { mix, staticShare: 0.25 })], tiers);
  expect(modelOf(plan).workloads.map(({ id }) => id)).toEqual([
    "shop.index.static",
    "shop.index.dynamic",
    "shop.product.static",
    "shop.product.dynamic",
  ]);
  // 80 × (1 − 0.25 · 0.75)
  expect(flowsOf(plan)).toMatchObject({ "edge.index.static": 10, "edge.product.dynamic": 30, "web.*": 65 });
});

it("a workload that is all static has no dynamic part", () => {
  const { workloads } = modelOf(topology([workload("asset", 80, "web", { staticShare: 1 })], [web]));
  expect(workloads.map(({ id, load }) => [id, load.kind === "open" && load.arrivalRate])).toEqual([
    ["asset.static", 80],
  ]);
});

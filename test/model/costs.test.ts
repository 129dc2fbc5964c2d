import { expect, it } from "vitest";
import type { Tier } from "../../src/topology/types.ts";
import { call, loadBalancer, queue, service, topology, workload } from "./topologies.ts";
import { modelOf } from "./visits.ts";

const costsOf = (...tiers: readonly Tier[]) =>
  modelOf(topology([workload("w", 1, tiers[0]?.id ?? "")], tiers)).costs.map(({ path: _, ...item }) => item);

it("machines cost their number times their price, and say where it comes from", () => {
  const web = service("web", {
    servers: {
      instances: 6,
      shape: "m6i.xlarge",
      price: { kind: "hourly", usdPerHour: 0.192 },
      priceBasis: "on demand, 2026-07",
    },
  });
  expect(costsOf(web)).toEqual([
    {
      tier: "web",
      label: "6 × m6i.xlarge",
      charge: { kind: "hourly", usdPerHour: 6 * 0.192 },
      basis: "on demand, 2026-07",
    },
  ]);
});

it("machines without a price cost an unknown sum, which is not nothing", () => {
  expect(costsOf(service("web", { servers: { instances: 2, cores: 4 } }))).toEqual([
    { tier: "web", label: "2 × 4 cores", charge: { kind: "unknown" }, basis: null },
  ]);
});

it("a price of zero is nothing to pay by the file's own word", () => {
  const free = { kind: "hourly", usdPerHour: 0 } as const;
  expect(costsOf(service("web", { servers: { price: free } }))[0]?.charge).toEqual({ kind: "none" });
  expect(costsOf(queue("jobs", { price: { kind: "per-request", usdPerRequest: 0 } }))[0]?.charge).toEqual({
    kind: "none",
  });
});

it("a managed tier is paid for as a whole, its own machines one by one", () => {
  const price = { kind: "hourly", usdPerHour: 0.25 } as const;
  const web = service("web");
  expect(costsOf(loadBalancer("lb", { price, calls: [call("web")] }), web)[0]).toEqual({
    tier: "lb",
    label: "managed",
    charge: { kind: "hourly", usdPerHour: 0.25 },
    basis: null,
  });
  expect(costsOf(loadBalancer("lb", { servers: { instances: 2, price }, calls: [call("web")] }), web)[0]).toMatchObject(
    {
      label: "2 × 1 core",
      charge: { kind: "hourly", usdPerHour: 0.5 },
    },
  );
});

it("a price per request counts the requests of every operation", () => {
  const web = service("web", { servers: { price: { kind: "per-request", usdPerRequest: 2e-7 } } });
  expect(costsOf(web)[0]?.charge).toEqual({ kind: "per-request", usdPerRequest: 2e-7, operations: [0] });
});

import { describe, expect, it } from "vitest";
import { solveMixedNetwork } from "../../src/closed/mixed-network.ts";
import { speedsOfServices } from "../../src/closed/speeds-of-services.ts";
import type { MixedNetwork } from "../../src/closed/types.ts";
import reference from "../reference/stations.json" with { type: "json" };

const solved = (network: MixedNetwork) => {
  const result = solveMixedNetwork(network);
  if (result.kind !== "solved") throw new Error(result.kind);
  return result;
};

describe("the speeds of services that vary", () => {
  // Exact waits of M/PH/c; a given shape (lognormal) has other phases.
  const cases = reference.stations.filter(
    ({ arrivalScv, serviceScv, servers, utilization, ...more }) =>
      !("shape" in more) &&
      arrivalScv === 1 &&
      [0.5, 2, 4, 9].includes(serviceScv) &&
      servers <= 16 &&
      utilization <= 0.95,
  );

  it.each(cases)("give the exact wait of $servers servers, $utilization busy, scv $serviceScv", (given) => {
    const { servers, utilization, serviceScv, meanWait } = given;
    const most = 1500;
    const load = servers * utilization;
    const third = serviceScv > 1 ? 3 * serviceScv * (1 + serviceScv) : (1 + serviceScv) * (1 + 2 * serviceScv);
    const arrivals = Float64Array.from({ length: most + 1 }, () => load);
    const next = speedsOfServices(servers);
    let speeds = next({ scv: serviceScv, third }, arrivals, 0);
    // It goes on from where it was, as in a network that is sought in turns.
    for (let round = 0; round < 15; round++) speeds = next({ scv: serviceScv, third }, arrivals, 0);
    let term = 1;
    let sum = 1;
    let waiting = 0;
    for (let n = 1; n <= most; n++) {
      term *= load / (speeds[n - 1] as number);
      sum += term;
      waiting += term * Math.max(0, n - servers);
    }
    expect(Math.abs(waiting / sum / load - meanWait) / Math.max(meanWait, 0.01)).toBeLessThan(1e-3);
  });

  it("of exponential services are those of as many servers", () => {
    const speeds = speedsOfServices(3)({ scv: 1, third: 6 }, [1, 1, 1, 1, 1], 0);
    expect([...speeds]).toEqual([1, 2, 3, 3]);
  });
});

describe("a network of equal services", () => {
  it("is the product form as services come near to exponential ones", () => {
    const network = (scv: number): MixedNetwork => ({
      classes: [{ kind: "closed", population: 40, thinkTime: 1 }],
      stations: [2, 1].map((servers) => ({ servers, discipline: "fcfs" })),
      demands: [[0.04, 0.015]],
      serviceScv: [[scv, scv]],
    });
    const [plain, near] = [1, 1 + 1e-6].map((scv) => solved(network(scv)).classes[0]?.responseTime ?? 0);
    expect((near as number) / (plain as number)).toBeCloseTo(1, 5);
  });

  it.each([
    [100, 4, 0.024788],
    [200, 0.5, 0.200461],
  ])("of one queue before which %i users think is exact: scv %f", (population, scv, responseTime) => {
    // By the chain of the number there and the phase of the service, solved to rounding.
    const { classes } = solved({
      classes: [{ kind: "closed", population, thinkTime: 1 }],
      stations: [{ servers: 1, discipline: "fcfs" }],
      demands: [[0.006]],
      serviceScv: [[scv]],
    });
    expect((classes[0]?.responseTime ?? 0) / responseTime).toBeCloseTo(1, 3);
  });

  it("has requests at a rate wait as users do, each with a service of its own", () => {
    const { classes, utilizations } = solved({
      classes: [
        { kind: "closed", population: 60, thinkTime: 1 },
        { kind: "open", arrivalRate: 5 },
      ],
      stations: [{ servers: 1, discipline: "fcfs" }],
      demands: [[0.01], [0.06]],
    });
    const [users, open] = classes.map(({ responseTime }) => responseTime);
    expect((open as number) - (users as number)).toBeGreaterThan(0.05);
    expect((open as number) - (users as number)).toBeLessThan(0.07);
    expect(utilizations[0]).toBeLessThan(1);
    expect((classes[0]?.throughput ?? 0) * (1 + (users as number))).toBeCloseTo(60, 4);
  });
});

import { describe, expect, it } from "vitest";
import { erlangB, erlangC } from "../../src/queueing/erlang.ts";
import { solveStation } from "../../src/queueing/station.ts";

describe("Erlang's formulas", () => {
  it("give the published delay probabilities", () => {
    // Gross & Harris 2nd ed. example 2.1: M/M/1 at 5/6; Kleinrock: M/M/2 at ρ = 0.5 has C = 1/3.
    expect(erlangC(1, 5 / 6)).toBeCloseTo(5 / 6, 14);
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 14);
    expect(erlangB(2, 1)).toBeCloseTo(0.2, 14);
  });

  it("agree with the recursion where they no longer use it", () => {
    const recursion = (servers: number, load: number): number => {
      let inverse = 1;
      for (let k = 1; k <= servers; k++) inverse = 1 + (k / load) * inverse;
      return 1 / inverse;
    };
    for (const servers of [65, 100, 1000, 20000])
      for (const rho of [0.5, 0.9, 0.99, 1, 1.1]) {
        const truth = recursion(servers, rho * servers);
        if (truth > 1e-290) expect(erlangB(servers, rho * servers) / truth).toBeCloseTo(1, 11);
      }
  });

  it("stand a million servers at 1 − 10⁻⁹", () => {
    const idle = 1e-9;
    const delayed = erlangC(1e6, 1e6 * (1 - idle), idle);
    // Halfin & Whitt 1981: C → 1/(1 + √2π β Φ(β) e^{β²/2}) with β = (1−ρ)√c = 10⁻⁶.
    const beta = idle * 1e3;
    expect(delayed).toBeCloseTo(1 / (1 + Math.sqrt(2 * Math.PI) * beta * 0.5), 6);
  });

  it("refuse what is no number of servers", () => {
    expect(() => erlangB(1.5, 1)).toThrow(/servers must be an integer/);
    expect(() => erlangC(0, 1)).toThrow(/servers must be an integer ≥ 1/);
    expect(() => erlangB(2, -1)).toThrow(/load/);
  });
});

describe("an M/M/c station", () => {
  const station = { arrivalScv: 1, discipline: "fcfs" } as const;
  it("has the published queue lengths (ETH slides: λ = 9, μ = 5)", () => {
    for (const [servers, queueLength, response] of [
      [2, 7.674, 1.053],
      [4, 0.105, 0.212],
    ] as const) {
      const wait = solveStation({
        ...station,
        arrivalRate: 9,
        service: { kind: "exponential", mean: 0.2 },
        servers,
      }).wait;
      expect(wait && 9 * wait.mean).toBeCloseTo(queueLength, 3);
      expect(wait && wait.mean + 0.2).toBeCloseTo(response, 3);
    }
  });

  it("is saturated as a value, with what it carries", () => {
    const result = solveStation({
      ...station,
      arrivalRate: 12,
      service: { kind: "exponential", mean: 0.2 },
      servers: 2,
    });
    expect(result).toMatchObject({ saturated: true, throughput: 10, wait: null });
    expect(result.utilization).toBeCloseTo(1.2, 12);
  });
});

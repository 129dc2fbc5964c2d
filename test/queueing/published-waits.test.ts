import { describe, expect, it } from "vitest";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { solveStation } from "../../src/queueing/station.ts";

function solve(arrivalRate: number, arrivalScv: number, serviceScv: number, servers: number, serviceTime = 1) {
  return solveStation({
    arrivalRate,
    arrivalScv,
    service: lawFromMoments(serviceTime, serviceScv),
    servers,
    discipline: "fcfs",
  });
}

describe("published waits", () => {
  it.each([
    // Whitt, Approximations for the GI/G/m queue (1993): exact P(wait) to two digits. Load, ca², cs², c, P.
    [3.6, 1, 1, 4, 0.79],
    [3.6, 0, 1, 4, 0.67],
    [3.6, 2.25, 1, 4, 0.85],
    [3.6, 1, 0, 4, 0.78],
    [3.6, 1, 2.25, 4, 0.79],
    [3.6, 1, 0.75, 4, 0.79],
    [3.6, 0, 2, 4, 0.7],
    [3.6, 0.5, 2, 4, 0.76],
    [3.6, 0, 9, 4, 0.74],
    [3.6, 9, 9, 4, 0.92],
    [1.2, 0.5, 9, 2, 0.39],
    [3.6, 2.25, 0, 4, 0.86],
  ])(
    "P(wait) at load %d, ca² %d, cs² %d, %d servers is %d (Whitt 1993)",
    (load, arrivalScv, serviceScv, servers, published) => {
      const { waitProbability } = solve(load, arrivalScv, serviceScv, servers);
      expect(Math.abs(waitProbability - published)).toBeLessThan(0.0151);
    },
  );

  it("M/M/3 of Gross & Harris: p. 74, λ = 6, μ = 3", () => {
    const { wait, waitProbability } = solve(6, 1, 1, 3, 1 / 3);
    expect(waitProbability).toBeCloseTo(4 / 9, 12);
    expect(wait?.mean).toBeCloseTo(4 / 27, 12);
  });

  it("the barber of Gross & Harris waits more than an hour with probability 0.3066", () => {
    expect(solve(5, 1, 1, 1, 1 / 6).wait?.tail(1)).toBeCloseTo(0.3065662, 7);
  });

  it.each([
    // Exact M/D/c by the embedded chain at multiples of D (Crommelin).
    [1, 2, 0.17674106],
    [1.4, 2, 0.49361046],
    [1.8, 2, 2.1469232],
  ])("M/D/c at load %d on %d servers waits %d services", (load, servers, published) => {
    expect(solve(load, 1, 0, servers).wait?.mean).toBeCloseTo(published, 7);
  });

  it("M/G/1 by Pollaczek and Khinchine, whatever the law", () => {
    for (const scv of [0, 0.3, 0.5, 1, 4, 25])
      for (const rho of [0.1, 0.7, 0.99])
        expect(solve(rho, 1, scv, 1).wait?.mean).toBeCloseTo((rho * (1 + scv)) / (2 * (1 - rho)), 9);
  });

  it("M/D/1: P(W ≤ t) by Erlang's finite sum", () => {
    const rho = 0.7;
    const { wait } = solve(rho, 1, 0, 1);
    for (const t of [0.2, 0.9, 1.4, 2.3, 3.7]) {
      let sum = 0;
      for (let k = 0; k <= t; k++) {
        const x = rho * (k - t);
        let term = Math.exp(-x);
        for (let i = 1; i <= k; i++) term *= x / i;
        sum += term;
      }
      expect(1 - (wait?.tail(t) ?? 0)).toBeCloseTo((1 - rho) * sum, 6);
    }
  });

  it("D/M/1: the root of σ = e^{−(1−σ)/ρ}", () => {
    const rho = 0.8;
    let sigma = 0.5;
    for (let i = 0; i < 500; i++) sigma = Math.exp(-(1 - sigma) / rho);
    const { wait } = solve(rho, 0, 1, 1);
    expect(wait?.mean).toBeCloseTo(sigma / (1 - sigma), 3);
  });
});

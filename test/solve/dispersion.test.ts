import { describe, expect, it } from "vitest";
import { finiteDispersion } from "../../src/queueing/finite-dispersion.ts";
import { matchedScv, passedDispersion, renewalDispersion, workloadCorrelation } from "../../src/solve/dispersion.ts";

describe("the index of dispersion", () => {
  it("of a Poisson stream is 1 over any time, of a renewal stream its scv in the end", () => {
    expect(renewalDispersion(0.3, 1, 7)).toBe(1);
    expect(renewalDispersion(1e9, 4, 7)).toBeCloseTo(4, 6);
    expect(renewalDispersion(Number.POSITIVE_INFINITY, 0.25, 7)).toBe(0.25);
  });

  it("of two-stage Erlang gaps is exact: Var N(t) = λt/2 + (1 − e^{−4λt})/8", () => {
    for (const t of [0.01, 0.1, 0.5, 2]) {
      const variance = (3 * t) / 2 + (1 - Math.exp(-12 * t)) / 8;
      expect(renewalDispersion(t, 0.5, 3)).toBeCloseTo(variance / (3 * t), 12);
    }
  });

  it("gives back the scv that it was made of", () => {
    for (const scv of [0.2, 0.5, 2, 9])
      for (const t of [0.01, 1, 100])
        expect(matchedScv(renewalDispersion(t, scv, 10), t, 10, 0, 50)).toBeCloseTo(scv, 4);
  });

  it("passes a queue whole over a long time and not at all over none", () => {
    expect(passedDispersion(0)).toBe(0);
    expect(passedDispersion(1e6)).toBeCloseTo(1, 4);
    let before = 0;
    for (let t = 1e-7; t < 50; t *= 1.3) {
      const now = passedDispersion(t);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });

  it("of reflected Brownian motion falls from 1, with integral 1, as that of M/M/1 near ρ = 1 in its time unit (Abate & Whitt 1987)", () => {
    let integral = 0;
    for (let k = 0; k < 60_000; k++) integral += workloadCorrelation((k + 0.5) * 1e-3) * 1e-3;
    expect(workloadCorrelation(0)).toBe(1);
    expect(integral).toBeCloseTo(1, 4);
  });
});

describe("what a station with limited room passes on", () => {
  const exponential = { arrivalScv: 1, serviceScv: 1 };

  it("varies by two thirds in the end where it is just busy and the room is large (Nazarathy & Weiss 2008)", () => {
    const dispersion = finiteDispersion({ load: 1, servers: 1, waitingRoom: 500, ...exponential });
    expect(dispersion).toBeCloseTo(2 / 3, 2);
  });

  it("is Poisson where next to nothing is turned away, and the servers' rhythm far beyond saturation", () => {
    expect(finiteDispersion({ load: 0.3, servers: 1, waitingRoom: 40, ...exponential })).toBeCloseTo(1, 6);
    expect(finiteDispersion({ load: 50, servers: 1, waitingRoom: 5, arrivalScv: 4, serviceScv: 0.5 })).toBeCloseTo(
      0.5,
      1,
    );
  });

  it("of M/M/1/1 is the renewal stream of an idle time and a service, scv 1/2 at ρ = 1", () => {
    expect(finiteDispersion({ load: 1, servers: 1, waitingRoom: 0, ...exponential })).toBeCloseTo(0.5, 12);
  });
});

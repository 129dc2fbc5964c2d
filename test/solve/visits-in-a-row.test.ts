import { describe, expect, it } from "vitest";
import { assessed, workloadOf } from "../accuracy/topology-figures.ts";

/**
 * M/G/1 of which each request takes four services, queueing anew for each, 80 % busy: test/simulation, seed 7,
 * 2·10⁶ requests, half-widths 1.05 and 1.5 %.
 */
const simulated = [
  { scv: 0, mean: 0.042418 },
  { scv: 4, mean: 0.072502 },
];

const visits = (scv: number) => ({
  version: 1,
  workloads: { w: { rate: "80/s" } },
  tiers: {
    front: { kind: "service", delay: "0s", calls: { db: 4 } },
    db: { kind: "service", serviceTime: scv === 0 ? { constant: "2.5ms" } : { mean: "2.5ms", scv } },
  },
});

describe("four visits in a row to one server", () => {
  it.each(simulated)("take what simulation says: scv $scv", ({ scv, mean }) => {
    const ours = workloadOf(assessed(visits(scv))).latency?.mean as number;
    expect(Math.abs(ours / mean - 1)).toBeLessThan(0.03);
  });

  it("of exponential service are a product form: 1/(1 − ρ) services each", () => {
    expect(workloadOf(assessed(visits(1))).latency?.mean).toBeCloseTo((4 * 0.0025) / 0.2, 9);
  });
});

describe("four visits in a row to shared servers", () => {
  it("are one that asks for all their work: who comes straight back goes on being served", () => {
    const asked = (calls: number, serviceTime: unknown) =>
      workloadOf(
        assessed({
          version: 1,
          workloads: { w: { rate: "80/s" } },
          tiers: {
            front: { kind: "service", delay: "0s", calls: { db: calls } },
            db: { kind: "service", discipline: "ps", serviceTime },
          },
        }),
      ).latency;
    const four = asked(4, "2.5ms");
    const one = asked(1, { mean: "10ms", scv: 0.25 });
    // How fast the number present changes is that of single visits.
    for (const level of ["mean", "p50", "p99"] as const)
      expect(Math.abs((four?.[level] as number) / (one?.[level] as number) - 1)).toBeLessThan(0.1);
  });
});

import { describe, expect, it } from "vitest";
import { factorNodes, givenFactor } from "../../src/latency/given-factor.ts";
import { exponentialTail } from "../../src/queueing/tail-law.ts";

const wait = exponentialTail(0.7, 2);

describe("a wait that follows a normal factor", () => {
  it.each([0.1, 0.5, 0.9])("is over all values of the factor what it was (r = %s)", (r) => {
    const nodes = factorNodes(r).map(({ z, weight }) => ({ weight, law: givenFactor(wait, r, z) }));
    const over = (value: (law: typeof wait) => number) =>
      nodes.reduce((sum, { weight, law }) => sum + weight * value(law), 0);
    expect(nodes.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(over(({ mean }) => mean)).toBeCloseTo(0.35, 4);
    expect(over(({ atZero }) => atZero)).toBeCloseTo(0.3, 4);
    for (const t of [0.1, 1, 3]) expect(over(({ tail }) => tail(t)) / wait.tail(t)).toBeCloseTo(1, 3);
  });

  it("is longer the greater the factor", () => {
    const means = [-2, -1, 0, 1, 2].map((z) => givenFactor(wait, 0.5, z).mean);
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    expect(new Set(means).size).toBe(5);
  });

  it("does not know the factor where r is 0", () => {
    const law = givenFactor(wait, 0, 1.5);
    expect(law.mean).toBeCloseTo(wait.mean, 6);
    expect(law.tail(1)).toBeCloseTo(wait.tail(1), 8);
  });
});

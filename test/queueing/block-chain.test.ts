import { describe, expect, it } from "vitest";
import { blockPresent, blockStationary } from "../../src/queueing/block-chain.ts";

/** Two birth–death processes that know nothing of each other. */
const apart = (blocks: number, size: number, forth: number, back: number, up: number, down: number) => {
  const of = (rate: number) => new Float64Array(blocks * size).fill(rate);
  return { blocks, size, forth: of(forth), back: of(back), up: of(up), down: of(down) };
};

describe("a chain in blocks", () => {
  it("that are independent of what is within has the product of two geometric laws", () => {
    const law = blockStationary(apart(4, 3, 1, 2, 3, 4));
    const ratio = (at: number, to: number) => (law[to] as number) / (law[at] as number);
    for (let k = 0; k < 3; k++) expect(ratio(3 * k, 3 * k + 3)).toBeCloseTo(1 / 2, 12);
    for (let i = 0; i < 2; i++) expect(ratio(i, i + 1)).toBeCloseTo(3 / 4, 12);
    expect(law.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 12);
  });

  it("does not overflow where nearly all mass is far from the first block", () => {
    const law = blockStationary(apart(400, 2, 10, 1, 1, 1));
    expect(law[799]).toBeCloseTo(0.45, 12);
    expect(law[0]).toBeLessThan(1e-15);
  });

  it("holds what comes in for as long as it stays", () => {
    const inflow = Float64Array.from({ length: 12 }, (_, k) => k + 1);
    const present = blockPresent(apart(4, 3, 1, 2, 3, 4), inflow, 5);
    expect(present.reduce((sum, one) => sum + one, 0)).toBeCloseTo(78 / 5, 10);
  });
});

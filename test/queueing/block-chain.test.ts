import { describe, expect, it } from "vitest";
import { blockPresent, blockStationary } from "../../src/queueing/block-chain.ts";

/** Two birth–death processes that know nothing of each other. */
const apart = (blocks: number, size: number, forth: number, back: number, up: number, down: number) => {
  const of = (rate: number) => new Float64Array(blocks * size).fill(rate);
  return { blocks, size, forth: of(forth), back: of(back), up: of(up), down: of(down), rise: of(0), land: of(0) };
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
    const present = blockPresent(apart(4, 3, 1, 2, 3, 4), 5)(inflow);
    expect(present.reduce((sum, one) => sum + one, 0)).toBeCloseTo(78 / 5, 10);
  });

  it("that rises as it goes forth is as one who counts both ways of going", () => {
    // Two places, two blocks: first and second block of one place, then of the other.
    const chain = {
      blocks: 2,
      size: 2,
      up: Float64Array.of(1, 0, 2, 0),
      down: Float64Array.of(0, 3, 0, 1),
      forth: Float64Array.of(0.5, 1, 0, 0),
      back: Float64Array.of(0, 0, 2, 1),
      rise: Float64Array.of(4, 0, 0, 0),
      land: Float64Array.of(0, 0, 3, 0),
    };
    const law = blockStationary(chain);
    const [a, b, c, d] = law as unknown as [number, number, number, number];
    expect(a * 5.5).toBeCloseTo(3 * b + 2 * c, 12);
    expect(b * 4).toBeCloseTo(a + 3 * c + d, 12);
    expect(c * 7).toBeCloseTo(0.5 * a + d, 12);
    expect(d * 2).toBeCloseTo(4 * a + b + 2 * c, 12);
  });

  it("that is open loses what goes beyond its ends", () => {
    // One place: out of two blocks by either end.
    const chain = { ...apart(2, 1, 1, 2, 0, 0), isOpen: true };
    const [first, second] = blockPresent(chain, 0)(Float64Array.of(1, 0)) as unknown as [number, number];
    expect(first).toBeCloseTo(3 / 7, 12);
    expect(second).toBeCloseTo(1 / 7, 12);
  });
});

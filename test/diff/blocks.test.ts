import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf } from "../../src/diff/blocks.ts";

describe("blocks", () => {
  it("are single where everything is valid", () => {
    expect(blocksOf(4, () => true)).toEqual([[0], [1], [2], [3]]);
  });

  it("hold what needs each other, and nothing else", () => {
    const needs = (one: number, other: number) => (members: readonly number[]) =>
      !members.includes(one) || members.includes(other);
    expect(blocksOf(4, needs(3, 1))).toEqual([[0], [1, 3], [2]]);
    expect(blocksOf(4, (members) => needs(0, 2)(members) && needs(3, 2)(members))).toEqual([[0, 2, 3], [1]]);
  });

  it("hold what is only wrong together", () => {
    const isValid = (members: readonly number[]) =>
      !(members.includes(0) && members.includes(1)) || members.includes(3);
    expect(blocksOf(4, isValid)).toEqual([[0, 1, 3], [2]]);
  });

  it("end with every union valid, whatever is asked", () => {
    const requirements = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 6 });
    fc.assert(
      fc.property(requirements, (pairs) => {
        const isValid = (members: readonly number[]) =>
          pairs.every(([one, other]) => !members.includes(one) || members.includes(other));
        const blocks = blocksOf(6, isValid);
        expect(blocks.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
        for (let mask = 0; mask < 2 ** blocks.length; mask += 1) {
          expect(isValid(blocks.filter((_, index) => mask & (1 << index)).flat())).toBe(true);
        }
      }),
    );
  });

  it("end for more members than are tried in every way, and where nothing but all is valid", () => {
    expect(blocksOf(9, (members) => !members.includes(8) || members.includes(0))).toHaveLength(8);
    expect(blocksOf(9, (members) => members.length === 9)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8]]);
  });
});

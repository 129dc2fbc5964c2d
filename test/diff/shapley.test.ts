import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapleyValues } from "../../src/diff/shapley.ts";

const members = (mask: number, players: number) =>
  Array.from({ length: players }, (_, player) => player).filter((player) => mask & (1 << player));

const close = (values: readonly number[], expected: readonly number[]) =>
  values.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 12);
  });

describe("Shapley values", () => {
  it("share the airport's runway as Littlechild and Owen 1973 do: costs 8, 11, 13, 18 give 2, 3, 4, 9", () => {
    const costs = [8, 11, 13, 18];
    const value = (mask: number) => Math.max(0, ...members(mask, 4).map((player) => costs[player] ?? 0));
    close(shapleyValues(4, value), [2, 3, 4, 9]);
  });

  it("share the gloves of Shapley and Shubik 1969: two right ones and a left one are worth 1/6, 1/6 and 4/6", () => {
    const value = (mask: number) => Number((mask & 4) !== 0 && (mask & 3) !== 0);
    close(shapleyValues(3, value), [1 / 6, 1 / 6, 4 / 6]);
  });

  const games = fc
    .integer({ min: 1, max: 6 })
    .chain((players) =>
      fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2 ** players, maxLength: 2 ** players }),
    );

  it("add up to the whole effect", () => {
    fc.assert(
      fc.property(games, (values) => {
        const players = Math.log2(values.length);
        const sum = shapleyValues(players, (mask) => values[mask] ?? 0).reduce((total, one) => total + one, 0);
        expect(sum).toBeCloseTo((values.at(-1) ?? 0) - (values[0] ?? 0), 8);
      }),
    );
  });

  it("turn their sign when the sides are exchanged", () => {
    fc.assert(
      fc.property(games, (values) => {
        const players = Math.log2(values.length);
        const forth = shapleyValues(players, (mask) => values[mask] ?? 0);
        const back = shapleyValues(players, (mask) => values[values.length - 1 - mask] ?? 0);
        forth.forEach((value, index) => {
          expect(back[index]).toBeCloseTo(-value, 8);
        });
      }),
    );
  });
});

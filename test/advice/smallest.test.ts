import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallestThatHelps } from "../../src/advice/smallest.ts";
import type { Outcome } from "../../src/advice/types.ts";

const from =
  (mended: number, moved = mended) =>
  (number: number): Outcome =>
    number >= mended ? "mended" : number >= moved ? "moved" : "none";

describe("the smallest number that helps", () => {
  it("is found whatever the guess, as by trying all", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 400 }),
        (least, above, guess) => {
          const answer = smallestThatHelps({ least, guess, most: least + 200 }, from(least + above));
          expect(answer).toEqual({ number: least + above, outcome: "mended" });
        },
      ),
    );
  });

  it("is null where not even the largest helps", () => {
    expect(smallestThatHelps({ least: 1, guess: 2, most: 50 }, () => "none")).toBeNull();
    expect(smallestThatHelps({ least: 3, guess: 3, most: 2 }, () => "mended")).toBeNull();
  });

  it("settles for moving the bottleneck where nothing mends", () => {
    expect(smallestThatHelps({ least: 1, guess: 2, most: 100 }, from(1000, 7))).toEqual({
      number: 7,
      outcome: "moved",
    });
  });

  it("prefers the number that mends to a smaller one that only moves the bottleneck", () => {
    expect(smallestThatHelps({ least: 1, guess: 5, most: 100 }, from(9, 5))).toEqual({ number: 9, outcome: "mended" });
  });

  it("asks twice when the guess is right", () => {
    const asked: number[] = [];
    smallestThatHelps({ least: 1, guess: 12, most: 1000 }, (number) => {
      asked.push(number);
      return from(12)(number);
    });
    expect(asked).toEqual([12, 11]);
  });
});

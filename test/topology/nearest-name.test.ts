import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignmentDistance, nearestName } from "../../src/topology/nearest-name.ts";

describe("The distance of two words", () => {
  it.each([
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["raed", "read", 1],
    ["instnaces", "instances", 1],
    ["ca", "abc", 3],
    ["same", "same", 0],
  ])("of %s and %s is %d", (a, b, distance) => {
    expect(alignmentDistance(a, b)).toBe(distance);
  });

  it("is the same both ways, zero for equal words only, and at most the longer length", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = alignmentDistance(a, b);
        expect(distance).toBe(alignmentDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe("The name that was meant", () => {
  const known = ["read", "write", "readFrom", "burstiness", "instances", "instance"];

  it.each([
    ["raed", "read"],
    ["Read", "read"],
    ["burst", "burstiness"],
    ["instnace", "instance"],
    ["readfrom", "readFrom"],
    ["writes", "write"],
  ])("%s is %s", (misspelt, name) => {
    expect(nearestName(misspelt, known)).toBe(name);
  });

  it("is none where nothing is near", () => {
    for (const misspelt of ["", "x", "latency", "constructor", "r".repeat(1000)])
      expect(nearestName(misspelt, known)).toBeUndefined();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dimension, dimensionWords } from "../../src/units/dimension.ts";
import { quantityText } from "../../src/units/quantity-text.ts";
import { quantityValue } from "../../src/units/quantity-value.ts";

const dimensions = Object.keys(dimensionWords) as Dimension[];

describe("A quantity written into a file reads back as the very same number", () => {
  it.each<[Dimension, number, string]>([
    ["time", 0.002, "2ms"],
    ["time", 0.00001, "10us"],
    ["time", 90, "90s"],
    ["time", 300, "300s"],
    ["time", 3600, "1h"],
    ["time", 2e-7, "0.2us"],
    ["ratio", 371172180016.71246, "37117218001671.246%"],
    ["time", 0, "0s"],
    ["rate", 400, "400/s"],
    ["rate", 1.2e6 / 86_400, "1.2M/day"],
    ["ratio", 0.07, "7%"],
    ["ratio", 0.995, "99.5%"],
    ["factor", 1.5, "1.5x"],
    ["count", 2e6, "2M"],
    ["size", 4 * 2 ** 30, "4GiB"],
    ["bandwidth", 1.25e9, "10Gbps"],
    ["cost", 9000 / 730, "$9000/month"],
    ["cost", 0.192, "$0.192/h"],
    ["price-per-size", 8.5e-11, "$0.085/GB"],
    ["price-per-request", 4e-7, "$0.4/million"],
  ])("%s %d is %s", (dimension, value, text) => {
    expect(quantityText(value, dimension)).toBe(text);
  });

  it.each(dimensions)("any %s", (dimension) => {
    const values = fc.oneof(
      fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
      fc.integer({ min: 0, max: 1_000_000 }).map((digits) => digits / 1000),
      fc.integer({ min: 1, max: 100_000 }),
    );
    fc.assert(
      fc.property(values, (value) => {
        expect(quantityValue(quantityText(value, dimension), dimension)?.value).toBe(value);
      }),
    );
  });

  it("refuses what no quantity can be", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e30])
      expect(() => quantityText(value, "time")).toThrow(RangeError);
  });
});

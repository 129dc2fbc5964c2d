import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatFactor,
  formatMoney,
  formatNumber,
  formatRate,
  formatRatio,
  formatSize,
  formatTime,
} from "../../src/units/format-quantity.ts";

describe("Quantities for people have three significant digits", () => {
  it.each([
    [formatTime, 0.041, "41 ms"],
    [formatTime, 0.0412345, "41.2 ms"],
    [formatTime, 1.3, "1.3 s"],
    [formatTime, 0.9999, "1 s"],
    [formatTime, 0.0002, "200 µs"],
    [formatTime, 3e-9, "3 ns"],
    [formatTime, 0, "0 s"],
    [formatTime, 119.9, "2 min"],
    [formatTime, 90, "90 s"],
    [formatTime, 5400, "1.5 h"],
    [formatTime, 200_000, "2.31 d"],
    [formatRate, 2778, "2.78k/s"],
    [formatRate, 168, "168/s"],
    [formatRate, 999.9, "1k/s"],
    [formatRate, 0.5, "0.5/s"],
    [formatRate, 0.05, "3/min"],
    [formatRate, 40 / 86_400, "1.67/h"],
    [formatRate, 4 / 86_400, "4/day"],
    [formatRate, 0, "0/s"],
    [formatCount, 8, "8"],
    [formatCount, 1500, "1500"],
    [formatCount, 40_000, "40k"],
    [formatCount, 2.5e6, "2.5M"],
    [formatCount, 0.25, "0.25"],
    [formatSize, 400 * 2 ** 30, "400 GiB"],
    [formatSize, 1536, "1.5 KiB"],
    [formatSize, 12, "12 B"],
    [formatRatio, 0.85, "85%"],
    [formatRatio, 0.9998, "99.98%"],
    [formatRatio, 0.999, "99.9%"],
    [formatRatio, 1, "100%"],
    [formatRatio, 0.0001, "0.01%"],
    [formatRatio, 1.35, "135%"],
    [formatFactor, 1.184, "1.18x"],
    [formatMoney, 1104.4, "$1,104"],
    [formatMoney, 12.5, "$12.50"],
    [formatMoney, 12, "$12"],
    [formatMoney, 0.0042, "$0.0042"],
    [formatMoney, 0, "$0"],
    [formatMoney, -310, "-$310"],
    [formatNumber, 1e-9, "1e-9"],
    [formatNumber, 1e18, "1e18"],
  ])("%s(%d) is %s", (format, value, text) => {
    expect(format(value)).toBe(text);
  });

  it("what is saturated is ∞, what is not known –, and nothing is NaN", () => {
    for (const format of [formatTime, formatRate, formatCount, formatSize, formatRatio, formatFactor, formatMoney]) {
      expect(format(Number.POSITIVE_INFINITY)).toBe("∞");
      expect(format(Number.NaN)).toBe("–");
    }
  });

  it("no number is shown as long as its digits are", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0, max: 1e14 }), (value) => {
        for (const format of [formatTime, formatRate, formatFactor]) {
          const digits = format(value).match(/\d/g) ?? [];
          expect(format(value)).not.toContain("NaN");
          expect(digits.length).toBeLessThanOrEqual(value >= 1e3 && value > 8.64e7 ? 15 : 10);
        }
      }),
    );
  });

  it("a ratio below one is never shown as 100%", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (ratio) => {
        expect(formatRatio(ratio)).not.toBe("100%");
      }),
    );
  });
});

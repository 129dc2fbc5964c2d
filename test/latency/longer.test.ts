import { describe, expect, it } from "vitest";
import { fromLaw } from "../../src/latency/from-law.ts";
import { longer } from "../../src/latency/longer.ts";
import { meanOf } from "../../src/latency/moments.ts";
import { percentile } from "../../src/latency/percentile.ts";

const service = fromLaw({ kind: "exponential", mean: 1 });

describe("a time whose short values are thinned out", () => {
  it.each([0.05, 0.2])("has a mean longer by %f", (shift) => {
    expect(meanOf(longer(service, shift, 2))).toBeCloseTo(1 + shift, 9);
  });

  it("loses short values, and keeps the rate at which long ones fall off", () => {
    const law = longer(service, 0.2, 2);
    expect(percentile(law, 0.1)).toBeGreaterThan(1.5 * percentile(service, 0.1));
    expect(percentile(law, 0.99) - percentile(law, 0.9)).toBeCloseTo(Math.log(10), 2);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measured, missesOf, parts, type Summary, sampleOf, summariesOf } from "./judge.ts";
import { families } from "./registry.ts";

type Watched = Readonly<Record<string, Readonly<Record<string, { readonly [key in keyof Summary]: number | null }>>>>;

const watched = JSON.parse(readFileSync("docs/accuracy/summary.json", "utf8")) as Watched;

/** A figure may move by the rounding of another machine, not more. */
const isNoWorse = (now: number, before: number | null) => now <= (before ?? Number.POSITIVE_INFINITY) * 1.01 + 1e-6;

describe("no summary figure of the accuracy page gets worse, or misses its target", () => {
  for (const family of families) {
    it(`${family.title}`, () => {
      const before = watched[family.name];
      const now = summariesOf(family, measured(sampleOf(family, family.cases)));
      if (before === undefined) throw new Error("not on the page yet: npm run accuracy");
      expect(Object.keys(now)).toEqual(Object.keys(before));
      const worse = Object.entries(now).flatMap(([figure, summary]) => {
        const was = before[figure] as Watched[string][string];
        if (summary.cases < (was.cases ?? 0)) return [`${figure}: fewer cases, ${summary.cases} for ${was.cases}`];
        return parts
          .filter((part) => !isNoWorse(summary[part], was[part]))
          .map((part) => `${figure}, ${part}: ${summary[part]}, was ${was[part]}`);
      });
      expect(worse).toEqual([]);
      expect(missesOf(family, now).filter((miss) => !family.missed?.includes(miss))).toEqual([]);
    }, 60_000);
  }

  it("watches every family of the page, and no other", () => {
    expect(Object.keys(watched)).toEqual(families.map(({ name }) => name));
  });
});

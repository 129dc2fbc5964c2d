import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { examine, examinePlan } from "./examine.ts";
import { allFeatures, type Feature } from "./features.ts";

/** A fixed range of what `npm run fuzz` takes any range of. */
const plain: readonly Feature[] = allFeatures.filter((feature) => !["failing", "closed", "forks"].includes(feature));
const seeds = Array.from({ length: 10 }, (_, seed) => 5 + seed);

describe("a plan at random", () => {
  it.each(seeds)("gets an answer that obeys every law, or a diagnostic: %d", { timeout: 60_000 }, async (seed) => {
    const { faults, refusals } = await examine(seed, "relations", plain);
    expect(faults).toEqual([]);
    for (const refusal of refusals) expect(refusal).toMatch(/^SP\d{3} \S/);
  });
});

/** Plans to which there once was no right answer. */
const folder = "test/random-plans/mended";

describe("a plan that once had no right answer", () => {
  it.each(readdirSync(folder))("has one: %s", { timeout: 60_000 }, async (name) => {
    const { faults } = await examinePlan(0, parse(readFileSync(`${folder}/${name}`, "utf8")), "laws");
    expect(faults).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { examine } from "./examine.ts";
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

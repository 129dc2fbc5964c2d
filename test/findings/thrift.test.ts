import { describe, expect, it } from "vitest";
import { recommend } from "../../src/advice/recommend.ts";
import { findingsOf } from "../../src/findings/findings.ts";
import { MOST_STATIONS_TO_VARY, variantsAllowed } from "../../src/findings/thrift.ts";
import type { SolveEdited, Variants } from "../../src/findings/types.ts";
import { assessmentOf } from "./plan.ts";

/** A chain of services that are hardly busy, and would all be found idle. */
function chain(services: number): unknown {
  const names = Array.from({ length: services }, (_, index) => `s${index}`);
  const tiers = names.map((name, index) => [
    name,
    {
      kind: "service",
      instances: 8,
      cores: 1,
      serviceTime: "1ms",
      ...(index + 1 < services ? { calls: names[index + 1] } : {}),
    },
  ]);
  return { version: 1, workloads: { web: { rate: "1/s" } }, tiers: Object.fromEntries(tiers) };
}

describe("a plan of hundreds of stations", () => {
  it.each([
    [MOST_STATIONS_TO_VARY, true],
    [MOST_STATIONS_TO_VARY + 1, false],
  ])("of %i is varied for the sake of a note: %s", (services, isVaried) => {
    const data = chain(services);
    const assessment = assessmentOf(data);
    let variants = 0;
    const solve: SolveEdited = () => {
      variants++;
      return null;
    };
    const tried: Variants = { data, solve, solveUnder: () => null };
    const findings = findingsOf(assessment, tried);
    recommend({ assessment, findings, variants: tried });
    expect(variants > 0).toBe(isVaried);
  });

  it("gets fewer variants the larger it is, but never none", () => {
    expect(variantsAllowed(6)).toBe(2000);
    expect(variantsAllowed(100)).toBe(120);
    expect(variantsAllowed(5800)).toBe(12);
  });
});

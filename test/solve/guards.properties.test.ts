import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { arbitraryTopology } from "../model/arbitrary-topology.ts";

describe("guards", () => {
  it("find no fault with any topology that can be written", () => {
    fc.assert(
      fc.property(arbitraryTopology, (topology) => {
        // A broken law is an exception.
        expect(assess(topology, { ladder: false, places: false })).toBeDefined();
      }),
      { numRuns: 60, seed: 20 },
    );
  }, 60_000);
});

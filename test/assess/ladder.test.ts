import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { assess } from "../../src/assess/assess.ts";
import { firstRungs, growsTo } from "../../src/assess/ladder.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";

const plan = fc
  .record({
    rate: fc.integer({ min: 20, max: 500 }),
    read: fc.integer({ min: 1, max: 9 }),
    p99: fc.integer({ min: 40, max: 600 }),
    queueLimit: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
  })
  .map(
    ({ rate, read, p99, queueLimit }) => `version: 1
workloads: { look: { rate: ${rate}/s }, buy: { rate: ${Math.ceil(rate / 3)}/s } }
tiers:
  app: { kind: service, instances: 3, cores: 2, serviceTime: 8ms, calls: [db.read, { to: db.write, only: buy }] }
  db: { kind: database, cores: 2, read: ${read}ms, write: 4ms${queueLimit === null ? "" : `, queueLimit: ${queueLimit}`} }
budgets: { latency: { look: { p99: ${p99}ms }, buy: { mean: ${Math.ceil(p99 / 3)}ms } }, errors: 5% }
`,
  );

function assessed(text: string) {
  const read = topologyFromData(parse(text));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  const result = assess(read.topology);
  if (!result.ok) throw new Error(result.refusals.map(({ message }) => message).join());
  return result;
}

describe("the first rung of the ladder", () => {
  it("is found without climbing the others", () => {
    fc.assert(
      fc.property(plan, (text) => {
        const { assessment, prepared } = assessed(text);
        const [first] = firstRungs(assessment.topology, prepared, assessment.solution);
        expect(first?.factor).toBeCloseTo(assessment.headroom ?? Number.NaN, 3);
        expect(first?.kind).toBe(assessment.ladder[0]?.kind);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it("is where the load cannot grow further", () => {
    fc.assert(
      fc.property(plan, (text) => {
        const { assessment, prepared } = assessed(text);
        const { topology, solution, headroom } = assessment;
        fc.pre(headroom !== null && headroom > 1e-3);
        expect(growsTo((headroom ?? 0) * 0.999, topology, prepared, solution)).toBe(true);
        expect(growsTo((headroom ?? 0) * 1.001, topology, prepared, solution)).toBe(false);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

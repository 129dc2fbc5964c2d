import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureOf, isAmiss } from "../../src/findings/figure.ts";
import { spreadBudgets } from "../../src/findings/spread-budgets.ts";
import { planOf } from "./plan.ts";

/** A shop of five tiers, anything from idle to overloaded. */
const shop = fc
  .record({
    rate: fc.integer({ min: 5, max: 400 }),
    instances: fc.integer({ min: 1, max: 6 }),
    appTime: fc.integer({ min: 2, max: 30 }),
    reads: fc.integer({ min: 0, max: 4 }),
    writeTime: fc.integer({ min: 1, max: 15 }),
    replicas: fc.integer({ min: 0, max: 2 }),
    queueLimit: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
    p99: fc.integer({ min: 20, max: 900 }),
    headroom: fc.integer({ min: 10, max: 30 }),
    utilization: fc.integer({ min: 20, max: 90 }),
  })
  .map(
    (shop) => `version: 1
workloads: { look: { rate: ${shop.rate}/s }, buy: { rate: ${Math.ceil(shop.rate / 4)}/s } }
tiers:
  app:
    kind: service
    instances: ${shop.instances}
    cores: 2
    ${shop.queueLimit === null ? "" : `queueLimit: ${shop.queueLimit}`}
    operations:
      look: { serviceTime: ${shop.appTime}ms, calls: ${shop.reads === 0 ? "mail" : `{ db.read: ${shop.reads} }`} }
      buy: { serviceTime: ${shop.appTime}ms, calls: [db.write, mail] }
  db: { kind: database, cores: 2, replicas: ${shop.replicas}, read: 2ms, write: ${shop.writeTime}ms }
  mail: { kind: external, latency: { p50: 20ms, p99: 90ms } }
budgets:
  latency: { look: { p99: ${shop.p99}ms, mean: ${Math.ceil(shop.p99 / 4)}ms }, buy: { p95: ${shop.p99}ms } }
  utilization: ${shop.utilization}%
  headroom: ${shop.headroom / 10}x
  errors: 1%
`,
  );

describe("whatever is wrong with a plan", () => {
  it("is said once, in words, errors first: every budget that does not hold belongs to a finding, and no cause has two", () => {
    fc.assert(
      fc.property(shop, (text) => {
        const { assessment, findings } = planOf(text);
        const explained = new Set(findings.flatMap(({ budgets }) => budgets));
        for (const result of spreadBudgets(assessment).filter(isAmiss)) expect(explained).toContain(figureOf(result));

        const causes = findings.map(({ code, subject, station }) => `${code} ${station ?? subject}`);
        expect(new Set(causes).size).toBe(causes.length);
        const loads = findings.filter(({ station, code }) => station !== null && code !== "SP901");
        expect(new Set(loads.map(({ station }) => station)).size).toBe(loads.length);

        const order = findings.map(({ severity }) => ["error", "warning", "note"].indexOf(severity));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        for (const { message, consequences } of findings) {
          expect([message, ...consequences].join("\n")).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
